#include "service/http/media_type.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "service/http/text.hpp"

namespace planpress::http {
namespace {

// A weight in thousandths (RFC 9110, 12.4.2): 0, 1 or a decimal with at most three places.
std::optional<int> weight(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  int thousandths = text[0] == '1' ? 1000 : 0;
  if (text.size() == 1) return thousandths;
  if (text[1] != '.' || text.size() > 5) return std::nullopt;
  int unit = 100;
  for (const char digit : text.substr(2)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    thousandths += (digit - '0') * unit;
    unit /= 10;
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

struct MediaRange {
  std::string_view type, subtype;
  int weight = 1000;
};

std::optional<MediaRange> media_range(std::string_view element) {
  const std::vector<std::string_view> parts = split(element, ';');
  const std::size_t slash = parts[0].find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  MediaRange range{trim(parts[0].substr(0, slash)), trim(parts[0].substr(slash + 1))};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::string_view parameter = trim(parts[i]);
    if (!equal_ignoring_case(parameter.substr(0, 2), "q=")) continue;
    const std::optional<int> q = weight(trim(parameter.substr(2)));
    if (!q) return std::nullopt;
    range.weight = *q;
  }
  return range;
}

// 0: does not match; else the higher, the more specific.
int specificity(const MediaRange& range, std::string_view offer) {
  const std::size_t slash = offer.find('/');
  if (range.type == "*" && range.subtype == "*") return 1;
  if (!equal_ignoring_case(range.type, offer.substr(0, slash))) return 0;
  if (range.subtype == "*") return 2;
  return equal_ignoring_case(range.subtype, offer.substr(slash + 1)) ? 3 : 0;
}

int preference(const std::vector<MediaRange>& ranges, std::string_view offer) {
  int best = 0;
  int chosen = 0;
  for (const MediaRange& range : ranges) {
    const int rank = specificity(range, offer);
    if (rank > best) {
      best = rank;
      chosen = range.weight;
    }
  }
  return chosen;
}

}  // namespace

std::optional<std::size_t> negotiate(std::string_view accept, std::span<const std::string_view> offers) {
  if (trim(accept).empty()) return 0;
  std::vector<MediaRange> ranges;
  for (const std::string_view element : split(accept, ',')) {
    if (const std::optional<MediaRange> range = media_range(element)) ranges.push_back(*range);
  }
  std::optional<std::size_t> best;
  int best_weight = 0;
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const int offered = preference(ranges, offers[i]);
    if (offered > best_weight) {
      best_weight = offered;
      best = i;
    }
  }
  return best;
}

bool is_json(std::string_view content_type) {
  const std::vector<std::string_view> parts = split(content_type, ';');
  const std::string type = lower_case(trim(parts[0]));
  if (type != "application/json" && !(type.starts_with("application/") && type.ends_with("+json")))
    return false;
  return std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
    const std::string parameter = lower_case(trim(part));
    return !parameter.starts_with("charset=") || parameter == "charset=utf-8" ||
           parameter == "charset=\"utf-8\"";
  });
}

bool is_pdf(std::string_view content_type) {
  return lower_case(trim(split(content_type, ';')[0])) == "application/pdf";
}

}  // namespace planpress::http

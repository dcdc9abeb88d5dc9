#include "service/http/target.hpp"

#include "service/http/text.hpp"

namespace planpress::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower_case(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// In a query "+" is a space, as forms send it.
std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
  const std::size_t mark = target.find('?');
  std::optional<std::string> path = decode(target.substr(0, mark), false);
  if (!path) return std::nullopt;
  Target out{std::move(*path), {}, {}};
  // Where the whole can be decoded, so can its parts.
  if (target.starts_with('/'))
    for (const std::string_view segment : split(target.substr(0, mark).substr(1), '/'))
      out.segments.push_back(*decode(segment, false));
  if (mark == std::string_view::npos) return out;
  for (const std::string_view pair : split(target.substr(mark + 1), '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::optional<std::string> name = decode(pair.substr(0, equals), true);
    std::optional<std::string> value =
        equals == std::string_view::npos ? std::string() : decode(pair.substr(equals + 1), true);
    if (!name || !value) return std::nullopt;
    out.query.push_back({std::move(*name), std::move(*value)});
  }
  return out;
}

}  // namespace planpress::http

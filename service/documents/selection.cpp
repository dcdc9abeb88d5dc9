#include "service/documents/selection.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace planpress::documents {
namespace {

constexpr std::size_t longest_id = 64;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t end; (end = text.find(separator)) != std::string_view::npos; text.remove_prefix(end + 1))
    parts.emplace_back(text.substr(0, end));
  parts.emplace_back(text);
  return parts;
}

std::optional<int> review_number(const std::string& text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && number > 0 && text.front() != '0' ? std::optional(number) : std::nullopt;
}

// "progress-report:REVIEW", how it is to be written.
std::string pattern(const Kind& kind) {
  std::string out = kind.name;
  if (kind.review != Need::none) out += ":REVIEW";
  if (kind.person != Need::none) out += ":PERSON";
  return out;
}

class Reader {
 public:
  explicit Reader(const std::vector<Kind>& kinds) : kinds_(kinds) {}

  Selection read(std::string_view text) {
    for (std::string& item : split(text, ',')) {
      item_ = std::move(item);
      ++place_;
      read_item();
    }
    return std::move(selection_);
  }

 private:
  void read_item() {
    const std::vector<std::string> words = split(item_, ':');
    const auto kind = std::ranges::find(kinds_, words.front(), &Kind::name);
    if (kind == kinds_.end()) {
      std::vector<std::string_view> names;
      for (const Kind& known : kinds_) names.push_back(known.name);
      return fault(fmt::format("is not a kind of document. The kinds: {}.", fmt::join(names, ", ")));
    }
    Part part{kind->name, {}, {}};
    auto word = words.begin() + 1;
    if (kind->review != Need::none && word != words.end()) {
      part.review = review_number(*word);
      if (!part.review && !word->empty())
        return fault(fmt::format("names no review: write {}, with the number of a review.", pattern(*kind)));
      ++word;
    }
    if (kind->person != Need::none && word != words.end()) {
      if (word->size() > longest_id) return fault("names nobody: an id has at most 64 characters.");
      if (!word->empty()) part.person = *word;
      ++word;
    }
    const bool is_short =
        (kind->review == Need::required && !part.review) || (kind->person == Need::required && !part.person);
    if (is_short || word != words.end()) return fault(fmt::format("is written {}.", pattern(*kind)));
    if (std::ranges::find(selection_.parts, part) != selection_.parts.end())
      return fault("stands in the list already: name each once.");
    selection_.parts.push_back(std::move(part));
  }

  void fault(std::string_view detail) {
    selection_.faults.push_back({item_, fmt::format("Document {} of the list {}", place_, detail)});
  }

  const std::vector<Kind>& kinds_;
  Selection selection_;
  std::string item_;
  int place_ = 0;
};

}  // namespace

Selection read_selection(std::string_view text, const std::vector<Kind>& kinds) {
  return Reader(kinds).read(text);
}

}  // namespace planpress::documents

#include "service/plan/suggest.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "service/plan/near_miss.hpp"

namespace planpress::plan {
namespace {

constexpr std::size_t longest_word = 100, shortest_start = 2, shortest_part = 4;

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> other_names{{
    {"english", "en"},
    {"welsh", "cy"},
    {"cymraeg", "cy"},
    {"wales", "cy"},
    {"saesneg", "en"},
    {"bilingual", "both"},
    {"dwyieithog", "both"},
    {"normal", "standard"},
    {"big", "large-print"},
    {"web", "html"},
}};

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Nothing when several words have this part.
std::optional<std::string> only_one_with(std::string_view part, const std::vector<std::string>& known) {
  std::optional<std::string> found;
  for (const std::string& candidate : known) {
    if (in_small_letters(candidate).find(part) == std::string::npos) continue;
    if (found) return std::nullopt;
    found = candidate;
  }
  return found;
}

}  // namespace

std::string_view word_for(std::string_view other_name) {
  const auto found =
      std::ranges::find(other_names, other_name, &std::pair<std::string_view, std::string_view>::first);
  return found == other_names.end() ? std::string_view() : found->second;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Three rows of the table: optimal string alignment looks two rows back for a swap.
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  const std::string plain = in_small_letters(word);
  std::optional<std::string> best;
  std::size_t least = word.size() / 3 + 1;
  for (const std::string& candidate : known) {
    const std::size_t distance = edit_distance(plain, in_small_letters(candidate));
    if (distance < least || (distance == least && !best)) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

std::optional<std::string> meant(std::string_view word, const std::vector<std::string>& known) {
  // Of numbers none is nearer to what was meant than another.
  if (word.size() > longest_word || is_quoted_number(word)) return std::nullopt;
  const std::string plain = in_small_letters(word);
  if (const auto name = std::ranges::find(known, word_for(plain)); name != known.end()) return *name;
  for (const std::string& candidate : known) {
    if (plain == in_small_letters(candidate)) return candidate;
  }
  for (const std::string& candidate : known) {
    const std::string small = in_small_letters(candidate);
    if ((plain.size() >= shortest_start && small.starts_with(plain)) ||
        (small.size() >= shortest_start && plain.starts_with(small)))
      return candidate;
  }
  if (const auto near = nearest(word, known)) return near;
  return plain.size() >= shortest_part ? only_one_with(plain, known) : std::nullopt;
}

}  // namespace planpress::plan

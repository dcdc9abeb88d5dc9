#include "renderer/markup/faults.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace planpress::markup {
namespace {

constexpr std::size_t most_names_listed = 12;

// Levenshtein's distance: letters to change, add or leave out.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
    }
  }
  return row.back();
}

}  // namespace

std::string near_miss(std::string_view wrong, const std::vector<std::string_view>& known) {
  std::string_view nearest;
  std::size_t least = std::max<std::size_t>(2, wrong.size() / 3) + 1;
  for (const auto name : known) {
    const auto distance = edit_distance(wrong, name);
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  if (!nearest.empty()) return fmt::format("did you mean \"{}\"?", nearest);
  if (known.empty()) return {};
  const auto listed = std::min(known.size(), most_names_listed);
  return fmt::format("known here: {}{}",
                     fmt::join(known.begin(), known.begin() + static_cast<long>(listed), ", "),
                     listed < known.size() ? ", ..." : "");
}

}  // namespace planpress::markup

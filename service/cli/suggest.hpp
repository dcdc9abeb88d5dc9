// "Did you mean": the known word nearest to one that is not known.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::cli {

// Insertions, deletions, changes and swaps of neighbours that turn one into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

// Nothing when no word is near: more than a third of the letters would have to change.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace planpress::cli

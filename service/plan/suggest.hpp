// "Did you mean": the known word that one which is not known was meant to be.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::plan {

// Insertions, deletions, changes and swaps of neighbours that turn one into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

// The format's word for what people call otherwise, in small letters: "cy" for "welsh". Empty for any other.
std::string_view word_for(std::string_view other_name);

// The word that differs from this one in least, capitals aside. Nothing when no word is near: more than a
// third of the letters would have to change.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known);

// Also another name of the same thing ("welsh" for "cy"), a word cut short ("large" for "large-print"), one
// that goes on ("english" for "en"), or a part of exactly one word ("summary" for "signed-off-summary").
std::optional<std::string> meant(std::string_view word, const std::vector<std::string>& known);

}  // namespace planpress::plan

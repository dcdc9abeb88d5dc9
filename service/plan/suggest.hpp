// "Did you mean": the known word that one which is not known was meant to be, and hints for values and names
// that the format does not have.
#pragma once
#include <optional>
#include <span>
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

/// The one code of a list that differs from what was written in case, in what parts its words ("Case note
/// review", "observe_only"), in a plural or by a slip of the pen; nothing where none does, or several do.
std::optional<std::string_view> code_meant(std::string_view written, std::span<const std::string_view> codes);

/// The same for the name of a member, which may also have a word too many or too few: "start_date" for start.
std::optional<std::string_view> name_meant(std::string_view written, std::span<const std::string_view> names);

/// The sentence on a text that is no date of the format: what is wrong with how it is written.
std::string_view sentence_on_date(std::string_view written);

/// Whether a text is a number, or true or false, that somebody has put in quotation marks.
bool is_quoted_number(std::string_view text);
bool is_quoted_boolean(std::string_view text);

}  // namespace planpress::plan

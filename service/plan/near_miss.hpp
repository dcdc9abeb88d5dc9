// Hints for values and names that the format does not have: what was meant, where that is plain.
#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace planpress::plan {

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

// Characters on their way into and out of XML.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace planpress::markup {

// A forced line break inside a value: U+2028 LINE SEPARATOR, which is no white space to XML.
inline constexpr std::string_view line_separator = "\u2028";

constexpr bool is_line_separator(std::string_view text, std::size_t at) {
  return text[at] == line_separator[0] && text.substr(at, line_separator.size()) == line_separator;
}

// XML 1.0, production 3: S.
constexpr bool is_xml_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// The parts between separators; none of an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

// A view's text as it may stand in markup before escaping: line feeds become U+2028, other white space
// controls a space, everything else that is a control, no XML character or no UTF-8 becomes U+FFFD.
std::string guard_text(std::string_view text);
// True when guard_text() would change nothing: nearly always, and quick to tell.
bool needs_no_guard(std::string_view text);

// White space and U+2028 collapsed to single spaces, trimmed; passages without their marks; NFC. For
// attributes and elements of plain text.
std::string collapse(std::string_view text);

// RFC 5646 as far as it is needed: a language of two or three letters, subtags of letters and digits.
bool is_language_tag(std::string_view tag);

// A passage of a value in a language of its own stands between marks: U+FDD0, a language tag, U+FDD1, the
// passage, U+FDD2. These are noncharacters (The Unicode Standard, 23.7), of which guard_text() leaves none.
inline constexpr std::string_view passage_start = "\uFDD0", passage_text = "\uFDD1", passage_end = "\uFDD2";
std::string as_passage(std::string_view guarded, std::string_view language);
constexpr bool is_passage_mark(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == passage_start.substr(0, 2) && at + 2 < text.size() &&
         text[at + 2] >= passage_start[2] && text[at + 2] <= passage_end[2];
}
// Moves `at` behind the mark that stands there: to the text of the passage that it begins. Gives the language
// of this; empty where the mark ends one.
std::string_view pass_mark(std::string_view text, std::size_t& at);
// The language of a value that is one passage and nothing else; empty for any other.
std::string_view language_of_all(std::string_view value);

}  // namespace planpress::markup

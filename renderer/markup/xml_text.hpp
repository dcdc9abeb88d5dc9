// Characters on their way into and out of XML.
#pragma once
#include <string>
#include <string_view>

namespace planpress::markup {

// A forced line break inside a value: U+2028 LINE SEPARATOR, which is no white space to XML.
inline constexpr std::string_view line_separator = "\u2028";

// XML 1.0 (5th edition), production 2: Char.
constexpr bool is_xml_character(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}
// XML 1.0, production 3: S.
constexpr bool is_xml_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string escape_xml(std::string_view text);

// A view's text as it may stand in markup before escaping: line feeds become U+2028, other white space
// controls a space, everything else that is a control, no XML character or no UTF-8 becomes U+FFFD.
std::string guard_text(std::string_view text);
// True when guard_text() would change nothing: nearly always, and quick to tell.
bool needs_no_guard(std::string_view text);

// White space and U+2028 collapsed to single spaces, trimmed; NFC. For attributes and elements of plain text.
std::string collapse(std::string_view text);

}  // namespace planpress::markup

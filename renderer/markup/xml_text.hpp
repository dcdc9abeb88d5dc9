// Characters on their way into and out of XML.
#pragma once
#include <string>
#include <string_view>

namespace planpress::markup {

// A forced line break inside a value: U+2028 LINE SEPARATOR, which is no white space to XML.
inline constexpr std::string_view line_separator = "\u2028";

// XML 1.0, production 3: S.
constexpr bool is_xml_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// A view's text as it may stand in markup before escaping: line feeds become U+2028, other white space
// controls a space, everything else that is a control, no XML character or no UTF-8 becomes U+FFFD.
std::string guard_text(std::string_view text);
// True when guard_text() would change nothing: nearly always, and quick to tell.
bool needs_no_guard(std::string_view text);

// White space and U+2028 collapsed to single spaces, trimmed; NFC. For attributes and elements of plain text.
std::string collapse(std::string_view text);

}  // namespace planpress::markup

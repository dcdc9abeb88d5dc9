// Text on its way into XML: the markup that a template becomes, the web page, the metadata of a PDF.
#pragma once
#include <string>
#include <string_view>

namespace planpress::text {

// XML 1.0 (5th edition), production 2: Char.
constexpr bool is_xml_character(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

// For text and for quoted attribute values: & < > " ' become entities; carriage returns, DEL and characters
// that XML forbids become U+FFFD. The text is UTF-8.
void append_xml(std::string& out, std::string_view text);
std::string escape_xml(std::string_view text);

}  // namespace planpress::text

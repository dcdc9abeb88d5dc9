#include "renderer/markup/xml_text.hpp"

#include <algorithm>

#include "renderer/text/unicode.hpp"
#include "renderer/text/xml.hpp"

namespace planpress::markup {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Bytes that a text with something to guard against has at least one of: controls, or the lead of a
// sequence that can be C1 (C2), U+2028 and U+2029 (E2), a surrogate (ED), U+FFFE (EF) or out of range.
constexpr bool is_suspect(unsigned char byte) {
  return byte < 0x20 || byte == 0x7F || byte == 0xC0 || byte == 0xC1 || byte == 0xC2 || byte == 0xE2 ||
         byte == 0xED || byte == 0xEF || byte >= 0xF4;
}

char32_t guarded(char32_t c) {
  constexpr char32_t next_line = 0x85, line = 0x2028, paragraph = 0x2029;
  if (c == '\n' || c == line || c == paragraph) return line;
  if ((c >= 0x9 && c <= 0xD) || c == next_line) return ' ';
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || !text::is_xml_character(c)) return replacement;
  return c;
}

}  // namespace

bool needs_no_guard(std::string_view text) {
  const bool plain = std::none_of(text.begin(), text.end(),
                                  [](char c) { return is_suspect(static_cast<unsigned char>(c)); });
  return plain && text::is_valid_utf8(text);
}

std::string guard_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool crlf = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (crlf) ++at;
    text::append_utf8(out, guarded(text::next_character(text, at)));
  }
  return out;
}

std::string collapse(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false, ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const bool line = text.compare(at, line_separator.size(), line_separator) == 0;
    if (line || is_xml_space(text[at])) {
      space = true;
      at += line ? line_separator.size() : 1;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    ascii = ascii && static_cast<unsigned char>(text[at]) < 0x80;
    out += text[at++];
  }
  return ascii ? out : text::to_nfc(out);
}

}  // namespace planpress::markup

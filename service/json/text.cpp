#include "service/json/text.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>

#include "renderer/text/unicode.hpp"

namespace planpress {

namespace {

/// Takes one code point off the end of valid UTF-8.
char32_t previous(std::string_view text, std::size_t& at) {
  while ((static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) continue;
  std::size_t from = at;
  return text::next_character(text, from);
}

/// Line feed, tab and what has no glyph of its own (joiners, variation selectors, marks of direction).
bool needs_no_glyph(char32_t c) {
  return c == U'\n' || c == U'\t' ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool can_be_seen(char32_t c) {
  if (c > U' ' && c <= U'~') return true;
  constexpr char32_t braille_blank = U'\u2800';
  const auto code = static_cast<UChar32>(c);
  return !u_isUWhiteSpace(code) && !u_iscntrl(code) && u_charType(code) != U_FORMAT_CHAR &&
         u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0 && c != braille_blank;
}

}  // namespace

std::string to_nfc(std::string_view text) { return text::to_nfc(text); }

bool is_forbidden(char32_t c) {
  if (c < 0x20) return c != U'\n' && c != U'\t';
  if (c < 0x7F) return false;
  const bool control = c < 0xA0;
  const bool direction_override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool non_character = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  return control || direction_override || non_character;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string with_line_feeds(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool before_line_feed = i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] != '\r') {
      out += text[i];
    } else if (!before_line_feed) {
      out += '\n';
    }
  }
  return out;
}

TextReport examine(std::string_view text, const CanPrint& can_print) {
  TextReport report;
  for (std::size_t at = 0; at < text.size(); ++report.length) {
    if (text[at] >= ' ' && text[at] <= '~') {  // drawn by every face
      report.blank = report.blank && text[at] == ' ';
      ++at;
      continue;
    }
    const char32_t c = text::next_character(text, at);
    if (report.blank && !u_isUWhiteSpace(static_cast<UChar32>(c))) report.blank = false;
    if (is_forbidden(c)) {
      if (!report.forbidden) report.forbidden = c;
    } else if (can_print && !report.not_printable && !needs_no_glyph(c) && !can_print(c)) {
      report.not_printable = c;
    }
  }
  return report;
}

bool is_visible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (can_be_seen(text::next_character(text, at))) return true;
  return false;
}

std::string trimmed(std::string_view text) {
  std::size_t begin = 0, end = text.size();
  for (std::size_t at = begin; begin < end && !can_be_seen(text::next_character(text, at));) begin = at;
  for (std::size_t at = end; begin < end && !can_be_seen(previous(text, at));) end = at;
  return std::string(text.substr(begin, end - begin));
}

}  // namespace planpress

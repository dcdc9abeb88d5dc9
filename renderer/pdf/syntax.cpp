#include "renderer/pdf/syntax.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "renderer/text/unicode.hpp"

namespace planpress::pdf {
namespace {

bool is_regular(unsigned char byte) {
  return byte > 0x20 && byte < 0x7F &&
         std::string_view("()<>[]{}/%#").find(static_cast<char>(byte)) == std::string_view::npos;
}

std::string utf16_string(std::string_view utf8) {
  constexpr std::size_t most_units = longest_string / 2 - 1;  // less the byte order mark
  std::string out = "<FEFF";
  std::size_t units = 0;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const char32_t character = text::next_character(utf8, offset);
    if (is_forbidden_in_text(character)) continue;
    units += character > 0xFFFF ? 2 : 1;
    if (units > most_units) break;
    append_utf16_hex(out, character);
  }
  return out += '>';
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const char* end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

void append(std::string& out, Length length) {
  const std::int64_t value = length.thousandths();
  char digits[28];
  char* end = digits;
  if (value < 0) *end++ = '-';
  end = std::to_chars(end, digits + sizeof digits, std::abs(value / 1000)).ptr;
  auto fraction = static_cast<int>(std::abs(value % 1000));
  if (fraction != 0) *end++ = '.';
  for (int unit = 100; fraction != 0; fraction %= unit, unit /= 10)
    *end++ = static_cast<char>('0' + fraction / unit);
  out.append(digits, static_cast<std::size_t>(end - digits));
}

void append(std::string& out, Reference reference) { append(out, reference.number, " 0 R"); }

void append_edges(std::string& out, const Rect& rect, Length page_height) {
  for (const Length edge : {rect.x, page_height - rect.bottom(), rect.right(), page_height - rect.y})
    append(out, edge, ' ');
}

std::string name_object(std::string_view bytes) {
  std::string out = "/";
  for (const char c : bytes.substr(0, 127)) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_regular(byte)) {
      out += c;
    } else {
      out += '#';
      append_hex(out, byte, 2);
    }
  }
  return out;
}

std::string byte_string(std::string_view bytes) {
  std::string out = "(";
  for (const char c : bytes.substr(0, longest_string)) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out += ')';
}

std::string text_string(std::string_view utf8) {
  const bool ascii = std::ranges::all_of(utf8, [](char c) { return c >= 0x20 && c < 0x7F; });
  return ascii ? byte_string(utf8) : utf16_string(utf8);
}

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789ABCDEF"[value >> shift & 15];
}

void append_utf16_hex(std::string& out, char32_t character) {
  if (character > 0xFFFF) {
    const char32_t rest = character - 0x10000;
    append_hex(out, 0xD800 + (rest >> 10), 4);
    append_hex(out, 0xDC00 + (rest & 0x3FF), 4);
  } else {
    append_hex(out, character, 4);
  }
}

bool is_forbidden_in_text(char32_t character) {
  return character == 0 || character == 0xFEFF || character == 0xFFFE;
}

}  // namespace planpress::pdf

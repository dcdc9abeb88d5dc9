#include "renderer/pdf/syntax.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "renderer/text/unicode.hpp"

namespace planpress::pdf {
namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

bool is_regular(unsigned char byte) {
  return byte > 0x20 && byte < 0x7F &&
         std::string_view("()<>[]{}/%#").find(static_cast<char>(byte)) == std::string_view::npos;
}

bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

void append_utf16_string(std::string& out, std::string_view utf8) {
  constexpr std::size_t most_units = longest_string / 2 - 1;  // less the byte order mark
  out += "<FEFF";
  std::size_t units = 0;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const char32_t character = text::next_character(utf8, offset);
    if (is_forbidden_in_text(character)) continue;
    units += character > 0xFFFF ? 2 : 1;
    if (units > most_units) break;
    append_utf16_hex(out, character);
  }
  out += '>';
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void append_thousandths(std::string& out, std::int64_t value) {
  char digits[28];
  char* end = digits;
  if (value < 0) *end++ = '-';
  end = std::to_chars(end, digits + sizeof digits, std::abs(value / 1000)).ptr;
  auto fraction = static_cast<int>(std::abs(value % 1000));
  if (fraction != 0) *end++ = '.';
  for (int unit = 100; fraction != 0; fraction %= unit, unit /= 10)
    *end++ = static_cast<char>('0' + fraction / unit);
  out.append(digits, end);
}

void append(std::string& out, Reference reference) {
  append_integer(out, reference.number);
  out.append(" 0 R", 4);
}

void append_name(std::string& out, std::string_view name) {
  out += '/';
  for (const char c : name.substr(0, 127)) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_regular(byte)) {
      out += c;
    } else {
      out += '#';
      out += hex_digits[byte >> 4];
      out += hex_digits[byte & 15];
    }
  }
}

void append_byte_string(std::string& out, std::string_view bytes) {
  out += '(';
  for (const char c : bytes.substr(0, longest_string)) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  out += ')';
}

void append_text_string(std::string& out, std::string_view utf8) {
  if (is_printable_ascii(utf8)) {
    append_byte_string(out, utf8);
  } else {
    append_utf16_string(out, utf8);
  }
}

void append_hex16(std::string& out, std::uint16_t unit) {
  const char digits[4] = {hex_digits[unit >> 12], hex_digits[unit >> 8 & 15], hex_digits[unit >> 4 & 15],
                          hex_digits[unit & 15]};
  out.append(digits, 4);
}

void append_utf16_hex(std::string& out, char32_t character) {
  if (character > 0xFFFF) {
    const char32_t rest = character - 0x10000;
    append_hex16(out, static_cast<std::uint16_t>(0xD800 + (rest >> 10)));
    append_hex16(out, static_cast<std::uint16_t>(0xDC00 + (rest & 0x3FF)));
  } else {
    append_hex16(out, static_cast<std::uint16_t>(character));
  }
}

bool is_forbidden_in_text(char32_t character) {
  return character == 0 || character == 0xFEFF || character == 0xFFFE;
}

std::string to_string(Reference reference) {
  std::string out;
  append(out, reference);
  return out;
}

std::string text_string(std::string_view utf8) {
  std::string out;
  append_text_string(out, utf8);
  return out;
}

}  // namespace planpress::pdf

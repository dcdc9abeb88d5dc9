#include "service/json/json_bytes.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <system_error>

namespace planpress {

namespace {

std::optional<unsigned> escaped_unit(std::string_view bytes, std::size_t at) {
  if (at + 6 > bytes.size() || bytes[at] != '\\' || bytes[at + 1] != 'u') return std::nullopt;
  unsigned unit = 0;
  for (const char c : bytes.substr(at + 2, 4)) {
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!digit && (lower < 'a' || lower > 'f')) return std::nullopt;
    unit = unit * 16 + static_cast<unsigned>(digit ? c - '0' : lower - 'a' + 10);
  }
  return unit;
}

bool is_high(unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; }

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// Whether a number of this form is out of range because it is small: 1e-400, or 0.001e-399.
bool is_tiny(std::string_view number) {
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  const std::size_t digits = std::min(number.find('.'), e) - (number.starts_with('-') ? 1 : 0);
  if (e == number.size() || number.substr(e + 1, 1) != "-") return false;
  std::size_t exponent = 0;
  const auto read = std::from_chars(number.data() + e + 2, number.data() + number.size(), exponent);
  return read.ec != std::errc{} || exponent >= digits;
}

bool overflows(std::string_view number) {
  double value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  return read.ec == std::errc::result_out_of_range && !is_tiny(number);
}

/// The quotation mark that ends the string which begins here, or the end of the body.
std::size_t end_of_string(std::string_view bytes, std::size_t begin) {
  for (std::size_t at = begin;;) {
    at = bytes.find('"', at + 1);
    if (at == std::string_view::npos) return bytes.size();
    std::size_t backslashes = 0;
    while (bytes[at - 1 - backslashes] == '\\') ++backslashes;
    if (backslashes % 2 == 0) return at;
  }
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view bytes, std::size_t before) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t next = 0;
  while (next < before) {
    const std::size_t at = next;
    UChar32 c = 0;
    U8_NEXT(data, next, bytes.size(), c);
    if (c < 0) return at;
  }
  return std::nullopt;
}

std::vector<std::size_t> unpaired_surrogates(std::string_view bytes) {
  std::vector<std::size_t> found;
  std::size_t at = bytes.find('\\');
  while (at != std::string_view::npos) {
    std::size_t length = 2;
    if (const auto unit = escaped_unit(bytes, at)) {
      length = 6;
      if (is_high(*unit) && is_low(escaped_unit(bytes, at + 6).value_or(0))) {
        length = 12;
      } else if (is_high(*unit) || is_low(*unit)) {
        found.push_back(at);
      }
    }
    at = at + length < bytes.size() ? bytes.find('\\', at + length) : std::string_view::npos;
  }
  return found;
}

void cap_numbers(std::string& bytes) {
  bool in_string = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (in_string && bytes[at] == '\\') {
      ++at;
    } else if (bytes[at] == '"') {
      in_string = !in_string;
    } else if (!in_string && is_number_part(bytes[at])) {
      std::size_t end = at;
      while (end < bytes.size() && is_number_part(bytes[end])) ++end;
      if (overflows(std::string_view(bytes).substr(at, end - at))) {
        std::string capped = bytes[at] == '-' ? "-1e308" : "1e308";
        capped.resize(std::max(capped.size(), end - at), ' ');
        bytes.replace(at, end - at, capped);
      }
      at = end - 1;
    }
  }
}

// A name has a colon behind it, and is counted for as long as that takes.
bool holds_more_values(std::string_view bytes, std::size_t most) {
  std::size_t tokens = 0, colons = 0;
  bool in_word = false;  // a number, true, false or null
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    switch (bytes[at]) {
      case '"':
        ++tokens;
        at = end_of_string(bytes, at);
        in_word = false;
        break;
      case '{':
      case '[':
        ++tokens;
        in_word = false;
        break;
      case ':':
        ++colons;
        in_word = false;
        break;
      case ',':
      case ']':
      case '}':
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        in_word = false;
        break;
      default:
        tokens += in_word ? 0 : 1;
        in_word = true;
    }
    if (tokens > most + colons + 1) return true;
  }
  return false;
}

}  // namespace planpress

// PDF's own syntax as text: numbers, names, strings, references (ISO 32000-1, 7.3). Free of locale.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "renderer/text/length.hpp"

namespace planpress::pdf {

// Names an indirect object: "12 0 R". Number 0 is no object.
struct Reference {
  std::uint32_t number = 0;
  constexpr explicit operator bool() const { return number != 0; }
  constexpr bool operator==(const Reference&) const = default;
};

// PDF/A allows no longer string (ISO 19005-3, 6.1.13, as limits of ISO 32000-1, annex C), counted in bytes.
inline constexpr std::size_t longest_string = 32767;

void append_integer(std::string& out, std::int64_t value);
// A number given in thousandths: at most three decimals, no exponent, no trailing zeros.
void append_thousandths(std::string& out, std::int64_t value);
inline void append(std::string& out, Length length) { append_thousandths(out, length.thousandths()); }
void append(std::string& out, Reference reference);
// With its solidus; bytes that a name may not hold as they are become #xx. At most 127 bytes are kept.
void append_name(std::string& out, std::string_view name);
// A text string: ASCII as it is, anything else UTF-16BE. What would be longer than longest_string is cut
// between characters. Invalid UTF-8 becomes U+FFFD; U+0000 and the byte order marks, which mean something
// else, are left out.
void append_text_string(std::string& out, std::string_view utf8);
// A byte string for ASCII data such as dates and URIs.
void append_byte_string(std::string& out, std::string_view bytes);
void append_hex16(std::string& out, std::uint16_t unit);
// One character in UTF-16BE, as hexadecimal digits.
void append_utf16_hex(std::string& out, char32_t character);
// True for what may stand neither in a text string nor in ToUnicode (ISO 14289-1, 7.21.7).
bool is_forbidden_in_text(char32_t character);

std::string to_string(Reference reference);
std::string text_string(std::string_view utf8);

}  // namespace planpress::pdf

// PDF's own syntax as text: numbers, names, strings, references (ISO 32000-1, 7.3). Free of locale.
#pragma once
#include <concepts>
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

// A name with its solidus; bytes that it may not hold as they are become #xx. At most 127 bytes are kept.
std::string name_object(std::string_view bytes);
// A text string: ASCII as it is, anything else UTF-16BE. What would be longer than longest_string is cut
// between characters. Invalid UTF-8 becomes U+FFFD; U+0000 and the byte order marks, which mean something
// else, are left out.
std::string text_string(std::string_view utf8);
// A byte string for ASCII data such as dates and URIs.
std::string byte_string(std::string_view bytes);

// Syntax as it is.
inline void append(std::string& out, std::string_view syntax) { out += syntax; }
inline void append(std::string& out, char c) { out += c; }
void append_integer(std::string& out, std::int64_t value);
template <std::integral Integer>
void append(std::string& out, Integer value) {
  append_integer(out, static_cast<std::int64_t>(value));
}
// A number of points: at most three decimals, no exponent, no trailing zeros.
void append(std::string& out, Length length);
void append(std::string& out, Reference reference);
// The edges of a rectangle of a page of that height: left, bottom, right, top.
void append_edges(std::string& out, const Rect& rect, Length page_height);

// Several of these, one after the other.
template <class First, class Second, class... More>
void append(std::string& out, const First& first, const Second& second, const More&... more) {
  append(out, first);
  append(out, second);
  (append(out, more), ...);
}
template <class... Parts>
std::string concat(const Parts&... parts) {
  std::string out;
  (append(out, parts), ...);
  return out;
}

// The last so many hexadecimal digits of a value, in capitals.
void append_hex(std::string& out, std::uint32_t value, int digits);
// One character in UTF-16BE, as hexadecimal digits.
void append_utf16_hex(std::string& out, char32_t character);
// True for what may stand neither in a text string nor in ToUnicode (ISO 14289-1, 7.21.7).
bool is_forbidden_in_text(char32_t character);

}  // namespace planpress::pdf

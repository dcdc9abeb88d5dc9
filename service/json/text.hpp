// The format's rules for text: NFC, a length in code points, and no character that has no business in a
// document.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace planpress {

/// Whether the fonts in use can draw a character.
using CanPrint = std::function<bool(char32_t)>;

struct TextReport {
  std::size_t length = 0;                 // code points
  bool blank = true;                      // empty, or white space throughout
  std::optional<char32_t> forbidden;      // the first character that no text may hold
  std::optional<char32_t> not_printable;  // the first character that the fonts cannot draw
};

/// The text in Normalization Form C (UAX 15). Valid UTF-8 in; text that is in NFC already is only copied.
std::string to_nfc(std::string_view text);

/// The text with CR LF and CR as LF.
std::string with_line_feeds(std::string text);

/// Goes over the text once. `can_print` may be null: then nothing is not printable.
TextReport examine(std::string_view text, const CanPrint& can_print);

/// Whether somebody who looks at it sees something: a character that is neither white space of any kind nor
/// one without a glyph (zero-width spaces and joiners, marks of direction, fillers).
bool is_visible(std::string_view text);

/// Valid UTF-8 without what cannot be seen before and behind it.
std::string trimmed(std::string_view text);

/// A whole number that is all of the text, with a minus sign or without; nothing for one that is too large.
std::optional<int> whole_number(std::string_view text);

/// The number of code points of valid UTF-8.
std::size_t code_points(std::string_view text);

/// Stands in a text for half of a surrogate pair, which UTF-8 cannot hold; read_json puts it there. Two
/// non-characters, so that no sound text has it and one of them alone is called by its number.
inline constexpr std::string_view half_pair = "\uFDD0\uFDDF";

/// A control character other than line feed and tab, a direction override or isolate, or a non-character
/// (examples: U+0007, U+202E, U+FFFF).
bool is_forbidden(char32_t c);

}  // namespace planpress

// A paragraph ready for shaping: one text of characters that print, and for each stretch of it the style,
// level, script and face that draw it. In: StyledText. Out: what the shaper cuts into words.
#pragma once
#include <hb.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "renderer/text/font_library.hpp"
#include "renderer/text/shaping.hpp"

namespace planpress::text {

// The part of the prepared text that came from one StyledText.
struct StyleSpan {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t source = 0;
  Weight weight = Weight::regular;
};

// A stretch that one face draws in one direction.
struct Item {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t source = 0;
  std::uint8_t level = 0;
  hb_script_t script = HB_SCRIPT_LATIN;
  FaceId face;
};

struct PreparedText {
  std::string text;  // NFC; U+0020 for tabs, U+000A for every line end, [U+XXXX] for what no face can draw
  std::vector<StyleSpan> spans;
  bool plain = true;           // Latin script, left to right, all of it in the body face
  bool bidirectional = false;  // has characters of class R, AL or AN, or bidi controls

  void clear();
};

// Appends to `out`, which may be reused for its memory.
void prepare(std::span<const StyledText> runs, const FontLibrary& fonts, PreparedText& out);

// Embedding levels by UAX 9, one for each byte of the text; the base direction is that of the first strong
// character.
struct Levels {
  std::vector<std::uint8_t> of_byte;  // empty: all are 0
  bool right_to_left = false;
};
Levels resolve_levels(const PreparedText& prepared);

// Items without gaps, ascending.
void itemise(const PreparedText& prepared, const Levels& levels, const FontLibrary& fonts,
             std::vector<Item>& out);

}  // namespace planpress::text

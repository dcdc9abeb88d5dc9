// From styled UTF-8 to words of positioned glyphs: itemising by style, script, direction and face; shaping by
// HarfBuzz; break opportunities by UAX 14; bidi levels by UAX 9. Knows nothing of lines: that is typeset's
// work.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/text/font_library.hpp"

namespace planpress::text {

// All distances in thousandths of an em, so that one shaped word serves every size.
struct Glyph {
  std::uint16_t id = 0;
  std::int16_t advance = 0;  // horizontal, kerning included
  std::int16_t x_offset = 0, y_offset = 0;
  std::uint32_t cluster = 0;  // byte offset into ShapedRun::text of the characters it draws
};

// Glyphs of one face in one direction, in visual order (left to right), as HarfBuzz returns them.
struct ShapedRun {
  FaceId face;
  bool right_to_left = false;
  std::string text;  // the characters that print: NFC, with unprintable ones already replaced as [U+XXXX]
  std::vector<Glyph> glyphs;
  std::int32_t width = 0;  // sum of advances
  // How HarfBuzz was asked, so that a part can be shaped again.
  hb_script_t script = HB_SCRIPT_LATIN;
  hb_language_t language = nullptr;
};

// Input: characters that share weight and language. Text may be any UTF-8 in NFC; invalid bytes become
// U+FFFD.
struct StyledText {
  std::string_view text;
  Weight weight = Weight::regular;
  std::string_view language;   // BCP 47, for shaping and breaking; empty: English
  bool keep_together = false;  // no break inside (dates, numbers with their unit)
};

// A stretch of one word that is drawn by one run.
struct Fragment {
  std::shared_ptr<const ShapedRun> run;
  std::uint32_t source = 0;  // index of the StyledText it came from: gives it its colour and link
  std::uint8_t level = 0;    // bidi embedding level; odd is right to left
  bool space = false;        // white space: may hang at a line's end
};

// The text between two break opportunities: its fragments in logical order, trailing spaces last.
struct Word {
  std::uint32_t first = 0, count = 0;  // into ShapedParagraph::fragments
  std::int32_t width = 0;              // without trailing spaces
  std::int32_t space = 0;              // width of the trailing spaces
  bool ends_line = false;              // a forced break follows (U+000A in the text)
};

struct ShapedParagraph {
  std::vector<Fragment> fragments;
  std::vector<Word> words;
  bool right_to_left = false;  // base direction: that of the first strong character
};

// Shapes words and keeps them: one per thread; throw it away at any time.
class Shaper {
 public:
  explicit Shaper(const FontLibrary& fonts);
  ~Shaper();
  Shaper(Shaper&&) noexcept;

  ShapedParagraph shape(std::span<const StyledText> runs);
  // The same paragraph with every word wider than max_width (thousandths of an em) cut at grapheme boundaries
  // into words that fit: the last resort for a word of 400 characters. Nothing is lost. A character that is
  // wider by itself stands alone.
  ShapedParagraph cut_long_words(const ShapedParagraph& paragraph, std::int32_t max_width);
  // Width in thousandths of an em of text on one line.
  std::int32_t width(std::string_view text, Weight weight);
  const FontLibrary& fonts() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// UAX 9 rule L2 for one line: indices into `fragments` in the order in which they stand from left to right.
// Rule L1 is the caller's: the spaces at the line's end take the paragraph's level (right_to_left ? 1 : 0)
// first.
std::vector<std::uint32_t> visual_order(std::span<const Fragment> fragments);

}  // namespace planpress::text

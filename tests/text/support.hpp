// What the tests of shaping share: the built fonts, text by fragment, seeded random strings of many scripts.
#pragma once
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/text/shaping.hpp"

namespace planpress::text::testing {

inline const FontLibrary& fonts() {
  static const FontLibrary library(std::string(PLANPRESS_BUILD_DIR) + "/share/planpress/fonts");
  return library;
}

inline ShapedParagraph shape(std::string_view text, std::string_view language = "en") {
  Shaper shaper(fonts());
  const StyledText run{text, Weight::regular, language, false};
  return shaper.shape({&run, 1});
}

// The paragraph's characters in logical order; line ends do not print.
inline std::string text_of(const ShapedParagraph& paragraph) {
  std::string text;
  for (const Fragment& fragment : paragraph.fragments) text += fragment.run->text;
  return text;
}

inline std::vector<std::string> words_of(const ShapedParagraph& paragraph) {
  std::vector<std::string> words;
  for (const Word& word : paragraph.words) {
    words.emplace_back();
    for (std::uint32_t i = word.first; i < word.first + word.count; ++i)
      words.back() += paragraph.fragments[i].run->text;
  }
  return words;
}

// The fragments as they stand on one line, left to right, with the space at its end at the paragraph's level
// (L1).
inline std::string seen(const ShapedParagraph& paragraph) {
  std::string line;
  for (const std::uint32_t i : visual_order(paragraph.fragments))
    line += paragraph.fragments[i].run->text + "|";
  if (!line.empty()) line.pop_back();
  return line;
}

inline bool has_missing_glyph(const ShapedParagraph& paragraph) {
  for (const Fragment& fragment : paragraph.fragments)
    for (const Glyph& glyph : fragment.run->glyphs)
      if (glyph.id == 0) return true;
  return false;
}

inline std::int32_t width_of(const ShapedParagraph& paragraph) {
  std::int32_t width = 0;
  for (const Word& word : paragraph.words) width += word.width + word.space;
  return width;
}

using Random = std::mt19937;

// A whole number below `limit`; unlike the standard distributions the same everywhere.
inline std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

// Up to `most` pieces drawn from `pieces`.
inline std::string random_text(Random& random, const std::vector<std::string>& pieces, std::size_t most) {
  std::string text;
  for (std::size_t n = below(random, most + 1); n > 0; --n) text += pieces[below(random, pieces.size())];
  return text;
}

}  // namespace planpress::text::testing

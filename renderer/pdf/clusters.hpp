// Which characters each glyph of a shaped run stands for, so that a reader can have the text back.
#pragma once
#include <string_view>
#include <vector>

#include "renderer/text/shaping.hpp"

namespace planpress::pdf {

struct GlyphTexts {
  // One a glyph, in the run's visual order; UTF-8, never empty. They are parts of the run's text.
  std::vector<std::string_view> texts;
  // True when readers would not get the run's text from these: reordered or composed clusters, marks that are
  // moved off their place, characters of a private use area. Runs from right to left do without where they
  // can: many readers turn every text from right to left around, ActualText too.
  bool needs_actual_text = false;
};

GlyphTexts glyph_texts(const text::ShapedRun& run, const text::Face& face);

}  // namespace planpress::pdf

// Where a paragraph's lines end. In: its words and a measure. Out: for each line, its first and last word.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "renderer/text/shaping.hpp"

namespace planpress::typeset {

struct LineSpan {
  std::uint32_t first = 0, end = 0;  // words [first, end)
  std::int32_t width = 0;            // thousandths of an em, without the spaces at its end
};

// Total fit for ragged-right text: as few lines as can be, and among those the breaks whose lines are most
// even. A word wider than the measure stands alone on its line (cut such words before:
// Shaper::cut_long_words).
std::vector<LineSpan> break_lines(std::span<const text::Word> words, std::int32_t measure);

}  // namespace planpress::typeset

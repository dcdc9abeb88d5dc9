// The line breaking of plain Latin text (UAX 14), without ICU where the answer follows from neighbouring
// characters.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "renderer/text/breaks.hpp"

namespace planpress::text {

struct Segment {
  std::size_t end = 0;   // a certain break opportunity, or the end of the text
  bool decided = false;  // every opportunity inside was found; otherwise ask ICU about this stretch
};

// The stretch from `begin` (itself an opportunity or 0) to the next certain opportunity; appends what it
// finds.
Segment next_segment(std::string_view text, std::size_t begin, std::vector<BreakOpportunity>& found);

}  // namespace planpress::text

// Lines that keep clear of words: what a text covers, and what is left of a line that would run through it.
#pragma once
#include <vector>

#include "renderer/typeset/flow.hpp"

namespace planpress::typeset {

// From the tops of its capitals to the feet of its letters (figures have none), without the spaces at its
// end.
Rect extent_of(const TextMark& text);
// Around all texts of a box; empty where it has none.
Rect extent_of(const Box& box);

// The pieces of a line from left to right that meet none of the obstacles.
std::vector<Line> clear_pieces(const Line& line, const std::vector<Rect>& obstacles);

}  // namespace planpress::typeset

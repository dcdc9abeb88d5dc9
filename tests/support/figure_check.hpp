// Whether a figure can be read: the charts and timelines on pages that are laid out.
#pragma once
#include <string>

#include "renderer/typeset/pages.hpp"

namespace planpress::test {

// Empty, or a sentence on the first figure in which
// - a line, a frame, or the edge of a ground or circle runs through a text;
// - two texts overlap, or something stands outside the figure's box;
// - a text lies on hatching, or is told from its ground by a contrast below 4.5 to 1 (WCAG 2.2, 1.4.3).
std::string figure_fault(const typeset::Pages& pages);

}  // namespace planpress::test

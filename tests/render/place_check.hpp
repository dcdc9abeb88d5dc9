// Whether everything on the pages stands where it may: on the paper, beside nothing else, below its heading.
#pragma once
#include <string>

#include "renderer/document/document.hpp"
#include "renderer/typeset/pages.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::test {

// Empty, or a sentence on the first mark that stands where it may not:
// - ink beyond the edge of the paper, or text of the document in its margins;
// - words printed over each other, or lines through them;
// - a character without a glyph;
// - a heading with nothing below it on its page;
// - a figure that cannot be read (tests/support/figure_check.hpp);
// - a page that begins inside a table and does not repeat its head, as an artifact.
std::string place_fault(const document::Document& document, const typeset::Pages& pages,
                        const typeset::Theme& theme);

}  // namespace planpress::test

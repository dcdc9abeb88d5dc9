// Rules of layout that hold for every document, language and edition. The design's numbers (margins, type
// scale, grid) are written here again: a change of layouts/theme.json must be meant.
#pragma once
#include <string>
#include <vector>

#include "renderer/typeset/pages.hpp"

namespace planpress::test {

// One sentence an offender, with its page and its words; empty when all is well:
// - marks and fields of the document inside the margins;
// - sizes of the type scale alone, and none below the smallest of the edition;
// - lines of one text, and first lines of the cells in one row, whole quarters of a line apart;
// - two lines at least of a paragraph before and after a page break;
// - rows whole unless they are taller than a page, and no row that heads others at the end of a page;
// - the columns of a table at the same places on all its pages, and its whole head repeated there;
// - "page x of y" right, and once in every foot.
std::vector<std::string> layout_faults(const typeset::Pages& pages, bool large_print);

}  // namespace planpress::test

// Flow to Pages: boxes are put on pages, then head and foot lines, page numbers and the watermark.
#pragma once
#include "renderer/document/document.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/flow.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

// codes_before: pages of the document that have their codes, in another edition.
Pages paginate(Flow flow, const document::Document& document, document::StructureTree structure,
               const Theme& theme, text::Shaper& shaper, std::size_t codes_before = 0);

// The same without furniture, for a document that is joined to others: `pages_before` of the whole stand
// before its first, and its contents list counts them.
Pages break_into_pages(Flow flow, const document::Document& document, document::StructureTree structure,
                       const Theme& theme, text::Shaper& shaper, std::size_t pages_before = 0);

struct PageRange {
  std::size_t first = 0, end = 0;
};

// Head and foot lines, codes and the watermark of these pages: artifacts. Numbers are those of the whole, but
// in a code the page counts from the first of these, after `codes_before`: each document is read by itself.
Pages with_furniture(Pages pages, PageRange range, const document::Furniture& furniture, const Theme& theme,
                     text::Shaper& shaper, std::size_t codes_before = 0);

}  // namespace planpress::typeset

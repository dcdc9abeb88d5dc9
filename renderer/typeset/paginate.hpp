// Flow to Pages: boxes are put on pages, then head and foot lines, page numbers and the watermark.
#pragma once
#include "renderer/document/document.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/flow.hpp"
#include "renderer/typeset/furniture.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

// codes_before: pages of the document that have their codes, in another edition.
Pages paginate(Flow flow, const document::Document& document, document::StructureTree structure,
               const Theme& theme, text::Shaper& shaper, std::size_t codes_before = 0);

// The same without furniture, for a document that is joined to others: `pages_before` of the whole stand
// before its first, and its contents list counts them.
Pages break_into_pages(Flow flow, const document::Document& document, document::StructureTree structure,
                       const Theme& theme, text::Shaper& shaper, std::size_t pages_before = 0);

}  // namespace planpress::typeset

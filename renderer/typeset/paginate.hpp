// Flow to Pages: slabs are put on pages, then head and foot lines, page numbers and the watermark.
#pragma once
#include "renderer/document/document.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/flow.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

Pages paginate(Flow flow, const document::Document& document, const Theme& theme, text::Shaper& shaper);

// Head and foot lines and the watermark of every page: artifacts.
void add_furniture(Pages& pages, const document::Furniture& furniture, const Theme& theme,
                   text::Shaper& shaper);

}  // namespace planpress::typeset

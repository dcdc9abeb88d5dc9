// Whether pages print what their document says: everything, once, in order.
#pragma once
#include <string>

#include "renderer/document/document.hpp"
#include "renderer/text/font_library.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::test {

// Empty, or a sentence on the first thing that is lost, doubled, changed or out of order.
std::string text_fault(const document::Document& document, const typeset::Pages& pages, bool large_print,
                       const text::FontLibrary& fonts);

}  // namespace planpress::test

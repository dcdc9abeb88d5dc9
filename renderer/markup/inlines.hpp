// Running text: white space collapsed as on a web page, runs of one style joined.
#pragma once
#include "renderer/markup/element.hpp"

namespace planpress::markup {

bool is_inline_element(std::string_view name);

// The content of an element. Elements named "note" are passed over when `notes` is true: a cell reads them
// itself.
document::Inlines read_inlines(const Element& element, bool notes = false);

// The content of an element that allows text only.
document::Label read_plain(const Element& element);

}  // namespace planpress::markup

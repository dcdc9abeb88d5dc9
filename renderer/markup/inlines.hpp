// Running text: white space collapsed as on a web page, runs of one style joined.
#pragma once
#include <pugixml.hpp>

#include "renderer/markup/reading.hpp"

namespace planpress::markup {

bool is_inline_element(std::string_view name);

// The content of `node`. Elements named "note" are passed over when `notes` is true: a cell reads them
// itself.
document::Inlines read_inlines(pugi::xml_node node, Reading& reading, bool notes = false);

// The content of an element that allows text only.
document::Label read_plain(pugi::xml_node node, Reading& reading);

}  // namespace planpress::markup

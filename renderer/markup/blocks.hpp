// Blocks: what stands below one another.
#pragma once
#include "renderer/markup/element.hpp"

namespace planpress::markup {

// The children, which are blocks and nothing else; elements named `passed_over` (note, figcaption) are left
// to the caller, who reads them itself.
document::Blocks read_blocks(const Element& element, std::string_view passed_over = {});

// Blocks, or running text that becomes one paragraph: li, dd, aside, banner, th, td.
document::Blocks read_flow(const Element& element, bool notes = false);

// charts.cpp
document::Block read_interval_chart(const Element& element);
document::Block read_timeline(const Element& element);
document::Block read_bar(const Element& element);
// forms.cpp
document::Block read_input(const Element& element);
document::Block read_textarea(const Element& element);
document::Block read_select(const Element& element);
document::Block read_fieldset(const Element& element);
document::Block read_ruled_space(const Element& element);
document::Block read_signature_panel(const Element& element);

}  // namespace planpress::markup

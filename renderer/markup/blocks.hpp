// Blocks: what stands below one another.
#pragma once
#include <pugixml.hpp>

#include "renderer/markup/element.hpp"

namespace planpress::markup {

// The children of `node`, which are blocks and nothing else; elements named `passed_over` (note, figcaption)
// are left to the caller, who reads them itself.
document::Blocks read_blocks(pugi::xml_node node, Reading& reading, std::string_view passed_over = {});

// Blocks, or running text that becomes one paragraph: li, dd, aside, banner, th, td.
document::Blocks read_flow(pugi::xml_node node, Reading& reading, bool notes = false);

document::Table read_table(pugi::xml_node node, Reading& reading);
document::IntervalChart read_interval_chart(pugi::xml_node node, Reading& reading);
document::Timeline read_timeline(pugi::xml_node node, Reading& reading);
document::SignaturePanel read_signature_panel(pugi::xml_node node, Reading& reading);
document::Bar read_bar(pugi::xml_node node, Reading& reading);
document::Image read_image(pugi::xml_node node, Reading& reading);
document::Figure read_figure(pugi::xml_node node, Reading& reading);
document::Field read_input(pugi::xml_node node, Reading& reading);
document::Field read_textarea(pugi::xml_node node, Reading& reading);
document::Field read_select(pugi::xml_node node, Reading& reading);
document::Fieldset read_fieldset(pugi::xml_node node, Reading& reading);
document::RuledSpace read_ruled_space(pugi::xml_node node, Reading& reading);

// Calls `read` for each child element; text between them is a fault.
template <typename Read>
void for_each_element(pugi::xml_node node, Reading& reading, Read read);

// A fault: `child` is not one of the elements that `parent` may hold.
void misplaced(pugi::xml_node child, Reading& reading, const std::vector<std::string_view>& known);
void stray_text(pugi::xml_node text, Reading& reading);

template <typename Read>
void for_each_element(pugi::xml_node node, Reading& reading, Read read) {
  for (const auto child : node.children()) {
    if (child.type() == pugi::node_element) {
      read(child);
    } else if (!is_white_space(child)) {
      stray_text(child, reading);
    }
  }
}

}  // namespace planpress::markup

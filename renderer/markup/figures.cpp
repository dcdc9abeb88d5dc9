// img, figure.
#include <fmt/format.h>

#include "renderer/markup/blocks.hpp"
#include "renderer/markup/element.hpp"
#include "renderer/markup/inlines.hpp"

namespace planpress::markup {
namespace {

using namespace document;

constexpr Range image_widths{8, 480};  // points

bool may_be_captioned(const Block& block) {
  const auto& value = block.as_variant();
  if (const auto* image = std::get_if<Image>(&value)) return !image->alt.empty();
  return std::holds_alternative<IntervalChart>(value) || std::holds_alternative<Timeline>(value);
}

}  // namespace

Image read_image(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"src", "alt", "width"});
  element.no_content();
  Image out;
  const std::string name = element.filled("src");
  out.alt = element.text("alt");
  out.width = element.required_integer("width", image_widths);
  if (!node.attribute("alt")) element.fault("<img> needs alt=\"...\"", "alt=\"\" when it is decoration");
  out.picture = reading.pictures().find(name);
  if (!out.picture && !name.empty() && !element.is_any(name)) {
    element.fault(fmt::format("src: {} is no picture", reading.shown(name)),
                  reading.pictures().names().empty() ? "put logo.png into layouts/images for src=\"logo\""
                                                     : near_miss(name, reading.pictures().names()));
  }
  return out;
}

Figure read_figure(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {});
  Figure out;
  for_each_element(node, reading, [&](pugi::xml_node child) {
    if (std::string_view(child.name()) != "figcaption") return;
    const Element caption(child, reading, {});
    if (!out.caption.empty()) caption.fault("a figure has one <figcaption>");
    out.caption = read_inlines(child, reading);
  });
  out.blocks = read_blocks(node, reading, "figcaption");
  const bool fits = out.blocks.size() == 1 && may_be_captioned(out.blocks.front());
  if (!fits && !reading.is_example()) {
    element.fault("<figure> holds one <img> with an alt, <interval-chart> or <timeline>",
                  "a table has its own <caption>");
  }
  return out;
}

}  // namespace planpress::markup

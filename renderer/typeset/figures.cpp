// Bars, tags, pictures and figures with captions.
#include <algorithm>
#include <iterator>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

using document::BarStyle;
using document::NodeId;
using document::Role;

constexpr document::AxisPosition unit = 1000;

// How much of `room` the value fills.
Length share_of(const document::Bar& bar, Length room) {
  const document::AxisPosition value = std::min(bar.value, bar.whole);
  return bar.whole == 0 ? Length{} : Length::from_thousandths(room.thousandths() * value / bar.whole);
}

// One for each unit, when they are whole and few.
std::int64_t segments_of(const Theme& theme, const document::Bar& bar) {
  const bool drawn = bar.whole % unit == 0 && bar.whole / unit <= theme.bar.most_segments;
  return drawn ? std::max<std::int64_t>(1, bar.whole / unit) : 1;
}

void draw_progress(const Theme& theme, const document::Bar& bar, Rect rect, Ink ink, Box& box) {
  const std::int64_t count = segments_of(theme, bar);
  const Length stroke = theme.rule.hair + theme.rule.hair / 2;
  const Length gap = count > 1 ? stroke * 2 : Length{};
  const Length filled = share_of(bar, rect.width);
  for (std::int64_t i = 0; i < count; ++i) {
    const Length left = rect.width * i / count, right = rect.width * (i + 1) / count;
    const Length end = i + 1 == count ? right : right - gap;
    const Rect segment{rect.x + left, rect.y, end - left, rect.height};
    if (filled > left) {
      const Length width = filled >= right ? segment.width : std::min(filled - left, segment.width);
      box.items.push_back(
          item(ink, FilledRect{{segment.x, segment.y, width, segment.height}, theme.color.heading}));
    }
    box.items.push_back(item(ink, FramedRect{segment, stroke, theme.color.heading}));
  }
}

TextStyle tag_text(const Theme& theme, const document::Paragraph& tag) {
  TextStyle style = theme.minor;
  if (tag.style == document::ParagraphStyle::tag_filled) style.color = theme.color.paper;
  return style;
}

}  // namespace

Boxes compose_bar(Composition& c, const document::Bar& bar, NodeId parent, Length measure) {
  const Theme& theme = c.setting.theme;
  Box box;
  Ink ink = Ink::layout();
  if (!bar.alt.empty()) {
    const NodeId figure = c.setting.node(parent, Role::figure);
    c.setting.flow.structure.nodes[figure].alt = bar.alt;
    ink = Ink::of(figure);
  }
  box.height = theme.body.leading;
  const bool progress = bar.style == BarStyle::progress;
  const Length height = progress ? theme.bar.height * 2 / 3 : theme.bar.height;
  const Rect room{Length{}, (box.height - height) / 2, measure, height};
  if (progress) {
    draw_progress(theme, bar, room, ink, box);
  } else {
    const Color color = bar.style == BarStyle::headline ? theme.color.heading : theme.bar.plain;
    const Length width = share_of(bar, room.width);
    if (width > Length{})
      box.items.push_back(item(ink, FilledRect{{room.x, room.y, width, room.height}, color}));
  }
  if (!bar.alt.empty()) box.figures.push_back({ink.owner, 0, room});
  return {std::move(box)};
}

Boxes compose_tag(Composition& c, const document::Paragraph& tag, NodeId parent, Length measure) {
  const Theme& theme = c.setting.theme;
  const NodeId node = c.setting.node(parent, Role::p);
  c.setting.flow.structure.nodes[node].language = tag.language;
  const ShapedText text = shape_text(c.setting, tag.content, tag_text(theme, tag));
  const Length padding = theme.tag.padding;
  const Length room = std::min(text.natural_width(), measure - padding * 2);
  Box box = set_text(c.setting, text, Ink::of(node), room);
  shift(box, padding, Length{});
  const Rect outline{Length{}, Length{}, room + padding * 2, box.height};
  const bool filled = tag.style == document::ParagraphStyle::tag_filled;
  const Mark ground = filled ? Mark(FilledRect{outline, theme.color.text})
                             : Mark(FramedRect{outline, theme.tag.frame, theme.color.text});
  box.items.insert(box.items.begin(), item(Ink::layout(), ground));
  box.cuts.clear();
  box.whole = true;
  box.space_after = theme.space.between_items;
  return {std::move(box)};
}

Boxes compose_image(Composition& c, const document::Image& image, NodeId parent, Length measure) {
  if (!image.picture || image.picture->width == 0) return {};
  Box box;
  Ink ink = Ink::layout();
  if (!image.alt.empty()) {
    const NodeId figure = c.setting.node(parent, Role::figure);
    c.setting.flow.structure.nodes[figure].alt = image.alt;
    ink = Ink::of(figure);
  }
  const Length width = std::min(Length::from_thousandths(image.width * unit), measure);
  box.height = width * image.picture->height / image.picture->width;
  const Rect rect{Length{}, Length{}, width, box.height};
  box.items.push_back(item(ink, PictureMark{rect, image.picture}));
  if (!image.alt.empty()) box.figures.push_back({ink.owner, 0, rect});
  box.whole = true;
  box.space_after = c.setting.theme.space.between_blocks;
  return {std::move(box)};
}

// The caption belongs to the Figure element: of a chart in several parts, to that of the last.
Boxes compose_figure(Composition& c, const document::Figure& figure, NodeId parent, Length measure) {
  const auto& nodes = c.setting.flow.structure.nodes;
  const std::size_t first = nodes.size();
  Boxes boxes = compose_blocks(c, figure.blocks, parent, measure);
  NodeId owner = parent;
  for (std::size_t node = first; node < nodes.size(); ++node) {
    if (nodes[node].role == Role::figure) owner = static_cast<NodeId>(node);
  }
  if (boxes.empty() || owner == parent) return boxes;
  const Ink ink = Ink::of(c.setting.node(owner, Role::caption));
  const ShapedText text = shape_text(c.setting, figure.caption, c.setting.theme.secondary);
  Box caption = set_text(c.setting, text, ink, std::min(measure, c.setting.theme.page.prose));
  if (caption.height == Length{}) return boxes;
  boxes.back().keep_with_next = true;
  boxes.back().tight = true;
  caption.space_after = boxes.back().space_after;
  boxes.back().space_after = c.setting.theme.space.half;
  boxes.push_back(std::move(caption));
  return boxes;
}

}  // namespace planpress::typeset

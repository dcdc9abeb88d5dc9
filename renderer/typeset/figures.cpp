// Bars, pictures and figures with captions.
#include <algorithm>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

using document::BarStyle;

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

void draw_progress(const Theme& theme, const document::Bar& bar, Drawing& drawing) {
  const std::int64_t count = segments_of(theme, bar);
  const Length stroke = theme.rule.hair + theme.rule.hair / 2;
  const Length gap = count > 1 ? stroke * 2 : Length{};
  const Length filled = share_of(bar, drawing.width);
  for (std::int64_t i = 0; i < count; ++i) {
    const Length left = drawing.width * i / count, right = drawing.width * (i + 1) / count;
    const Length end = i + 1 == count ? right : right - gap;
    const Rect segment{left, {}, end - left, drawing.height};
    if (filled > left) {
      const Length width = filled >= right ? segment.width : std::min(filled - left, segment.width);
      drawing.marks.emplace_back(FilledRect{{left, {}, width, segment.height}, theme.color.heading});
    }
    drawing.marks.emplace_back(FramedRect{segment, stroke, theme.color.heading});
  }
}

}  // namespace

Drawing draw_bar(const Theme& theme, const document::Bar& bar, Length width) {
  Drawing drawing{.width = width, .height = theme.bar.height, .marks = {}, .overhang = {}};
  if (bar.style == BarStyle::progress) {
    drawing.height = theme.bar.height * 2 / 3;
    draw_progress(theme, bar, drawing);
  } else if (const Length share = share_of(bar, width); share > Length{}) {
    const Color color = bar.style == BarStyle::headline ? theme.color.heading : theme.bar.plain;
    drawing.marks.emplace_back(FilledRect{{{}, {}, share, drawing.height}, color});
  }
  return drawing;
}

Boxes compose(LayoutContext& c, const document::Bar& bar, ChildCursor& elements, Length measure) {
  Drawing drawing = draw_bar(c.theme, bar, measure);
  Box box;
  const Ink ink = bar.alt.empty() ? Ink::layout() : c.ink(elements.next(Role::figure));
  for (Mark& mark : drawing.marks) box.draw(std::move(mark), ink);
  if (!bar.alt.empty()) box.figures.push_back({ink.owner(), 0, {{}, {}, drawing.width, drawing.height}});
  shift(box, {}, (c.theme.body.leading - drawing.height) / 2);
  box.height = c.theme.body.leading;
  return boxes_of(std::move(box));
}

Boxes compose(LayoutContext& c, const document::Image& image, ChildCursor& elements, Length measure) {
  if (!image.picture || image.picture->width == 0) return {};
  Box box;
  const Ink ink = image.alt.empty() ? Ink::layout() : c.ink(elements.next(Role::figure));
  const Length width = std::min(Length::from_thousandths(image.width * unit), measure);
  box.height = width * image.picture->height / image.picture->width;
  const Rect rect{{}, {}, width, box.height};
  box.draw(PictureMark{rect, image.picture}, ink);
  if (!image.alt.empty()) box.figures.push_back({ink.owner(), 0, rect});
  box.whole = true;
  box.space_after = c.theme.space.between_blocks;
  return boxes_of(std::move(box));
}

Box drawn(const LayoutContext& c, Drawing drawing, NodeId figure) {
  Box box;
  for (Mark& mark : drawing.marks) {
    const auto* text = std::get_if<TextMark>(&mark);
    const Ink ink =
        text ? c.ink(document::words_in_figure(c.structure, figure, text->language)) : Ink::layout();
    box.draw(std::move(mark), ink);
  }
  box.figures.push_back({figure, 0, {{}, {}, drawing.width, drawing.height}});
  box.height = drawing.height - drawing.overhang;
  box.whole = true;
  return box;
}

// The caption belongs to the Figure element.
Boxes compose(LayoutContext& c, const document::Figure& figure, ChildCursor& elements, Length measure) {
  const ChildCursor before = elements;
  Boxes boxes = compose_blocks(c, figure.blocks, elements, measure);
  const auto owner = elements.last_since(before, Role::figure);
  if (!owner || figure.caption.empty()) return boxes;
  const Ink ink = c.ink(c.structure.nodes[*owner].children.back());
  const ShapedText text = shape_text(c, figure.caption, c.theme.secondary);
  Box caption = set_text(c, text, ink, std::min(measure, c.theme.page.prose));
  if (caption.height == Length{} || boxes.empty()) return boxes;
  boxes.back().keep_with_next = true;
  boxes.back().tight = true;
  caption.space_after = boxes.back().space_after;
  boxes.back().space_after = c.theme.space.half;
  boxes.push_back(std::move(caption));
  return boxes;
}

}  // namespace planpress::typeset

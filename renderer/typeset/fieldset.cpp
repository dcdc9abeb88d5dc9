// Fields that belong together: one below the other, side by side, in a grid, or left and on the second axis.
#include <algorithm>
#include <iterator>

#include "renderer/typeset/form_parts.hpp"

namespace planpress::typeset {
namespace {

using document::Block;
using document::Field;
using document::FieldKind;
using document::Fieldset;
using document::FieldsetLayout;

class FieldsetSetter {
 public:
  FieldsetSetter(LayoutContext& c, const Fieldset& fieldset, ChildCursor elements, Length measure)
      : c_(c), theme_(c.theme), set_(fieldset), elements_(elements), measure_(measure) {}

  Boxes set() {
    switch (set_.layout) {
      case FieldsetLayout::row:
        return {row()};
      case FieldsetLayout::grid:
        return {together(&FieldsetSetter::grid_lines)};
      case FieldsetLayout::axis:
        // In large print one stands below the other, and a page may end between them.
        if (theme_.table.linear) break;
        return {together(&FieldsetSetter::on_axis)};
      case FieldsetLayout::stack:
        break;
    }
    Boxes boxes = below_legend(&FieldsetSetter::stacked);
    if (!boxes.empty()) boxes.back().space_after = theme_.space.half;
    return boxes;
  }

 private:
  using SetBlocks = Boxes (FieldsetSetter::*)();

  Boxes below_legend(SetBlocks set_blocks) {
    Box legend = label_above(c_, set_.legend, set_.hint, elements_, measure_);
    Boxes boxes = (this->*set_blocks)();
    if (legend.height == Length{}) return boxes;
    legend.keep_with_next = true;
    boxes.insert(boxes.begin(), std::move(legend));
    return boxes;
  }

  Box together(SetBlocks set_blocks) {
    Box box = stack(below_legend(set_blocks));
    box.whole = true;
    box.space_after = theme_.space.half;
    return box;
  }

  Boxes stacked() { return compose_blocks(c_, set_.blocks, elements_, measure_); }

  Boxes grid_lines() {
    Boxes lines;
    const auto columns = static_cast<std::size_t>(set_.columns);
    const Length pitch = (measure_ + theme_.table.gutter) / set_.columns;
    for (std::size_t first = 0; first < set_.blocks.size(); first += columns) {
      Boxes cells;
      for (std::size_t i = first; i < std::min(first + columns, set_.blocks.size()); ++i) {
        Box cell = stack(compose_block(c_, set_.blocks[i], elements_, pitch - theme_.table.gutter));
        shift(cell, pitch * static_cast<std::int64_t>(i - first), Length{});
        cells.push_back(std::move(cell));
      }
      align_boxes(cells);
      lines.push_back(beside(std::move(cells)));
      lines.back().space_after = theme_.field.row - theme_.body.leading;
    }
    return lines;
  }

  // Boxes to write in begin at one height, however many lines their labels have.
  static void align_boxes(Boxes& cells) {
    const auto top = [](const Box& cell) {
      const bool is_written = !cell.fields.empty() && (cell.fields.front().kind == WidgetKind::text ||
                                                       cell.fields.front().kind == WidgetKind::multi_line);
      return is_written ? cell.fields.front().rect.y : Length{};
    };
    Length lowest;
    for (const Box& cell : cells) lowest = std::max(lowest, top(cell));
    for (Box& cell : cells) {
      if (top(cell) == Length{}) continue;
      const Length down = lowest - top(cell);
      shift(cell, Length{}, down);
      cell.height += down;
    }
  }

  Boxes on_axis() {
    Boxes parts;
    if (set_.blocks.empty()) return {Box{}};
    const Length axis = theme_.page.axis;
    for (std::size_t i = 0; i < set_.blocks.size(); ++i) {
      const bool left = i == 0;
      const Length width = left ? axis - theme_.table.gutter : measure_ - axis;
      parts.push_back(stack(compose_block(c_, set_.blocks[i], elements_, width)));
      if (!left) shift(parts.back(), axis, Length{});
    }
    return {beside(std::move(parts))};
  }

  // Legend, then labels with their boxes behind them, as many to a line as fit.
  Box row() {
    Box box;
    if (!set_.legend.empty() || !set_.hint.empty())
      add_text(box, document::field_label(set_.legend, set_.hint, true), theme_.table.gutter);
    for (const Block& block : set_.blocks) add_block(box, block);
    box.height = y_ + height_;
    box.whole = true;
    box.space_after = theme_.space.half;
    return box;
  }

  void add_text(Box& box, const document::Inlines& inlines, Length space) {
    const ShapedText text = shape_text(c_, inlines, theme_.body);
    const Length width = std::min(text.natural_width(), measure_);
    Box words = set_text(c_, text, c_.ink(elements_.next(Role::p)), width);
    place(box, std::move(words), width, space);
  }

  void add_block(Box& box, const Block& block) {
    const auto* field = std::get_if<Field>(&block.as_variant());
    const bool labelled = field && !document::is_ticked(*field) && !field->bare && !field->read_only;
    const Widths widths = block_widths(c_, block);
    const bool fits = x_ + widths.natural <= measure_ || x_ + widths.squeezed > measure_;
    const Length natural = fits ? std::min(widths.natural, measure_) : measure_ - x_;
    if (!labelled) {
      place(box, stack(compose_block(c_, block, elements_, natural)), natural, theme_.table.gutter);
      return;
    }
    Field bare = *field;
    bare.bare = true;
    const Length width = std::min(box_widths(c_, bare).natural, measure_);
    const ShapedText text =
        shape_text(c_, document::field_label(field->label, field->hint, false), theme_.body);
    if (x_ + text.natural_width() + theme_.space.quarter + width > measure_) new_line();
    add_text(box, document::field_label(field->label, field->hint, false), theme_.space.quarter);
    place(box, stack(compose(c_, bare, elements_, width)), width, theme_.table.gutter);
  }

  void new_line() {
    if (x_ == Length{}) return;
    y_ += height_ + theme_.space.quarter;
    x_ = height_ = Length{};
  }

  // Middles stand on one height: that of a short box.
  void place(Box& box, Box part, Length width, Length space) {
    if (x_ + width > measure_) new_line();
    const Length above = std::max(Length{}, (theme_.field.row - part.height) / 2);
    height_ = std::max(height_, std::max(theme_.field.row, above + part.height));
    shift(part, x_, y_ + above);
    Boxes parts;
    parts.push_back(std::move(box));
    parts.push_back(std::move(part));
    box = beside(std::move(parts));
    x_ += width + space;
  }

  LayoutContext& c_;
  const Theme& theme_;
  const Fieldset& set_;
  ChildCursor elements_;  // of the set
  Length measure_;
  Length x_, y_, height_;  // of a row: where the next part stands, and how high its line is
};

// Widths of what a cell or a row holds.
class WidthsOf {
 public:
  explicit WidthsOf(const TextContext& c) : c_(c), theme_(c.theme) {}

  Widths operator()(const document::Paragraph& paragraph) const {
    const bool tag = paragraph.style == document::ParagraphStyle::tag ||
                     paragraph.style == document::ParagraphStyle::tag_filled;
    const ShapedText text = shape_text(c_, paragraph.content, tag ? theme_.minor : theme_.body);
    const Length frame = tag ? theme_.tag.padding * 2 : Length{};
    const Length natural = text.natural_width() + frame;
    return {tag ? natural : text.least_width(), natural};
  }
  Widths operator()(const document::Bar& bar) const {
    const Length width =
        bar.style == document::BarStyle::progress ? theme_.bar.progress_width : theme_.bar.width;
    return {width / 2, width};
  }
  Widths operator()(const document::Image& image) const {
    const Length width = Length::from_thousandths(std::int64_t{image.width} * 1000);
    return {width, width};
  }
  Widths operator()(const Field& field) const {
    const bool ticked = document::is_ticked(field);
    if (field.read_only) return read_only(field);
    if (field.kind == FieldKind::text) return {theme_.page.prose / 4, theme_.page.prose / 2};
    // What is written there wants as much room as the rest of a row leaves.
    if (field.kind == FieldKind::multi_line) return {theme_.page.prose / 4, theme_.page.prose};
    if (field.kind == FieldKind::date) {
      // Up to 8 cells and the gaps between the groups.
      const Length width = theme_.panel.date_width * 8 + theme_.panel.date_gap * 2;
      return {width, width};
    }
    Widths widths = box_widths(c_, field);
    if (field.bare) return widths;
    const ShapedText text =
        shape_text(c_, document::field_label(field.label, field.hint, !ticked), theme_.body);
    const Length beside = theme_.space.half + text.natural_width();
    for (Length* width : {&widths.squeezed, &widths.least, &widths.natural})
      *width = ticked ? *width + beside : std::max(*width, text.least_width());
    return widths;
  }
  Widths operator()(const Fieldset& set) const {
    Widths widths;
    const bool row = set.layout == FieldsetLayout::row;
    for (const Block& block : set.blocks) {
      const Widths one = block_widths(c_, block);
      const Length gap = widths.natural > Length{} ? theme_.table.gutter : Length{};
      widths.natural = row ? widths.natural + gap + one.natural : std::max(widths.natural, one.natural);
      widths.least = row ? widths.natural : std::max(widths.least, one.least);
      widths.squeezed = std::max(widths.squeezed, one.squeezed);  // a row breaks
    }
    return widths;
  }
  template <typename Other>
  Widths operator()(const Other&) const {
    return any();
  }

 private:
  Widths read_only(const Field& field) const {
    const ShapedText value = shape_text(c_, field.value, theme_.hint);
    const ShapedText label = quiet_label(c_, field);
    const Length before = label.empty() ? Length{} : label.natural_width() + theme_.space.quarter;
    return {std::max(label.least_width(), value.least_width()), before + value.natural_width()};
  }
  Widths any() const { return {theme_.page.prose / 3, theme_.page.prose / 3}; }

  const TextContext& c_;
  const Theme& theme_;
};

}  // namespace

Widths block_widths(const TextContext& c, const Block& block) {
  return std::visit(WidthsOf(c), block.as_variant());
}

Length first_line_drop(const Theme& theme, const document::Blocks& blocks) {
  const auto* field = blocks.empty() ? nullptr : std::get_if<Field>(&blocks.front().as_variant());
  if (field == nullptr || !field->bare || field->read_only) return {};
  const bool short_box = field->kind == FieldKind::number || field->kind == FieldKind::choice;
  if (field->kind == FieldKind::multi_line) return (theme.field.writing_line - theme.body.leading) / 2;
  if (!short_box && field->kind != FieldKind::text) return {};
  return ((short_box ? theme.field.row : theme.field.text) - theme.body.leading) / 2;
}

Boxes compose(LayoutContext& c, const Fieldset& fieldset, ChildCursor& elements, Length measure) {
  return FieldsetSetter(c, fieldset, c.children_of(elements.next(Role::div)), measure).set();
}

}  // namespace planpress::typeset

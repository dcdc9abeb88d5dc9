// Fields that belong together: one below the other, side by side, in a grid, or left and on the second axis.
#include <algorithm>
#include <utility>

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
    if (set_.layout == FieldsetLayout::row) return boxes_of(row());
    Box legend = label_above(c_, set_.legend, set_.hint, elements_, measure_);
    legend.keep_with_next = true;
    // In large print a set on the axis stands one below the other too, and a page may end between them.
    const bool on_axis = set_.layout == FieldsetLayout::axis && !theme_.table.linear;
    const bool whole = on_axis || set_.layout == FieldsetLayout::grid;
    Boxes boxes = set_.layout == FieldsetLayout::grid ? grid_lines()
                  : on_axis                           ? boxes_of(beside_axis())
                                                      : compose_blocks(c_, set_.blocks, elements_, measure_);
    if (legend.height > Length{}) boxes.insert(boxes.begin(), std::move(legend));
    if (whole) {
      boxes = boxes_of(stack(std::move(boxes)));
      boxes.back().whole = true;
    }
    if (!boxes.empty()) boxes.back().space_after = theme_.space.half;
    return boxes;
  }

 private:
  Boxes grid_lines() {
    Boxes lines;
    const auto columns = static_cast<std::size_t>(set_.columns);
    const Length pitch = (measure_ + theme_.table.gutter) / set_.columns;
    for (std::size_t first = 0; first < set_.blocks.size(); first += columns) {
      Boxes cells;
      for (std::size_t i = first; i < std::min(first + columns, set_.blocks.size()); ++i) {
        Box cell = stack(compose_block(c_, set_.blocks[i], elements_, pitch - theme_.table.gutter));
        shift(cell, pitch * static_cast<std::int64_t>(i - first), {});
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
      shift(cell, {}, down);
      cell.height += down;
    }
  }

  Box beside_axis() {
    Boxes parts;
    const Length axis = theme_.page.axis;
    for (const Block& block : set_.blocks) {
      const bool left = &block == &set_.blocks.front();
      const Length width = left ? axis - theme_.table.gutter : measure_ - axis;
      parts.push_back(stack(compose_block(c_, block, elements_, width)));
      if (!left) shift(parts.back(), axis, {});
    }
    return beside(std::move(parts));
  }

  // Legend, then labels with their boxes behind them, as many to a line as fit.
  Box row() {
    if (!set_.legend.empty() || !set_.hint.empty())
      add_text(document::field_label(set_.legend, set_.hint, true), theme_.table.gutter);
    for (const Block& block : set_.blocks) add_block(block);
    row_.height = y_ + height_;
    row_.whole = true;
    row_.space_after = theme_.space.half;
    return std::move(row_);
  }

  void add_text(const document::Inlines& inlines, Length space) {
    const ShapedText text = shape_text(c_, inlines, theme_.body);
    const Length width = std::min(text.natural_width(), measure_);
    place(set_text(c_, text, c_.ink(elements_.next(Role::p)), width), width, space);
  }

  void add_block(const Block& block) {
    const auto* field = std::get_if<Field>(&block.as_variant());
    if (!field || document::is_ticked(*field) || field->bare || field->read_only) {
      const Widths widths = block_widths(c_, block);
      const bool fits = x_ + widths.natural <= measure_ || x_ + widths.squeezed > measure_;
      const Length width = fits ? std::min(widths.natural, measure_) : measure_ - x_;
      return place(stack(compose_block(c_, block, elements_, width)), width, theme_.table.gutter);
    }
    Field bare = *field;
    bare.bare = true;
    const Length width = std::min(box_widths(c_, bare).natural, measure_);
    const document::Inlines label = document::field_label(field->label, field->hint, false);
    const Length of_label = shape_text(c_, label, theme_.body).natural_width();
    if (x_ + of_label + theme_.space.quarter + width > measure_) new_line();
    add_text(label, theme_.space.quarter);
    place(stack(compose(c_, bare, elements_, width)), width, theme_.table.gutter);
  }

  void new_line() {
    if (x_ == Length{}) return;
    y_ += height_ + theme_.space.quarter;
    x_ = height_ = {};
  }

  // Middles stand on one height: that of a short box.
  void place(Box part, Length width, Length space) {
    if (x_ + width > measure_) new_line();
    const Length above = std::max(Length{}, (theme_.field.row - part.height) / 2);
    height_ = std::max(height_, std::max(theme_.field.row, above + part.height));
    shift(part, x_, y_ + above);
    row_ = beside(boxes_of(std::move(row_), std::move(part)));
    x_ += width + space;
  }

  LayoutContext& c_;
  const Theme& theme_;
  const Fieldset& set_;
  ChildCursor elements_;  // of the set
  Length measure_;
  Box row_;
  Length x_, y_, height_;  // of a row: where the next part stands, and how high its line is
};

// Of a block as the content of a cell or of a row.
struct WidthsOf {
  const TextContext& c;
  const Theme& theme = c.theme;

  static Widths fixed(Length width) { return {width, width, width}; }

  Widths operator()(const document::Paragraph& paragraph) const {
    const bool tag = is_tag(paragraph);
    const ShapedText text = shape_text(c, paragraph.content, tag ? theme.minor : theme.body);
    if (tag) return fixed(text.natural_width() + theme.tag.padding * 2);
    return {text.least_width(), text.least_width(), text.natural_width()};
  }
  Widths operator()(const document::Bar& bar) const {
    const Length width =
        bar.style == document::BarStyle::progress ? theme.bar.progress_width : theme.bar.width;
    return {width / 2, width / 2, width};
  }
  Widths operator()(const document::Image& image) const {
    return fixed(Length::from_thousandths(std::int64_t{image.width} * 1000));
  }
  Widths operator()(const Field& field) const {
    if (field.read_only) return read_only(field);
    const Length prose = theme.page.prose;
    if (field.kind == FieldKind::text) return {prose / 4, prose / 4, prose / 2};
    // An answer in lines wants as much room as the rest of a row leaves.
    if (field.kind == FieldKind::multi_line) return {prose / 4, prose / 4, prose};
    // Up to 8 cells and the gaps between the groups.
    if (field.kind == FieldKind::date) return fixed(theme.panel.date_width * 8 + theme.panel.date_gap * 2);
    Widths widths = box_widths(c, field);
    if (field.bare) return widths;
    const bool ticked = document::is_ticked(field);
    const ShapedText text =
        shape_text(c, document::field_label(field.label, field.hint, !ticked), theme.body);
    if (ticked)
      widths += theme.space.half + text.natural_width();
    else
      widths.cover(fixed(text.least_width()));
    return widths;
  }
  Widths operator()(const Fieldset& set) const {
    Widths widths;
    const bool row = set.layout == FieldsetLayout::row;
    for (const Block& block : set.blocks) {
      const Widths one = block_widths(c, block);
      const Length gap = widths.natural > Length{} ? theme.table.gutter : Length{};
      widths.natural = row ? widths.natural + gap + one.natural : std::max(widths.natural, one.natural);
      widths.least = row ? widths.natural : std::max(widths.least, one.least);
      widths.squeezed = std::max(widths.squeezed, one.squeezed);  // a row breaks
    }
    return widths;
  }
  template <typename Other>
  Widths operator()(const Other&) const {
    return fixed(theme.page.prose / 3);
  }

  Widths read_only(const Field& field) const {
    const ShapedText value = shape_text(c, field.value, theme.hint);
    const ShapedText label = quiet_label(c, field);
    const Length before = label.empty() ? Length{} : label.natural_width() + theme.space.quarter;
    const Length least = std::max(label.least_width(), value.least_width());
    return {least, least, before + value.natural_width()};
  }
};

}  // namespace

Widths block_widths(const TextContext& c, const Block& block) {
  return std::visit(WidthsOf{c}, block.as_variant());
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

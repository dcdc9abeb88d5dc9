// One thing to fill in: its label and its box.
#include <algorithm>
#include <iterator>

#include "renderer/typeset/answer.hpp"
#include "renderer/typeset/form_parts.hpp"

namespace planpress::typeset {
namespace {

using document::Field;
using document::FieldKind;

// A box to tick and what it stands for.
Box ticked(LayoutContext& c, const Field& field, ChildCursor& elements, Length measure) {
  const Theme& theme = c.theme;
  const Length side = theme.panel.box, x = side + theme.space.half;
  Box box;
  FormParts(c, elements).tick_box({Length{}, (theme.body.leading - side) / 2}, field, box);
  if (!field.bare) {
    const ShapedText text = shape_text(c, document::field_label(field.label, field.hint, false), theme.body);
    Box label = set_text(c, text, c.ink(elements.next(Role::p)), measure - x);
    box.height = label.height;
    shift(label, x, Length{});
    std::move(label.items.begin(), label.items.end(), std::back_inserter(box.items));
  }
  box.height = std::max(box.height, theme.body.leading);
  box.space_after = theme.field.row - theme.body.leading;
  box.whole = true;
  return box;
}

// The label and what the field tells on one line, or on lines of their own where one does not hold both.
Box read_only(LayoutContext& c, const Field& field, ChildCursor& elements, Length measure) {
  Box box;
  Point corner;
  const ShapedText label = quiet_label(c, field);
  if (!label.empty()) {
    box = set_text(c, label, c.ink(elements.next(Role::p)), measure);
    corner.x = label.natural_width() + c.theme.space.quarter;
    const Length value = shape_text(c, field.value, c.theme.hint).natural_width();
    if (corner.x + value > measure) corner = {Length{}, box.height};
  }
  box.height = corner.y + FormParts(c, elements).quiet_text(corner, measure - corner.x, field, box);
  box.cuts.clear();
  box.whole = true;
  box.space_after = c.theme.space.half;
  return box;
}

Box box_of(LayoutContext& c, const Field& field, ChildCursor& elements, Length measure) {
  const Theme& theme = c.theme;
  FormParts parts(c, elements);
  const Length width = std::min(box_widths(c, field).natural, measure);
  Box box;
  switch (field.kind) {
    case FieldKind::date:
      box.height = theme.panel.date_height;
      box.height += parts.date_cells(Length{}, box.height, field, box) + theme.space.quarter;
      return box;
    case FieldKind::signature:
      box.height = theme.panel.signature_height;
      parts.signature_box({Length{}, Length{}, std::min(measure, theme.panel.signature_width), box.height},
                          field, box);
      return box;
    case FieldKind::choice:
      box.height = theme.field.row;
      parts.text_box({Length{}, Length{}, width, box.height}, field, box);
      return box;
    case FieldKind::multi_line:
      return answer_box(c, field, elements, width, theme.field.writing_line * std::max(field.lines, 1));
    case FieldKind::number:
      return answer_box(c, field, elements, width, theme.field.row);
    default:
      return answer_box(c, field, elements, width, theme.field.text);
  }
}

// Around the words of a choice; beside them a viewer shows an arrow.
Length choice_frame(const Theme& theme) { return theme.field.inset * 2 + theme.body.size; }

Length widest_option(const TextContext& c, const Field& field) {
  Length widest;
  for (const document::FieldOption& option : field.options)
    widest = std::max(widest, shape_text(c, option.label, c.theme.body).natural_width());
  return widest;
}

}  // namespace

Box label_above(LayoutContext& c, const document::Label& label, const document::Label& hint,
                ChildCursor& elements, Length measure) {
  const ShapedText text = shape_text(c, document::field_label(label, hint, true), c.theme.body);
  if (text.empty()) return {};
  Box box = set_text(c, text, c.ink(elements.next(Role::p)), measure);
  box.cuts.clear();
  box.space_after = c.theme.space.quarter;
  box.tight = true;
  return box;
}

ShapedText quiet_label(const TextContext& c, const Field& field) {
  if (field.bare) return {};
  return shape_text(c, document::field_label(field.label, field.hint, false), c.theme.hint);
}

Widths box_widths(const TextContext& c, const Field& field) {
  const Theme& theme = c.theme;
  const auto fixed = [](Length width) { return Widths{width, width}; };
  switch (field.kind) {
    case FieldKind::number:
      return fixed(theme.field.number_width);
    case FieldKind::choice: {
      const Length frame = choice_frame(theme), widest = widest_option(c, field);
      const Length smallest = widest * theme.field.choice_size.thousandths() / theme.body.size.thousandths();
      const Length least = std::max(theme.field.choice_width, widest + frame);
      return {smallest + frame, least, least};
    }
    case FieldKind::checkbox:
    case FieldKind::radio:
      return fixed(theme.panel.box);
    case FieldKind::signature:
      return fixed(theme.panel.signature_width);
    default:
      return fixed(theme.measure());
  }
}

Length choice_size(const TextContext& c, const Field& field, Length width) {
  const Theme& theme = c.theme;
  const Length room = width - choice_frame(theme), widest = widest_option(c, field);
  if (widest <= std::max(room, Length{})) return theme.body.size;
  return std::max(theme.field.choice_size, theme.body.size * room.thousandths() / widest.thousandths());
}

Boxes compose(LayoutContext& c, const Field& field, ChildCursor& elements, Length measure) {
  if (field.read_only) return {read_only(c, field, elements, measure)};
  if (document::is_ticked(field)) return {ticked(c, field, elements, measure)};
  Boxes parts;
  if (!field.bare) parts.push_back(label_above(c, field.label, field.hint, elements, measure));
  parts.push_back(box_of(c, field, elements, measure));
  std::erase_if(parts, [](const Box& part) { return part.height == Length{}; });
  Box box = stack(std::move(parts));
  box.cuts.clear();
  box.whole = true;
  box.space_after = c.theme.space.half;
  return {std::move(box)};
}

Boxes compose(LayoutContext& c, const document::RuledSpace& space, ChildCursor& elements, Length measure) {
  Field paper;
  paper.kind = FieldKind::multi_line;
  paper.label = space.label;
  paper.hint = space.hint;
  paper.lines = space.lines;
  return compose(c, paper, elements, measure);
}

}  // namespace planpress::typeset

// One thing to fill in: its label, its box and the answer in it.
#include <algorithm>
#include <utility>

#include "renderer/typeset/form_parts.hpp"

namespace planpress::typeset {
namespace {

using document::Field;
using document::FieldKind;

// ---- The box and the answer in it, however long it is
// -------------------------------------------------------

// A box as high as its answer, or as high as a new one where that is more, at least `least`. An answer that
// would fill most of a page begins in the box and goes on in Box::after: across the text area, over pages.
// It is one field all the same, with the whole answer as its value: it comes back whole, and is read aloud
// whole where it is asked for. The part of it that is printed further on is therefore an artifact: as a
// paragraph it would be read twice, and further widgets of the field would each be read, and show the
// beginning again where a viewer sets their text anew. A viewer's lines are closer than ours, so that the
// part that it shows in the box reaches at least as far.
// Of the page, that a box leaves at least: for a heading, its own label and the hint.
constexpr std::int64_t lines_around = 6;

class AnswerBox {
 public:
  AnswerBox(LayoutContext& c, const Field& field, ChildCursor& elements, Length width, Length least)
      : c_(c),
        theme_(c.theme),
        field_(field),
        parts_(c, elements),
        width_(width),
        least_(std::min(least, theme_.text_height() - theme_.body.leading * lines_around)),
        text_(shape_text(c, document::inlines_of(field.value), theme_.body)) {}

  Box set() {
    const std::int64_t count = lines();
    if (field_.kind != FieldKind::multi_line && count <= 1) return one_line();
    if (theme_.field.writing_line * count <= least_)
      return with_text(least_, text_, theme_.field.writing_line);
    const Length height = std::max(least_, theme_.body.leading * count + padding() * 2);
    const bool is_long = height > std::max(least_, theme_.text_height() * 2 / 3);
    return is_long ? that_goes_on() : with_text(height, text_, theme_.body.leading);
  }

 private:
  Length room() const { return width_ - theme_.field.inset * 2; }
  // Above and below lines that are closer than those to write on.
  Length padding() const { return theme_.space.quarter; }

  std::int64_t lines() const {
    const Length height = set_text(c_, text_, Ink::layout(), room()).height;
    return height.thousandths() / text_.style.leading.thousandths();
  }

  Box one_line() {
    Box box;
    box.height = least_;
    parts_.text_box({{}, {}, width_, least_}, field_, box);
    return box;
  }

  // As much as a third of a page holds, a word on where the rest is, and the rest.
  Box that_goes_on() {
    Box hint = set_text(c_, c_.document.furniture.goes_on, theme_.hint, Ink::layout(), room(), Align::right);
    const Length height = std::max(least_, theme_.text_height() / 3);
    const Length of_text = height - hint.height - padding() * 2;
    const auto count = static_cast<std::size_t>(of_text.thousandths() / theme_.body.leading.thousandths());
    DividedText divided = divide_text(c_, text_, room(), count);
    Box box = with_text(height, divided.first, theme_.body.leading, hint.height);
    box.after = rest(divided.rest);
    box.add(std::move(hint), theme_.field.inset, height - hint.height - theme_.rule.strong);
    return box;
  }

  // `below`: the part of the box at its foot that the live field leaves free.
  Box with_text(Length height, ShapedText text, Length leading, Length below = {}) {
    Box box;
    box.height = height;
    const Rect outline{{}, {}, width_, height};
    parts_.frame(outline, box);
    const bool on_lines = leading == theme_.field.writing_line;
    text.style.leading = leading;
    const Align align = field_.kind == FieldKind::number ? Align::right : Align::start;
    Box words = set_text(c_, text, Ink::layout(), room(), align);
    const Length top = on_lines ? Length{} : padding();
    parts_.writing_lines(outline, text.empty() || on_lines ? Length{} : top + words.height, box);
    FieldArea live = parts_.area(parts_.inside_frame(outline), WidgetKind::multi_line, field_);
    live.rect.height -= below;
    shift(words, theme_.field.inset - live.rect.x, top);
    live.appearance = marks_of(std::move(words));
    parts_.put(std::move(live), box);
    return box;
  }

  // Under the question, in a frame that is open where a page ends.
  Boxes rest(const ShapedText& text) {
    const Length measure = theme_.measure(), stroke = theme_.rule.hair * 2;
    const std::string question = field_.label.empty() ? field_.tooltip : field_.label;
    Box head =
        set_text(c_, question + " " + c_.document.furniture.continued, theme_.minor, Ink::layout(), measure);
    head.cuts.clear();
    head.space_before = theme_.space.half;
    head.space_after = theme_.space.quarter;
    head.tight = head.keep_with_next = head.whole = true;
    Box words = set_text(c_, text, Ink::layout(), measure - theme_.field.inset * 2, Align::start);
    shift(words, theme_.field.inset, padding());
    words.height += padding() * 2;
    words.head = c_.state.repeat(head.height, head.items);
    words.space_after = theme_.space.half;
    // Rectangles, which are divided with their box.
    const auto side = [&](Rect rect) { words.draw(FilledRect{rect, theme_.color.secondary}); };
    const Length left = theme_.rule.hair / -2, width = measure + theme_.rule.hair;
    side({left, {}, stroke, words.height});
    side({left + width - stroke, {}, stroke, words.height});
    side({left, {}, width, stroke});
    side({left, words.height - stroke, width, stroke});
    return boxes_of(std::move(head), std::move(words));
  }

  LayoutContext& c_;
  const Theme& theme_;
  const Field& field_;
  FormParts parts_;
  Length width_, least_;
  ShapedText text_;
};

// ---- Fields
// -------------------------------------------------------------------------------------------------

// A box to tick and its label.
Box ticked(LayoutContext& c, const Field& field, ChildCursor& elements, Length measure) {
  const Theme& theme = c.theme;
  const Length side = theme.panel.box, x = side + theme.space.half;
  Box box;
  FormParts(c, elements).tick_box({{}, (theme.body.leading - side) / 2}, field, box);
  if (!field.bare) {
    const ShapedText text = shape_text(c, document::field_label(field.label, field.hint, false), theme.body);
    Box label = set_text(c, text, c.ink(elements.next(Role::p)), measure - x);
    box.height = label.height;
    box.add(std::move(label), x, {});
  }
  box.height = std::max(box.height, theme.body.leading);
  box.space_after = theme.field.row - theme.body.leading;
  box.whole = true;
  return box;
}

// Label and value on one line, quiet and without a box, or on lines of their own where one does not hold
// both.
Box read_only(LayoutContext& c, const Field& field, ChildCursor& elements, Length measure) {
  const TextStyle& style = c.theme.hint;
  Box box;
  Point corner;
  const ShapedText label = quiet_label(c, field);
  if (!label.empty()) {
    box = set_text(c, label, c.ink(elements.next(Role::p)), measure);
    corner.x = label.natural_width() + c.theme.space.quarter;
    const Length value = shape_text(c, field.value, style).natural_width();
    if (corner.x + value > measure) corner = {{}, box.height};
  }
  ShapedText answer = shape_text(c, document::inlines_of(field.value), c.theme.body);
  answer.style = style;
  const Length width = measure - corner.x;
  Box text = set_text(c, answer, Ink::layout(), width);
  const Length height = std::max(text.height, style.leading);
  const FormParts parts(c, elements);
  const WidgetKind kind = height > style.leading ? WidgetKind::multi_line : WidgetKind::text;
  FieldArea live = parts.area({corner.x, corner.y, width, height}, kind, field);
  live.read_only = true;
  live.align_right = false;
  live.size = style.size;
  live.color = style.color;
  live.appearance = marks_of(std::move(text));
  parts.put(std::move(live), box);
  box.height = corner.y + height;
  box.cuts.clear();
  box.whole = true;
  box.space_after = c.theme.space.half;
  return box;
}

Box box_of(LayoutContext& c, const Field& field, ChildCursor& elements, Length measure) {
  const Theme& theme = c.theme;
  FormParts parts(c, elements);
  const Length width = std::min(box_widths(c, field).natural, measure);
  const auto answer = [&](Length least) { return AnswerBox(c, field, elements, width, least).set(); };
  Box box;
  switch (field.kind) {
    case FieldKind::date:
      box.height = theme.panel.date_height;
      box.height += parts.date_cells({}, box.height, field, box) + theme.space.quarter;
      return box;
    case FieldKind::signature:
      box.height = theme.panel.signature_height;
      parts.signature_box({{}, {}, std::min(measure, theme.panel.signature_width), box.height}, field, box);
      return box;
    case FieldKind::choice:
      box.height = theme.field.row;
      parts.text_box({{}, {}, width, box.height}, field, box);
      return box;
    case FieldKind::multi_line:
      return answer(theme.field.writing_line * std::max(field.lines, 1));
    case FieldKind::number:
      return answer(theme.field.row);
    default:
      return answer(theme.field.text);
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
  const auto fixed = [](Length width) { return Widths{width, width, width}; };
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
  if (field.read_only) return boxes_of(read_only(c, field, elements, measure));
  if (document::is_ticked(field)) return boxes_of(ticked(c, field, elements, measure));
  Boxes parts;
  if (!field.bare) parts.push_back(label_above(c, field.label, field.hint, elements, measure));
  parts.push_back(box_of(c, field, elements, measure));
  erase_empty(parts);
  Box box = stack(std::move(parts));
  box.cuts.clear();
  box.whole = true;
  box.space_after = c.theme.space.half;
  return boxes_of(std::move(box));
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

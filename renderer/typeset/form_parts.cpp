#include "renderer/typeset/form_parts.hpp"

#include <algorithm>
#include <utility>

#include "renderer/text/unicode.hpp"

namespace planpress::typeset {
namespace {

using document::DatePart;
using document::Field;
using document::FieldKind;

// The value of a field as it is shown: the label of the option that is chosen.
std::string shown_value(const Field& field) {
  const auto chosen = std::ranges::find(field.options, field.value, &document::FieldOption::value);
  return chosen == field.options.end() ? field.value : chosen->label;
}

// The code units of UTF-16 in which programs count what a field may hold.
int code_units(std::string_view utf8) {
  int units = 0;
  for (const char byte : utf8) {
    const auto lead = static_cast<unsigned char>(byte);
    units += (lead & 0xC0) != 0x80 ? (lead >= 0xF0 ? 2 : 1) : 0;
  }
  return units;
}

}  // namespace

void FormParts::frame(Rect rect, Box& box) const {
  const Length half = theme_.rule.hair;
  const Rect outer{rect.x - half / 2, rect.y, rect.width + half, rect.height};
  box.draw(FramedRect{outer, theme_.rule.hair * 2, theme_.color.secondary});
}

Rect FormParts::inside_frame(Rect rect) const {
  const Length line = theme_.rule.hair * 2;
  return {rect.x + line, rect.y + line, rect.width - line * 2, rect.height - line * 2};
}

void FormParts::writing_lines(Rect rect, Length from, Box& box) const {
  const Length left = rect.x + theme_.field.inset, right = rect.right() - theme_.field.inset;
  for (Length y = rect.y + theme_.field.writing_line; y < rect.bottom(); y += theme_.field.writing_line) {
    if (y >= from) box.draw(Line{{left, y}, {right, y}, theme_.rule.hair, theme_.color.secondary, true});
  }
}

FieldArea FormParts::area(Rect rect, WidgetKind kind, const Field& field) const {
  FieldArea area;
  area.rect = rect;
  area.kind = kind;
  area.name = field.name;
  area.tooltip = field.tooltip;
  area.group = field.group;
  area.value = field.value;
  area.checked = field.checked;
  area.required = field.required;
  area.align_right = field.kind == FieldKind::number;
  // A value that is longer than may be typed stays whole in programs that keep to the limit.
  if (code_units(field.value) <= field.max_length) area.max_length = field.max_length;
  area.size = theme_.body.size;
  area.color = theme_.body.color;
  area.options = field.options;
  return area;
}

void FormParts::put(FieldArea area, Box& box) const {
  if (area.name.empty()) return;
  area.owner = elements_.next(Role::form);
  box.fields.push_back(std::move(area));
}

// One character a cell.
std::vector<Mark> FormParts::written_in_cells(const std::string& text, Rect rect, int cells) {
  Box all;
  const Length cell = rect.width / cells;
  std::int64_t at = 0;
  for (std::size_t begin = 0; begin < text.size(); ++at) {
    std::size_t end = begin;
    text::next_character(text, end);
    const document::Inlines character = document::inlines_of(text.substr(begin, end - begin));
    Box digit = set_text(c_, shape_text(c_, character, theme_.body), Ink::layout(), cell, Align::center);
    const Length y = (rect.height - digit.height) / 2;
    all.add(std::move(digit), cell * at, y);
    begin = end;
  }
  return marks_of(std::move(all));
}

void FormParts::tick_box(Point corner, const Field& field, Box& box) {
  const Length side = theme_.panel.box;
  const Rect square{corner.x, corner.y, side, side};
  box.draw(FramedRect{square, theme_.panel.box_stroke, theme_.color.text});
  if (field.name.empty()) return;
  const bool radio = field.kind == FieldKind::radio;
  FieldArea live = area(square, radio ? WidgetKind::radio_button : WidgetKind::check_box, field);
  const auto at = [&](std::int64_t x, std::int64_t y) { return Point{side.of_em(x), side.of_em(y)}; };
  live.appearance = {
      Polyline{{at(220, 520), at(430, 740), at(800, 250)}, side.of_em(140), theme_.color.text}};
  put(std::move(live), box);
}

void FormParts::text_box(Rect rect, const Field& field, Box& box) {
  frame(rect, box);
  const bool is_choice = field.kind == FieldKind::choice;
  const Length inset = theme_.field.inset;
  FieldArea live = area(inside_frame(rect), is_choice ? WidgetKind::choice : WidgetKind::text, field);
  if (is_choice) live.size = choice_size(c_, field, rect.width);
  ShapedText text = shape_text(c_, document::inlines_of(shown_value(field)), theme_.body);
  text.style.size = live.size;
  // An option stays on its line: its letters are as small as it needs.
  const Length room = is_choice ? theme_.page.width * 100 : live.rect.width - inset * 2;
  const Align align = live.align_right ? Align::right : is_choice ? Align::left : Align::start;
  Box words = set_text(c_, text, Ink::layout(), room, align);
  shift(words, inset, (live.rect.height - words.height) / 2);
  live.appearance = marks_of(std::move(words));
  put(std::move(live), box);
}

void FormParts::signature_box(Rect rect, const Field& field, Box& box) {
  frame(rect, box);
  put(area(inside_frame(rect), WidgetKind::signature, field), box);
}

std::vector<FormParts::DateGroup> FormParts::date_groups(const document::DateLabels& labels) const {
  std::vector<DateGroup> groups{{DatePart::day, &labels.day, 2, {}},
                                {DatePart::month, &labels.month, 2, {}},
                                {DatePart::year, &labels.year, 4, {}}};
  for (DateGroup& group : groups) {
    const Length gap = &group == &groups.back() ? Length{} : theme_.panel.date_gap;
    const Length word = shape_text(c_, *group.label, theme_.hint).least_width();
    group.room = std::max(theme_.panel.date_width * group.cells, word) + gap;
  }
  return groups;
}

Length FormParts::date_width(const document::DateLabels& labels) const {
  Length width;
  for (const DateGroup& group : date_groups(labels)) width += group.room;
  return width;
}

Length FormParts::date_cells(Length x, Length bottom, const Field& field, Box& box) {
  Length hints;
  const Length height = theme_.panel.date_height, cell = theme_.panel.date_width;
  for (const DateGroup& group : date_groups(field.date)) {
    for (int i = 0; i < group.cells; ++i) frame({x + cell * i, bottom - height, cell, height}, box);
    const Length line = theme_.rule.hair * 2;
    const Rect cells{x, bottom - height + line, cell * group.cells, height - line * 2};
    FieldArea live = area(cells, WidgetKind::comb, field);
    if (!field.name.empty()) live.name = date_field_name(field.name, group.part);
    live.tooltip = field.tooltip + ": " + *group.label;
    live.value = date_field_value(field.value, group.part);
    live.max_length = group.cells;
    live.appearance = written_in_cells(live.value, cells, group.cells);
    put(std::move(live), box);
    hints = std::max(hints, hint(*group.label, x, group.room, bottom, box));
    x += group.room;
  }
  return hints;
}

Length FormParts::hint(const document::Label& text, Length x, Length width, Length y, Box& box) {
  const Ink ink = c_.ink(elements_.next(Role::p));
  Box label = set_text(c_, text, theme_.hint, ink, width);
  const Length height = label.height;
  box.add(std::move(label), x, y + theme_.space.quarter / 2);
  return height;
}

}  // namespace planpress::typeset

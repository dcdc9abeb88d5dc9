#include "renderer/typeset/form_parts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "renderer/document/languages.hpp"

namespace planpress::typeset {
namespace {

using document::DatePart;
using document::Field;
using document::FieldKind;
using document::Role;

std::vector<Mark> marks_of(Slab slab) {
  std::vector<Mark> marks;
  for (Item& item : slab.items) marks.push_back(std::move(item.mark));
  return marks;
}

void move_into(Slab& slab, Slab part) {
  std::move(part.items.begin(), part.items.end(), std::back_inserter(slab.items));
}

// Inside the lines of a box, so that what a viewer paints leaves them standing.
Rect inside(Rect rect, Length x, Length y) {
  return {rect.x + x, rect.y + y, rect.width - x * 2, rect.height - y * 2};
}

}  // namespace

std::string shown_value(const Field& field) {
  const auto chosen = std::ranges::find(field.options, field.value, &document::FieldOption::value);
  return chosen == field.options.end() ? field.value : chosen->label;
}

int lines_of_value(Composition& c, const std::string& value, Length width) {
  if (value.empty()) return 0;
  const Length room = width - c.setting.theme.field.inset * 2;
  const Length height = set_text(c.setting, value, c.setting.theme.body, Ink::layout(), room).height;
  return static_cast<int>(height.thousandths() / c.setting.theme.body.leading.thousandths());
}

void FormParts::frame(Rect rect, Slab& slab) const {
  const Length half = theme_.rule.hair;
  const Rect outer{rect.x - half / 2, rect.y, rect.width + half, rect.height};
  slab.items.push_back(item(Ink::layout(), FramedRect{outer, theme_.rule.hair * 2, theme_.color.secondary}));
}

void FormParts::writing_lines(Rect rect, Slab& slab) const {
  const Length left = rect.x + theme_.field.inset, right = rect.right() - theme_.field.inset;
  for (Length y = rect.y + theme_.field.writing_line; y < rect.bottom(); y += theme_.field.writing_line) {
    slab.items.push_back(
        item(Ink::layout(), Line{{left, y}, {right, y}, theme_.rule.hair, theme_.color.secondary, true}));
  }
}

FieldArea FormParts::area(Rect rect, WidgetKind kind, const Field& field) {
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
  area.max_length = field.max_length;
  area.size = theme_.body.size;
  area.color = theme_.body.color;
  area.options = field.options;
  return area;
}

void FormParts::put(FieldArea area, Slab& slab) const {
  if (area.name.empty()) return;
  area.owner = c_.setting.node(parent_, Role::form);
  slab.fields.push_back(std::move(area));
}

// A value as it stands in its box: on the middle of one line, or from the top on the writing lines.
std::vector<Mark> FormParts::written(const Field& field, const std::string& text, Rect rect, Length size,
                                     Align align) {
  if (text.empty()) return {};
  const Length inset = theme_.field.inset;
  TextStyle style = theme_.body;
  style.size = size;
  const bool several = field.kind == FieldKind::multi_line;
  const int lines = several ? lines_of_value(c_, text, rect.width) : 1;
  if (several && theme_.field.writing_line * lines <= rect.height + theme_.space.quarter)
    style.leading = theme_.field.writing_line;
  const Length room = several || align == Align::right ? rect.width - inset * 2 : theme_.page.width * 100;
  Slab slab = set_text(c_.setting, text, style, Ink::layout(), room, align);
  shift(slab, inset, several ? Length{} : (rect.height - slab.height) / 2);
  return marks_of(std::move(slab));
}

// One character a cell.
std::vector<Mark> FormParts::written_in_cells(const std::string& text, Rect rect) {
  Slab all;
  if (text.empty()) return {};
  const Length cell = rect.width / static_cast<std::int64_t>(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    Slab digit = set_text(c_.setting, text.substr(i, 1), theme_.body, Ink::layout(), cell, Align::center);
    shift(digit, cell * static_cast<std::int64_t>(i), (rect.height - digit.height) / 2);
    move_into(all, std::move(digit));
  }
  return marks_of(std::move(all));
}

std::vector<Mark> FormParts::check_mark() const {
  const Length box = theme_.panel.box;
  const auto at = [&](std::int64_t x, std::int64_t y) { return Point{box.of_em(x), box.of_em(y)}; };
  return {Polyline{{at(220, 520), at(430, 740), at(800, 250)}, box.of_em(140), theme_.color.text}};
}

void FormParts::tick_box(Point corner, const Field& field, Slab& slab) {
  const Rect box{corner.x, corner.y, theme_.panel.box, theme_.panel.box};
  slab.items.push_back(item(Ink::layout(), FramedRect{box, theme_.panel.box_stroke, theme_.color.text}));
  if (field.name.empty()) return;
  const bool radio = field.kind == FieldKind::radio;
  FieldArea live = area(box, radio ? WidgetKind::radio_button : WidgetKind::check_box, field);
  live.appearance = check_mark();
  put(std::move(live), slab);
}

void FormParts::text_box(Rect rect, const Field& field, Slab& slab) {
  frame(rect, slab);
  const WidgetKind kind = field.kind == FieldKind::multi_line ? WidgetKind::multi_line
                          : field.kind == FieldKind::choice   ? WidgetKind::choice
                                                              : WidgetKind::text;
  const Length line = theme_.rule.hair * 2;
  FieldArea live = area(inside(rect, line, line), kind, field);
  if (kind == WidgetKind::multi_line) writing_lines(rect, slab);
  if (kind == WidgetKind::choice) live.size = choice_size(c_.setting, field, rect.width);
  live.appearance =
      written(field, shown_value(field), live.rect, live.size, live.align_right ? Align::right : Align::left);
  put(std::move(live), slab);
}

Length FormParts::quiet_text(Point corner, Length width, const Field& field, Slab& slab) {
  Slab text = set_text(c_.setting, field.value, theme_.hint, Ink::layout(), width);
  const Length height = std::max(text.height, theme_.hint.leading);
  const bool several = height > theme_.hint.leading;
  FieldArea live =
      area({corner.x, corner.y, width, height}, several ? WidgetKind::multi_line : WidgetKind::text, field);
  live.read_only = true;
  live.align_right = false;
  live.size = theme_.hint.size;
  live.color = theme_.hint.color;
  live.appearance = marks_of(std::move(text));
  put(std::move(live), slab);
  return height;
}

void FormParts::signature_box(Rect rect, const Field& field, Slab& slab) {
  frame(rect, slab);
  const Length line = theme_.rule.hair * 2;
  put(area(inside(rect, line, line), WidgetKind::signature, field), slab);
}

std::vector<FormParts::DateGroup> FormParts::date_groups(const document::DateLabels& labels) const {
  std::vector<DateGroup> groups{{DatePart::day, &labels.day, 2, {}},
                                {DatePart::month, &labels.month, 2, {}},
                                {DatePart::year, &labels.year, 4, {}}};
  for (DateGroup& group : groups) {
    const Length gap = &group == &groups.back() ? Length{} : theme_.panel.date_gap;
    const Length word = shape_text(c_.setting, *group.label, theme_.hint).least_width();
    group.room = std::max(theme_.panel.date_width * group.cells, word) + gap;
  }
  return groups;
}

Length FormParts::date_width(const document::DateLabels& labels) const {
  Length width;
  for (const DateGroup& group : date_groups(labels)) width += group.room;
  return width;
}

Length FormParts::date_cells(Length x, Length bottom, const Field& field, Slab& slab) {
  Length hints;
  const Length height = theme_.panel.date_height, cell = theme_.panel.date_width;
  for (const DateGroup& group : date_groups(field.date)) {
    for (int i = 0; i < group.cells; ++i) frame({x + cell * i, bottom - height, cell, height}, slab);
    const Rect cells =
        inside({x, bottom - height, cell * group.cells, height}, Length{}, theme_.rule.hair * 2);
    FieldArea live = area(cells, WidgetKind::comb, field);
    if (!field.name.empty()) live.name = date_field_name(field.name, group.part);
    live.tooltip += ": " + document::on_one_line(*group.label);
    live.value = date_field_value(field.value, group.part);
    live.max_length = group.cells;
    live.appearance = written_in_cells(live.value, cells);
    put(std::move(live), slab);
    hints = std::max(hints, hint(*group.label, x, group.room, bottom, slab));
    x += group.room;
  }
  return hints;
}

Length FormParts::hint(const document::Label& text, Length x, Length width, Length y, Slab& slab) {
  const Ink ink = Ink::of(c_.setting.node(parent_, Role::p));
  Slab label = set_text(c_.setting, shape_label(c_.setting, text, theme_.hint, width), ink, width);
  const Length height = label.height;
  shift(label, x, y + theme_.space.quarter / 2);
  move_into(slab, std::move(label));
  return height;
}

}  // namespace planpress::typeset

// input, textarea, select, fieldset, ruled-space.
#include <fmt/format.h>

#include <algorithm>

#include "renderer/markup/blocks.hpp"
#include "renderer/markup/element.hpp"
#include "renderer/markup/inlines.hpp"

namespace planpress::markup {
namespace {

using namespace document;

constexpr Range lengths{1, 32'000};
constexpr Range writing_lines{1, 40};
constexpr Range grid_columns{2, 6};

// What every control has. Label and tooltip are required: the one is seen, the other is read out.
Field read_common(pugi::xml_node node, const Element& element, FieldKind kind, Reading& reading) {
  Field out;
  out.kind = kind;
  element.filled("name");
  out.name = element.field_name("name");
  out.label = element.required("label");
  out.hint = element.text("hint");
  out.tooltip = element.filled("tooltip");
  out.required = element.choice("required", {{"required", true}, {"yes", true}, {"no", false}}, false);
  out.bare = element.choice("class", {{"bare", true}}, false);
  if (!out.name.empty()) reading.field(node, out.name, kind == FieldKind::radio);
  return out;
}

FieldKind kind_of(const Element& element) {
  element.filled("type");
  return element.choice<FieldKind>("type",
                                   {{"text", FieldKind::text},
                                    {"number", FieldKind::number},
                                    {"date", FieldKind::date},
                                    {"checkbox", FieldKind::checkbox},
                                    {"radio", FieldKind::radio},
                                    {"signature", FieldKind::signature}},
                                   FieldKind::text);
}

// What a kind needs beside, and what it cannot have.
void check_input(const Element& element, const Field& field) {
  const bool ticked = field.kind == FieldKind::checkbox || field.kind == FieldKind::radio;
  if (field.kind == FieldKind::radio) element.filled("value");
  if (field.checked && !ticked) element.fault("checked: only a checkbox or a radio button is ticked");
  if (!field.group.empty() && field.kind != FieldKind::radio)
    element.fault("group: only radio buttons answer together");
  if (field.read_only && field.kind != FieldKind::text && field.kind != FieldKind::number)
    element.fault("readonly: only a text or a number is", "say it in a <p>");
  if (field.read_only && field.required)
    element.fault("a field that is read only cannot be required", "take out readonly or required");
  if (field.is_reference && (field.kind != FieldKind::text || !field.read_only))
    element.fault("reference: only a text that is read only is", "write readonly=\"readonly\" beside it");
  if (field.kind == FieldKind::date) {
    for (const char* label : {"day", "month", "year"}) element.required(label);
    if (!field.value.empty() && !element.is_any(field.value) && !is_date(field.value))
      element.fault("value: the value is no date", "YYYY-MM-DD");
  }
  if (field.kind == FieldKind::signature && !field.value.empty())
    element.fault("a signature has no value", "it is given by signing");
}

FieldOption read_option(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"value"});
  FieldOption option{element.required("value"), read_plain(node, reading)};
  if (option.label.empty()) option.label = option.value;
  return option;
}

}  // namespace

Field read_input(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading,
                        {"type", "name", "label", "hint", "tooltip", "value", "maxlength", "checked",
                         "required", "readonly", "reference", "class", "day", "month", "year", "group"});
  element.no_content();
  Field out = read_common(node, element, kind_of(element), reading);
  out.value = element.text("value");
  out.checked = element.choice("checked", {{"checked", true}, {"yes", true}, {"no", false}}, false);
  out.read_only = element.choice("readonly", {{"readonly", true}, {"yes", true}, {"no", false}}, false);
  out.is_reference = element.choice("reference", {{"reference", true}, {"yes", true}, {"no", false}}, false);
  out.max_length = element.integer("maxlength", lengths, 0);
  out.group = element.text("group");
  out.date = {element.text("day"), element.text("month"), element.text("year")};
  check_input(element, out);
  if (out.kind == FieldKind::checkbox && out.value.empty()) out.value = "yes";
  return out;
}

Field read_textarea(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading,
                        {"name", "label", "hint", "tooltip", "maxlength", "required", "class", "lines"});
  Field out = read_common(node, element, FieldKind::multi_line, reading);
  out.max_length = element.integer("maxlength", lengths, 0);
  out.lines = element.integer("lines", writing_lines, out.lines);
  out.value = plain_text(read_inlines(node, reading), "\n");
  return out;
}

Field read_select(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"name", "label", "hint", "tooltip", "value", "required", "class"});
  Field out = read_common(node, element, FieldKind::choice, reading);
  out.value = element.text("value");
  for_each_element(node, reading, [&](pugi::xml_node child) {
    if (std::string_view(child.name()) != "option") return misplaced(child, reading, {"option"});
    out.options.push_back(read_option(child, reading));
  });
  const auto is_chosen = [&](const FieldOption& option) { return option.value == out.value; };
  if (!reading.is_example() && !out.value.empty() &&
      std::none_of(out.options.begin(), out.options.end(), is_chosen))
    element.fault("value: the value is none of the options");
  return out;
}

Fieldset read_fieldset(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"legend", "hint", "class", "columns"});
  Fieldset out;
  out.layout = element.choice<FieldsetLayout>(
      "class", {{"row", FieldsetLayout::row}, {"grid", FieldsetLayout::grid}, {"axis", FieldsetLayout::axis}},
      FieldsetLayout::stack);
  out.columns = element.integer("columns", grid_columns, out.columns);
  out.legend = element.text("legend");
  out.hint = element.text("hint");
  out.blocks = read_blocks(node, reading);
  if (out.layout == FieldsetLayout::axis && !reading.is_example() && out.blocks.size() > 2)
    element.fault("<fieldset class=\"axis\"> holds two blocks", "put what belongs together into a fieldset");
  return out;
}

RuledSpace read_ruled_space(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"label", "hint", "lines"});
  element.no_content();
  return {element.text("label"), element.text("hint"),
          element.integer("lines", writing_lines, RuledSpace{}.lines)};
}

}  // namespace planpress::markup

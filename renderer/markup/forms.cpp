// input, textarea, select, fieldset, ruled-space, signature-panel.
#include <algorithm>

#include "renderer/markup/blocks.hpp"
#include "renderer/markup/inlines.hpp"

namespace planpress::markup {
namespace {

using namespace document;

constexpr Range lengths{1, 32'000};
constexpr Range writing_lines{1, 40};
constexpr Range grid_columns{2, 6};

// Members of every control. Label and tooltip are required: the one is seen, the other is read out.
Field read_common(const Element& element, FieldKind kind) {
  Field out;
  out.kind = kind;
  element.filled("name");
  out.name = element.field_name("name");
  out.label = element.required("label");
  out.hint = element.text("hint");
  out.tooltip = element.filled("tooltip");
  out.required = element.is_set("required");
  out.bare = element.has_class("bare");
  if (!out.name.empty()) element.state().field(element.node(), out.name, kind == FieldKind::radio);
  return out;
}

// Attributes that a kind needs beside these, and those that it cannot have.
void check_input(const Element& element, const Field& field) {
  if (field.kind == FieldKind::radio) element.filled("value");
  if (field.checked && !is_ticked(field))
    element.fault("checked: only a checkbox or a radio button is ticked");
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

Signatory read_signatory(const Element& element) {
  Signatory out{element.required("role"), element.text("name"), {}, element.field_name("field"), {}, {}, {}};
  if (!out.field.empty()) element.state().field(element.node(), out.field, false);
  element.each_child([&](const Element& child) {
    if (child.name() == "post") {
      out.post = read_inlines(child);
      return;
    }
    Choice choice{child.text("value"), read_plain(child)};
    if (choice.value.empty()) choice.value = std::to_string(out.choices.size() + 1);
    if (!choice.text.empty()) out.choices.push_back(std::move(choice));
  });
  return out;
}

}  // namespace

Block read_input(const Element& element) {
  element.filled("type");
  // In the order of FieldKind; the two without a word are elements of their own.
  const auto kind = element.choice(
      "type", {"text", "", "number", "date", "checkbox", "radio", "", "signature"}, FieldKind::text);
  Field out = read_common(element, kind);
  out.value = element.text("value");
  out.checked = element.is_set("checked");
  out.read_only = element.is_set("readonly");
  out.is_reference = element.is_set("reference");
  out.max_length = element.integer("maxlength", lengths, 0);
  out.group = element.text("group");
  out.date = {element.text("day"), element.text("month"), element.text("year")};
  check_input(element, out);
  if (out.kind == FieldKind::checkbox && out.value.empty()) out.value = "yes";
  return out;
}

Block read_textarea(const Element& element) {
  Field out = read_common(element, FieldKind::multi_line);
  out.max_length = element.integer("maxlength", lengths, 0);
  out.lines = element.integer("lines", writing_lines, out.lines);
  out.value = plain_text(read_inlines(element), "\n");
  return out;
}

Block read_select(const Element& element) {
  Field out = read_common(element, FieldKind::choice);
  out.value = element.text("value");
  element.each_child([&](const Element& child) {
    FieldOption option{child.required("value"), read_plain(child)};
    if (option.label.empty()) option.label = option.value;
    out.options.push_back(std::move(option));
  });
  const bool is_chosen = std::ranges::count(out.options, out.value, &FieldOption::value) > 0;
  element.value_fault(!out.value.empty() && !is_chosen, "value: the value is none of the options");
  return out;
}

Block read_fieldset(const Element& element) {
  Fieldset out;
  out.layout = element.choice("class", fieldset_words, FieldsetLayout::stack);
  out.columns = element.integer("columns", grid_columns, out.columns);
  out.legend = element.text("legend");
  out.hint = element.text("hint");
  out.blocks = read_blocks(element);
  element.value_fault(out.layout == FieldsetLayout::axis && out.blocks.size() > 2,
                      "<fieldset class=\"axis\"> holds two blocks",
                      "put what belongs together into a fieldset");
  return out;
}

Block read_ruled_space(const Element& element) {
  return RuledSpace{element.text("label"), element.text("hint"),
                    element.integer("lines", writing_lines, RuledSpace{}.lines)};
}

Block read_signature_panel(const Element& element) {
  SignaturePanel out{element.required("signature"),
                     {element.required("day"), element.required("month"), element.required("year")},
                     {}};
  element.each_child([&](const Element& child) { out.signatories.push_back(read_signatory(child)); });
  return out;
}

}  // namespace planpress::markup

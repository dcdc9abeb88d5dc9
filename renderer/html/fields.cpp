// Fields, fieldsets, ruled spaces and signature panels.
#include "renderer/html/writer.hpp"
#include "renderer/text/xml.hpp"

namespace planpress::html {
namespace {

using document::DatePart;
using document::Field;
using document::FieldKind;
using document::Label;

std::string name_of(const Field& field) {
  return field.bare ? std::string(field.tooltip) : accessible_name(field.label, field.tooltip);
}

std::string digits(int number) { return number > 0 ? std::to_string(number) : std::string(); }

std::string_view if_so(bool set, std::string_view name) { return set ? name : std::string_view{}; }

void write_field_label(Writer& w, const Label& label, const Label& hint) {
  const Element words = w.span("span", {{"class", "field-label"}});
  w.write(label);
  if (hint.empty()) return;
  w.out += ' ';
  const Element grey = w.span("span", {{"class", "secondary"}});
  w.write(hint);
}

// <tag>label and hint</tag>, where there is one of them
void put_field_label(Writer& w, std::string_view tag, const Label& label, const Label& hint) {
  if (label.empty() && hint.empty()) return;
  const Element element = w.block(tag);
  write_field_label(w, label, hint);
}

void write_control(Writer& w, const Field& field) {
  const std::string name = name_of(field), most = digits(field.max_length), lines = digits(field.lines);
  const std::string field_name = w.outline.prefix() + field.name;
  const std::string_view required = if_so(field.required, "required");
  if (field.kind == FieldKind::multi_line) {
    return append_text_element(w.out, "textarea",
                               {{"name", field_name},
                                {"rows", lines},
                                {"maxlength", most},
                                {"aria-label", name},
                                {"required", required}},
                               field.value);
  }
  if (field.kind == FieldKind::choice) {
    const Element select =
        w.block("select", {{"name", field_name}, {"aria-label", name}, {"required", required}});
    append_text_element(w.out, "option", {}, "");
    for (const document::FieldOption& option : field.options) {
      append_text_element(w.out, "option",
                          {{"value", option.value},
                           {"selected", if_so(option.value == field.value, "selected")},
                           {"lang", option.label.language}},
                          option.label);
    }
    return;
  }
  const bool number = field.kind == FieldKind::number && !field.read_only;
  append_void_element(
      w.out, "input",
      {{"type", is_ticked(field) ? document::field_words[static_cast<std::size_t>(field.kind)] : "text"},
       {"name", field_name},
       {"class", if_so(number, "amount")},
       {"inputmode", if_so(number, "decimal")},
       {"value", field.value},
       {"maxlength", most},
       {"checked", if_so(field.checked, "checked")},
       {"readonly", if_so(field.read_only, "readonly")},
       {"aria-label", name},
       {"required", required}});
}

void write_date_part(Writer& w, const Field& field, DatePart part, const Label& label) {
  const Element element = w.block("label", {{"class", "date-part"}});
  const std::string name = date_field_name(w.outline.prefix() + field.name, part),
                    value = date_field_value(field.value, part);
  append_void_element(w.out, "input",
                      {{"type", "text"},
                       {"name", name},
                       {"inputmode", "numeric"},
                       {"maxlength", part == DatePart::year ? "4" : "2"},
                       {"value", value},
                       {"aria-label", field.tooltip + ": " + label},
                       {"required", if_so(field.required, "required")}});
  w.put("span", {{"class", "hint"}}, label);
}

void write_date(Writer& w, const Field& field) {
  const Element parts = w.block("div", {{"class", "date-parts"}});
  write_date_part(w, field, DatePart::day, field.date.day);
  write_date_part(w, field, DatePart::month, field.date.month);
  write_date_part(w, field, DatePart::year, field.date.year);
}

void write_empty_spans(Writer& w, std::string_view css_class, int count) {
  const Element element = w.block("div", {{"class", css_class}, {"aria-hidden", "true"}});
  for (int i = 0; i < count; ++i) append_text_element(w.out, "span", {}, "");
}

// Boxes to be filled in by hand.
void write_boxes(Writer& w, const Label& label, int count, std::string_view kind) {
  const Element box = w.block("div", {{"class", kind}});
  write_empty_spans(w, "cells", count);
  w.put("p", {{"class", "hint"}}, label);
}

void write_choices(Writer& w, const document::Signatory& signatory) {
  if (signatory.choices.empty()) return;
  const bool live = !signatory.field.empty();
  const Element choices = w.block("ul", {{"class", live ? "choices live" : "choices"}, {"role", "list"}});
  for (const document::Choice& choice : signatory.choices) {
    const Element item = w.block("li");
    if (live)
      write(w, statement_field(signatory, choice));
    else
      w.write(choice.text);
  }
}

void write_signatory(Writer& w, const document::SignaturePanel& panel, const document::Signatory& signatory) {
  const Element element = w.block("div", {{"class", "signatory"}});
  {
    const Element who = w.block("div", {{"class", "who"}});
    {
      const Element role = w.block("p");
      w.put("strong", {}, signatory.role);
    }
    {
      const Element name = w.block("p");
      w.write_words(signatory.name);
    }
    if (!signatory.post.empty()) w.put("p", {{"class", "secondary"}}, signatory.post);
  }
  write_choices(w, signatory);
  const Element boxes = w.block("div", {{"class", "boxes"}});
  write_boxes(w, panel.signature_label, 1, "box sign");
  if (!signatory.field.empty()) return write_date(w, date_field(panel, signatory));
  write_boxes(w, panel.date.day, 2, "box digits");
  write_boxes(w, panel.date.month, 2, "box digits");
  write_boxes(w, panel.date.year, 4, "box digits");
}

}  // namespace

// A control stands in its label, which is also where it can be clicked.
void write(Writer& w, const Field& field) {
  if (field.kind == FieldKind::date) {
    const Element group = w.block("fieldset", {{"class", "date-field"}});
    put_field_label(w, "legend", field.bare ? field.tooltip : field.label, field.bare ? Label() : field.hint);
    return write_date(w, field);
  }
  if (field.kind == FieldKind::signature) {  // made on paper: on screen it is a drawing
    const Element boxes = w.block("div", {{"class", "boxes"}});
    return write_boxes(w, field.label, 1, "box sign");
  }
  const Element label = w.block("label", {{"class", is_ticked(field)  ? "field ticked"
                                                    : field.read_only ? "field read-only"
                                                                      : "field"}});
  if (is_ticked(field)) write_control(w, field);
  if (!field.bare) write_field_label(w, field.label, field.hint);
  if (!is_ticked(field)) write_control(w, field);
}

void write(Writer& w, const document::Fieldset& fieldset) {
  const std::string columns = "--columns: " + std::to_string(fieldset.columns);
  const bool grid = fieldset.layout == document::FieldsetLayout::grid;
  const Element element =
      w.block("fieldset", {{"class", document::fieldset_words[static_cast<std::size_t>(fieldset.layout)]}});
  put_field_label(w, "legend", fieldset.legend, fieldset.hint);
  w.put("div", {{"class", "fields"}, {"style", grid ? columns : std::string()}}, fieldset.blocks);
}

void write(Writer& w, const document::RuledSpace& space) {
  const Element element = w.block("div", {{"class", "ruled-space"}});
  put_field_label(w, "p", space.label, space.hint);
  write_empty_spans(w, "lines", space.lines);
}

// On screen the boxes are drawings, unless the panel has fields.
void write(Writer& w, const document::SignaturePanel& panel) {
  const Element element = w.block("div", {{"class", "signatures"}});
  for (const document::Signatory& signatory : panel.signatories) write_signatory(w, panel, signatory);
}

}  // namespace planpress::html

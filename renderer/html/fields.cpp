#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::DatePart;
using document::Field;
using document::FieldKind;

std::string name_of(const Field& field) {
  if (field.bare) return field.tooltip;
  return accessible_name(field.label, field.tooltip);
}

std::string digits(int number) { return number > 0 ? std::to_string(number) : std::string(); }

std::string_view if_so(bool set, std::string_view name) { return set ? name : std::string_view{}; }

}  // namespace

// A control stands in its label, which is also where it can be clicked.
void Writer::write(const Field& field) {
  if (field.kind == FieldKind::date) {
    const Element group = block("fieldset", {{"class", "date-field"}});
    write_legend(field.bare ? field.tooltip : field.label, field.bare ? document::Label() : field.hint);
    return write_date(field);
  }
  if (field.kind == FieldKind::signature) return write_box(field);
  const Element label = block("label", {{"class", is_ticked(field)  ? "field ticked"
                                                  : field.read_only ? "field read-only"
                                                                    : "field"}});
  if (is_ticked(field)) write_control(field);
  if (!field.bare) write_field_label(field.label, field.hint);
  if (!is_ticked(field)) write_control(field);
}

void Writer::write_field_label(const document::Label& label, const document::Label& hint) {
  const Element words = span("span", {{"class", "field-label"}});
  append_label(out_, label);
  if (hint.empty()) return;
  out_ += ' ';
  const Element grey = span("span", {{"class", "secondary"}});
  append_label(out_, hint);
}

void Writer::write_legend(const document::Label& legend, const document::Label& hint) {
  if (legend.empty() && hint.empty()) return;
  const Element element = block("legend");
  write_field_label(legend, hint);
}

void Writer::write_control(const Field& field) {
  const std::string name = name_of(field), most = digits(field.max_length), lines = digits(field.lines);
  const std::string field_name = outline_.prefix() + field.name;
  const std::string_view required = if_so(field.required, "required");
  if (field.kind == FieldKind::multi_line) {
    const Element area = block("textarea", {{"name", field_name},
                                            {"rows", lines},
                                            {"maxlength", most},
                                            {"aria-label", name},
                                            {"required", required}});
    return text(field.value);
  }
  if (field.kind == FieldKind::choice) {
    const Element select =
        block("select", {{"name", field_name}, {"aria-label", name}, {"required", required}});
    append_text_element(out_, "option", {}, "");
    for (const document::FieldOption& option : field.options) {
      append_text_element(out_, "option",
                          {{"value", option.value},
                           {"selected", if_so(option.value == field.value, "selected")},
                           {"lang", option.label.language}},
                          option.label);
    }
    return;
  }
  const bool number = field.kind == FieldKind::number && !field.read_only;
  const std::string_view type = field.kind == FieldKind::checkbox ? "checkbox"
                                : field.kind == FieldKind::radio  ? "radio"
                                                                  : "text";
  append_void_element(out_, "input",
                      {{"type", type},
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

void Writer::write_date(const Field& field) {
  const Element parts = block("div", {{"class", "date-parts"}});
  write_date_part(field, DatePart::day, field.date.day);
  write_date_part(field, DatePart::month, field.date.month);
  write_date_part(field, DatePart::year, field.date.year);
}

void Writer::write_date_part(const Field& field, DatePart part, const document::Label& label) {
  const Element element = block("label", {{"class", "date-part"}});
  const std::string name = date_field_name(outline_.prefix() + field.name, part),
                    value = date_field_value(field.value, part);
  append_void_element(out_, "input",
                      {{"type", "text"},
                       {"name", name},
                       {"inputmode", "numeric"},
                       {"maxlength", part == DatePart::year ? "4" : "2"},
                       {"value", value},
                       {"aria-label", field.tooltip + ": " + label},
                       {"required", if_so(field.required, "required")}});
  write_label("span", {{"class", "hint"}}, label);
}

// A signature is made on paper: on screen it is a drawing.
void Writer::write_box(const Field& field) {
  const Element boxes = block("div", {{"class", "boxes"}});
  write_boxes(field.label, 1, "box sign");
}

void Writer::write(const document::Fieldset& fieldset) {
  constexpr std::string_view classes[] = {"", "row", "grid", "axis"};
  const std::string columns = "--columns: " + std::to_string(fieldset.columns);
  const bool grid = fieldset.layout == document::FieldsetLayout::grid;
  const Element element = block("fieldset", {{"class", classes[static_cast<int>(fieldset.layout)]}});
  write_legend(fieldset.legend, fieldset.hint);
  const Element fields = block("div", {{"class", "fields"}, {"style", grid ? columns : std::string()}});
  write(fieldset.blocks);
}

void Writer::write(const document::RuledSpace& space) {
  const Element element = block("div", {{"class", "ruled-space"}});
  if (!space.label.empty() || !space.hint.empty()) {
    const Element label = block("p");
    write_field_label(space.label, space.hint);
  }
  const Element lines = block("div", {{"class", "lines"}, {"aria-hidden", "true"}});
  for (int i = 0; i < space.lines; ++i) append_text_element(out_, "span", {}, "");
}

}  // namespace planpress::html

#include "renderer/document/fields.hpp"

#include "renderer/document/document.hpp"
#include "renderer/document/languages.hpp"

namespace planpress::document {
namespace {

Field field_of(const Signatory& signatory, FieldKind kind, const char* part, const Label& what) {
  Field field;
  field.kind = kind;
  if (!signatory.field.empty()) field.name = signatory.field + part;
  field.tooltip = on_one_line(signatory.role);
  if (!signatory.name.empty()) field.tooltip += ", " + signatory.name;
  field.tooltip += ": " + on_one_line(what);
  return field;
}

}  // namespace

std::string date_field_name(const std::string& name, DatePart part) {
  constexpr const char* names[] = {"/day", "/month", "/year"};
  return name + names[static_cast<int>(part)];
}

std::string date_field_value(const std::string& date, DatePart part) {
  if (date.size() != 10) return {};
  std::string value = part == DatePart::day     ? date.substr(8, 2)
                      : part == DatePart::month ? date.substr(5, 2)
                                                : date.substr(0, 4);
  return value.find_first_not_of(' ') == std::string::npos ? std::string() : value;
}

Field statement_field(const Signatory& signatory, const Choice& choice) {
  const FieldKind kind = signatory.choices.size() == 1 ? FieldKind::checkbox : FieldKind::radio;
  Field field = field_of(signatory, kind, "/statement", choice.text);
  field.label = choice.text;
  field.value = choice.value;
  field.checked = !choice.value.empty() && choice.value == signatory.statement;
  if (kind == FieldKind::radio) field.group = field_of(signatory, kind, "", {}).tooltip;
  return field;
}

Field signature_field(const SignaturePanel& panel, const Signatory& signatory) {
  return field_of(signatory, FieldKind::signature, "/signature", panel.signature_label);
}

Field date_field(const SignaturePanel& panel, const Signatory& signatory) {
  Field field = field_of(signatory, FieldKind::date, "/date", panel.signature_label);
  field.date = panel.date;
  field.value = signatory.date;
  return field;
}

}  // namespace planpress::document

#include "renderer/document/fields.hpp"

#include "renderer/document/document.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::document {
namespace {

Field field_of(const Signatory& signatory, FieldKind kind, const char* part, const Label& what) {
  Field field;
  field.kind = kind;
  if (!signatory.field.empty()) field.name = signatory.field + part;
  field.tooltip = signatory.role;
  if (!signatory.name.empty()) field.tooltip += ", " + signatory.name;
  if (!what.empty()) field.tooltip += ": " + what;
  return field;
}

}  // namespace

Inlines field_label(const Label& label, const Label& hint, bool strong) {
  Inlines out = inlines_of(label), grey = inlines_of(hint);
  if (!label.empty()) std::get<TextRun>(out.front()).strong = strong;
  if (!label.empty() && !hint.empty()) out.push_back(inlines_of(" ").front());
  if (!hint.empty()) std::get<TextRun>(grey.front()).tone = Tone::secondary;
  out.insert(out.end(), grey.begin(), grey.end());
  return out;
}

std::string date_field_name(const std::string& name, DatePart part) {
  constexpr const char* names[] = {"/day", "/month", "/year"};
  return name + names[static_cast<int>(part)];
}

std::string date_field_value(const std::string& date, DatePart part) {
  constexpr std::pair<int, int> ranges[] = {{8, 10}, {5, 7}, {0, 4}};  // in characters: any may stand there
  const auto [first, end] = ranges[static_cast<int>(part)];
  std::string value;
  int at = 0;
  for (std::size_t begin = 0; begin < date.size(); ++at) {
    std::size_t next = begin;
    text::next_character(date, next);
    if (at >= first && at < end) value += date.substr(begin, next - begin);
    begin = next;
  }
  if (at != 10) return {};
  value.resize(value.find_last_not_of(' ') + 1);
  return value;
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
  Field field = field_of(signatory, FieldKind::date, "/date", {});
  field.date = panel.date;
  field.value = signatory.date;
  return field;
}

}  // namespace planpress::document

#include "service/forms/field_value.hpp"

#include <optional>

#include "service/forms/button_value.hpp"
#include "service/forms/pdf_text.hpp"

namespace planpress::forms {
namespace {

// Field flags: tables 221 and 226.
constexpr long long flag_read_only = 1 << 0, flag_push_button = 1 << 16;

bool is_type(const FieldNode& field, const char* type) {
  return QPDFObjectHandle(field.inherited.type).isNameAndEquals(type);
}

// /Opt: texts, or pairs of what is exported and what is displayed. Some programs write what is displayed;
// where two options are displayed alike it stays as it is, and is no value of the form.
std::string exported(const FieldNode& field, std::string value) {
  QPDFObjectHandle options = field.inherited.options;
  if (value.empty() || !options.isArray()) return value;
  std::optional<std::string> exported;
  bool is_unclear = false;
  for (QPDFObjectHandle option : options.getArrayAsVector()) {
    if (!option.isArray() || option.getArrayNItems() < 2) continue;
    std::string text = text_of(option.getArrayItem(0));
    if (text == value) return value;
    if (text_of(option.getArrayItem(1)) != value) continue;
    is_unclear = is_unclear || (exported && *exported != text);
    exported = std::move(text);
  }
  return is_unclear ? value : exported.value_or(value);
}

Answer choice(const FieldNode& field) {
  QPDFObjectHandle value = field.inherited.value;
  if (!value.isArray()) return {exported(field, text_of(value))};
  std::optional<std::string> chosen;
  for (const QPDFObjectHandle& item : value.getArrayAsVector()) {
    std::string each = exported(field, text_of(item));
    if (chosen && *chosen != each) return {{}, FieldFault::several_choices};
    chosen = std::move(each);
  }
  return {chosen.value_or("")};
}

std::string signature(const FieldNode& field) {
  QPDFObjectHandle value = field.inherited.value;
  const bool signs = value.isDictionary() && (value.hasKey("/ByteRange") || value.hasKey("/Contents"));
  return signs ? "signed" : "";
}

}  // namespace

bool is_push_button(const FieldNode& field) {
  return is_type(field, "/Btn") && (field.inherited.flags & flag_push_button) != 0;
}

bool is_read_only(const FieldNode& field) { return (field.inherited.flags & flag_read_only) != 0; }

Answer answer_of(const FieldNode& field) {
  if (is_type(field, "/Btn")) return button_answer(field);
  if (is_type(field, "/Ch")) return choice(field);
  if (is_type(field, "/Sig")) return {signature(field)};
  return {text_of(field.inherited.value)};
}

}  // namespace planpress::forms

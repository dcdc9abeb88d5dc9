#include "service/forms/field_value.hpp"

#include <charconv>
#include <optional>

#include "service/forms/pdf_text.hpp"

namespace planpress::forms {
namespace {

// Field flags: tables 221 and 226.
constexpr long long flag_read_only = 1 << 0, flag_push_button = 1 << 16;

bool is_type(FieldNode& field, const char* type) { return field.inherited.type.isNameAndEquals(type); }

bool is_off(const std::string& state) { return state.empty() || state == "Off"; }

// Whether the widget can be in this state, which its appearances are named for.
bool has_state(QPDFObjectHandle widget, const std::string& state) {
  QPDFObjectHandle appearances = widget.getKey("/AP");
  if (!appearances.isDictionary()) return false;
  QPDFObjectHandle normal = appearances.getKey("/N");
  if (!normal.isDictionary()) return false;
  for (const std::string& name : normal.getKeys()) {
    if (decode_name(name) == state) return true;
  }
  return false;
}

std::optional<int> as_index(const std::string& state) {
  int index = 0;
  const auto [end, fault] = std::from_chars(state.data(), state.data() + state.size(), index);
  const bool whole = fault == std::errc{} && end == state.data() + state.size();
  return whole ? std::optional(index) : std::nullopt;
}

// /Opt has a text for each widget; where the widgets do not tell, the state is an index of it.
std::string button_text(FieldNode& field, const std::string& state) {
  QPDFObjectHandle options = field.inherited.options;
  if (!options.isArray()) return state;
  std::optional<int> index;
  for (std::size_t i = 0; i < field.widgets.size() && !index; ++i) {
    if (has_state(field.widgets[i], state)) index = static_cast<int>(i);
  }
  if (!index) index = as_index(state);
  if (!index || *index < 0 || *index >= options.getArrayNItems()) return state;
  return text_of(options.getArrayItem(*index));
}

std::string button_state(FieldNode& field) {
  if (!field.inherited.value.isNull()) return text_of(field.inherited.value);
  for (QPDFObjectHandle widget : field.widgets) {
    if (std::string state = text_of(widget.getKey("/AS")); !is_off(state)) return state;
  }
  return {};
}

std::string button(FieldNode& field) {
  const std::string state = button_state(field);
  return is_off(state) ? "" : button_text(field, state);
}

QPDFObjectHandle first_of(QPDFObjectHandle value) {
  if (!value.isArray()) return value;
  return value.getArrayNItems() == 0 ? QPDFObjectHandle::newNull() : value.getArrayItem(0);
}

// /Opt: texts, or pairs of what is exported and what is displayed.
std::string choice(FieldNode& field) {
  std::string value = text_of(first_of(field.inherited.value));
  QPDFObjectHandle options = field.inherited.options;
  if (value.empty() || !options.isArray()) return value;
  std::optional<std::string> exported;
  for (QPDFObjectHandle option : options.getArrayAsVector()) {
    if (!option.isArray() || option.getArrayNItems() < 2) continue;
    std::string text = text_of(option.getArrayItem(0));
    if (text == value) return value;
    if (!exported && text_of(option.getArrayItem(1)) == value) exported = std::move(text);
  }
  return exported.value_or(value);
}

std::string signature(FieldNode& field) {
  QPDFObjectHandle value = field.inherited.value;
  const bool signs = value.isDictionary() && (value.hasKey("/ByteRange") || value.hasKey("/Contents"));
  return signs ? "signed" : "";
}

}  // namespace

bool is_push_button(FieldNode& field) {
  return is_type(field, "/Btn") && (field.inherited.flags & flag_push_button) != 0;
}

bool is_read_only(FieldNode& field) { return (field.inherited.flags & flag_read_only) != 0; }

std::string value_of(FieldNode& field) {
  if (is_type(field, "/Btn")) return button(field);
  if (is_type(field, "/Ch")) return choice(field);
  if (is_type(field, "/Sig")) return signature(field);
  return text_of(field.inherited.value);
}

}  // namespace planpress::forms

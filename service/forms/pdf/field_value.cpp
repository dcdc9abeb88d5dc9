#include "service/forms/pdf/field_value.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "service/forms/pdf/button_value.hpp"
#include "service/forms/pdf/pdf_text.hpp"

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

Answer choice(const FieldNode& field, QPDFObjectHandle value) {
  if (!value.isArray()) return {exported(field, text_of(value))};
  std::optional<std::string> chosen;
  for (const QPDFObjectHandle& item : value.getArrayAsVector()) {
    std::string each = exported(field, text_of(item));
    if (chosen && *chosen != each) return {{}, FieldFault::several_choices};
    chosen = std::move(each);
  }
  return {chosen.value_or("")};
}

std::string signature(QPDFObjectHandle value) {
  const bool signs = value.isDictionary() && (value.hasKey("/ByteRange") || value.hasKey("/Contents"));
  return signs ? "signed" : "";
}

// What is no character is decoded as U+FFFD, which nobody types.
Answer if_text(Answer answer) {
  if (answer.value.find("\uFFFD") == std::string::npos) return answer;
  return {{}, FieldFault::not_text};
}

Answer answer_in(const FieldNode& field, const QPDFObjectHandle& value) {
  if (is_type(field, "/Ch")) return if_text(choice(field, value));
  if (is_type(field, "/Sig")) return {signature(value)};
  return if_text({text_of(value)});
}

bool hold_the_same(QPDFObjectHandle one, QPDFObjectHandle other) {
  const bool are_strings = one.isString() && other.isString();
  return are_strings ? text_of(one) == text_of(other) : one.unparse() == other.unparse();
}

// Whether every widget was given a value of its own after the revision that wrote the field's.
bool are_widgets_later(const FieldNode& field, const Revisions& revisions) {
  const auto written = revisions.of(field.inherited.holder);
  return written && std::ranges::all_of(field.widgets, [&](const Widget& widget) {
           QPDFObjectHandle now = QPDFObjectHandle(widget.object).getKey("/V");
           const auto later = revisions.of(widget.object);
           if (now.isNull() || !later || *later <= *written) return false;
           QPDFObjectHandle before = revisions.as_of(*written, widget.object);
           return !before.isDictionary() || !hold_the_same(before.getKey("/V"), now);
         });
}

// The value of the field, and those that its widgets hold for themselves: Firefox and Evince write there what
// is typed, and leave the field as it was; others write to the field, and leave the widgets. Which was last
// is told by the revisions of the file, or not at all.
Answer text_answer(const FieldNode& field, const Revisions& revisions) {
  std::vector<QPDFObjectHandle> values{field.inherited.value};
  for (const Widget& widget : field.widgets) values.push_back(QPDFObjectHandle(widget.object).getKey("/V"));
  if (values.size() > 1 && !hold_the_same(values[0], values[1]) && are_widgets_later(field, revisions))
    values.erase(values.begin());
  std::erase_if(values, [](QPDFObjectHandle& value) { return value.isNull(); });
  if (values.empty()) return {};
  Answer answer = answer_in(field, values.front());
  for (std::size_t i = 1; i < values.size() && answer.fault == FieldFault::none; ++i) {
    const Answer other = answer_in(field, values[i]);
    if (other.fault != FieldFault::none) return other;
    if (other.value != answer.value) return {{}, FieldFault::two_values};
  }
  return answer;
}

// What somebody sees in a field without a value: its appearance, or the text with styles that a viewer makes
// one of.
bool shows_answer(const FieldNode& field, Appearances& appearances) {
  if (has_words(field.inherited.rich)) return true;
  const bool is_emptied = QPDFObjectHandle(field.inherited.value).isString() && appearances.are_made_anew();
  return std::ranges::any_of(field.widgets, [&](const Widget& widget) {
    return has_words(QPDFObjectHandle(widget.object).getKey("/RV")) ||
           (!is_emptied && appearances.show_text(widget.object));
  });
}

}  // namespace

bool is_push_button(const FieldNode& field) {
  return is_type(field, "/Btn") && (field.inherited.flags & flag_push_button) != 0;
}

bool is_signature(const FieldNode& field) { return is_type(field, "/Sig"); }

bool is_read_only(const FieldNode& field) { return (field.inherited.flags & flag_read_only) != 0; }

bool stands_twice(const FieldNode& field) {
  std::set<long long> places;
  return std::ranges::any_of(field.widgets, [&](const Widget& widget) {
    QPDFObjectHandle place = QPDFObjectHandle(widget.object).getKey("/StructParent");
    return place.isInteger() && !places.insert(place.getIntValue()).second;
  });
}

Answer answer_of(const FieldNode& field, Appearances& appearances, const Revisions& revisions) {
  if (is_type(field, "/Btn")) return button_answer(field);
  Answer answer = text_answer(field, revisions);
  const bool is_empty = !has_visible_byte(answer.value) && answer.fault == FieldFault::none;
  if (!is_empty || is_type(field, "/Sig") || !shows_answer(field, appearances)) return answer;
  return {{}, FieldFault::contradicts};
}

}  // namespace planpress::forms

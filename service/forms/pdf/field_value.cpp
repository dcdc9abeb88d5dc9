#include "service/forms/pdf/field_value.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <vector>

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
  if (value.empty()) return value;
  std::optional<std::string> exported;
  bool is_unclear = false;
  for (QPDFObjectHandle option : items(field.inherited.options)) {
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

// Bytes that are no character are decoded as U+FFFD, which nobody types.
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
// shows in the revisions of the file, or not at all.
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

// Whether a field without a value shows text: in its appearance, or as the text with styles that a viewer
// makes one of.
bool shows_answer(const FieldNode& field, Appearances& appearances) {
  if (has_words(field.inherited.rich)) return true;
  const bool is_emptied = QPDFObjectHandle(field.inherited.value).isString() && appearances.are_made_anew();
  return std::ranges::any_of(field.widgets, [&](const Widget& widget) {
    return has_words(QPDFObjectHandle(widget.object).getKey("/RV")) ||
           (!is_emptied && appearances.show_text(widget.object));
  });
}

// Tick boxes and radio buttons (12.7.4.2). A button is in one of the states that its appearances (/AP, /N)
// are named for, or Off. The field holds the state in /V, each of its widgets in /AS, and the widget is what
// people see. The answer is the name of the state that is on, or the text that /Opt has for it; empty when
// none is.

bool is_off(const std::string& state) { return state.empty() || state == "Off"; }

// A state as a name; some writers make it a string. Anything else names none.
std::string state_of(const QPDFObjectHandle& object) {
  QPDFObjectHandle state = object;
  return state.isName() || state.isString() || state.isInteger() ? text_of(state) : std::string();
}

struct Button {
  std::set<std::string> states;      // beside Off
  std::optional<std::string> shown;  // /AS; nothing: not said
  std::optional<std::string> value;  // /V, where the widget holds one for itself
  bool can_be(const std::string& state) const { return states.contains(state); }
  bool shows(const std::string& state) const { return shown == state && can_be(state); }
};

std::set<std::string> states_of(QPDFObjectHandle widget) {
  std::set<std::string> states;
  QPDFObjectHandle normal = entry(widget.getKey("/AP"), "/N");
  if (!normal.isDictionary()) return states;
  // getKeys() would read the drawing of each state, to see that it is one.
  for (const auto& [name, drawing] : normal.getDictAsMap()) {
    if (std::string state = decode_name(name); !is_off(state)) states.insert(std::move(state));
  }
  return states;
}

std::optional<std::string> named_in(QPDFObjectHandle widget, const char* key) {
  QPDFObjectHandle state = widget.getKey(key);
  return state.isNull() ? std::nullopt : std::optional(state_of(state));
}

std::vector<Button> buttons_of(const FieldNode& field) {
  std::vector<Button> buttons;
  for (const Widget& widget : field.widgets)
    buttons.push_back(
        {states_of(widget.object), named_in(widget.object, "/AS"), named_in(widget.object, "/V")});
  return buttons;
}

std::optional<int> as_index(const std::string& state) {
  int index = 0;
  const auto [end, fault] = std::from_chars(state.data(), state.data() + state.size(), index);
  const bool whole = fault == std::errc{} && end == state.data() + state.size();
  return whole ? std::optional(index) : std::nullopt;
}

// The buttons of one field.
class ButtonGroup {
 public:
  explicit ButtonGroup(const FieldNode& field)
      : options_(field.inherited.options), buttons_(buttons_of(field)), value_(value_of(field)) {
    if (agrees()) return;
    if (std::optional<std::string> value = value_of_widgets()) value_ = std::move(*value);
  }

  FieldFault fault() const {
    if (states_shown() > 1) return FieldFault::several_buttons;
    if (!is_off(value_) && !can_be(value_)) return FieldFault::unknown_state;
    if (std::ranges::any_of(buttons_, [this](const Button& each) { return shows_unknown(each); }))
      return FieldFault::unknown_state;
    return agrees() ? FieldFault::none : FieldFault::contradicts;
  }

  // Where there is no fault. /Opt has a text for each widget; where no widget has the state, the state is an
  // index of it.
  std::string text() const {
    if (is_off(value_)) return {};
    const std::optional<int> index = option(value_);
    return index ? text_of(QPDFObjectHandle(options_).getArrayItem(*index)) : value_;
  }

 private:
  bool any_can_be(const std::string& state) const {
    return std::ranges::any_of(buttons_, [&](const Button& each) { return each.can_be(state); });
  }

  bool can_be(const std::string& state) const { return any_can_be(state) || option(state).has_value(); }

  // pypdf writes the name of a radio button's state as text, with its solidus.
  std::string value_of(const FieldNode& field) const {
    QPDFObjectHandle value = field.inherited.value;
    for (const Widget& widget : field.widgets)
      if (value.isNull()) value = QPDFObjectHandle(widget.object).getKey("/V");
    if (value.isNull()) return {};
    if (!value.isName() && !value.isString() && !value.isInteger()) return "\xEF\xBF\xBD";  // no state's name
    std::string state = text_of(value);
    if (value.isString() && state.starts_with('/') && !can_be(state)) state.erase(0, 1);
    return state;
  }

  // The value that every widget holds for itself and shows too: Firefox sets a box at its widgets, and leaves
  // the field as it was.
  std::optional<std::string> value_of_widgets() const {
    std::set<std::string> values;
    for (const Button& button : buttons_) {
      if (!button.value || button.value != button.shown) return std::nullopt;
      values.insert(*button.value);
    }
    return values.size() == 1 ? std::optional(*values.begin()) : std::nullopt;
  }

  std::optional<int> option(const std::string& state) const {
    QPDFObjectHandle options = options_;
    if (!options.isArray()) return std::nullopt;
    const auto of = std::ranges::find_if(buttons_, [&](const Button& each) { return each.can_be(state); });
    const std::optional<int> index =
        of != buttons_.end() ? static_cast<int>(of - buttons_.begin()) : as_index(state);
    return index && *index >= 0 && *index < options.getArrayNItems() ? index : std::nullopt;
  }

  std::size_t states_shown() const {
    std::set<std::string> shown;
    for (const Button& button : buttons_) {
      if (button.shown && button.can_be(*button.shown)) shown.insert(*button.shown);
    }
    return shown.size();
  }

  // Nothing is seen of such a button. Some programs write the value of a group to each of its buttons, which
  // only one of them can show.
  bool shows_unknown(const Button& button) const {
    return button.shown && !is_off(*button.shown) && !button.can_be(*button.shown) && button.shown != value_;
  }

  // Each widget that can be in the state shows it, in both editions of a form. One without /AS says nothing.
  bool agrees() const {
    if (is_off(value_)) return states_shown() == 0;
    return std::ranges::all_of(buttons_, [this](const Button& each) {
      return !each.can_be(value_) || !each.shown || each.shows(value_);
    });
  }

  QPDFObjectHandle options_;
  std::vector<Button> buttons_;
  std::string value_;
};

Answer button_answer(const FieldNode& field) {
  const ButtonGroup group(field);
  const FieldFault fault = group.fault();
  return {fault == FieldFault::none ? group.text() : std::string(), fault};
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

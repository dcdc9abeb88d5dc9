#include "service/forms/pdf/button_value.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <vector>

#include "service/forms/pdf/pdf_text.hpp"

namespace planpress::forms {
namespace {

bool is_off(const std::string& state) { return state.empty() || state == "Off"; }

// A state as a name; some writers make it a string. Anything else names none.
std::string state_of(const QPDFObjectHandle& object) {
  QPDFObjectHandle state = object;
  return state.isName() || state.isString() || state.isInteger() ? text_of(state) : std::string();
}

// One widget: the states that it can be in, beside Off, and the one that it shows.
struct Button {
  std::set<std::string> states;
  std::optional<std::string> shown;  // /AS; nothing: not said
  std::optional<std::string> value;  // /V, where the widget holds one for itself
  bool can_be(const std::string& state) const { return states.contains(state); }
  bool shows(const std::string& state) const { return shown == state && can_be(state); }
};

std::set<std::string> states_of(QPDFObjectHandle widget) {
  std::set<std::string> states;
  QPDFObjectHandle appearances = widget.getKey("/AP");
  if (!appearances.isDictionary()) return states;
  QPDFObjectHandle normal = appearances.getKey("/N");
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

class Group {
 public:
  explicit Group(const FieldNode& field)
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

  // Where there is no fault. /Opt has a text for each widget; where the widgets do not tell, the state is an
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

  // What every widget holds for itself and shows too: Firefox sets a box at its widgets, and leaves the field
  // as it was.
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

}  // namespace

Answer button_answer(const FieldNode& field) {
  const Group group(field);
  const FieldFault fault = group.fault();
  return {fault == FieldFault::none ? group.text() : std::string(), fault};
}

}  // namespace planpress::forms

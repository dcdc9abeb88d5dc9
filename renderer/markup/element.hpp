// One element of the markup with its attributes and children, read strictly: the vocabulary in element.cpp
// says what each element may have.
#pragma once
#include <pugixml.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/markup/parse_state.hpp"

namespace planpress::markup {

struct Range {
  int least, most;
};

// An attribute whose value is empty counts as not there: so a template leaves one away by a section in its
// value.
class Element {
 public:
  // Faults: attributes that it does not have or that stand twice, and content in an element that has none.
  Element(pugi::xml_node node, ParseState& state);

  std::string_view name() const { return node_.name(); }
  pugi::xml_node node() const { return node_; }
  ParseState& state() const { return state_; }

  // White space collapsed; empty: not there. With its language where all of it is in one of its own.
  document::Label text(const char* attribute) const;
  // Must be written; a view may leave it empty, a template may not.
  document::Label required(const char* attribute) const;
  document::Label filled(const char* attribute) const;  // a fault when empty, whoever left it so
  std::string language() const;                         // lang: a BCP 47 tag
  // A form field's: letters, digits, - and _, in parts divided by "/". A full stop would divide the field
  // itself.
  std::string field_name(const char* attribute) const;
  int integer(const char* attribute, Range range, int otherwise) const;
  int required_integer(const char* attribute, Range range) const;
  document::AxisPosition position(const char* attribute) const;  // "9.571" → 9571; required

  // The value whose number is that of the attribute's word among `words`; `otherwise` when there is none, and
  // a fault for another word. An empty word cannot be written.
  template <typename Value, std::size_t count>
  Value choice(const char* attribute, const std::string_view (&words)[count], Value otherwise) const {
    return static_cast<Value>(word(attribute, words, static_cast<std::size_t>(otherwise)));
  }
  bool has_class(std::string_view name) const { return choice("class", {"", name}, false); }
  bool is_set(const char* attribute) const;  // checked="checked" or checked="yes"

  bool is_any(std::string_view value) const;  // in an example: holds a value that only a view knows
  void fault(std::string message, std::string hint = {}) const;
  void value_fault(bool is_wrong, const char* message, const char* hint = "") const;  // none in an example
  void wrong(const char* attribute, std::string_view given, const std::vector<std::string_view>& known) const;
  // A fault: it is none of `known`; of those that the vocabulary has here.
  void misplaced(pugi::xml_node child, const std::vector<std::string_view>& known) const;
  void misplaced(pugi::xml_node child) const;

  // Calls `read` for each child element; text between them is a fault.
  template <typename Read>
  void each_node(Read read) const {
    for (const auto child : node_.children()) {
      if (child.type() == pugi::node_element)
        read(child);
      else
        check_white_space(child);
    }
  }
  // The same for the elements that the vocabulary has here; another is a fault.
  template <typename Read>
  void each_child(Read read) const {
    each_node([&](pugi::xml_node child) {
      if (may_hold(child.name()))
        read(Element(child, state_));
      else
        misplaced(child);
    });
  }

 private:
  std::size_t word(const char* attribute, std::span<const std::string_view> words,
                   std::size_t otherwise) const;
  bool may_hold(std::string_view child) const;
  void check_white_space(pugi::xml_node text) const;

  pugi::xml_node node_;
  ParseState& state_;
  std::string_view children_;
};

bool is_white_space(pugi::xml_node text);
std::vector<std::string_view> split(std::string_view words);  // with one space between them
document::Label label_of(std::string_view value);             // collapsed, with its language
// Written as "2025-03-06"; whether there is such a day is not looked at.
bool is_date(std::string_view text);

}  // namespace planpress::markup

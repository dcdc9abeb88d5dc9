// One element of the markup with its attributes, read strictly.
#pragma once
#include <pugixml.hpp>

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renderer/markup/reading.hpp"

namespace planpress::markup {

struct Range {
  int least, most;
};

// An attribute whose value is empty counts as not there: so a template leaves one away by a section in its
// value.
class Element {
 public:
  // attributes: all that it may have. Others, and those that stand twice, are faults.
  Element(pugi::xml_node node, Reading& reading, std::initializer_list<std::string_view> attributes);

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

  // The value that a word stands for; `otherwise` when there is none, a fault for another word.
  template <typename Value>
  Value choice(const char* attribute, std::initializer_list<std::pair<std::string_view, Value>> words,
               Value otherwise) const {
    const auto given = text(attribute);
    if (given.empty() || is_any(given)) return otherwise;
    std::vector<std::string_view> known;
    for (const auto& [word, value] : words) {
      if (word == given) return value;
      known.push_back(word);
    }
    wrong(attribute, given, known);
    return otherwise;
  }

  void no_content() const;                    // a fault when it has any
  bool is_any(std::string_view value) const;  // in an example: holds a value that only a view knows
  void fault(std::string message, std::string hint = {}) const;
  void wrong(const char* attribute, std::string_view given, const std::vector<std::string_view>& known) const;

 private:
  pugi::xml_node node_;
  Reading& reading_;
};

bool is_white_space(pugi::xml_node text);

}  // namespace planpress::markup

// One element of the markup with its attributes and children, read strictly: the vocabulary in element.cpp
// says what each element may have.
#pragma once
#include <pugixml.hpp>

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "renderer/markup/read.hpp"

namespace planpress::markup {

// The state of one pass over filled markup: where faults go, how deep it is, the headings, fields and links
// so far.
class ParseState {
 public:
  ParseState(Check check, Locate locate, const document::Pictures& pictures, Faults& faults)
      : check_(check), locate_(std::move(locate)), pictures_(pictures), faults_(faults) {}

  void fault(pugi::xml_node at, std::string message, std::string hint = {});
  void fault_at(std::size_t offset, std::string message, std::string hint = {});

  bool is_example() const { return check_ == Check::example; }
  // An author's value in quotes; nothing of a reader's data, which must not get into messages.
  std::string shown(std::string_view value) const;

  // Keeps the rules of headings: levels do not skip, ids are unique. Gives the id: the author's or "h-3".
  std::string heading(pugi::xml_node node, int level, std::string id);
  // Keeps the names of form fields apart; radio buttons of one group share theirs.
  void field(pugi::xml_node node, const std::string& name, bool shared);
  const document::Pictures& pictures() const { return pictures_; }
  void link(pugi::xml_node node, std::string_view href);
  void check_links();  // each #id leads to a heading

  // Calls `read`, one level deeper. Nesting is bounded, so that markup cannot exhaust the stack: a fault in
  // place of the call when it is too deep.
  template <typename Read>
  void nested(pugi::xml_node node, Read read) {
    if (++depth_ <= deepest)
      read();
    else
      fault(node, "elements are nested deeper than " + std::to_string(deepest));
    --depth_;
  }

 private:
  static constexpr int deepest = 64;

  Check check_;
  Locate locate_;
  const document::Pictures& pictures_;
  Faults& faults_;
  int depth_ = 0;
  int headings_ = 0;
  int level_ = 0;
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, bool> fields_;               // by name: may it be shared
  std::vector<std::pair<pugi::xml_node, std::string>> links_;  // to an id
};

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
document::Label label_of(std::string_view value);  // collapsed, with its language
// Written as "2025-03-06"; whether there is such a day is not looked at.
bool is_date(std::string_view text);

}  // namespace planpress::markup

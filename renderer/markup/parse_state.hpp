// The state of one pass over filled markup: where faults go, how deep it is, the headings, fields and links
// so far.
#pragma once
#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "renderer/markup/read.hpp"

namespace planpress::markup {

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

}  // namespace planpress::markup

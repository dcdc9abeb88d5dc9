// What one pass over filled markup carries along: where faults go, how deep it is, the headings so far.
#pragma once
#include <pugixml.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/markup/faults.hpp"

namespace planpress::markup {

// whole: what will be printed. example: a template's text with every section once and `any_value` for each
// variable, so that nothing can be said of values and of what must be there only once.
enum class Check { whole, example };
using Locate = std::function<Place(std::size_t offset)>;

// The document, or what of it could be read when there were faults.
document::Document read_document(std::string_view xhtml, Check check, Locate locate,
                                 const document::Pictures& pictures, Faults& faults);

class Reading {
 public:
  Reading(Check check, Locate locate, const document::Pictures& pictures, Faults& faults)
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

  // Nesting is bounded, so that markup cannot exhaust the stack. False, with a fault, when it is too deep.
  class Descent {
   public:
    Descent(Reading& reading, pugi::xml_node node);
    ~Descent() { --reading_.depth_; }
    Descent(const Descent&) = delete;
    Descent& operator=(const Descent&) = delete;
    explicit operator bool() const { return within_; }

   private:
    Reading& reading_;
    bool within_;
  };

 private:
  struct Link {
    pugi::xml_node node;
    std::string id;
  };
  Check check_;
  Locate locate_;
  const document::Pictures& pictures_;
  Faults& faults_;
  int depth_ = 0;
  int headings_ = 0;
  int level_ = 0;
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, bool> fields_;  // by name: may it be shared
  std::vector<Link> links_;
};

// Written as "2025-03-06"; whether there is such a day is not looked at.
bool is_date(std::string_view text);

}  // namespace planpress::markup

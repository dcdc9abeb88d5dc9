// A strict reader of the markup that html::write makes: enough of XML 1.0 to tell whether it is well-formed.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace planpress::html_tests {

struct MarkupElement {
  std::string name;
  std::map<std::string, std::string> attributes;  // values without their escapes
  std::string text;                               // of the element and all inside, in order
  std::vector<std::string> ancestors;             // names, outermost first
};

struct Markup {
  std::vector<MarkupElement> elements;  // in order of their start tags
  std::vector<std::string> faults;      // empty: well-formed

  // The results point into the page, so that it must outlive them.
  std::vector<const MarkupElement*> named(const std::string& name) const;
  std::vector<const MarkupElement*> with_class(const std::string& name) const;
  const MarkupElement* with_id(const std::string& id) const;
};

Markup parse(const std::string& html);

}  // namespace planpress::html_tests

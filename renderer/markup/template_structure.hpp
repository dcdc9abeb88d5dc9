// Where in the markup each tag of mustache stands: values only in text and in attribute values, sections only
// around whole elements or inside one attribute value. This is what keeps a value from ever becoming markup.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "renderer/markup/template_tokens.hpp"

namespace planpress::markup {

// Where `lang` can be added to the root: behind its name.
struct RootTag {
  std::size_t token = 0;
  std::size_t offset = 0;
  bool has_language = false;
};

// Faults: sections that are not closed, crossed, or around half an
// element; values or sections inside a tag; tags that do not match. The root tag when there is one.
std::optional<RootTag> check_structure(const Tokens& tokens, Faults& faults);

}  // namespace planpress::markup

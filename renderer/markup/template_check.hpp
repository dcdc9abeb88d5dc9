// Checks of a template's tokens. Where in the markup each tag of mustache stands: values only in text and in
// attribute values, sections only around whole elements or inside one attribute value; this is what keeps a
// value from ever becoming markup. And every name against the view's declared shape: kainjow prints nothing
// for a name that is not there and falls through to an outer object for one that is not in the inner.
#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "renderer/markup/template_tokens.hpp"

namespace planpress::markup {

// Where `lang` can be added to the root: behind its name.
struct RootTag {
  std::size_t token = 0;
  std::size_t offset = 0;
  bool has_language = false;
};

// Faults: sections that are not closed, crossed, or around half an element; values or sections inside a tag;
// tags that do not match. The root tag when there is one.
std::optional<RootTag> check_structure(const Tokens& tokens, Faults& faults);

using Json = nlohmann::json;

// Members of a shape (by address) that a template reaches through, as in {{a.b}} outside of {{#a}}: these may
// not be null in a view, because kainjow would look for the path further out.
using ReachedThrough = std::set<const Json*>;

// Throws std::invalid_argument for a shape that is none: lists of one example, objects, "" and false only.
void check_shape(const Json& shape);

void check_names(const Tokens& tokens, const Json& shape, ReachedThrough& reached, Faults& faults);

}  // namespace planpress::markup

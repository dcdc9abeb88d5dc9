// Every name in a template against the view's declared shape: kainjow prints nothing for a name that is not
// there and falls through to an outer object for one that is not in the inner.
#pragma once
#include <nlohmann/json.hpp>
#include <set>

#include "renderer/markup/template_tokens.hpp"

namespace planpress::markup {

using Json = nlohmann::json;

// Members of a shape (by address) that a template reaches through, as in {{a.b}} outside of {{#a}}: these may
// not be null in a view, because kainjow would look for the path further out.
using ReachedThrough = std::set<const Json*>;

// Throws std::invalid_argument for a shape that is none: lists of one example, objects, "" and false only.
void check_shape(const Json& shape);

void check_names(const Tokens& tokens, const Json& shape, ReachedThrough& reached, Faults& faults);

}  // namespace planpress::markup

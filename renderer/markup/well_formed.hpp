// Refuses what pugixml lets pass and XML 1.0, or the vocabulary, does not.
#pragma once
#include <string_view>

#include "renderer/markup/parse_state.hpp"

namespace planpress::markup {

// Entities other than the five, doctypes, processing instructions, CDATA, < in attribute values, characters
// that are none. False, with faults, when there was anything.
bool check_well_formed(std::string_view xml, ParseState& state);

}  // namespace planpress::markup

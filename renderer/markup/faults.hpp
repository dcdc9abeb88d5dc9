// Mistakes in templates and their like, and what was meant instead.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "renderer/text/author_error.hpp"

namespace planpress::markup {

using text::AuthorError;
using text::AuthorFault;
using text::Faults;
using text::Place;

// "did you mean x?" for the nearest of `known`, or "known here: a, b, c"; empty when nothing is known.
std::string near_miss(std::string_view wrong, const std::vector<std::string_view>& known);

}  // namespace planpress::markup

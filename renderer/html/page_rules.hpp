// Furniture of the printed page as CSS page-margin boxes (CSS Paged Media 3, section 4).
#pragma once
#include <string>
#include <string_view>

#include "renderer/document/document.hpp"

namespace planpress::html {

// A CSS string of `text`, quoted. Everything but letters, digits and spaces is written as a code, so that no
// text can end the string, the rule or the style element.
std::string css_string(std::string_view text);

// "@page{@top-left{content:...}...}": "{page}" and "{pages}" become counters.
// page: the name of the pages that have it; empty: all.
std::string page_rules(const document::Furniture& furniture, std::string_view page = {});

}  // namespace planpress::html

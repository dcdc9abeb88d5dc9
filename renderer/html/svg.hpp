// A drawing as inline SVG: its marks as shapes, its words as text in the page's own type, as wide as they
// were measured. Scales with the room that the page gives it.
#pragma once
#include <string>
#include <string_view>

#include "renderer/typeset/charts.hpp"

namespace planpress::html {

// The room for a drawing: as wide as the page of web.css, in which tables in large print are linear; or a
// phone.
Length wide_measure(const typeset::Theme& theme);
Length narrow_measure(const typeset::Theme& theme);

// alt: what a screen reader says of it; empty: it is passed over.
void append_svg(std::string& out, const typeset::TextContext& c, const typeset::Drawing& drawing,
                std::string_view css_class, std::string_view alt);

}  // namespace planpress::html

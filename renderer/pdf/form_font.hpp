// The font in which viewers set what a person types: a simple font, which every viewer can encode for.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "renderer/pdf/objects.hpp"
#include "renderer/text/face.hpp"

namespace planpress::pdf {

// Its name in the form's resources and default appearance; other viewers give the name no meaning. PDFium
// (Chromium) offers letters beyond Latin-1 to the form's own font only where that has a name of a symbol
// font; under any other it looks for a font of the machine, and what that lacks, as ŵ and ŷ, is not drawn.
inline constexpr std::string_view form_font_name = "Wingdings";

enum class Typed : std::uint8_t {
  numbers,  // digits and what stands between them: a form that asks for dates alone carries no more
  text  // the letters of WinAnsiEncoding, and in place of its rarer signs those that Welsh, Polish, Czech,
        // Romanian, Turkish, Hungarian, Lithuanian and Yoruba names need beside
};

// The characters that the font's program must have in its cmap.
std::vector<char32_t> characters_of(Typed typed, const text::Face& face);
// Throws Error when the face has no TrueType outlines.
Reference write_form_font(const text::Face& face, Typed typed, Reference program, Document& document);

}  // namespace planpress::pdf

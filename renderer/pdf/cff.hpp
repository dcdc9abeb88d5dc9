// The little of the Compact Font Format that a PDF needs to know: how glyphs are named (Adobe Technical Note
// 5176).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace planpress::pdf {

// For a CID-keyed font program: the character identifier of each glyph. Empty when glyphs have names instead;
// then a CIDFontType0 takes glyph numbers for identifiers (ISO 32000-1, 9.7.4.2). Throws Error when it cannot
// be read.
std::vector<std::uint16_t> character_identifiers(std::string_view cff, unsigned glyph_count);

}  // namespace planpress::pdf

// The part of a face that a document needs, cut out by hb-subset.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/text/face.hpp"

namespace planpress::pdf {

struct FontProgram {
  std::string bytes;                       // TrueType without layout tables and hints, or a bare CFF table
  std::vector<std::uint16_t> identifiers;  // for each glyph asked for: its number in TrueType, its CID in CFF
};

// Glyph 0 is always kept. characters: those of a simple TrueType font that shares the program, found by its
// cmap; where there are none it has no cmap. Throws Error.
FontProgram subset(const text::Face& face, std::span<const std::uint16_t> glyphs,
                   std::span<const char32_t> characters);

// For a CID-keyed CFF font program: the character identifier of each glyph. Empty when glyphs have names
// instead; then a CIDFontType0 takes glyph numbers for identifiers (ISO 32000-1, 9.7.4.2). Throws Error when
// it cannot be read.
std::vector<std::uint16_t> character_identifiers(std::string_view cff, unsigned glyph_count);

}  // namespace planpress::pdf

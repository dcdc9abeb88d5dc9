// The part of a face that a document needs, cut out by hb-subset.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "renderer/text/face.hpp"

namespace planpress::pdf {

struct FontProgram {
  std::string bytes;                       // TrueType without layout tables and hints, or a bare CFF table
  std::vector<std::uint16_t> identifiers;  // for each glyph asked for: its number in TrueType, its CID in CFF
};

// Glyph 0 is always kept. Throws Error.
FontProgram subset(const text::Face& face, std::span<const std::uint16_t> glyphs);

// The same for a simple TrueType font, whose codes are found by character: with its cmap.
std::string subset_with_characters(const text::Face& face, std::span<const char32_t> characters);

}  // namespace planpress::pdf

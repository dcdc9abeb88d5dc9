// The same pages drawn by libharu alone, for comparison: Helvetica of the base fourteen, text and rules at
// the same places; no tags, no embedded fonts, no metadata.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "renderer/typeset/pages.hpp"

namespace planpress::bench {

struct RawText {
  float x = 0, y = 0, size = 0;
  typeset::Color color;
  std::string latin1;
};
struct RawLine {
  float x1 = 0, y1 = 0, x2 = 0, y2 = 0, width = 0;
  typeset::Color color;
};
struct RawRect {
  float x = 0, y = 0, width = 0, height = 0, stroke = 0;  // stroke 0: filled
  typeset::Color color;
};
struct RawCircle {
  float x = 0, y = 0, radius = 0;
  typeset::Color color;
};
using RawMark = std::variant<RawText, RawLine, RawRect, RawCircle>;

struct RawPages {
  float width = 0, height = 0;
  std::vector<std::vector<RawMark>> pages;
};

// What libharu is to draw, in its own units and bytes, so that only its own work is measured.
RawPages raw(const typeset::Pages& pages);
// Throws std::runtime_error when libharu reports an error.
std::string draw_by_libharu(const RawPages& pages);

}  // namespace planpress::bench

// Inlines to lines of text. In: inlines and a text style. Out: a box of lines at a measure.
#pragma once
#include <string>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/typeset/setting.hpp"

namespace planpress::typeset {

// Shaped once; may be measured and set at any width.
struct ShapedText {
  struct Source {  // of one run of the input: what its fragments need when they are drawn
    Color color;
    std::string href, link_description, language;
  };
  text::ShapedParagraph paragraph;
  std::vector<Source> sources;
  TextStyle style;
  Length lead;  // room before the lines, for a check mark
  bool ticked = false;

  bool empty() const { return paragraph.words.empty(); }
  Length natural_width() const;  // of its longest line when nothing is broken but by force
  Length least_width() const;    // of its widest word
};

ShapedText shape_text(Setting& setting, const document::Inlines& inlines, const TextStyle& style);
// What somebody filled in, in body type, its lines as they were written.
ShapedText shape_answer(Setting& setting, const std::string& answer);
ShapedText shape_text(Setting& setting, const document::Label& label, const TextStyle& style);

// With a space at its end where it says something: what is extracted from one structure element does not glue
// to what follows on another line.
document::Label spaced(document::Label text);
document::Inlines spaced(document::Inlines text);

// start: left, or right in a paragraph that runs from right to left.
enum class Align : std::uint8_t { left, right, center, start };

// The lines, `measure` wide; two lines at least stay together at either end of a division.
Box set_text(Setting& setting, const ShapedText& text, Ink ink, Length measure, Align align = Align::left);
Box set_text(Setting& setting, const document::Label& text, const TextStyle& style, Ink ink, Length measure,
             Align align = Align::left);

// The first lines of a text at a measure, and the rest of it, to be set at another.
struct DividedText {
  ShapedText first, rest;
};
DividedText divide_text(Setting& setting, const ShapedText& text, Length measure, std::size_t lines);

// How many lines set_text would make.
std::size_t count_lines(const ShapedText& text, Length measure);
// From the top of a line to its baseline.
Length baseline_of(const Setting& setting, const TextStyle& style);

}  // namespace planpress::typeset

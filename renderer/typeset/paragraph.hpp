// Inlines to lines of text. In: inlines and a text style. Out: a box of lines at a measure.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/document/structure.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/flow.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

// All that shaping and measuring a text needs.
struct TextContext {
  const Theme& theme;
  text::Shaper& shaper;
};

// Shaped once; may be measured and set at any width.
struct ShapedText {
  struct Source {  // of one run of the input: what its fragments need when they are drawn
    Color color;
    std::string href, link_description, language;
    std::optional<std::uint32_t> element;  // in its text (document::InlineElements)
    std::uint32_t piece = 0;
  };
  text::ShapedParagraph paragraph;
  std::vector<Source> sources;
  std::uint32_t elements = 0;  // inside it: links, and words in another language
  std::vector<Ink> inks;       // by piece; none: one for all, given when it is set
  TextStyle style;
  Length lead;  // room before the lines, for a check mark
  bool ticked = false;

  bool empty() const { return paragraph.words.empty(); }
  Length natural_width() const;  // of its longest line when nothing is broken but by force
  Length least_width() const;    // of its widest word
};

ShapedText shape_text(const TextContext& c, const document::Inlines& inlines, const TextStyle& style);
// Pieces of one text that belong to several elements.
struct Piece {
  document::Inlines text;
  Ink ink;
};
ShapedText shape_text(const TextContext& c, const std::vector<Piece>& pieces, const TextStyle& style);
ShapedText shape_text(const TextContext& c, const document::Label& label, const TextStyle& style);

// With a space at its end where it says something: what is extracted from one structure element does not glue
// to what follows on another line.
document::Label spaced(document::Label text);
document::Inlines spaced(document::Inlines text);

// start: left, or right in a paragraph that runs from right to left.
enum class Align : std::uint8_t { left, right, center, start };

// The lines, `measure` wide; two lines at least stay together at either end of a division.
Box set_text(const TextContext& c, const ShapedText& text, const Ink& ink, Length measure,
             Align align = Align::left);
Box set_text(const TextContext& c, const document::Label& text, const TextStyle& style, const Ink& ink,
             Length measure, Align align = Align::left);

// The first lines of a text at a measure, and the rest of it, to be set at another.
struct DividedText {
  ShapedText first, rest;
};
DividedText divide_text(const TextContext& c, const ShapedText& text, Length measure, std::size_t lines);

// How many lines set_text would make.
std::size_t count_lines(const ShapedText& text, Length measure);
// From the top of a line to its baseline.
Length baseline_of(const TextContext& c, const TextStyle& style);

}  // namespace planpress::typeset

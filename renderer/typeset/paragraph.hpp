// Inlines to lines of text. In: inlines and a text style. Out: a box of lines at a measure.
#pragma once
#include <optional>
#include <string>
#include <utility>
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

// Whose ink a mark is: a structure element's, or an artifact's.
class Ink {
 public:
  Ink(const document::StructureTree& tree, document::NodeId owner, std::uint32_t first = 0)
      : tree_(&tree), owner_(owner), first_(first) {}
  static Ink artifact(ArtifactKind kind) { return Ink(kind); }
  static Ink layout() { return Ink(ArtifactKind::layout); }
  static Ink background() { return Ink(ArtifactKind::background); }

  bool is_artifact() const { return artifact_ != ArtifactKind::none; }
  document::NodeId owner() const { return owner_; }
  // The owner of words that have an element of their own, the one of this number in their text.
  Ink inside(std::uint32_t element, const std::string& language) const;
  // Of a text that comes after others in its element.
  Ink after(std::uint32_t elements) const {
    Ink ink = *this;
    ink.first_ += elements;
    return ink;
  }
  Item item(Mark mark) const { return {owner_, artifact_, std::move(mark)}; }

 private:
  explicit Ink(ArtifactKind kind) : artifact_(kind) {}

  const document::StructureTree* tree_ = nullptr;
  document::NodeId owner_ = 0;
  std::uint32_t first_ = 0;
  ArtifactKind artifact_ = ArtifactKind::none;
};

inline Item item(const Ink& ink, Mark mark) { return ink.item(std::move(mark)); }

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
// What somebody filled in, in body type, its lines as they were written.
ShapedText shape_answer(const TextContext& c, const std::string& answer);
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

// Pages: what stands where. Made by typeset/, painted by pdf/, which decides nothing.
// Coordinates: Point and Rect of text/length.hpp, y down from the top edge of the page.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "renderer/document/structure.hpp"
#include "renderer/text/length.hpp"
#include "renderer/text/shaping.hpp"

namespace planpress::typeset {

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  constexpr bool operator==(const Color&) const = default;
};

// ---- Marks: the kinds of ink ------------------------------------------------------------------------------

// Shaped runs set one after the other from `origin` (on the baseline) to the right.
struct TextMark {
  Point origin;
  Length size;
  Color color;
  std::vector<std::shared_ptr<const text::ShapedRun>> runs;
  int rotation = 0;      // degrees counter-clockwise about the origin; 0 but for the watermark
  std::string language;  // BCP 47; empty: that of the paragraph
};
struct FilledRect {
  Rect rect;
  Color color;
};
// The stroke lies wholly inside the rectangle.
struct FramedRect {
  Rect rect;
  Length stroke;
  Color color;
};
struct Line {
  Point from, to;
  Length stroke;
  Color color;
  bool dotted = false;
};
struct Disc {
  Point center;
  Length radius;
  Color fill;
  Length stroke;  // 0: none; the stroke lies inside the radius
  Color stroke_color;
};
// Diagonal lines, clipped to the rectangle.
struct Hatch {
  Rect rect;
  Length pitch, stroke;
  Color color;
};
// An open or closed run of straight lines (the check mark).
struct Polyline {
  std::vector<Point> points;
  Length stroke;
  Color color;
};
struct PictureMark {
  Rect rect;
  std::shared_ptr<const document::Picture> picture;
};
// A QR code (ISO/IEC 18004): dark modules as runs, row by row. Its quiet zone lies around the rectangle.
struct CodeRun {
  int column = 0, row = 0, length = 1;  // in modules from the top left corner
};
struct CodeMark {
  Rect rect;  // a square
  Color color;
  std::string text;  // what it says
  int modules = 0;   // on a side
  std::vector<CodeRun> runs;
};
using Mark =
    std::variant<TextMark, FilledRect, FramedRect, Line, Disc, Hatch, Polyline, PictureMark, CodeMark>;

// ---- Whose ink it is --------------------------------------------------------------------------------------

enum class ArtifactKind : std::uint8_t { none, layout, header, footer, watermark, background };

// A mark belongs to one structure element, or it is an artifact.
struct Item {
  document::NodeId owner = 0;  // when artifact is none
  ArtifactKind artifact = ArtifactKind::none;
  Mark mark;
};

struct LinkArea {
  Rect rect;
  document::NodeId owner = 0;     // the Link element
  std::string href;               // https:, mailto:, tel:; empty: goes to `destination`
  std::uint32_t destination = 0;  // index into Pages::destinations
  std::string description;        // Contents
};

// A live field of the form, or one widget of it: radio buttons of one group share the name, and so do the
// widgets of one field in several editions of a document.
enum class WidgetKind : std::uint8_t { text, multi_line, comb, check_box, radio_button, choice, signature };
struct FieldArea {
  Rect rect;
  document::NodeId owner = 0;  // the Form element
  WidgetKind kind = WidgetKind::text;
  std::string name;
  document::Label tooltip;
  document::Label group;  // radio buttons: the tooltip of all of one name together; empty: the first one's
  std::string value;      // text and choice: what it holds; check box and radio button: what they stand for
  bool checked = false;
  bool required = false;
  bool read_only = false;
  bool align_right = false;
  int max_length = 0;                          // characters; comb: cells; 0: any
  Length size;                                 // of its text
  Color color;                                 // of its text
  std::vector<document::FieldOption> options;  // choice
  std::vector<Mark> appearance;  // its value, or the mark in a ticked box; from the top left corner
};

struct Destination {
  std::uint32_t page = 0;
  Length y;
};

struct OutlineEntry {
  int level = 1;  // 1 is the outermost
  std::string title;
  std::uint32_t destination = 0;
  std::string language;
};

struct FigureBox {  // BBox of a Figure, for its Layout attribute
  document::NodeId owner = 0;
  std::uint32_t page = 0;
  Rect rect;
};

struct Page {
  std::vector<Item> items;  // in reading order; artifacts where they must be painted
  std::vector<LinkArea> links;
  std::vector<FieldArea> fields;
};

struct Pages {
  Length width, height;
  std::vector<Page> pages;
  document::StructureTree structure;
  std::vector<Destination> destinations;
  std::vector<OutlineEntry> outline;
  std::vector<FigureBox> figures;
  std::string title, language, subject, created;  // from the Document
};

// One line a mark, for golden tests and for people.
std::string to_text(const Pages& pages);

}  // namespace planpress::typeset

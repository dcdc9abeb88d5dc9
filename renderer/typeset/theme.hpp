// The design system in numbers: read from layouts/theme.json and its large print sister. Lengths in points.
#pragma once
#include <filesystem>
#include <map>
#include <string>

#include "renderer/text/face.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::typeset {

struct TextStyle {
  Length size, leading;
  text::Weight weight = text::Weight::regular;
  Color color;

  TextStyle bold() const { return {size, leading, text::Weight::bold, color}; }
  TextStyle in(Color other) const { return {size, leading, weight, other}; }
};

// How a step of an interval chart is drawn.
struct StepFill {
  Color fill;
  Color text;
  Color frame;  // drawn when framed
  bool framed = false;
  bool hatched = false;  // diagonal lines in `frame` on `fill`, the word on a plain ground
};

struct Theme {
  struct {
    Length width, height, left, right, top, bottom;
    Length furniture_edge;  // from the paper's edge to the head and foot lines
    Length prose;           // widest measure for running text
    Length axis;            // second axis, from the left margin: answers, signatures, values
  } page;
  struct {
    Length quarter, half;
    Length before_title, after_title;
    Length before_section, before_section_full,
        after_section;  // _full: when the page would not hold the next block
    Length before_subsection, after_subsection;
    Length between_blocks, between_paragraphs, between_items;
  } space;
  TextStyle title, section, subsection, minor, body, lead, secondary, fact, statement, statement_long,
      furniture, hint;
  struct {
    Color heading, accent, text, secondary, ground, hairline, paper;
  } color;
  struct {
    Length strong, hair;  // widths of rules
  } rule;
  struct {
    Length indent, bullet;
  } list;
  struct {
    Length bar, padding, frame;
  } banner;
  struct {
    Length padding, gutter, tight_gutter, group_space;
    bool linear = false;  // each row becomes lines of label and value, from the margin
  } table;
  struct {
    Length bar, disc, tick, label_gap;
  } timeline;
  struct {
    Length row, compact_row;
    Length legend, swatch;  // width of the meanings of steps beside a chart, and of the fill before each
    Length left, column, gap, inset, mark;
    std::map<std::string, StepFill, std::less<>> steps = {};
  } chart;
  struct {
    Length box, box_stroke, signature_width, signature_height, date_width, date_height, date_gap, block;
  } panel;
  struct {
    Length height, width, progress_width, row;  // of a bar; of the room that bars ask for; of a chart's row
    int most_segments = 0;                      // a progress bar of more whole units is drawn plain
    Color plain;                                // of bars that the title does not name
  } bar;
  struct {
    Length text, number_width, choice_width;  // height of a box for one line; widths of short boxes
    Length choice_size;                       // of the text of options, where their box is narrow
    Length row, writing_line;                 // from one tick box to the next; between writing lines
    Length inset;                             // from a box's edge to what is written in it
  } field;
  struct {
    Length frame, padding;
  } tag;
  struct {
    Length size;
    int rotation = 0;
    Color color;
  } watermark;
  struct {
    Length width, gap;          // at the top of the first page; from it to what stands beside it
    Length paper_edge, module;  // in the foot of the others: from it to the paper's edge, and nearer only
                                // where its modules would be smaller than this
  } page_code;

  TextStyle head() const { return minor.in(color.heading); }                   // of labels and table heads
  Length measure() const { return page.width - page.left - page.right; }       // width of the text area
  Length text_height() const { return page.height - page.top - page.bottom; }  // height of the text area
};

// Throws std::runtime_error "file:line: message (hint)", one line for every fault.
Theme read_theme(const std::filesystem::path& file);

}  // namespace planpress::typeset

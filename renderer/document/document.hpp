// The logical document: blocks, inlines, roles. No sizes, no pages, no colours.
// In: made by markup/. Out: typeset/ sets it on pages, html/ writes it as a web page.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace planpress::document {

// ---- Inlines ----------------------------------------------------------------------------------------------

enum class Tone : std::uint8_t { normal, secondary };

struct TextRun {
  std::string text;     // NFC; white space already collapsed
  bool strong = false;  // <strong>
  bool light = false;  // <span class="light">: regular weight where the block is bold (first line of a title)
  bool nowrap = false;  // <time>, <span class="nowrap">: no line break inside
  Tone tone = Tone::normal;
  std::string language;          // BCP 47; empty: that of the block
  std::string href;              // https:, mailto:, tel: or #id; empty: no link
  std::string link_description;  // what a link says to a screen reader; empty: its own text
  bool operator==(const TextRun&) const = default;
};
struct LineBreak {
  bool operator==(const LineBreak&) const = default;
};
// <tick/>: a drawn check mark before a statement; decoration, the word beside it carries the meaning.
struct Tick {
  bool operator==(const Tick&) const = default;
};
using Inline = std::variant<TextRun, LineBreak, Tick>;
using Inlines = std::vector<Inline>;

// ---- Blocks -----------------------------------------------------------------------------------------------

struct Block;
using Blocks = std::vector<Block>;

// <section [class="page"] [lang]>: class "page" begins on a new page.
struct Section {
  bool new_page = false;
  std::string language;
  Blocks blocks;
};

// <h1>..<h4 [id] [class="title"]>: every heading is a bookmark. Levels never skip: the reader refuses it.
struct Heading {
  int level = 1;
  bool title = false;  // set in title size though not level 1: opens a part of the document
  std::string id;      // for links; given by the reader ("h-3") when the author gave none
  Inlines content;
};

// <p [class="lead|secondary|fact|statement"] [lang]>
enum class ParagraphStyle : std::uint8_t {
  body,
  lead,       // under a title: whose it is
  secondary,  // grey
  fact,       // the answer in a facts block: larger and bold
  statement,  // an objective's statement: section size up to three lines, body size when longer
};
struct Paragraph {
  ParagraphStyle style = ParagraphStyle::body;
  std::string language;
  Inlines content;
};

// <ul>, <ol>
struct ListItem {
  Blocks blocks;
};
struct List {
  bool ordered = false;
  std::vector<ListItem> items;
};

// <dl class="columns|pairs">: up to three facts side by side under a rule; or lines of label and value.
enum class FactsStyle : std::uint8_t { columns, pairs };
struct Fact {
  Inlines label;
  Blocks value;
};
struct Facts {
  FactsStyle style = FactsStyle::pairs;
  std::vector<Fact> facts;
};

// <note [label] [record]>text</note> in a cell: grey on the second line of a table cell; in a record (large
// print) a line of its own under `label`, or after the value when there is no label, saying `record` if
// given.
struct Note {
  std::string label;
  std::string record;
  Inlines content;
};
// number: right-aligned. quantity: a number and its unit, aligned where they meet. date: never broken.
enum class CellKind : std::uint8_t { text, number, quantity, date };
enum class Scope : std::uint8_t { none, column, row, row_group };
struct Cell {
  bool header = false;
  Scope scope = Scope::none;
  CellKind kind = CellKind::text;  // class="number|quantity|date"
  int column_span = 1;
  Blocks blocks;
  std::vector<Note> notes;  // printed on one line, joined by ", "
};
struct Row {
  bool group = false;  // <tr class="group">: one cell across the table that heads the rows below it
  std::vector<Cell> cells;
};
// <table [columns="name"]>: tables that share the name share their column widths.
struct Table {
  std::string columns;
  Inlines caption;  // may be empty when a heading introduces the table
  std::vector<Row> head;
  std::vector<Row> body;
};

// <aside>
struct Callout {
  Blocks blocks;
};

// <banner tone="ground|frame" head="...">: ground: in force or closed. frame: draft, unsigned, to fill in.
enum class BannerTone : std::uint8_t { ground, frame };
struct Banner {
  BannerTone tone = BannerTone::ground;
  Inlines head;
  Blocks blocks;
};

// Positions on a chart's axis: thousandths of one unit (a week, a day), from 0.
using AxisPosition = std::int64_t;

// <interval-chart unit="Week" first="1" last="26" alt="...">: steps in columns, one a track, time running
// down.
//   <track name="Ward rounds" note="2 a week"><interval from="1" to="4"
//   step="close">Close</interval>...</track> <mark at="9.571" label="Review 1" note="6 March 2025"/>    at:
//   units from the start of the first, 9.571 is in the 10th
struct Interval {
  int from = 1, to = 1;  // units, both included
  std::string step;      // names a fill in the theme
  std::string text;      // the word that it carries
};
struct Track {
  std::string name;
  std::string note;  // second line of its head; may be empty
  std::vector<Interval> intervals;
};
struct ChartMark {
  AxisPosition at = 0;
  std::string label;
  std::string note;
};
struct IntervalChart {
  std::string unit;
  int first = 1, last = 1;
  std::vector<Track> tracks;
  std::vector<ChartMark> marks;
  std::string alt;
  std::string key;  // heads the list of numbered steps that are too short for their word
};

// <timeline length="180" alt="...">: a bar to scale with circles on it.
//   <event at="0" label="Start" note="6 January 2025"/>  <event at="59" number="1" done="yes" label="Review
//   1" note="..."/> <tick-label at="26" label="February"/>
struct TimelineEvent {
  AxisPosition at = 0;
  std::string number;  // in the circle; empty: no circle
  bool done = false;   // filled circle; otherwise outlined
  std::string label;
  std::string note;
};
struct TimelineTick {
  AxisPosition at = 0;
  std::string label;
};
struct Timeline {
  AxisPosition length = 1;
  std::vector<TimelineEvent> events;
  std::vector<TimelineTick> ticks;
  std::string alt;
};

// <signature-panel signature="Signature" day="Day" month="Month" year="Year">
//   <signatory role="Practitioner" name="..." post="..."><choice>I agree</choice>...</signatory>
struct Signatory {
  std::string role, name, post;
  std::vector<std::string> choices;
};
struct SignaturePanel {
  std::string signature_label, day_label, month_label, year_label;
  std::vector<Signatory> signatories;
};

// <toc depth="2"/>: the headings below level 1 down to `depth`, with page numbers.
struct Contents {
  int depth = 2;
};

struct Block : std::variant<Section, Heading, Paragraph, List, Facts, Table, Callout, Banner, IntervalChart,
                            Timeline, SignaturePanel, Contents> {
  using variant::variant;
  const variant& as_variant() const { return *this; }
};

// ---- The whole --------------------------------------------------------------------------------------------

// On every page. "{page}" and "{pages}" are replaced by numbers.
struct Furniture {
  std::string head_left, head_right, foot_left, foot_right;
  std::string watermark;  // empty: none
  std::string continued;  // "(continued)", after a table head that is repeated
};

// <document title lang subject created head-left head-right foot-left foot-right watermark continued>: the
// root.
struct Document {
  std::string title;
  std::string language = "en-GB";
  std::string subject;
  std::string created;  // YYYY-MM-DD, from the data and never from the clock
  Furniture furniture;
  Blocks blocks;
};

// Indented text, one block a line: for golden tests and for people.
std::string to_text(const Document& document);
// The characters of inlines with line breaks as spaces and nothing for a tick.
std::string plain_text(const Inlines& inlines);
// A heading on one line, for bookmarks and contents: "Objective 1 of 3: Clinical skills".
std::string heading_text(const Heading& heading);

}  // namespace planpress::document

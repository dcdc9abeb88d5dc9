// The logical document: blocks, inlines, roles. No sizes, no pages, no colours.
// In: made by markup/. Out: typeset/ sets it on pages, html/ writes it as a web page.
// inline.hpp: running text; fields.hpp: what is filled in; picture.hpp: images.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "renderer/document/fields.hpp"
#include "renderer/document/inline.hpp"
#include "renderer/document/picture.hpp"

namespace planpress::document {

// ---- Blocks -----------------------------------------------------------------------------------------------

// Block and Blocks are declared in fields.hpp.

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

// The words of an enumeration's values in the markup stand in an array beside it, in the same order; an empty
// one cannot be written.

// <p [class="lead|secondary|fact|statement|tag|tag-filled"] [lang]>
enum class ParagraphStyle : std::uint8_t {
  body,
  lead,        // under a title: whose it is
  secondary,   // grey
  fact,        // the answer in a facts block: larger and bold
  statement,   // an objective's statement: section size up to three lines, body size when longer
  tag,         // a word in a frame of its own width
  tag_filled,  // the same on black: something is to be done
};
inline constexpr std::string_view paragraph_words[] = {"",          "lead", "secondary", "fact",
                                                       "statement", "tag",  "tag-filled"};
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
inline constexpr std::string_view facts_words[] = {"columns", "pairs"};
struct Fact {
  Inlines label;
  Blocks value;
};
struct Facts {
  FactsStyle style = FactsStyle::pairs;
  std::vector<Fact> facts;
};

// <note [label] [record]>text</note> in a cell: grey on its second line; in a linear table (large print) a
// line of its own under `label`, or after the value when there is no label, saying `record` if given.
struct Note {
  Label label;
  Label record;
  Inlines content;
};
// number: right-aligned. quantity: a number and its unit, aligned where they meet. date: never broken.
enum class CellKind : std::uint8_t { text, number, quantity, date };
inline constexpr std::string_view cell_words[] = {"", "number", "quantity", "date"};
enum class Scope : std::uint8_t { none, column, row, row_group };
inline constexpr std::string_view scope_words[] = {"", "col", "row", "rowgroup"};
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
// Positions and amounts in a chart: thousandths of one unit (a week, a day, a case), from 0.
using AxisPosition = std::int64_t;

// <bar value="9" of="40" [class="headline|progress"] [alt]/>: an amount drawn to scale, in a cell whose row
// says it in figures. With `alt` it is a figure of its own; without, an artifact.
enum class BarStyle : std::uint8_t {
  plain,     // as long as its share of the room
  headline,  // the same in the colour of headings: the bar that the title names
  progress,  // an outline, filled as far as it goes; up to 20 whole units in one segment each
};
inline constexpr std::string_view bar_words[] = {"", "headline", "progress"};
struct Bar {
  BarStyle style = BarStyle::plain;
  AxisPosition value = 0, whole = 1000;
  std::string alt;
};

// <table [columns="name"]>: tables that share the name share their column widths.
// <bar-chart [columns]>: the same with bars in its cells, its rows closer and without rules between them.
struct Table {
  std::string columns;
  Inlines caption;  // may be empty when a heading introduces the table
  std::vector<Row> head;
  std::vector<Row> body;
  bool is_chart = false;
};

// <aside>
struct Callout {
  Blocks blocks;
};

// <banner tone="ground|frame" head="...">: ground: in force or closed. frame: draft, unsigned, to fill in.
enum class BannerTone : std::uint8_t { ground, frame };
inline constexpr std::string_view banner_words[] = {"ground", "frame"};
struct Banner {
  BannerTone tone = BannerTone::ground;
  Inlines head;
  Blocks blocks;
};

// <interval-chart unit="Week" first="1" last="26" alt="...">: steps in columns, one a track, time running
// down.
//   <track name="Ward rounds" note="2 a week"><interval from="1" to="4"
//   step="close">Close</interval>...</track> <mark at="9.571" label="Review 1" note="6 March 2025"/>    at:
//   units from the start of the first, 9.571 is in the 10th
//   [class="compact"] [legend="What the levels mean"] <step name="close" label="Close">Supervisor on
//   site</step>
struct Interval {
  int from = 1, to = 1;  // units, both included
  std::string step;      // names a fill in the theme
  Label text;            // the word that it carries
};
struct Track {
  Label name;
  Label note;  // below the name; may be empty
  std::vector<Interval> intervals;
};
struct ChartMark {
  AxisPosition at = 0;
  Label label;
  Label note;
};
struct StepMeaning {
  std::string step;
  Label name;
  Label text;
};
struct IntervalChart {
  Label unit;
  int first = 1, last = 1;
  std::vector<Track> tracks;
  std::vector<ChartMark> marks;
  std::string alt;
  Label key;             // heads the list of numbered steps that are too short for their word
  Label lead;            // a sentence above it that says how to read it
  Label instead;         // the sentence in its place where it would be too large to draw on paper
  bool compact = false;  // lower rows
  Label legend{};        // heads the meanings of the steps
  std::vector<StepMeaning> meanings{};  // beside the chart where it leaves room, else below it
};

// <timeline length="180" alt="...">: a bar to scale with circles on it.
//   <event at="0" label="Start" note="6 January 2025"/>  <event at="59" number="1" done="yes" label="Review
//   1" note="..."/> <tick-label at="26" label="February"/>
struct TimelineEvent {
  AxisPosition at = 0;
  std::string number;  // in the circle; empty: no circle
  bool done = false;   // filled circle; otherwise outlined
  Label label;
  Label note;
};
struct TimelineTick {
  AxisPosition at = 0;
  Label label;
};
struct Timeline {
  AxisPosition length = 1;
  std::vector<TimelineEvent> events;
  std::vector<TimelineTick> ticks;
  std::string alt;
};

// <signature-panel signature="Signature" day="Day" month="Month" year="Year">
//   <signatory role="Practitioner" name="..." [field="sign-1"]><post>...</post><choice [value="agreed"]>I
//   agree</choice>...
// With `field` what is to be filled in are fields of the form: sign-1/statement (one of several choices, or a
// single one to tick), sign-1/signature, sign-1/date/day ...
struct Choice {
  std::string value;  // of the form's field; given by the reader ("1") when the author gave none
  Label text;
};
struct Signatory {
  Label role;
  std::string name;
  Inlines post;
  std::string field;  // first part of the names of its fields; empty: for paper only
  std::vector<Choice> choices;
  std::string statement{}, date{};  // what is filled in: the value of a choice, YYYY-MM-DD
};
struct SignaturePanel {
  Label signature_label;
  DateLabels date;
  std::vector<Signatory> signatories;
};

// The fields of a signatory. Who and what is read out: "Practitioner, Ann Ash: I agree".
Field statement_field(const Signatory& signatory, const Choice& choice);
Field signature_field(const SignaturePanel& panel, const Signatory& signatory);
Field date_field(const SignaturePanel& panel, const Signatory& signatory);

// <img src="logo" alt="..." width="120"/>: layouts/images/logo.png, `width` points wide; without alt an
// artifact.
struct Image {
  std::shared_ptr<const Picture> picture;  // null only in an example
  std::string alt;
  int width = 0;
};

// <figure>one img, interval-chart or timeline<figcaption>...</figcaption></figure>
struct Figure {
  Blocks blocks;  // one
  Inlines caption;
};

// <toc depth="2"/>: the headings below level 1 down to `depth`, with page numbers.
struct Contents {
  int depth = 2;
};

struct Block
    : std::variant<Section, Heading, Paragraph, List, Facts, Table, Bar, Callout, Banner, IntervalChart,
                   Timeline, SignaturePanel, Image, Figure, Field, Fieldset, RuledSpace, Contents> {
  using variant::variant;
  const variant& as_variant() const { return *this; }
  variant& as_variant() { return *this; }
};

// ---- The whole --------------------------------------------------------------------------------------------

// A text at the head or foot of a page. Its numbers are known when there are pages.
enum class PageNumber : std::uint8_t { page, pages };
struct FurnitureText {
  std::vector<std::variant<std::string, PageNumber>> parts;

  FurnitureText() = default;
  FurnitureText(std::string text);
  FurnitureText(const char* text) : FurnitureText(std::string(text)) {}
  FurnitureText(std::initializer_list<std::variant<std::string, PageNumber>> of) : parts(of) {}
  bool empty() const { return parts.empty(); }
  bool has_numbers() const;
  bool operator==(const FurnitureText&) const = default;
};

// On every page.
struct Furniture {
  FurnitureText head_left, head_right, foot_left, foot_right;
  std::string watermark;  // empty: none
  std::string continued;  // "(continued)", after a table head that is repeated
  // A QR code on each page of paper says this, a slash and the number of the page in its document, for a
  // scanner: up to longest_page_code printable ASCII characters. Empty: none.
  std::string page_code{};
  std::string goes_on{};  // "continued below": at the foot of a box that does not hold its whole answer
};
// With a slash and a page number the code is small enough for the foot of a page.
inline constexpr std::size_t longest_page_code = 96;

// <document title lang subject created head-left head-right foot-left foot-right watermark continued
// [goes-on] [page-code]>: the root. <foot-right>Page <page-number/> of <page-count/></foot-right> in place of
// the attribute says the numbers of pages; so do the other three.
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
// The characters of inlines, with `line_break` where a line ends and nothing for a tick.
std::string plain_text(const Inlines& inlines, std::string_view line_break = " ");
std::string text_of_paragraphs(const Blocks& blocks);  // of the paragraphs, with a space between them
// A heading on one line and without its styles, for bookmarks and contents: "Objective 1 of 3: Clinical
// skills".
std::string heading_text(const Heading& heading);
Inlines heading_line(const Heading& heading);
Inlines inlines_of(const Label& label);
// The headings that a contents list names: those that come after `last`, the one before it (null: all).
std::vector<const Heading*> contents_entries(const Document& document, const Contents& contents,
                                             const Heading* last);
// Joined by a comma: "6 March 2025, week 9".
Inlines followed_by(const Inlines& text, const Inlines& addition);

}  // namespace planpress::document

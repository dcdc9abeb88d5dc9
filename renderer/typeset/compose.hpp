// Document to Flow: every block becomes boxes, whose marks name the elements of the document's structure.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/document/structure.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/charts.hpp"
#include "renderer/typeset/columns.hpp"
#include "renderer/typeset/flow.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

using document::ChildCursor;
using document::NodeId;
using document::Role;

Flow compose(const document::Document& document, const document::StructureTree& structure, const Theme& theme,
             text::Shaper& shaper);

// ---- Surroundings of the composing functions while one document is set
// --------------------------------------

// The tables of a document, shaped, and the widths of those that share their columns. A table inside a list,
// a cell or a banner is measured where it stands.
struct MeasuredTable {
  ShapedTable table;
  ColumnWidths widths;
};
using MeasuredTables = std::map<const document::Table*, MeasuredTable>;
MeasuredTables measure_tables(const TextContext& c, const document::Blocks& blocks, Length measure);

using Destinations = std::map<std::string, std::uint32_t, std::less<>>;  // by the id of a heading

// The corner of the first page that its code takes.
struct CodeCorner {
  Length width;   // off the measure of the title and the lines under it, until something else has come; with
                  // the quiet zone; nothing where there is no code
  Length bottom;  // from the top of the text area
  Length used;    // of the height, by what stands beside it
  std::size_t boxes = 0;
};

// Grows from block to block.
struct LayoutState {
  Boxes heads;
  std::vector<OutlineEntry> outline;
  const document::Heading* last_heading = nullptr;  // introduces what comes next
  CodeCorner code_corner{};

  // Returns the index of a head that pages repeat.
  std::int32_t repeat(Length height, std::vector<Item> items) {
    Box& head = heads.emplace_back();
    head.height = height;
    head.items = std::move(items);
    head.tight = head.keep_with_next = head.whole = true;
    return static_cast<std::int32_t>(heads.size() - 1);
  }
};

struct LayoutContext : TextContext {
  const document::Document& document;
  const document::StructureTree& structure;
  const MeasuredTables& tables;
  const Destinations& destinations;
  LayoutState& state;

  ChildCursor children_of(NodeId node) const { return {structure, node}; }
  Ink ink(NodeId node, std::uint32_t first = 0) const { return {structure, node, first}; }
};

// ---- Blocks
// -------------------------------------------------------------------------------------------------

// Each composes one kind of block, `measure` wide, and takes its elements from the cursor.
Boxes compose(LayoutContext& c, const document::Section& section, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Heading& heading, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Paragraph& paragraph, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::List& list, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Facts& facts, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Table& table, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Bar& bar, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Callout& callout, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Banner& banner, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::IntervalChart& chart, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Timeline& timeline, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::SignaturePanel& panel, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Image& image, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Figure& figure, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Field& field, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Fieldset& fieldset, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::RuledSpace& space, ChildCursor& elements, Length measure);
Boxes compose(LayoutContext& c, const document::Contents& contents, ChildCursor& elements, Length measure);
// Any of them; and several, which may be all that one element holds.
Boxes compose_block(LayoutContext& c, const document::Block& block, ChildCursor& elements, Length measure);
Boxes compose_blocks(LayoutContext& c, const document::Blocks& blocks, ChildCursor& elements, Length measure);
Boxes compose_blocks(LayoutContext& c, const document::Blocks& blocks, NodeId parent, Length measure);

// ---- Parts that several of them use
// -------------------------------------------------------------------------

Boxes compose_linear_table(LayoutContext& c, const document::Table& table, ChildCursor& elements,
                           Length measure);
Boxes set_caption(LayoutContext& c, const document::Table& table, ChildCursor& elements, Length measure);
// A paragraph in its style; `more` goes on behind its last words.
Box set_paragraph(const TextContext& c, const document::Paragraph& paragraph, const Ink& ink,
                  std::vector<Piece> more, Length measure);
// A word in a frame of its own.
bool is_tag(const document::Paragraph& paragraph);
// One entry of a list, its label and its body; and the space around entries.
Box list_entry(const Theme& theme, Box label, Box body);
void space_list(const Theme& theme, Boxes& entries);
// A chart on a page: its words belong to the figure, its lines and grounds are artifacts.
Box drawn(const LayoutContext& c, Drawing drawing, NodeId figure);
// The strong rule along the top of a box.
void draw_top_rule(const Theme& theme, Box& box, Length measure);

Widths block_widths(const TextContext& c, const document::Block& block);
// How far below its top a cell's first line stands, so that text beside it can stand on the same: more than
// nothing where the cell begins with a box.
Length first_line_drop(const Theme& theme, const document::Blocks& blocks);

}  // namespace planpress::typeset

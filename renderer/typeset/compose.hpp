// Document to Flow: every block becomes boxes, whose marks name the elements of the document's structure.
#pragma once
#include "renderer/typeset/charts.hpp"
#include "renderer/typeset/layout_context.hpp"

namespace planpress::typeset {

Flow compose(const document::Document& document, const document::StructureTree& structure, const Theme& theme,
             text::Shaper& shaper);

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

// Parts of these that stand in files of their own, or are used by several.
Boxes compose_tag(LayoutContext& c, const document::Paragraph& tag, ChildCursor& elements, Length measure);
Boxes compose_linear_table(LayoutContext& c, const document::Table& table, ChildCursor& elements,
                           Length measure);
Boxes set_caption(LayoutContext& c, const document::Table& table, ChildCursor& elements, Length measure);
// A paragraph in its style; `more` goes on behind its last words.
Box set_paragraph(const TextContext& c, const document::Paragraph& paragraph, const Ink& ink,
                  std::vector<Piece> more, Length measure);
// One entry of a list, what stands before it and what it says; and the space around entries.
Box list_entry(const Theme& theme, Box label, Box body);
void space_list(const Theme& theme, Boxes& entries);
// A chart on a page: its words belong to the figure, its lines and grounds are artifacts.
Box drawn(const LayoutContext& c, Drawing drawing, NodeId figure);
// The meanings of a chart's steps, below their heading; nothing for a chart that has none.
Boxes set_chart_legend(LayoutContext& c, const document::IntervalChart& chart, ChildCursor& elements,
                       Length measure, LegendPlace place);

// How wide a block would like to be, and must be at least, as the content of a cell or of a row; a choice can
// be squeezed below that, its options in smaller letters, where there is no more room.
struct Widths {
  Widths() = default;
  Widths(Length least_width, Length natural_width)
      : squeezed(least_width), least(least_width), natural(natural_width) {}
  Widths(Length squeezed_width, Length least_width, Length natural_width)
      : squeezed(squeezed_width), least(least_width), natural(natural_width) {}

  Length squeezed, least, natural;
};
Widths block_widths(const TextContext& c, const document::Block& block);
// How far below its top a cell's first line stands, so that text beside it can stand on the same: more than
// nothing where the cell begins with a box.
Length first_line_drop(const Theme& theme, const document::Blocks& blocks);

}  // namespace planpress::typeset

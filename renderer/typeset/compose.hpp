// Document to Flow: every block becomes boxes, and the structure tree is built beside them.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/typeset/columns.hpp"
#include "renderer/typeset/setting.hpp"

namespace planpress::typeset {

// The tables of a document, shaped, and the widths of those that share their columns.
class Tables {
 public:
  struct Entry {
    ShapedTable table;
    ColumnWidths widths;
  };
  Tables(Setting& setting, const document::Blocks& blocks, Length measure);
  // Nothing for a table inside a list, a cell or a banner: those are measured where they stand.
  const Entry* find(const document::Table& table) const;

 private:
  void collect(Setting& setting, const document::Blocks& blocks);

  std::map<const document::Table*, Entry> entries_;
};

// What one document's composition needs beside the setting.
struct Composition {
  Setting& setting;
  const Tables& tables;
  const document::Document& document;
  std::map<std::string, std::uint32_t, std::less<>> destinations;  // heading id -> destination
  struct {
    Length width;   // off the measure of the title and the lines under it, until something else has come
    Length bottom;  // from the top of the text area
    Length used;    // of the height, by what stands beside it
    std::size_t boxes = 0;
  } code_corner{};  // with the quiet zone; nothing where there is no code
};

using Boxes = Boxes;

Flow compose(const document::Document& document, const Theme& theme, text::Shaper& shaper);

// Each composes one kind of block, `measure` wide, below the structure element `parent`.
Boxes compose_blocks(Composition& c, const document::Blocks& blocks, document::NodeId parent, Length measure);
Boxes compose_table(Composition& c, const document::Table& table, document::NodeId parent, Length measure);
Boxes compose_records(Composition& c, const document::Table& table, document::NodeId parent, Length measure);
Boxes compose_facts(Composition& c, const document::Facts& facts, document::NodeId parent, Length measure);
Boxes compose_list(Composition& c, const document::List& list, document::NodeId parent, Length measure);
Boxes compose_banner(Composition& c, const document::Banner& banner, document::NodeId parent, Length measure);
Boxes compose_callout(Composition& c, const document::Callout& callout, document::NodeId parent,
                      Length measure);
Boxes compose_contents(Composition& c, const document::Contents& contents, document::NodeId parent,
                       Length measure);
Boxes compose_interval_chart(Composition& c, const document::IntervalChart& chart, document::NodeId parent,
                             Length measure);
Boxes compose_timeline(Composition& c, const document::Timeline& timeline, document::NodeId parent,
                       Length measure);
Boxes compose_signature_panel(Composition& c, const document::SignaturePanel& panel, document::NodeId parent,
                              Length measure);

Boxes compose_bar(Composition& c, const document::Bar& bar, document::NodeId parent, Length measure);
Boxes compose_tag(Composition& c, const document::Paragraph& tag, document::NodeId parent, Length measure);
Boxes compose_image(Composition& c, const document::Image& image, document::NodeId parent, Length measure);
Boxes compose_figure(Composition& c, const document::Figure& figure, document::NodeId parent, Length measure);
Boxes compose_field(Composition& c, const document::Field& field, document::NodeId parent, Length measure);
Boxes compose_fieldset(Composition& c, const document::Fieldset& fieldset, document::NodeId parent,
                       Length measure);
Boxes compose_ruled_space(Composition& c, const document::RuledSpace& space, document::NodeId parent,
                          Length measure);

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
Widths block_widths(Setting& setting, const document::Block& block);
// How far below its top a cell's first line stands, so that text beside it can stand on the same: more than
// nothing where the cell begins with a box.
Length first_line_drop(const Theme& theme, const document::Blocks& blocks);

// The structure role of a heading of this level.
document::Role heading_role(int level);

}  // namespace planpress::typeset

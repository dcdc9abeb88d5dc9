// Surroundings of the composing functions while one document is set.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/document/structure.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/columns.hpp"
#include "renderer/typeset/flow.hpp"
#include "renderer/typeset/theme.hpp"

namespace planpress::typeset {

using document::ChildCursor;
using document::NodeId;
using document::Role;

// The tables of a document, shaped, and the widths of those that share their columns.
class Tables {
 public:
  struct Entry {
    ShapedTable table;
    ColumnWidths widths;
  };
  Tables(const TextContext& c, const document::Blocks& blocks, Length measure);
  // Nothing for a table inside a list, a cell or a banner: those are measured where they stand.
  const Entry* find(const document::Table& table) const;

 private:
  void collect(const TextContext& c, const document::Blocks& blocks);

  std::map<const document::Table*, Entry> entries_;
};

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
  std::vector<RepeatedHead> heads;
  std::vector<OutlineEntry> outline;
  const document::Heading* last_heading = nullptr;  // introduces what comes next
  CodeCorner code_corner{};
};

struct LayoutContext : TextContext {
  const document::Document& document;
  const document::StructureTree& structure;
  const Tables& tables;
  const Destinations& destinations;
  LayoutState& state;

  ChildCursor children_of(NodeId node) const { return {structure, node}; }
  // `first`: how many inline elements of the node are of other texts before this one.
  Ink ink(NodeId node, std::uint32_t first = 0) const { return Ink(structure, node, first); }
};

}  // namespace planpress::typeset

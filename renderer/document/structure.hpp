// The logical structure of a document as PDF/UA wants it. In: the Document alone, so that every edition of it
// has the same structure, and a paragraph, list or table that crosses a page stays one element. Out: a tree
// of elements; typeset/ says by their ids whose each mark is.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "renderer/document/document.hpp"

namespace planpress::document {

// Standard structure types, ISO 32000-1, 14.8.4.
enum class Role : std::uint8_t {
  document,
  part,
  sect,
  div,
  h1,
  h2,
  h3,
  h4,
  p,
  span,
  link,
  lbl,
  l,
  li,
  l_body,
  table,
  t_head,
  t_body,
  tr,
  th,
  td,
  caption,
  figure,
  toc,
  toci,
  reference,
  form
};

// The structure type as the PDF writes it: "H1", "THead", "LBody".
const char* name_of(Role role);
Role heading_role(int level);

using NodeId = std::uint32_t;  // index into StructureTree::nodes; 0 is the Document element

struct StructureNode {
  Role role = Role::document;
  NodeId parent = 0;
  std::vector<NodeId> children;  // in reading order
  std::string language;          // empty: inherited
  std::string alt;               // Figure, Link
  std::string actual_text;       // TH: its words, for an edition that does not print it
  Scope scope = Scope::none;     // TH; row_group is written as Column
  int column_span = 1;           // TH, TD
  bool ordered = false;          // L
  bool operator==(const StructureNode&) const = default;
};

struct StructureTree {
  std::vector<StructureNode> nodes{StructureNode{}};
  NodeId add(NodeId parent, Role role);
  bool operator==(const StructureTree&) const = default;
};

// Nodes are numbered in reading order.
StructureTree structure_of(const Document& document);

// Takes the children of one element in their order, as typesetting comes to what they are of.
class ChildCursor {
 public:
  ChildCursor(const StructureTree& tree, NodeId parent) : tree_(&tree), parent_(parent) {}
  // Throws std::logic_error when it is another role's turn: the tree is of another document.
  NodeId next(Role role);
  // Of those taken since `earlier`, the last with this role.
  std::optional<NodeId> last_since(const ChildCursor& earlier, Role role) const;

 private:
  const StructureTree* tree_;
  NodeId parent_;
  std::size_t next_ = 0;
};

// Numbers the elements inside running text: a Link, or a Span of words in another language. Neighbours that
// are alike share one.
class InlineElements {
 public:
  // Of the next inline: the number of its element, or nothing where it belongs to its paragraph.
  std::optional<std::uint32_t> next(const Inline& piece);
  std::uint32_t count() const { return count_; }

 private:
  const TextRun* last_ = nullptr;  // whose neighbour may share its element
  std::uint32_t count_ = 0;
};
std::uint32_t count_elements(const Inlines& inlines);

// A cell of paragraphs alone, and of notes, holds their text itself; any other holds an element a block, and
// one for all its notes.
bool is_plain(const Cell& cell);
// The Span of a Figure that holds its words in this language; the Figure itself for the document's own.
NodeId words_in_figure(const StructureTree& tree, NodeId figure, const std::string& language);

std::string to_text(const StructureTree& tree);

}  // namespace planpress::document

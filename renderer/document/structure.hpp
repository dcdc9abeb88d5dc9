// The logical structure of a document as PDF/UA wants it: built before there are pages, so that a paragraph,
// list or table that crosses a page stays one element.
#pragma once
#include <cstdint>
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

using NodeId = std::uint32_t;  // index into StructureTree::nodes; 0 is the Document element

struct StructureNode {
  Role role = Role::document;
  NodeId parent = 0;
  std::vector<NodeId> children;  // in reading order
  std::string language;          // empty: inherited
  std::string alt;               // Figure, Link
  Scope scope = Scope::none;     // TH; row_group is written as Column
  int column_span = 1;           // TH, TD
  bool ordered = false;          // L
};

struct StructureTree {
  std::vector<StructureNode> nodes{StructureNode{}};
  NodeId add(NodeId parent, Role role);
};

std::string to_text(const StructureTree& tree);

}  // namespace planpress::document

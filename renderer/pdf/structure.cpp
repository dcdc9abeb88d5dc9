#include "renderer/pdf/structure.hpp"

#include <algorithm>

#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {

using document::NodeId;
using document::Role;
using document::StructureNode;

StructureWriter::StructureWriter(const typeset::Pages& pages, Document& document)
    : pages_(pages),
      nodes_(pages.structure.nodes),
      document_(document),
      kids_(nodes_.size()),
      owns_content_(nodes_.size()),
      is_placed_(nodes_.size()),
      boxes_(nodes_.size()),
      content_owners_(pages.pages.size()) {
  find_owners();
  elements_.reserve(nodes_.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) elements_.push_back(document_.reserve());
}

void StructureWriter::find_owners() {
  const auto checked = [this](NodeId node) {
    if (node >= nodes_.size()) throw Error("content of a structure element that is not there");
    return node;
  };
  for (const typeset::Page& page : pages_.pages) {
    for (const typeset::Item& item : page.items) {
      if (item.artifact == typeset::ArtifactKind::none) owns_content_[checked(item.owner)] = true;
    }
    for (const typeset::LinkArea& link : page.links) checked(link.owner);
    for (const typeset::FieldArea& field : page.fields) checked(field.owner);
  }
  for (const typeset::FigureBox& box : pages_.figures) {
    std::optional<typeset::FigureBox>& known = boxes_[checked(box.owner)];
    if (!known)
      known = box;
    else if (known->page == box.page)
      known->rect = around(known->rect, box.rect);
  }
  is_placed_[0] = true;
}

// An element with content of its own and children has both in the order in which they are painted.
void StructureWriter::place_among_kids(NodeId node) {
  while (!is_placed_[node]) {
    is_placed_[node] = true;
    const NodeId parent = nodes_[node].parent;
    if (owns_content_[parent]) kids_[parent].push_back({KidKind::element, node});
    node = parent;
  }
}

std::uint32_t StructureWriter::add_content(NodeId owner, std::uint32_t page) {
  place_among_kids(owner);
  auto& owners = content_owners_[page];
  const auto mcid = static_cast<std::uint32_t>(owners.size());
  owners.push_back(owner);
  kids_[owner].push_back({KidKind::content, mcid, page});
  return mcid;
}

std::uint32_t StructureWriter::add_annotation(NodeId owner, std::uint32_t page, Reference annotation) {
  place_among_kids(owner);
  kids_[owner].push_back({KidKind::annotation, annotation.number, page});
  annotation_owners_.push_back(owner);
  return static_cast<std::uint32_t>(pages_.pages.size() + annotation_owners_.size() - 1);
}

// Children that the painter did not place: all of them, in the tree's order, where the element has no content
// of its own; otherwise those that have none either.
void StructureWriter::complete_kids(NodeId node) {
  for (const NodeId child : nodes_[node].children) {
    if (owns_content_[node] && is_placed_[child]) continue;
    kids_[node].push_back({KidKind::element, child});
  }
}

Reference StructureWriter::write(const std::vector<Reference>& pages) {
  const Reference root = document_.reserve();
  for (NodeId node = 0; node < nodes_.size(); ++node) {
    complete_kids(node);
    document_.set(elements_[node], element(node, root, pages));
  }
  document_.set(root,
                concat("/Type/StructTreeRoot/K ", elements_[0], "/ParentTree ", document_.add(parent_tree()),
                       "/ParentTreeNextKey ", pages_.pages.size() + annotation_owners_.size()));
  return root;
}

std::string StructureWriter::element(NodeId node, Reference root, const std::vector<Reference>& pages) const {
  const auto& kids = kids_[node];
  std::string out = concat("/S/", document::name_of(nodes_[node].role), "/P ",
                           node == 0 ? root : elements_[nodes_[node].parent]);
  const auto content = std::ranges::find(kids, KidKind::content, &Kid::kind);
  const std::uint32_t page = content == kids.end() ? 0 : content->page;
  if (content != kids.end()) append(out, "/Pg ", pages[page]);
  if (!kids.empty()) {
    out += "/K[";
    for (const Kid& kid : kids) append_kid(out, kid, page, pages);
    out += ']';
  }
  append_attributes(out, node);
  return out;
}

void StructureWriter::append_kid(std::string& out, const Kid& kid, std::uint32_t page_of_element,
                                 const std::vector<Reference>& pages) const {
  if (kid.kind == KidKind::element) {
    append(out, elements_[kid.number], ' ');
  } else if (kid.kind == KidKind::annotation) {
    append(out, "<</Type/OBJR/Obj ", Reference{kid.number}, "/Pg ", pages[kid.page], ">>");
  } else if (kid.page == page_of_element) {
    append(out, kid.number, ' ');
  } else {
    append(out, "<</Type/MCR/Pg ", pages[kid.page], "/MCID ", kid.number, ">>");
  }
}

void StructureWriter::append_attributes(std::string& out, NodeId node) const {
  const StructureNode& source = nodes_[node];
  if (!source.language.empty()) append(out, "/Lang", text_string(source.language));
  if (!source.alt.empty()) append(out, "/Alt", text_string(source.alt));
  if (kids_[node].empty() && !source.actual_text.empty())
    append(out, "/ActualText", text_string(source.actual_text));
  std::string table;
  // A row that heads others is a row of one wide head cell: it stands over the columns.
  if (source.role == Role::th) table = source.scope == document::Scope::row ? "/Scope/Row" : "/Scope/Column";
  if (source.column_span > 1) append(table, "/ColSpan ", source.column_span);
  if (!table.empty()) append(out, "/A<</O/Table", table, ">>");
  if (source.role == Role::l)
    append(out, "/A<</O/List/ListNumbering/", source.ordered ? "Decimal>>" : "Disc>>");
  if (const auto& box = boxes_[node]) {
    out += "/A<</O/Layout/Placement/Block/BBox[";
    append_edges(out, box->rect, pages_.height);
    out += "]>>";
  }
}

// A number tree: first the pages' arrays by StructParents, then the annotations by StructParent.
std::string StructureWriter::parent_tree() const {
  std::string out = "/Nums[";
  std::int64_t key = 0;
  for (const auto& owners : content_owners_) {
    append(out, key++, '[');
    for (const NodeId owner : owners) append(out, elements_[owner], ' ');
    out += ']';
  }
  for (const NodeId owner : annotation_owners_) append(out, key++, ' ', elements_[owner], ' ');
  return out + ']';
}

}  // namespace planpress::pdf

#include "renderer/document/structure.hpp"

#include <fmt/format.h>

namespace planpress::document {
namespace {

constexpr const char* role_names[] = {"Document", "Part",   "Sect",  "Div",   "H1",        "H2",  "H3",
                                      "H4",       "P",      "Span",  "Link",  "Lbl",       "L",   "LI",
                                      "LBody",    "Table",  "THead", "TBody", "TR",        "TH",  "TD",
                                      "Caption",  "Figure", "TOC",   "TOCI",  "Reference", "Form"};

void print(const StructureTree& tree, NodeId id, std::size_t depth, std::string& out) {
  const StructureNode& node = tree.nodes[id];
  out.append(depth * 2, ' ');
  out += name_of(node.role);
  if (!node.language.empty()) out += " " + node.language;
  if (!node.alt.empty()) out += fmt::format(" alt \"{}\"", node.alt);
  out += '\n';
  for (const NodeId child : node.children) print(tree, child, depth + 1, out);
}

}  // namespace

const char* name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

NodeId StructureTree::add(NodeId parent, Role role) {
  const auto id = static_cast<NodeId>(nodes.size());
  StructureNode& node = nodes.emplace_back();
  node.role = role;
  node.parent = parent;
  nodes[parent].children.push_back(id);
  return id;
}

std::string to_text(const StructureTree& tree) {
  std::string out;
  print(tree, 0, 0, out);
  return out;
}

}  // namespace planpress::document

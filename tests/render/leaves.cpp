#include "tests/render/leaves.hpp"

#include <algorithm>

namespace planpress::test {
namespace {

using document::NodeId;
using document::Role;

bool is_inline(Role role) { return role == Role::span || role == Role::link || role == Role::reference; }

void in_order(const document::StructureTree& tree, NodeId node, const std::vector<Leaf>& by_node,
              std::vector<Leaf>& out) {
  if (!by_node[node].text.empty()) out.push_back(by_node[node]);
  for (const NodeId child : tree.nodes[node].children) in_order(tree, child, by_node, out);
}

// U+0085, U+2028 and U+2029 end lines too.
std::size_t line_end_at(std::string_view text, std::size_t at) {
  if (text[at] != '\xC2' && text[at] != '\xE2') return 0;
  using namespace std::string_view_literals;
  for (const std::string_view end : {"\u0085"sv, "\u2028"sv, "\u2029"sv}) {
    if (text.substr(at, end.size()) == end) return end.size();
  }
  return 0;
}

}  // namespace

NodeId leaf_of(const document::StructureTree& tree, NodeId node) {
  while (node != 0 && is_inline(tree.nodes[node].role)) node = tree.nodes[node].parent;
  return node;
}

std::string in_one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t line_end = line_end_at(text, i);
    if (line_end > 0 || text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
      space = !out.empty();
      i += std::max<std::size_t>(line_end, 1);
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += text[i++];
  }
  return out;
}

std::string text_of(const typeset::TextMark& mark) {
  std::string text;
  for (const auto& run : mark.runs) text += run->text;
  return text;
}

std::vector<Leaf> leaves(const typeset::Pages& pages) {
  std::vector<Leaf> by_node(pages.structure.nodes.size());
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const typeset::Item& item : pages.pages[page].items) {
      const auto* mark = std::get_if<typeset::TextMark>(&item.mark);
      if (mark == nullptr || item.artifact != typeset::ArtifactKind::none) continue;
      const NodeId node = leaf_of(pages.structure, item.owner);
      Leaf& leaf = by_node[node];
      if (leaf.text.empty()) leaf.page = page;
      leaf.role = pages.structure.nodes[node].role;
      leaf.text += text_of(*mark);
    }
  }
  for (Leaf& leaf : by_node) leaf.text = in_one_line(leaf.text);
  std::vector<Leaf> out;
  in_order(pages.structure, 0, by_node, out);
  return out;
}

}  // namespace planpress::test

#include "renderer/typeset/join.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace planpress::typeset {
namespace {

using document::NodeId;
using document::StructureNode;

// Appends parts one by one.
class Joiner {
 public:
  Joiner(Pages& whole, FieldNames names) : whole_(whole), names_(names) {}

  void append(Pages part) {
    ++number_;
    first_page_ = static_cast<std::uint32_t>(whole_.pages.size());
    first_node_ = static_cast<NodeId>(whole_.structure.nodes.size());
    first_destination_ = static_cast<std::uint32_t>(whole_.destinations.size());
    append_structure(part);
    for (const Destination& destination : part.destinations)
      whole_.destinations.push_back({destination.page + first_page_, destination.y});
    append_outline(part);
    for (const FigureBox& figure : part.figures)
      whole_.figures.push_back({figure.owner + first_node_, figure.page + first_page_, figure.rect});
    for (Page& page : part.pages) append_page(std::move(page));
  }

 private:
  void append_structure(Pages& part) {
    StructureNode& root = part.structure.nodes.front();
    root.role = document::Role::part;
    if (part.language != whole_.language) root.language = part.language;
    for (StructureNode& node : part.structure.nodes) {
      node.parent += first_node_;
      for (NodeId& child : node.children) child += first_node_;
      whole_.structure.nodes.push_back(std::move(node));
    }
    whole_.structure.nodes[first_node_].parent = 0;
    whole_.structure.nodes.front().children.push_back(first_node_);
  }

  void append_outline(Pages& part) {
    const auto tops = std::ranges::count(part.outline, 1, &OutlineEntry::level);
    const bool hangs_below_one = tops == 1 && part.outline.front().level == 1;
    if (!hangs_below_one) {
      const auto top_of_part = static_cast<std::uint32_t>(whole_.destinations.size());
      whole_.destinations.push_back({first_page_, Length{}});
      whole_.outline.push_back({1, part.title, top_of_part, {}});
    }
    for (OutlineEntry& entry : part.outline) {
      entry.destination += first_destination_;
      if (!hangs_below_one) ++entry.level;
      whole_.outline.push_back(std::move(entry));
    }
  }

  void append_page(Page page) {
    for (Item& item : page.items) {
      if (item.artifact == ArtifactKind::none) item.owner += first_node_;
    }
    for (LinkArea& link : page.links) {
      link.owner += first_node_;
      if (link.href.empty()) link.destination += first_destination_;
    }
    for (FieldArea& field : page.fields) {
      field.owner += first_node_;
      if (names_ == FieldNames::numbered) field.name = std::to_string(number_) + "/" + field.name;
      // A signature field has one widget at most, since where it stands has a meaning in law (ISO 32000-1,
      // 12.7.4.5): in a further edition it is a field of its own.
      if (names_ == FieldNames::shared && field.kind == WidgetKind::signature) {
        const int editions = ++signatures_[field.name];
        if (editions > 1) field.name += "/" + std::to_string(editions);
      }
    }
    whole_.pages.push_back(std::move(page));
  }

  Pages& whole_;
  FieldNames names_;
  std::map<std::string, int> signatures_;  // by name: in how many editions
  int number_ = 0;
  std::uint32_t first_page_ = 0, first_destination_ = 0;
  NodeId first_node_ = 0;
};

}  // namespace

Pages join(std::vector<Pages> parts, std::string title, FieldNames names) {
  const Pages& first = parts.front();
  Pages whole{first.width,    first.height,  {}, {}, {}, {}, {}, std::move(title),
              first.language, first.subject, {}};
  for (const Pages& part : parts) {
    if (part.subject != whole.subject) whole.subject.clear();
    whole.created = std::max(whole.created, part.created);  // YYYY-MM-DD
  }
  Joiner joiner(whole, names);
  for (Pages& part : parts) joiner.append(std::move(part));
  return whole;
}

}  // namespace planpress::typeset

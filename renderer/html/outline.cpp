#include "renderer/html/outline.hpp"

#include <type_traits>

namespace planpress::html {
namespace {

template <class T>
concept HasBlocks = requires(const T& block) {
  block.blocks;
};

}  // namespace

Outline::Outline(const document::Document& document) { collect(document.blocks); }

const OutlineEntry& Outline::of(const document::Heading& heading) const {
  return entries_.at(index_.at(&heading));
}

std::string Outline::free_id(const std::string& wanted) const {
  std::string id = wanted;
  for (int n = 2; ids_.contains(id); ++n) id = wanted + "-" + std::to_string(n);
  return id;
}

void Outline::add(const document::Heading& heading) {
  OutlineEntry entry;
  entry.level = heading.level;
  entry.id = free_id(heading.id.empty() ? "h-" + std::to_string(entries_.size() + 1) : heading.id);
  entry.text = document::heading_text(heading);
  entry.line = document::heading_line(heading);
  ids_.insert(entry.id);
  ++count_of_text_[entry.text];
  index_[&heading] = entries_.size();
  entries_.push_back(std::move(entry));
}

void Outline::collect(const document::Blocks& blocks) {
  for (const document::Block& block : blocks) {
    std::visit(
        [this]<class T>(const T& value) {
          if constexpr (std::is_same_v<T, document::Heading>) add(value);
          if constexpr (HasBlocks<T>) collect(value.blocks);
          if constexpr (std::is_same_v<T, document::List>) {
            for (const document::ListItem& item : value.items) collect(item.blocks);
          }
          if constexpr (std::is_same_v<T, document::Facts>) {
            for (const document::Fact& fact : value.facts) collect(fact.value);
          }
          if constexpr (std::is_same_v<T, document::Table>) {
            for (const auto* rows : {&value.head, &value.body}) {
              for (const document::Row& row : *rows) {
                for (const document::Cell& cell : row.cells) collect(cell.blocks);
              }
            }
          }
        },
        block.as_variant());
  }
}

}  // namespace planpress::html

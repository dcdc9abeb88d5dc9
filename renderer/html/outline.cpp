#include "renderer/html/outline.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace planpress::html {
namespace {

template <class T>
concept HasBlocks = requires(const T& block) {
  block.blocks;
};

}  // namespace

Outline::Outline(const document::Document& document, std::string prefix) : prefix_(std::move(prefix)) {
  collect(document.blocks);
  count_of_text_ = own_count_of_text_;
}

std::string Outline::target(std::string_view href) const {
  if (!href.starts_with('#')) return std::string(href);
  return "#" + prefix_ + std::string(href.substr(1));
}

void Outline::share_page_with(const Outline& other) {
  for (const auto& [text, count] : other.own_count_of_text_) count_of_text_[text] += count;
}

const OutlineEntry& Outline::of(const document::Heading& heading) const {
  return entries_.at(index_.at(&heading));
}

const OutlineEntry* Outline::find(std::string_view id) const {
  const auto found = std::ranges::find(entries_, id, &OutlineEntry::id);
  return found == entries_.end() ? nullptr : &*found;
}

std::string Outline::free_id(const std::string& wanted) const {
  std::string id = prefix_ + wanted;
  for (int n = 2; ids_.contains(id); ++n) id = prefix_ + wanted + "-" + std::to_string(n);
  return id;
}

void Outline::add(const document::Heading& heading) {
  OutlineEntry entry;
  entry.level = heading.level;
  entry.id = free_id(heading.id.empty() ? "h-" + std::to_string(entries_.size() + 1) : heading.id);
  entry.text = document::heading_text(heading);
  entry.line = document::heading_line(heading);
  ids_.insert(entry.id);
  ++own_count_of_text_[entry.text];
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

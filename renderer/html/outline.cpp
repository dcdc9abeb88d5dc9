#include "renderer/html/outline.hpp"

#include <algorithm>
#include <utility>

#include "renderer/document/walk.hpp"

namespace planpress::html {

Outline::Outline(const document::Document& document, std::string prefix) : prefix_(std::move(prefix)) {
  document::walk(document.blocks, [this](const document::Block& block) {
    if (const auto* heading = std::get_if<document::Heading>(&block)) add(*heading);
  });
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

}  // namespace planpress::html

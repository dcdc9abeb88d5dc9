#include "renderer/pdf/outline.hpp"

#include <string>
#include <utility>

#include "renderer/pdf/links.hpp"

namespace planpress::pdf {
namespace {

// Item 0 is the outline dictionary itself; item i + 1 is entry i.
struct Item {
  std::size_t parent = 0, previous = 0, next = 0, first = 0, last = 0;
  std::int64_t descendants = 0;
};

std::vector<Item> arrange(const std::vector<typeset::OutlineEntry>& entries) {
  std::vector<Item> items(entries.size() + 1);
  std::vector<std::size_t> open{0};
  for (std::size_t i = 1; i < items.size(); ++i) {
    while (open.size() > 1 && entries[open.back() - 1].level >= entries[i - 1].level) open.pop_back();
    Item& parent = items[open.back()];
    items[i].parent = open.back();
    items[i].previous = parent.last;
    if (parent.last != 0) items[parent.last].next = i;
    if (parent.first == 0) parent.first = i;
    parent.last = i;
    for (const std::size_t ancestor : open) ++items[ancestor].descendants;
    open.push_back(i);
  }
  return items;
}

}  // namespace

Reference write_outline(const typeset::Pages& pages, const std::vector<Reference>& references,
                        Document& document) {
  if (pages.outline.empty()) return {};
  const std::vector<Item> items = arrange(pages.outline);
  std::vector<Reference> objects;
  for (std::size_t i = 0; i < items.size(); ++i) objects.push_back(document.reserve());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Item& item = items[i];
    std::string entries;
    const auto link = [&](const char* key, std::size_t to) {
      entries += key;
      append(entries, objects[to]);
    };
    if (i > 0) {
      const typeset::OutlineEntry& source = pages.outline[i - 1];
      entries +=
          "/Title" + text_string(source.title) + "/Dest" + destination(pages, source.destination, references);
      link("/Parent ", item.parent);
    }
    if (item.previous != 0) link("/Prev ", item.previous);
    if (item.next != 0) link("/Next ", item.next);
    if (item.first != 0) {
      link("/First ", item.first);
      link("/Last ", item.last);
      entries += "/Count ";  // positive: open
      append_integer(entries, item.descendants);
    }
    document.set(objects[i], std::move(entries));
  }
  return objects[0];
}

}  // namespace planpress::pdf

#include "renderer/pdf/navigation.hpp"

#include <string_view>
#include <utility>

#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {
namespace {

// "[7 0 R/XYZ 0 812.5 null]": the place at the top of the window, at the zoom that is set.
std::string destination(const typeset::Pages& pages, std::uint32_t index,
                        const std::vector<Reference>& references) {
  if (index >= pages.destinations.size()) throw Error("a destination that is not there");
  const typeset::Destination& target = pages.destinations[index];
  if (target.page >= references.size()) throw Error("a destination on a page that is not there");
  return concat('[', references[target.page], "/XYZ 0 ", pages.height - target.y, " null]");
}

// A URI action takes 7-bit ASCII (ISO 32000-1, 12.6.4.7): the rest is percent-encoded.
std::string ascii_uri(std::string_view href) {
  std::string out;
  for (const char c : href) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      out += c;
    } else {
      out += '%';
      append_hex(out, byte, 2);
    }
  }
  return out;
}

std::string action(const typeset::Pages& pages, const typeset::LinkArea& link,
                   const std::vector<Reference>& references) {
  if (link.href.empty()) return "/Dest" + destination(pages, link.destination, references);
  const std::string uri = ascii_uri(link.href);
  if (uri.size() > longest_string) return {};  // cut short it would lead elsewhere
  return "/A<</S/URI/URI" + byte_string(uri) + ">>";
}

std::string contents_of(const typeset::Pages& pages, const typeset::LinkArea& link) {
  if (!link.description.empty()) return link.description;
  if (!link.href.empty()) return link.href;
  return std::to_string(pages.destinations.at(link.destination).page + 1);
}

// Item 0 is the outline dictionary itself; item i + 1 is entry i.
struct OutlineItem {
  std::size_t parent = 0, previous = 0, next = 0, first = 0, last = 0;
  std::int64_t descendants = 0;
};

std::vector<OutlineItem> arrange(const std::vector<typeset::OutlineEntry>& entries) {
  std::vector<OutlineItem> items(entries.size() + 1);
  std::vector<std::size_t> open{0};
  for (std::size_t i = 1; i < items.size(); ++i) {
    while (open.size() > 1 && entries[open.back() - 1].level >= entries[i - 1].level) open.pop_back();
    OutlineItem& parent = items[open.back()];
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

std::string link_annotations(const typeset::Pages& pages, std::uint32_t page,
                             const std::vector<Reference>& references, Document& document,
                             StructureWriter& structure) {
  std::string array;
  for (const typeset::LinkArea& link : pages.pages[page].links) {
    const Reference object = document.reserve();
    std::string entries = "/Type/Annot/Subtype/Link/Rect[";
    append_edges(entries, link.rect, pages.height);
    // /F 4: printed, or PDF/A would not have it (ISO 19005-3, 6.3.2).
    append(entries, "]/Border[0 0 0]/F 4", action(pages, link, references), "/Contents",
           text_string(contents_of(pages, link)), "/StructParent ",
           structure.add_annotation(link.owner, page, object));
    document.set(object, std::move(entries));
    append(array, object, ' ');
  }
  return array;
}

Reference write_outline(const typeset::Pages& pages, const std::vector<Reference>& references,
                        Document& document) {
  if (pages.outline.empty()) return {};
  const std::vector<OutlineItem> items = arrange(pages.outline);
  std::vector<Reference> objects;
  for (std::size_t i = 0; i < items.size(); ++i) objects.push_back(document.reserve());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const OutlineItem& item = items[i];
    std::string entries;
    if (i > 0) {
      const typeset::OutlineEntry& source = pages.outline[i - 1];
      append(entries, "/Title", text_string(source.title), "/Dest",
             destination(pages, source.destination, references), "/Parent ", objects[item.parent]);
    }
    if (item.previous != 0) append(entries, "/Prev ", objects[item.previous]);
    if (item.next != 0) append(entries, "/Next ", objects[item.next]);
    if (item.first != 0)  // a positive count: open
      append(entries, "/First ", objects[item.first], "/Last ", objects[item.last], "/Count ",
             item.descendants);
    document.set(objects[i], std::move(entries));
  }
  return objects[0];
}

}  // namespace planpress::pdf

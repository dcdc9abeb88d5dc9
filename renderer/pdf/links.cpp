#include "renderer/pdf/links.hpp"

#include <string_view>
#include <utility>

#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {
namespace {

// A URI action takes 7-bit ASCII (ISO 32000-1, 12.6.4.7): the rest is percent-encoded.
std::string ascii_uri(std::string_view href) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : href) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

void append_action(std::string& out, const typeset::Pages& pages, const typeset::LinkArea& link,
                   const std::vector<Reference>& references) {
  if (link.href.empty()) {
    out += "/Dest" + destination(pages, link.destination, references);
    return;
  }
  const std::string uri = ascii_uri(link.href);
  if (uri.size() > longest_string) return;  // cut short it would lead elsewhere
  out += "/A<</S/URI/URI";
  append_byte_string(out, uri);
  out += ">>";
}

std::string contents_of(const typeset::Pages& pages, const typeset::LinkArea& link) {
  if (!link.description.empty()) return link.description;
  if (!link.href.empty()) return link.href;
  return std::to_string(pages.destinations.at(link.destination).page + 1);
}

std::string annotation(const typeset::Pages& pages, const typeset::LinkArea& link,
                       const std::vector<Reference>& references) {
  const Rect& rect = link.rect;
  std::string out = "/Type/Annot/Subtype/Link/Rect[";
  for (const Length edge : {rect.x, pages.height - rect.bottom(), rect.right(), pages.height - rect.y}) {
    append(out, edge);
    out += ' ';
  }
  out += "]/Border[0 0 0]/F 4";  // printed, or PDF/A would not have it (ISO 19005-3, 6.3.2)
  append_action(out, pages, link, references);
  out += "/Contents";
  append_text_string(out, contents_of(pages, link));
  return out;
}

}  // namespace

std::string destination(const typeset::Pages& pages, std::uint32_t index,
                        const std::vector<Reference>& references) {
  if (index >= pages.destinations.size()) throw Error("a destination that is not there");
  const typeset::Destination& target = pages.destinations[index];
  if (target.page >= references.size()) throw Error("a destination on a page that is not there");
  std::string out = "[";
  append(out, references[target.page]);
  out += "/XYZ 0 ";
  append(out, pages.height - target.y);
  return out + " null]";
}

std::string link_annotations(const typeset::Pages& pages, std::uint32_t page,
                             const std::vector<Reference>& references, Document& document,
                             StructureWriter& structure) {
  std::string array;
  for (const typeset::LinkArea& link : pages.pages[page].links) {
    std::string entries = annotation(pages, link, references);
    const Reference object = document.reserve();
    entries += "/StructParent ";
    append_integer(entries, structure.add_annotation(link.owner, page, object));
    document.set(object, std::move(entries));
    append(array, object);
    array += ' ';
  }
  return array;
}

}  // namespace planpress::pdf

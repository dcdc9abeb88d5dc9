// The galley: one long column of boxes, made from the Document before there are pages.
// In: composing functions fill boxes with marks. Out: paginate() puts boxes on pages.
#pragma once
#include <concepts>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "renderer/typeset/pages.hpp"

namespace planpress::typeset {

// Whose ink a mark is: a structure element's, or an artifact's.
class Ink {
 public:
  // `first`: how many inline elements of the owner are of other texts before this one.
  Ink(const document::StructureTree& tree, document::NodeId owner, std::uint32_t first = 0)
      : tree_(&tree), owner_(owner), first_(first) {}
  explicit Ink(ArtifactKind kind) : artifact_(kind) {}
  static Ink layout() { return Ink(ArtifactKind::layout); }

  bool is_artifact() const { return artifact_ != ArtifactKind::none; }
  document::NodeId owner() const { return owner_; }
  // The owner of words that have an element of their own, the one of this number in their text.
  Ink inside(std::uint32_t element, const std::string& language) const;
  // Of a text that comes after others in its element.
  Ink after(std::uint32_t elements) const {
    Ink ink = *this;
    ink.first_ += elements;
    return ink;
  }
  Item item(Mark mark) const { return {owner_, artifact_, std::move(mark)}; }

 private:
  const document::StructureTree* tree_ = nullptr;
  document::NodeId owner_ = 0;
  std::uint32_t first_ = 0;
  ArtifactKind artifact_ = ArtifactKind::none;
};

// A page number to be written when the pages are known: right-aligned at `right`, on the baseline.
struct PageReference {
  std::size_t item = 0;  // the empty TextMark in Box::items that it fills
  std::uint32_t destination = 0;
  Length right;
};

// A part of the galley as wide as the text area. Coordinates are relative to its top left corner.
struct Box {
  Length height;
  Length space_before, space_after;  // the larger of two neighbours' counts; none at the top of a page
  Length shrink;       // how much of space_before may go when the page would not hold this otherwise
  bool tight = false;  // space_after counts alone: a heading is close to what it introduces
  bool keep_with_next = false;
  bool new_page = false;
  bool whole = false;        // divided only when it is taller than a page
  std::vector<Length> cuts;  // ascending heights at which it may be divided
  std::int32_t head = -1;    // index into Flow::heads: repeated on a page that begins with this box
  std::vector<Item> items;
  std::vector<LinkArea> links;
  std::vector<FieldArea> fields;
  std::vector<FigureBox> figures;
  std::vector<PageReference> references;
  std::vector<std::uint32_t> destinations;  // indices into Flow::destination_count that stand at its top
  std::vector<Box> after;  // across the text area, below the whole of which this becomes a part

  void draw(Mark mark, const Ink& ink = Ink::layout()) { items.push_back(ink.item(std::move(mark))); }
  // Below everything in the box.
  void draw_ground(Mark mark, ArtifactKind kind = ArtifactKind::background) {
    items.insert(items.begin(), Ink(kind).item(std::move(mark)));
  }
  // Everything that another box holds, moved by (x, y); neither height nor cuts.
  void add(Box&& part, Length x = {}, Length y = {});
};

using Boxes = std::vector<Box>;

// A braced list would copy them.
template <std::same_as<Box>... Parts>
Boxes boxes_of(Parts... parts) {
  Boxes boxes;
  boxes.reserve(sizeof...(parts));
  (boxes.push_back(std::move(parts)), ...);
  return boxes;
}
void append(Boxes& boxes, Boxes more);
void erase_empty(Boxes& boxes);  // those without height

struct Flow {
  Boxes boxes;
  Boxes heads;  // set again, as artifacts, at the top of pages that begin inside what they head
  std::vector<OutlineEntry> outline;
  std::uint32_t destination_count = 0;
};

// The space between two neighbours.
Length gap(const Box& above, const Box& below);
// Moves everything in the box by (x, y); its height stays.
void shift(Box& box, Length x, Length y);
std::vector<Mark> marks_of(Box box);
// Every box, and behind it those of its Box::after.
Boxes with_continuations(Boxes boxes);
// Puts boxes one below the other into one; cuts where one ends and where each may be divided.
Box stack(Boxes parts);
// Puts boxes side by side, tops aligned; cuts only where no part would be hurt.
Box beside(Boxes parts);
// Divides at a height of box.cuts: the first keeps the space before, the second the space after.
struct Divided {
  Box first, second;
};
Divided divide(Box box, Length at);
// The largest cut that is not above `limit`; none: zero.
Length last_cut(const Box& box, Length limit);

}  // namespace planpress::typeset

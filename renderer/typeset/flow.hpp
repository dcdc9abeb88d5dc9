// The galley: one long column of boxes, made from the Document before there are pages.
// In: composing functions fill boxes with marks. Out: paginate() puts boxes on pages.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "renderer/typeset/pages.hpp"

namespace planpress::typeset {

// A page number to be written when the pages are known: right-aligned at `right`, on the baseline.
struct PageReference {
  std::size_t item = 0;  // the empty TextMark in Box::items that it fills
  std::uint32_t destination = 0;
  Length right;
};

// What stands across the text area. Coordinates of its marks are relative to its top left corner.
struct Box {
  Length height;
  Length space_before, space_after;  // the larger of two neighbours' counts; none at the top of a page
  Length shrink;       // how much of space_before may go when the page would not hold this otherwise
  bool tight = false;  // space_after counts alone: a heading is close to what it introduces
  bool keep_with_next = false;
  bool new_page = false;
  bool whole = false;        // divided only when it is taller than a page
  std::vector<Length> cuts;  // ascending heights at which it may be divided
  std::int32_t head = -1;    // index into Flow::heads: what a page repeats that begins with this box
  std::vector<Item> items;
  std::vector<LinkArea> links;
  std::vector<FieldArea> fields;
  std::vector<FigureBox> figures;
  std::vector<PageReference> references;
  std::vector<std::uint32_t> destinations;  // indices into Flow::destination_count that stand at its top
  std::vector<Box> after;  // across the text area, below the whole of which this becomes a part
};

using Boxes = std::vector<Box>;

// Set again, as an artifact, at the top of a page that begins inside a table.
struct RepeatedHead {
  Length height;
  std::vector<Item> items;
};

struct Flow {
  Boxes boxes;
  std::vector<RepeatedHead> heads;
  std::vector<OutlineEntry> outline;
  std::uint32_t destination_count = 0;
};

// The space between two neighbours.
Length gap(const Box& above, const Box& below);
// Moves everything in the box by (x, y); its height stays.
void shift(Box& box, Length x, Length y);
std::vector<Mark> marks_of(Box box);
// Every box with what comes after it behind it.
Boxes with_what_comes_after(Boxes boxes);
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

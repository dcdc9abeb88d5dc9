// What stands on the pages for a reader who goes by the structure: paragraph by paragraph, cell by cell.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/typeset/pages.hpp"

namespace planpress::test {

// A structure element that holds text of its own: heading, paragraph, label, cell, figure... Spans, links and
// references belong to the element that they stand in.
struct Leaf {
  document::Role role = document::Role::p;
  std::string text;      // what its marks print, in order, in one line
  std::size_t page = 0;  // where it begins
};

// In the order of the structure tree; elements without text are left out.
std::vector<Leaf> leaves(const typeset::Pages& pages);

// The element that takes the text of this one: itself, or the first around it that is no span or link.
document::NodeId leaf_of(const document::StructureTree& tree, document::NodeId node);

// With one space for every run of spaces, tabs and ends of lines, and none at its ends. Spaces that do not
// break stay.
std::string in_one_line(std::string_view text);

// The characters that a mark prints.
std::string text_of(const typeset::TextMark& mark);

}  // namespace planpress::test

// What a document says, leaf by leaf, in the order of reading: what its pages must print.
#pragma once
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/text/font_library.hpp"

namespace planpress::test {

// A line of the contents: the heading's text, and the page number of the heading at this place among all.
struct ContentsLine {
  std::string text;
  std::size_t heading = 0;
};
// A text in one line, a line of the contents, or a figure.
using Printed =
    std::variant<std::string, ContentsLine, const document::IntervalChart*, const document::Timeline*>;

// In large print a table is lines of label and value on the pages, and a table in the structure.
enum class Reading { standard, large_print_pages, large_print_structure };

// Characters that no font has come as [U+XXXX]. Nothing is listed that says nothing.
std::vector<Printed> printed(const document::Document& document, Reading reading,
                             const text::FontLibrary& fonts);

// One text as it is printed: in one line, [U+XXXX] for what no font has.
std::string as_printed(std::string_view text, const text::FontLibrary& fonts);

}  // namespace planpress::test

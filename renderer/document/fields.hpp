// Form fields, each a live field of the PDF's form, a control of the web page, and a drawn one on
// paper.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/document/inline.hpp"

namespace planpress::document {

struct Block;
using Blocks = std::vector<Block>;

enum class FieldKind : std::uint8_t { text, multi_line, number, date, checkbox, radio, choice, signature };
inline constexpr std::string_view field_words[] = {"text",     "multi-line", "number", "date",
                                                   "checkbox", "radio",      "choice", "signature"};

// <option value="close">Close</option>
struct FieldOption {
  std::string value;
  Label label;
};

// Printed below the cells of a date.
struct DateLabels {
  Label day, month, year;
};

// <input type="text|number|date|checkbox|radio|signature" name label tooltip [hint] [value] [maxlength]
// [checked]
//   [required] [readonly] [reference] [class="bare"] [day month year] [group]/>, <textarea name label tooltip
//   ... [lines]>value</textarea>,
// <select name label tooltip ... ><option value="...">...</option></select>
struct Field {
  FieldKind kind = FieldKind::text;
  std::string name;   // unique in the document; the radio buttons of one group share it
  Label label;        // above its box; behind the box of a checkbox or radio button
  Label hint;         // grey, after the label
  Label tooltip;      // what a screen reader says: understood without the page around it
  Label group;        // radio buttons: what all of them of one name answer, likewise
  std::string value;  // text, number, YYYY-MM-DD or an option's value; what a ticked box stands for ("yes")
  bool checked = false;
  bool required = false;
  bool read_only = false;     // text, number: tells what it holds, for those who read the filled form
  bool is_reference = false;  // read-only text: says which form this is, and ends with the summary of its
                              // fields (form.hpp)
  bool bare = false;          // the label is not printed: a head or the text beside it says it
  int max_length = 0;         // characters; 0: as many as fit
  int lines = 3;              // multi_line: writing lines
  std::vector<FieldOption> options;
  DateLabels date;
};

// A box to tick: its label stands behind it.
inline bool is_ticked(const Field& field) {
  return field.kind == FieldKind::checkbox || field.kind == FieldKind::radio;
}
// "Rating Tick one": the label, in bold when it stands above its box, and the hint in grey.
Inlines field_label(const Label& label, const Label& hint, bool strong);

// <fieldset [legend] [hint] [class="row|grid|axis"] [columns="3"]>fields and other blocks</fieldset>
enum class FieldsetLayout : std::uint8_t {
  stack,  // one below the other
  row,    // side by side on one line, the legend first
  grid,   // in columns, line by line
  axis,   // the first block on the left, the second on the theme's axis
};
inline constexpr std::string_view fieldset_words[] = {"", "row", "grid", "axis"};
struct Fieldset {
  FieldsetLayout layout = FieldsetLayout::stack;
  int columns = 3;
  Label legend, hint;
  Blocks blocks;
};

// <ruled-space [label] [hint] [lines="3"]/>: writing lines in a frame, for paper.
struct RuledSpace {
  Label label, hint;
  int lines = 3;
};

// The fields of a date by the name of the whole: "held/day", "held/month", "held/year".
enum class DatePart : std::uint8_t { day, month, year };
std::string date_field_name(const std::string& name, DatePart part);
// Their values, of "2025-03-06": "06", "03", "2025"; of "2025-3 -  " the month is "3", the day empty.
std::string date_field_value(const std::string& date, DatePart part);

}  // namespace planpress::document

// Boxes to fill in as they are drawn, and the live fields that lie on them.
// A field without a name is for paper only: it is drawn and nothing more.
#pragma once
#include <string>
#include <vector>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {

class FormParts {
 public:
  // Live fields take a Form element, printed words a paragraph.
  FormParts(LayoutContext& c, ChildCursor& elements) : c_(c), theme_(c.theme), elements_(elements) {}

  // A box to write in. Neighbouring boxes share their line.
  void frame(Rect rect, Box& box) const;
  // Inside its lines, so that what a viewer paints leaves them standing.
  Rect inside_frame(Rect rect) const;
  // A box to tick, `corner` its top left one.
  void tick_box(Point corner, const document::Field& field, Box& box);
  // Dotted, to write on, below `from`.
  void writing_lines(Rect rect, Length from, Box& box) const;
  // One line to write in, or a choice: a frame with a field on it. answer_box() is for longer ones.
  void text_box(Rect rect, const document::Field& field, Box& box);
  // The members that all live fields have; put() gives it its place in the structure.
  FieldArea area(Rect rect, WidgetKind kind, const document::Field& field) const;
  void put(FieldArea area, Box& box) const;
  void signature_box(Rect rect, const document::Field& field, Box& box);

  // Cells for day, month and year from `x` to the right, standing on `bottom`, with their labels below.
  // Returns the height of the labels.
  Length date_cells(Length x, Length bottom, const document::Field& field, Box& box);
  Length date_width(const document::DateLabels& labels) const;

  // Grey, below a box; returns how high it is.
  Length hint(const document::Label& text, Length x, Length width, Length y, Box& box);

 private:
  struct DateGroup {
    document::DatePart part;
    const document::Label* label;
    int cells;
    Length room;  // of the cells, with the gap to the next group or a word of the label that is wider
  };
  std::vector<DateGroup> date_groups(const document::DateLabels& labels) const;

  std::vector<Mark> written_in_cells(const std::string& text, Rect rect, int cells);

  LayoutContext& c_;
  const Theme& theme_;
  ChildCursor& elements_;
};

// The label of a read-only field, on one line.
ShapedText quiet_label(const TextContext& c, const document::Field& field);
// Of the box alone; those that fill the line ask for the whole text area.
Widths box_widths(const TextContext& c, const document::Field& field);
// Of the text in the box of a choice this wide: every option is to be read whole, as long as it is not tiny.
Length choice_size(const TextContext& c, const document::Field& field, Length width);
// The label of a box or of a set of them, close above what follows it. Nothing when both are empty.
Box label_above(LayoutContext& c, const document::Label& label, const document::Label& hint,
                ChildCursor& elements, Length measure);

}  // namespace planpress::typeset

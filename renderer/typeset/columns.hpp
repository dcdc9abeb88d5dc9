// How wide the columns of tables are. In: tables with their cells shaped. Out: a width for each column.
#pragma once
#include <vector>

#include "renderer/typeset/paragraph.hpp"

namespace planpress::typeset {

// How wide something would like to be, and must be at least; a choice can be squeezed below that, its options
// in smaller letters, where there is no more room.
struct Widths {
  Length squeezed, least, natural;
  void cover(const Widths& other);  // each is the larger of the two
  Widths& operator+=(Length more);
};

// A cell whose words are shaped, so that it can be measured and then set.
struct ShapedCell {
  const document::Cell* cell = nullptr;
  std::vector<ShapedText> texts;  // its paragraphs when it is plain, then its notes on one line
  bool plain = true;              // holds paragraphs alone
  Widths widths;                  // of its content
  Length number;                  // quantity: width of the number before the unit
};
struct ShapedRow {
  const document::Row* row = nullptr;
  std::vector<ShapedCell> cells;
};
struct ShapedTable {
  const document::Table* table = nullptr;
  std::vector<ShapedRow> head, body;
};

ShapedTable shape_table(const TextContext& c, const document::Table& table);

struct ColumnWidths {
  std::vector<Length> columns;  // gutters included; together as wide as the measure
  Length gutter;                // at the right of every column but the last
};

// For tables that share their columns. Every column gets what its content would like if that fits; else
// narrow columns get what they would like and the others share so that rows are low, with gutters drawn in
// where that makes them lower.
ColumnWidths column_widths(const Theme& theme, const std::vector<const ShapedTable*>& tables, Length measure);

}  // namespace planpress::typeset

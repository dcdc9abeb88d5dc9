// Tables: a head under a strong rule, rows over hairlines, the head set again on every page that begins
// inside.
#include <algorithm>
#include <set>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

class TableSetter {
 public:
  TableSetter(LayoutContext& c, const MeasuredTable& measured)
      : c_(c),
        theme_(c.theme),
        table_(measured.table),
        widths_(measured.widths.columns),
        gutter_(measured.widths.gutter),
        numbers_(widths_.size()) {
    for (const ShapedRow& row : table_.body) {
      for (std::size_t i = 0; i < row.cells.size() && i < numbers_.size(); ++i) {
        numbers_[i] = std::max(numbers_[i], row.cells[i].number);
        if (row.cells[i].cell->kind == document::CellKind::number) right_.insert(i);
      }
    }
  }

  Boxes set(ChildCursor parts) {
    Boxes boxes;
    if (!table_.head.empty()) {
      boxes.push_back(set_head(c_.children_of(parts.next(Role::t_head))));
      boxes.back().keep_with_next = true;
    }
    const std::int32_t head = repeated_head();
    ChildCursor rows = c_.children_of(parts.next(Role::t_body));
    for (std::size_t i = 0; i < table_.body.size(); ++i) {
      Box row = set_row(table_.body[i], c_.children_of(rows.next(Role::tr)));
      row.head = head;
      row.whole = true;
      // A low first row does not stand alone at the end of a page, nor a last one on the next, and a group's
      // head does not end one.
      const bool first = i == 0 && row.height <= theme_.body.leading * 3;
      row.keep_with_next = table_.body[i].row->group || first || i + 2 == table_.body.size();
      // Rows below an answer that went on across the table have their head again.
      if (!row.after.empty() && head >= 0 && i + 1 < table_.body.size())
        row.after.push_back(c_.state.heads[static_cast<std::size_t>(head)]);
      boxes.push_back(std::move(row));
    }
    return boxes;
  }

 private:
  Box set_head(ChildCursor elements) {
    Boxes rows;
    for (const ShapedRow& row : table_.head) {
      ChildCursor cells = c_.children_of(elements.next(Role::tr));
      rows.push_back(set_head_row(row, &cells, {}));
    }
    return ruled_head(std::move(rows));
  }

  // As an artifact, with "(continued)" after its first cell, or above it when that is narrow; or no head.
  std::int32_t repeated_head() {
    if (table_.head.empty() || table_.body.size() < 2) return -1;
    const std::string& continued = c_.document.furniture.continued;
    Boxes rows;
    const bool fits = shape_text(c_, continued, theme_.head()).least_width() <= span_width(0, 1);
    if (!fits) {
      rows.push_back(set_text(c_, continued, theme_.secondary, Ink::layout(), span_full(0, 99)));
      rows.back().tight = true;
    }
    for (const ShapedRow& row : table_.head) {
      const bool is_named = fits && &row == &table_.head.front();
      rows.push_back(set_head_row(row, nullptr, is_named ? continued : ""));
    }
    Box head = ruled_head(std::move(rows));
    return c_.state.repeat(head.height, std::move(head.items));
  }

  Box ruled_head(Boxes rows) {
    Box head = stack(std::move(rows));
    rule(head, head.height - theme_.rule.strong / 2, theme_.rule.strong, theme_.color.heading);
    head.cuts.clear();
    head.whole = true;
    return head;
  }

  // elements: those of its cells; null: an artifact.
  Box set_head_row(const ShapedRow& row, ChildCursor* elements, const std::string& continued) {
    Length tallest;
    Boxes cells = set_cells(row, [&](const ShapedCell& cell, std::size_t column, Length x) {
      const Length width = span_width(column, cell.cell->column_span);
      const Ink ink = elements == nullptr ? Ink::layout() : c_.ink(next_cell(*elements, *cell.cell));
      const Align align = right_.contains(column) ? Align::right : Align::left;
      Box box = !continued.empty() && column == 0
                    ? set_text(c_, text_of(cell) + " " + continued, theme_.head(), Ink::layout(), width)
                    : set_paragraphs(cell, ink, width, align, {});
      shift(box, x, theme_.table.padding);
      box.height += theme_.table.padding * 2;
      tallest = std::max(tallest, box.height);
      return box;
    });
    for (Box& box : cells) shift(box, {}, tallest - box.height);  // heads stand on the rule
    return beside(std::move(cells));
  }

  // Calls set(cell, column, x) for each cell of a row.
  template <typename Set>
  Boxes set_cells(const ShapedRow& row, Set set) {
    Boxes cells;
    Length x;
    std::size_t column = 0;
    for (const ShapedCell& cell : row.cells) {
      cells.push_back(set(cell, column, x));
      x += span_full(column, cell.cell->column_span);
      column += static_cast<std::size_t>(cell.cell->column_span);
    }
    return cells;
  }

  static std::string text_of(const ShapedCell& cell) {
    std::string text;
    for (const document::Block& block : cell.cell->blocks) {
      if (const auto* p = std::get_if<document::Paragraph>(&block.as_variant()))
        text += plain_text(p->content);
    }
    return text;
  }

  Box set_row(const ShapedRow& row, ChildCursor elements) {
    Length drop;  // of the text beside a box
    for (const ShapedCell& cell : row.cells)
      drop = std::max(drop, first_line_drop(theme_, cell.cell->blocks));
    const Length padding = std::max(row_padding() - drop, theme_.rule.strong);
    const Length above = row.row->group ? theme_.table.group_space : padding;
    Box box = beside(set_cells(row, [&](const ShapedCell& cell, std::size_t column, Length x) {
      Box content = set_cell(cell, column, next_cell(elements, *cell.cell));
      const Length top = above + drop - first_line_drop(theme_, cell.cell->blocks);
      shift(content, x, top);
      content.height += top + padding;
      return content;
    }));
    const bool ruled = !table_.table->is_chart || &row == &table_.body.back();
    if (ruled) rule(box, box.height - theme_.rule.hair / 2, theme_.rule.hair, theme_.color.hairline);
    return box;
  }

  // Above and below the content of a row: the rows of a chart are closer.
  Length row_padding() const {
    return table_.table->is_chart ? (theme_.bar.row - theme_.body.leading) / 2 : theme_.table.padding;
  }

  Box set_cell(const ShapedCell& cell, std::size_t column, NodeId node) {
    const Length width = span_width(column, cell.cell->column_span);
    if (!cell.plain) return set_blocks(cell, node, width);
    const bool number = cell.cell->kind == document::CellKind::number;
    const Length indent =
        cell.number > Length{} && column < numbers_.size() ? numbers_[column] - cell.number : Length{};
    return set_paragraphs(cell, c_.ink(node), width, number ? Align::right : Align::left, indent);
  }

  // Blocks other than plain paragraphs; close together, and on the right in a column of numbers.
  Box set_blocks(const ShapedCell& cell, NodeId node, Length width) {
    const Length natural = cell.widths.natural;
    const bool right = cell.cell->kind == document::CellKind::number && natural < width;
    ChildCursor elements = c_.children_of(node);
    Boxes parts = compose_blocks(c_, cell.cell->blocks, elements, right ? natural : width);
    for (Box& part : parts) {
      part.space_before = std::min(part.space_before, theme_.table.padding);
      part.space_after = std::min(part.space_after, theme_.table.padding);
    }
    for (const ShapedText& notes : cell.texts)
      parts.push_back(set_text(c_, notes, c_.ink(elements.next(Role::p)), width));
    Box box = stack(std::move(parts));
    if (right) shift(box, width - natural, {});
    return box;
  }

  Box set_paragraphs(const ShapedCell& cell, const Ink& ink, Length width, Align align, Length indent) {
    Boxes lines;
    std::uint32_t elements = 0;
    for (const ShapedText& text : cell.texts) {
      Box box = set_text(c_, text, ink.after(elements), width - indent, align);
      elements += text.elements;
      shift(box, indent, {});
      lines.push_back(std::move(box));
    }
    return stack(std::move(lines));
  }

  static NodeId next_cell(ChildCursor& elements, const document::Cell& cell) {
    return elements.next(cell.header ? Role::th : Role::td);
  }

  Length span_full(std::size_t column, int span) const {
    Length width;
    for (int i = 0; i < span && column < widths_.size(); ++i) width += widths_[column++];
    return width;
  }
  // Without the gutter to the next column.
  Length span_width(std::size_t column, int span) const {
    const bool last = column + static_cast<std::size_t>(span) >= widths_.size();
    return span_full(column, span) - (last ? Length{} : gutter_);
  }

  void rule(Box& box, Length y, Length stroke, Color color) const {
    Length width;
    for (const Length w : widths_) width += w;
    box.draw(Line{{{}, y}, {width, y}, stroke, color});
  }

  LayoutContext& c_;
  const Theme& theme_;
  const ShapedTable& table_;
  const std::vector<Length>& widths_;
  Length gutter_;
  std::vector<Length> numbers_;  // by column: the widest number of its quantities
  std::set<std::size_t> right_;  // columns of numbers
};

void shape_tables(const TextContext& c, const document::Blocks& blocks, MeasuredTables& tables) {
  for (const document::Block& block : blocks) {
    if (const auto* table = std::get_if<document::Table>(&block.as_variant()))
      tables.emplace(table, MeasuredTable{shape_table(c, *table), {}});
    else if (const auto* section = std::get_if<document::Section>(&block.as_variant()))
      shape_tables(c, section->blocks, tables);
  }
}

}  // namespace

MeasuredTables measure_tables(const TextContext& c, const document::Blocks& blocks, Length measure) {
  MeasuredTables tables;
  if (c.theme.table.linear) return tables;
  shape_tables(c, blocks, tables);
  std::map<std::string, std::vector<MeasuredTable*>> shared;
  for (auto& [table, measured] : tables) {
    if (table->columns.empty())
      measured.widths = column_widths(c.theme, {&measured.table}, measure);
    else
      shared[table->columns].push_back(&measured);
  }
  for (auto& [name, group] : shared) {
    std::vector<const ShapedTable*> shaped;
    for (const MeasuredTable* one : group) shaped.push_back(&one->table);
    const ColumnWidths widths = column_widths(c.theme, shaped, measure);
    for (MeasuredTable* one : group) one->widths = widths;
  }
  return tables;
}

Boxes compose(LayoutContext& c, const document::Table& table, ChildCursor& elements, Length measure) {
  if (c.theme.table.linear) return compose_linear_table(c, table, elements, measure);
  ChildCursor parts = c.children_of(elements.next(Role::table));
  Boxes boxes = set_caption(c, table, parts, measure);
  const auto found = c.tables.find(&table);
  MeasuredTable own;
  if (found == c.tables.end()) {
    own.table = shape_table(c, table);
    own.widths = column_widths(c.theme, {&own.table}, measure);
  }
  append(boxes, TableSetter(c, found == c.tables.end() ? own : found->second).set(parts));
  if (boxes.empty()) return boxes;
  boxes.front().space_before = boxes.back().space_after = c.theme.space.between_blocks;
  return boxes;
}

Boxes set_caption(LayoutContext& c, const document::Table& table, ChildCursor& elements, Length measure) {
  if (table.caption.empty()) return {};
  const Ink ink = c.ink(elements.next(Role::caption));
  Box caption = set_text(c, shape_text(c, table.caption, c.theme.minor), ink, measure);
  caption.keep_with_next = true;
  return boxes_of(std::move(caption));
}

}  // namespace planpress::typeset

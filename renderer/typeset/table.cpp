// Tables: a head under a strong rule, rows over hairlines, the head set again on every page that begins
// inside.
#include <algorithm>
#include <set>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

class TableSetter {
 public:
  TableSetter(LayoutContext& c, const ShapedTable& table, const ColumnWidths& widths)
      : c_(c),
        theme_(c.theme),
        table_(table),
        widths_(widths.columns),
        gutter_(widths.gutter),
        numbers_(widths.columns.size()) {
    for (const ShapedRow& row : table.body) {
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
        row.after.push_back(head_again(head));
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

  // As an artifact, with "(continued)" after its first cell, or above it when that is narrow.
  Box set_head_again(const std::string& continued) {
    Boxes rows;
    const bool fits = shape_text(c_, continued, head_style(theme_)).least_width() <= span_width(0, 1);
    if (!fits) {
      rows.push_back(set_text(c_, continued, theme_.secondary, Ink::layout(), span_full(0, 99)));
      rows.back().tight = true;
    }
    for (const ShapedRow& row : table_.head) {
      const bool is_named = fits && &row == &table_.head.front();
      rows.push_back(set_head_row(row, nullptr, is_named ? continued : ""));
    }
    return ruled_head(std::move(rows));
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
    Boxes cells;
    Length x, tallest;
    std::size_t column = 0;
    for (const ShapedCell& cell : row.cells) {
      const Length width = span_width(column, cell.cell->column_span);
      const Ink ink = elements == nullptr ? Ink::layout() : c_.ink(next_cell(*elements, *cell.cell));
      const Align align = right_.contains(column) ? Align::right : Align::left;
      Box box = !continued.empty() && column == 0 ? continued_cell(cell, continued, width)
                                                  : set_paragraphs(cell, ink, width, align, Length{});
      shift(box, x, theme_.table.padding);
      box.height += theme_.table.padding * 2;
      tallest = std::max(tallest, box.height);
      cells.push_back(std::move(box));
      x += span_full(column, cell.cell->column_span);
      column += static_cast<std::size_t>(cell.cell->column_span);
    }
    for (Box& box : cells) shift(box, Length{}, tallest - box.height);  // heads stand on the rule
    return beside(std::move(cells));
  }

  Box continued_cell(const ShapedCell& cell, const std::string& continued, Length width) {
    TextStyle style = head_style(theme_);
    std::string text;
    for (const document::Block& block : cell.cell->blocks) {
      if (const auto* p = std::get_if<document::Paragraph>(&block.as_variant()))
        text += plain_text(p->content);
    }
    return set_text(c_, text + " " + continued, style, Ink::layout(), width);
  }

  std::int32_t repeated_head() {
    if (table_.head.empty() || table_.body.size() < 2) return -1;
    Box head = set_head_again(c_.document.furniture.continued);
    c_.state.heads.push_back({head.height, std::move(head.items)});
    return static_cast<std::int32_t>(c_.state.heads.size() - 1);
  }

  Box head_again(std::int32_t head) const {
    const RepeatedHead& repeated = c_.state.heads[static_cast<std::size_t>(head)];
    Box box;
    box.height = repeated.height;
    box.items = repeated.items;
    box.tight = box.keep_with_next = box.whole = true;
    return box;
  }

  Box set_row(const ShapedRow& row, ChildCursor elements) {
    Length drop;  // of the text beside a box
    for (const ShapedCell& cell : row.cells)
      drop = std::max(drop, first_line_drop(theme_, cell.cell->blocks));
    const Length padding = std::max(row_padding() - drop, theme_.rule.strong);
    const Length above = row.row->group ? theme_.table.group_space : padding;
    Boxes cells;
    Length x;
    std::size_t column = 0;
    for (const ShapedCell& cell : row.cells) {
      Box box = set_cell(cell, column, next_cell(elements, *cell.cell));
      const Length top = above + drop - first_line_drop(theme_, cell.cell->blocks);
      shift(box, x, top);
      box.height += top + padding;
      cells.push_back(std::move(box));
      x += span_full(column, cell.cell->column_span);
      column += static_cast<std::size_t>(cell.cell->column_span);
    }
    Box box = beside(std::move(cells));
    const bool ruled = !table_.table->is_chart || &row == &table_.body.back();
    if (ruled) rule(box, box.height - theme_.rule.hair / 2, theme_.rule.hair, theme_.color.hairline);
    return box;
  }

  // Above and below what stands in a row: the rows of a chart are closer.
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

  // What is more than plain paragraphs; close together, and on the right in a column of numbers.
  Box set_blocks(const ShapedCell& cell, NodeId node, Length width) {
    const bool right = cell.cell->kind == document::CellKind::number && cell.natural < width;
    ChildCursor elements = c_.children_of(node);
    Boxes parts = compose_blocks(c_, cell.cell->blocks, elements, right ? cell.natural : width);
    for (Box& part : parts) {
      part.space_before = std::min(part.space_before, theme_.table.padding);
      part.space_after = std::min(part.space_after, theme_.table.padding);
    }
    for (const ShapedText& notes : cell.texts)
      parts.push_back(set_text(c_, notes, c_.ink(elements.next(Role::p)), width));
    Box box = stack(std::move(parts));
    if (right) shift(box, width - cell.natural, Length{});
    return box;
  }

  Box set_paragraphs(const ShapedCell& cell, const Ink& ink, Length width, Align align, Length indent) {
    Boxes lines;
    std::uint32_t elements = 0;
    for (const ShapedText& text : cell.texts) {
      Box box = set_text(c_, text, ink.after(elements), width - indent, align);
      elements += text.elements;
      shift(box, indent, Length{});
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
    box.items.push_back(item(Ink::layout(), Line{{Length{}, y}, {width, y}, stroke, color, false}));
  }

  LayoutContext& c_;
  const Theme& theme_;
  const ShapedTable& table_;
  const std::vector<Length>& widths_;
  Length gutter_;
  std::vector<Length> numbers_;  // by column: the widest number of its quantities
  std::set<std::size_t> right_;  // columns of numbers
};

}  // namespace

Tables::Tables(const TextContext& c, const document::Blocks& blocks, Length measure) {
  if (c.theme.table.linear) return;
  collect(c, blocks);
  std::map<std::string, std::vector<Entry*>> shared;
  for (auto& [table, entry] : entries_) {
    if (!table->columns.empty()) shared[table->columns].push_back(&entry);
    if (table->columns.empty()) entry.widths = column_widths(c.theme, {&entry.table}, measure);
  }
  for (auto& [name, entries] : shared) {
    std::vector<const ShapedTable*> tables;
    for (const Entry* entry : entries) tables.push_back(&entry->table);
    const ColumnWidths widths = column_widths(c.theme, tables, measure);
    for (Entry* entry : entries) entry->widths = widths;
  }
}

const Tables::Entry* Tables::find(const document::Table& table) const {
  const auto entry = entries_.find(&table);
  return entry == entries_.end() ? nullptr : &entry->second;
}

void Tables::collect(const TextContext& c, const document::Blocks& blocks) {
  for (const document::Block& block : blocks) {
    if (const auto* table = std::get_if<document::Table>(&block.as_variant())) {
      entries_.emplace(table, Entry{shape_table(c, *table), {}});
    } else if (const auto* section = std::get_if<document::Section>(&block.as_variant())) {
      collect(c, section->blocks);
    }
  }
}

Boxes compose(LayoutContext& c, const document::Table& table, ChildCursor& elements, Length measure) {
  if (c.theme.table.linear) return compose_linear_table(c, table, elements, measure);
  ChildCursor parts = c.children_of(elements.next(Role::table));
  Boxes boxes = set_caption(c, table, parts, measure);
  Tables::Entry own;
  const Tables::Entry* entry = c.tables.find(table);
  if (entry == nullptr) {
    own.table = shape_table(c, table);
    own.widths = column_widths(c.theme, {&own.table}, measure);
    entry = &own;
  }
  Boxes rows = TableSetter(c, entry->table, entry->widths).set(parts);
  boxes.insert(boxes.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  if (boxes.empty()) return boxes;
  boxes.front().space_before = boxes.back().space_after = c.theme.space.between_blocks;
  return boxes;
}

Boxes set_caption(LayoutContext& c, const document::Table& table, ChildCursor& elements, Length measure) {
  if (table.caption.empty()) return {};
  const Ink ink = c.ink(elements.next(Role::caption));
  Box caption = set_text(c, shape_text(c, table.caption, c.theme.minor), ink, measure);
  caption.keep_with_next = true;
  return {std::move(caption)};
}

}  // namespace planpress::typeset

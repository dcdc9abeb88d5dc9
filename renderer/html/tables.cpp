#include <algorithm>
#include <numeric>
#include <optional>

#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::Cell;
using document::CellKind;
using document::Row;
using document::Scope;
using document::TextRun;

// A longer run without a space may be broken anywhere, so that it cannot push the table off the page.
constexpr std::size_t longest_unbroken = 28;

const document::Paragraph* only_paragraph(const Cell& cell) {
  return cell.blocks.size() == 1 ? std::get_if<document::Paragraph>(&cell.blocks.front().as_variant())
                                 : nullptr;
}

std::string text_of(const Cell& cell) {
  std::string out;
  for (const document::Block& block : cell.blocks) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block.as_variant());
    if (!paragraph) continue;
    if (!out.empty()) out += ' ';
    out += plain_text(paragraph->content);
  }
  return out;
}

// Of its longest line.
std::size_t length_of(const Cell& cell) {
  std::size_t longest = 0, length = 0;
  for (const document::Block& block : cell.blocks) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block.as_variant());
    if (!paragraph) continue;
    if (length > 0) ++length;
    for (const document::Inline& piece : paragraph->content) {
      if (std::holds_alternative<document::LineBreak>(piece)) length = 0;
      if (const auto* run = std::get_if<TextRun>(&piece)) length += character_count(run->text);
      longest = std::max(longest, length);
    }
  }
  return longest;
}

bool has_long_word(std::string_view text) {
  std::size_t length = 0;
  return std::any_of(text.begin(), text.end(), [&length](char byte) {
    length = byte == ' ' ? 0 : length + 1;
    return length > longest_unbroken;
  });
}

std::string class_of(const Cell& cell, CellKind kind, bool whole) {
  switch (kind) {
    case CellKind::number:
      return "number";
    case CellKind::quantity:
      return "quantity";
    case CellKind::date:
      return "date";
    case CellKind::text:
      break;
  }
  if (whole) return "whole";
  return has_long_word(text_of(cell)) ? "long" : "";
}

std::size_t span_of(const Cell& cell) { return static_cast<std::size_t>(std::max(cell.column_span, 1)); }

std::size_t width_of(const Row& row) {
  std::size_t width = 0;
  for (const Cell& cell : row.cells) width += span_of(cell);
  return width;
}

std::size_t column_count(const document::Table& table) {
  std::size_t count = 1;
  for (const auto* rows : {&table.head, &table.body}) {
    for (const Row& row : *rows) count = std::max(count, width_of(row));
  }
  return count;
}

// The columns in which no cell is broken over lines: the shortest, as many as leave room for the others.
// Otherwise a browser breaks short names to make a long text beside them a little less long.
std::vector<std::size_t> short_columns(const std::vector<std::size_t>& longest) {
  constexpr std::size_t longest_whole = 26;
  constexpr std::size_t room = 50;
  std::vector<std::size_t> order(longest.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&longest](std::size_t a, std::size_t b) { return longest[a] < longest[b]; });
  std::size_t taken = 0;
  const auto end = std::find_if(order.begin(), order.end(), [&](std::size_t column) {
    taken += longest[column];
    return longest[column] > longest_whole || taken > room;
  });
  order.erase(end, order.end());
  return order;
}

std::string_view scope_name(Scope scope) {
  switch (scope) {
    case Scope::none:
      return {};
    case Scope::column:
      return "col";
    case Scope::row:
      return "row";
    case Scope::row_group:
      return "rowgroup";
  }
  return {};
}

Scope scope_in_body(const Cell& cell) {
  if (!cell.header) return Scope::none;
  return cell.scope == Scope::none ? Scope::row : cell.scope;
}

// Explicit roles keep the table a table for screen readers where the stylesheet shows it as linear on a
// phone.
std::string_view role_of(Scope scope) {
  switch (scope) {
    case Scope::none:
      return "cell";
    case Scope::column:
      return "columnheader";
    case Scope::row:
    case Scope::row_group:
      return "rowheader";
  }
  return "cell";
}

std::size_t leading_digits(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789.,");
  return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

Writer::Columns Writer::columns_of(const document::Table& table) {
  Columns columns(column_count(table));
  std::vector<std::size_t> longest(columns.size());
  const auto visit = [&longest](const Row& row, auto&& cell_in_column) {
    std::size_t column = 0;
    for (const Cell& cell : row.cells) {
      if (span_of(cell) == 1) longest[column] = std::max(longest[column], length_of(cell));
      cell_in_column(cell, column);
      column += span_of(cell);
    }
  };
  for (const Row& row : table.head) {
    visit(row, [&columns](const Cell& cell, std::size_t first) {
      for (std::size_t i = 0; i < span_of(cell); ++i) columns[first + i].label = text_of(cell);
    });
  }
  // The last row decides the kinds; all rows of a column are of one kind.
  for (const Row& row : table.body) {
    if (row.group) continue;
    visit(row, [&columns](const Cell& cell, std::size_t column) { columns[column].kind = cell.kind; });
  }
  for (const std::size_t column : short_columns(longest)) columns[column].whole = true;
  return columns;
}

void Writer::write(const document::Table& table) {
  const Columns columns = columns_of(table);
  const std::string_view name = table.caption.empty() ? std::string_view(heading_id_) : "";
  const Element element = block(
      "table", {{"class", table.is_chart ? "bar-chart" : ""}, {"role", "table"}, {"aria-labelledby", name}});
  if (!table.caption.empty()) {
    const Element caption = block("caption");
    write(table.caption);
  }
  if (!table.head.empty()) {
    const Element head = block("thead", {{"role", "rowgroup"}});
    for (const Row& row : table.head) write_head_row(row, columns);
  }
  write_body(table, columns);
}

// Each group and its rows are one tbody, which is what scope="rowgroup" speaks of.
void Writer::write_body(const document::Table& table, const Columns& columns) {
  std::optional<Element> body;
  for (const Row& row : table.body) {
    if (!body || row.group) {
      body.reset();
      body.emplace(out_, "tbody", Attributes{{"role", "rowgroup"}});
    }
    if (row.group) {
      write_group(row, columns.size());
    } else {
      write_row(row, columns);
    }
  }
}

// A head stands over its numbers, to the right. An empty one would announce nothing: it is a plain cell.
void Writer::write_head_row(const Row& row, const Columns& columns) {
  const Element tr = block("tr", {{"role", "row"}});
  std::size_t column = 0;
  for (const Cell& cell : row.cells) {
    const bool empty = text_of(cell).empty();
    const CellKind kind = columns[column].kind == CellKind::number ? CellKind::number : CellKind::text;
    write_cell(cell, {.scope = empty ? Scope::none : Scope::column,
                      .kind = kind,
                      .span = span_of(cell),
                      .whole = columns[column].whole});
    column += span_of(cell);
  }
}

void Writer::write_group(const Row& row, std::size_t columns) {
  const Element tr = block("tr", {{"role", "row"}, {"class", "group"}});
  for (const Cell& cell : row.cells) {
    const std::size_t span = row.cells.size() == 1 ? columns : span_of(cell);
    write_cell(cell, {.scope = Scope::row_group, .kind = CellKind::text, .span = span});
  }
}

void Writer::write_row(const Row& row, const Columns& columns) {
  const Element tr = block("tr", {{"role", "row"}});
  std::size_t column = 0;
  for (const Cell& cell : row.cells) {
    write_cell(cell, {.scope = scope_in_body(cell),
                      .kind = cell.kind,
                      .span = span_of(cell),
                      .label = columns[column].label,
                      .whole = columns[column].whole});
    column += span_of(cell);
  }
}

void Writer::write_cell(const Cell& cell, const CellPlace& place) {
  const Element element = block(place.scope == Scope::none ? "td" : "th",
                                {{"role", role_of(place.scope)},
                                 {"scope", scope_name(place.scope)},
                                 {"colspan", place.span > 1 ? std::to_string(place.span) : std::string()},
                                 {"class", class_of(cell, place.kind, place.whole)},
                                 {"data-label", place.label}});
  if (cell.kind == CellKind::quantity) {
    write_quantity(cell);
  } else {
    write_item(cell.blocks);
  }
  write_notes(cell.notes);
}

// "40 procedures": the number is set to the right of a fixed width, so that units stand under each other.
void Writer::write_quantity(const Cell& cell) {
  const document::Paragraph* paragraph = only_paragraph(cell);
  const auto* run =
      paragraph && !paragraph->content.empty() ? std::get_if<TextRun>(&paragraph->content.front()) : nullptr;
  const std::size_t digits = run && run->href.empty() ? leading_digits(run->text) : 0;
  if (digits == 0) return write_item(cell.blocks);
  {
    const Element number = span("span", {{"class", "figure"}});
    text(std::string_view(run->text).substr(0, digits));
  }
  document::Inlines rest = paragraph->content;
  std::get<TextRun>(rest.front()).text.erase(0, digits);
  write(rest);
}

void Writer::write_notes(const std::vector<document::Note>& notes) {
  if (notes.empty()) return;
  const Element line = block("div", {{"class", "note"}});
  for (const document::Note& note : notes) {
    if (&note != &notes.front()) text(", ");
    write(note.content);
  }
}

}  // namespace planpress::html

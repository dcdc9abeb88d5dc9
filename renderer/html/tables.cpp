// Tables and bar charts.
#include <algorithm>
#include <numeric>
#include <optional>

#include "renderer/html/writer.hpp"
#include "renderer/text/xml.hpp"

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

std::string_view class_of(const Cell& cell, CellKind kind, bool whole) {
  if (kind != CellKind::text) return document::cell_words[static_cast<std::size_t>(kind)];
  if (whole) return "whole";
  return has_long_word(text_of_paragraphs(cell.blocks)) ? "long" : "";
}

std::size_t span_of(const Cell& cell) { return static_cast<std::size_t>(std::max(cell.column_span, 1)); }

// Calls `visit` with each cell and its first column; returns the number of columns.
std::size_t each_cell(const Row& row, auto visit) {
  std::size_t column = 0;
  for (const Cell& cell : row.cells) {
    visit(cell, column);
    column += span_of(cell);
  }
  return column;
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

struct Column {
  std::string label{};  // of its head: beside each value on a phone
  CellKind kind = CellKind::text;
  bool whole = false;  // its cells are not broken over lines
};

std::vector<Column> columns_of(const document::Table& table) {
  std::size_t count = 1;
  for (const auto* rows : {&table.head, &table.body})
    for (const Row& row : *rows) count = std::max(count, each_cell(row, [](const Cell&, std::size_t) {}));
  std::vector<Column> columns(count);
  std::vector<std::size_t> longest(count);
  const auto measure = [&longest](const Cell& cell, std::size_t column) {
    if (span_of(cell) == 1) longest[column] = std::max(longest[column], length_of(cell));
  };
  for (const Row& row : table.head) {
    each_cell(row, [&](const Cell& cell, std::size_t first) {
      measure(cell, first);
      for (std::size_t i = 0; i < span_of(cell); ++i)
        columns[first + i].label = text_of_paragraphs(cell.blocks);
    });
  }
  // The last row decides the kinds; all rows of a column are of one kind.
  for (const Row& row : table.body) {
    if (row.group) continue;
    each_cell(row, [&](const Cell& cell, std::size_t column) {
      measure(cell, column);
      columns[column].kind = cell.kind;
    });
  }
  for (const std::size_t column : short_columns(longest)) columns[column].whole = true;
  return columns;
}

// "40 procedures": the number is set to the right of a fixed width, so that units stand under each other.
void write_quantity(Writer& w, const Cell& cell) {
  const document::Paragraph* paragraph = only_paragraph(cell);
  const auto* run =
      paragraph && !paragraph->content.empty() ? std::get_if<TextRun>(&paragraph->content.front()) : nullptr;
  const std::size_t digits =
      run && run->href.empty() ? std::min(run->text.find_first_not_of("0123456789.,"), run->text.size()) : 0;
  if (digits == 0) return w.write_item(cell.blocks);
  {
    const Element number = w.span("span", {{"class", "figure"}});
    text::append_xml(w.out, std::string_view(run->text).substr(0, digits));
  }
  document::Inlines rest = paragraph->content;
  std::get<TextRun>(rest.front()).text.erase(0, digits);
  w.write(rest);
}

struct CellPlace {
  Scope scope = Scope::none;  // none: not a header
  CellKind kind = CellKind::text;
  std::size_t span = 1;
  std::string_view label{};
  bool whole = false;
};

// Explicit roles keep the table a table for screen readers where the stylesheet shows it as linear on a
// phone.
void write_cell(Writer& w, const Cell& cell, const CellPlace& place) {
  constexpr std::string_view roles[] = {"cell", "columnheader", "rowheader", "rowheader"};
  const auto scope = static_cast<std::size_t>(place.scope);
  const Element element = w.block(place.scope == Scope::none ? "td" : "th",
                                  {{"role", roles[scope]},
                                   {"scope", document::scope_words[scope]},
                                   {"colspan", place.span > 1 ? std::to_string(place.span) : std::string()},
                                   {"class", class_of(cell, place.kind, place.whole)},
                                   {"data-label", place.label}});
  if (cell.kind == CellKind::quantity)
    write_quantity(w, cell);
  else
    w.write_item(cell.blocks);
  if (cell.notes.empty()) return;
  const Element line = w.block("div", {{"class", "note"}});
  for (const document::Note& note : cell.notes) {
    if (&note != &cell.notes.front()) w.out += ", ";
    w.write(note.content);
  }
}

// A head stands over its numbers, to the right. An empty one would announce nothing: it is a plain cell.
CellPlace place_in_head(const Cell& cell, const Column& column) {
  return {.scope = text_of_paragraphs(cell.blocks).empty() ? Scope::none : Scope::column,
          .kind = column.kind == CellKind::number ? CellKind::number : CellKind::text,
          .span = span_of(cell),
          .whole = column.whole};
}

CellPlace place_in_body(const Cell& cell, const Column& column) {
  const Scope scope = cell.scope == Scope::none ? Scope::row : cell.scope;
  return {.scope = cell.header ? scope : Scope::none,
          .kind = cell.kind,
          .span = span_of(cell),
          .label = column.label,
          .whole = column.whole};
}

void write_group(Writer& w, const Row& row, std::size_t columns) {
  const Element tr = w.block("tr", {{"role", "row"}, {"class", "group"}});
  for (const Cell& cell : row.cells) {
    const std::size_t span = row.cells.size() == 1 ? columns : span_of(cell);
    write_cell(w, cell, {.scope = Scope::row_group, .span = span});
  }
}

void write_row(Writer& w, const Row& row, const std::vector<Column>& columns,
               CellPlace (*place_of)(const Cell&, const Column&)) {
  const Element tr = w.block("tr", {{"role", "row"}});
  each_cell(row, [&](const Cell& cell, std::size_t column) {
    write_cell(w, cell, place_of(cell, columns[column]));
  });
}

}  // namespace

void write(Writer& w, const document::Table& table) {
  const std::vector<Column> columns = columns_of(table);
  const std::string_view name = table.caption.empty() ? std::string_view(w.heading_id) : "";
  const Element element = w.block(
      "table", {{"class", table.is_chart ? "bar-chart" : ""}, {"role", "table"}, {"aria-labelledby", name}});
  if (!table.caption.empty()) w.put("caption", {}, table.caption);
  if (!table.head.empty()) {
    const Element head = w.block("thead", {{"role", "rowgroup"}});
    for (const Row& row : table.head) write_row(w, row, columns, place_in_head);
  }
  // Each group and its rows are one tbody, which is what scope="rowgroup" speaks of.
  std::optional<Element> body;
  for (const Row& row : table.body) {
    if (!body || row.group) {
      body.reset();
      body.emplace(w.out, "tbody", Attributes{{"role", "rowgroup"}});
    }
    if (row.group)
      write_group(w, row, columns.size());
    else
      write_row(w, row, columns, place_in_body);
  }
}

}  // namespace planpress::html

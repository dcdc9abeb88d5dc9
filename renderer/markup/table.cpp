#include <fmt/format.h>

#include <algorithm>

#include "renderer/markup/blocks.hpp"
#include "renderer/markup/element.hpp"
#include "renderer/markup/inlines.hpp"

namespace planpress::markup {
namespace {

using namespace document;

constexpr int most_columns = 100;

Note read_note(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"label", "record"});
  return {element.text("label"), element.text("record"), read_inlines(node, reading)};
}

Scope read_scope(const Element& element) {
  element.filled("scope");
  return element.choice<Scope>(
      "scope", {{"col", Scope::column}, {"row", Scope::row}, {"rowgroup", Scope::row_group}}, Scope::column);
}

Cell read_cell(pugi::xml_node node, Reading& reading) {
  const bool header = std::string_view(node.name()) == "th";
  const Element element = header ? Element(node, reading, {"scope", "class", "colspan"})
                                 : Element(node, reading, {"class", "colspan"});
  Cell cell;
  cell.header = header;
  if (header) cell.scope = read_scope(element);
  cell.kind = element.choice<CellKind>(
      "class", {{"number", CellKind::number}, {"quantity", CellKind::quantity}, {"date", CellKind::date}},
      CellKind::text);
  cell.column_span = element.integer("colspan", {1, most_columns}, 1);
  cell.blocks = read_flow(node, reading, true);
  for (const auto child : node.children("note")) {
    auto note = read_note(child, reading);
    if (!note.content.empty()) cell.notes.push_back(std::move(note));
  }
  return cell;
}

int columns_of(const Row& row) {
  int columns = 0;
  for (const auto& cell : row.cells) columns += cell.column_span;
  return columns;
}

class TableReader {
 public:
  explicit TableReader(Reading& reading) : reading_(reading) {}

  Table read(pugi::xml_node node) {
    const Element element(node, reading_, {"columns"});
    table_.is_chart = std::string_view(node.name()) == "bar-chart";
    table_.columns = element.text("columns");
    for_each_element(node, reading_, [&](pugi::xml_node child) { part(child); });
    check_columns();
    return std::move(table_);
  }

 private:
  void part(pugi::xml_node node) {
    const std::string_view name = node.name();
    if (name != "caption" && name != "thead" && name != "tbody") {
      return misplaced(node, reading_, {"caption", "thead", "tbody"});
    }
    const Element element(node, reading_, {});
    if (name == "caption") {
      if (!nodes_.empty()) element.fault(fmt::format("<caption> comes first in <{}>", node.parent().name()));
      table_.caption = read_inlines(node, reading_);
    } else if (name == "thead") {
      if (!table_.body.empty()) element.fault("<thead> comes before <tbody>");
      rows(node, table_.head);
    } else {
      rows(node, table_.body);
    }
  }

  void rows(pugi::xml_node node, std::vector<Row>& out) {
    for_each_element(node, reading_, [&](pugi::xml_node child) {
      if (std::string_view(child.name()) != "tr") return misplaced(child, reading_, {"tr"});
      out.push_back(row(child));
      nodes_.push_back(child);
    });
  }

  Row row(pugi::xml_node node) {
    const Element element(node, reading_, {"class"});
    Row row;
    row.group = element.choice("class", {{"group", true}}, false);
    for_each_element(node, reading_, [&](pugi::xml_node child) {
      const std::string_view name = child.name();
      if (name != "th" && name != "td") return misplaced(child, reading_, {"th", "td"});
      row.cells.push_back(read_cell(child, reading_));
    });
    if (row.cells.empty()) element.fault("<tr> has no cells");
    if (row.group && row.cells.size() > 1) element.fault("<tr class=\"group\"> has one cell");
    return row;
  }

  // All rows have the same columns; the cell of a group reaches across them without being told.
  void check_columns() {
    if (reading_.is_example()) return;
    int columns = 0;
    std::size_t at = 0;
    for (auto* rows : {&table_.head, &table_.body}) {
      for (const auto& row : *rows) {
        const auto node = nodes_[at++];
        if (row.group) continue;
        if (columns == 0) columns = columns_of(row);
        if (columns_of(row) == columns) continue;
        reading_.fault(node, fmt::format("the row has {} columns, those above {}", columns_of(row), columns),
                       "an empty cell is <td/>");
      }
    }
    for (auto* rows : {&table_.head, &table_.body}) {
      for (auto& row : *rows) {
        if (row.group && row.cells.size() == 1) row.cells[0].column_span = std::max(columns, 1);
      }
    }
  }

  Reading& reading_;
  Table table_;
  std::vector<pugi::xml_node> nodes_;  // of the rows, head before body
};

}  // namespace

Table read_table(pugi::xml_node node, Reading& reading) { return TableReader(reading).read(node); }

}  // namespace planpress::markup

// Tables: which header speaks for which cell.
#include <doctest/doctest.h>

#include "renderer/html/html.hpp"
#include "tests/html/markup_check.hpp"
#include "tests/html/sample.hpp"

namespace planpress::html_tests {
namespace {

using namespace document;

Markup page_of(Table table) {
  Document document;
  document.blocks = {Heading{1, false, "people", words("People")}, std::move(table)};
  return parse(html::write(document, "", type()));
}

Table two_columns() {
  Table table;
  table.head = {{false, {header("Name", Scope::column), header("Sessions", Scope::column)}}};
  table.body = {{false, {header("Ward rounds", Scope::row), cell("2", CellKind::number)}}};
  return table;
}

std::vector<std::string> scopes(const Markup& page) {
  std::vector<std::string> found;
  for (const MarkupElement* th : page.named("th"))
    found.push_back(th->attributes.at("scope") + " " + th->text);
  return found;
}

TEST_CASE("every header says what it heads") {
  Table table = two_columns();
  table.body.insert(table.body.begin(), Row{true, {header("Elective", Scope::row_group)}});
  const Markup page = page_of(table);
  CHECK(scopes(page) ==
        std::vector<std::string>{"col Name", "col Sessions", "rowgroup Elective", "row Ward rounds"});
  CHECK(page.named("td").front()->text == "2");
}

TEST_CASE("a group and its rows are a body of their own, its head as wide as the table") {
  Table table = two_columns();
  table.body.push_back({true, {header("Emergency", Scope::row_group)}});
  table.body.push_back({false, {header("On call", Scope::row), cell("1", CellKind::number)}});
  const Markup page = page_of(table);
  REQUIRE(page.named("tbody").size() == 2);
  CHECK(page.named("tbody")[1]->text.find("On call") != std::string::npos);
  CHECK(page.named("tbody")[1]->text.find("Ward rounds") == std::string::npos);
  CHECK(page.with_class("group").size() == 1);
  CHECK(page.named("th")[3]->attributes.at("colspan") == "2");
}

TEST_CASE("a table is named by its caption, else by the heading before it") {
  Table table = two_columns();
  CHECK(page_of(table).named("table").front()->attributes.at("aria-labelledby") == "people");
  table.caption = words("Kinds of work");
  const Markup captioned = page_of(table);
  CHECK(captioned.named("caption").front()->text == "Kinds of work");
  CHECK_FALSE(captioned.named("table").front()->attributes.contains("aria-labelledby"));
}

TEST_CASE("each value knows its head, for a narrow screen, where tables are linear") {
  Table table = two_columns();
  Cell wide = cell("spans both");
  wide.column_span = 2;
  table.body.push_back({false, {wide}});
  const Markup page = page_of(table);
  CHECK(page.named("td")[0]->attributes.at("data-label") == "Sessions");
  CHECK(page.named("td")[1]->attributes.at("data-label") == "Name");
  CHECK(page.named("td")[1]->attributes.at("colspan") == "2");
}

TEST_CASE("numbers stand to the right under a head that does too") {
  const Markup page = page_of(two_columns());
  const auto right = page.with_class("number");
  REQUIRE(right.size() == 2);
  CHECK(right[0]->text == "Sessions");
  CHECK(right[1]->text == "2");
}

TEST_CASE("the number of a quantity is set apart from its unit") {
  Table table;
  table.body = {{false, {cell("40 procedures", CellKind::quantity), cell("none", CellKind::quantity)}}};
  const Markup page = page_of(table);
  REQUIRE(page.with_class("figure").size() == 1);
  CHECK(page.with_class("figure").front()->text == "40");
  CHECK(page.named("td")[0]->text == "40 procedures");
  CHECK(page.named("td")[1]->text == "none");
}

TEST_CASE("notes stand on a second line of their cell") {
  Table table;
  Cell logbook = cell("Logbook");
  logbook.notes = {{"", "", words("A-A01")}, {"", "", words("also for objective 2")}};
  table.body = {{false, {logbook}}};
  const Markup page = page_of(table);
  CHECK(page.with_class("note").front()->text == "A-A01, also for objective 2");
  CHECK(page.named("td").front()->text == "LogbookA-A01, also for objective 2\n");
}

TEST_CASE("an empty head cell announces nothing") {
  Table table = two_columns();
  table.head[0].cells[0] = header("", Scope::column);
  CHECK(scopes(page_of(table)) == std::vector<std::string>{"col Sessions", "row Ward rounds"});
}

TEST_CASE("a word as long as a page may be broken, an ordinary one may not") {
  Table table;
  table.body = {{false, {cell(std::string(400, 'w')), cell("Electroencephalography reports")}}};
  const Markup page = page_of(table);
  REQUIRE(page.with_class("long").size() == 1);
  CHECK(page.with_class("long").front()->text.size() == 400);
}

TEST_CASE("short columns are not broken to make room for a long one") {
  Table table;
  table.body = {
      {false, {cell("Case manager"), cell("Dr Yasmin Haddad-Lowe"), cell(std::string(60, 'x') + " y")}},
      {false, {cell("Coach"), cell("Ms Ruth Valentine"), cell("External")}}};
  const Markup page = page_of(table);
  std::vector<std::string> whole;
  for (const MarkupElement* td : page.with_class("whole")) {
    if (td->name == "td") whole.push_back(td->text);
  }
  CHECK(whole ==
        std::vector<std::string>{"Case manager", "Dr Yasmin Haddad-Lowe", "Coach", "Ms Ruth Valentine"});
}

TEST_CASE("rows of uneven width and an empty table do no harm") {
  Table ragged;
  ragged.head = {{false, {header("Only", Scope::column)}}};
  ragged.body = {{false, {cell("a"), cell("b"), cell("c")}}};
  CHECK(page_of(ragged).named("td").size() == 3);
  CHECK(page_of(Table{}).faults.empty());
}

}  // namespace
}  // namespace planpress::html_tests

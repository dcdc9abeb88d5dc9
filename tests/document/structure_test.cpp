// The structure tree: what a screen reader is led through.
#include <doctest/doctest.h>

#include <string>

#include "renderer/document/structure.hpp"

namespace planpress::document {
namespace {

TEST_CASE("a tree begins with its Document element") {
  const StructureTree tree;
  REQUIRE(tree.nodes.size() == 1);
  CHECK(tree.nodes[0].role == Role::document);
  CHECK(to_text(tree) == "Document\n");
}

TEST_CASE("elements stand in the order in which they were added, below their parents") {
  StructureTree tree;
  const NodeId section = tree.add(0, Role::sect);
  const NodeId heading = tree.add(section, Role::h2);
  const NodeId paragraph = tree.add(section, Role::p);
  const NodeId after = tree.add(0, Role::p);
  tree.add(paragraph, Role::span);
  CHECK(tree.nodes[heading].parent == section);
  CHECK(tree.nodes[0].children == std::vector<NodeId>{section, after});
  CHECK(to_text(tree) == "Document\n  Sect\n    H2\n    P\n      Span\n  P\n");
}

TEST_CASE("language and description are seen") {
  StructureTree tree;
  const NodeId figure = tree.add(0, Role::figure);
  tree.nodes[figure].alt = "A timeline";
  const NodeId passage = tree.add(0, Role::span);
  tree.nodes[passage].language = "cy";
  CHECK(to_text(tree) == "Document\n  Figure alt \"A timeline\"\n  Span cy\n");
}

TextRun run(std::string text, std::string language = {}, std::string href = {}) {
  TextRun out;
  out.text = std::move(text);
  out.language = std::move(language);
  out.href = std::move(href);
  return out;
}
Paragraph paragraph(Inlines content) { return {ParagraphStyle::body, {}, std::move(content)}; }
std::string structure_text(Blocks blocks) {
  Document document;
  document.blocks = std::move(blocks);
  return to_text(structure_of(document));
}

TEST_CASE("links and words in another language have elements of their own, neighbours alike share one") {
  CHECK(structure_text({paragraph({run("see "), run("a ", {}, "#a"), run("link", {}, "#a"),
                                   run("b", {}, "#b"), run(" and "), run("Cymru", "cy"), run("", "cy")})}) ==
        "Document\n  P\n    Link\n    Link\n    Span cy\n");
}

TEST_CASE("a table has its head, its body and one element a cell, whatever stands there") {
  Table table;
  table.caption = {run("Caption")};
  Cell head, value, several;
  head.header = true;
  head.blocks = {paragraph({run("Name")})};
  value.blocks = {paragraph({run("Pwllheli", "cy")})};
  value.notes = {{"Number", "", {run("A-1")}}};
  several.blocks = {List{false, {{{paragraph({run("one")})}}}}};
  several.notes = value.notes;
  table.head = {{false, {head, head}}};
  table.body = {{false, {value, several}}, {false, {Cell{}, Cell{}}}};
  CHECK(structure_text({table}) ==
        "Document\n  Table\n    Caption\n    THead\n      TR\n        TH\n        TH\n    TBody\n      TR\n"
        "        TD\n          Span cy\n        TD\n          L\n            LI\n              LBody\n"
        "                P\n          P\n      TR\n        TD\n        TD\n");
}

TEST_CASE("a contents list names the headings that come after it, each as a link") {
  const auto heading = [](int level, const char* text) { return Heading{level, false, text, {run(text)}}; };
  CHECK(structure_text({heading(1, "Plan"), Section{false, "", {heading(2, "Before"), Contents{2}}},
                        Section{false, "", {heading(2, "After"), heading(3, "Deeper")}}}) ==
        "Document\n  H1\n  Sect\n    H2\n    TOC\n      TOCI\n        Reference\n          Link\n"
        "  Sect\n    H2\n    H3\n");
}

TEST_CASE("a drawing has one Span for each language in it, and its caption last") {
  Timeline timeline;
  timeline.alt = "Half a year";
  timeline.events = {{0, "", true, {"Dechrau", "cy"}, "6 January"}, {9, "1", true, {"Adolygiad", "cy"}, ""}};
  CHECK(structure_text({Figure{{timeline}, {run("Caption")}}}) ==
        "Document\n  Figure alt \"Half a year\"\n    Span cy\n    Caption\n");
}

TEST_CASE("the box of a date is three fields, each beside its label; on paper alone it is none") {
  Field date;
  date.kind = FieldKind::date;
  date.label = "Held on";
  date.date = {"Day", "Month", "Year"};
  CHECK(structure_text({date}) == "Document\n  P\n  P\n  P\n  P\n");
  date.name = "held";
  CHECK(structure_text({date}) == "Document\n  P\n  Form\n  P\n  Form\n  P\n  Form\n  P\n");
}

TEST_CASE("structure types have the names of ISO 32000-1") {
  CHECK(std::string(name_of(Role::document)) == "Document");
  CHECK(std::string(name_of(Role::h4)) == "H4");
  CHECK(std::string(name_of(Role::lbl)) == "Lbl");
  CHECK(std::string(name_of(Role::l_body)) == "LBody");
  CHECK(std::string(name_of(Role::t_head)) == "THead");
  CHECK(std::string(name_of(Role::toci)) == "TOCI");
  CHECK(std::string(name_of(Role::form)) == "Form");
}

}  // namespace
}  // namespace planpress::document

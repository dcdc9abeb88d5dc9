// Documents told as text: for bookmarks, for contents, for people who read a golden file.
#include <doctest/doctest.h>

#include <string>

#include "renderer/document/document.hpp"

namespace planpress::document {
namespace {

TextRun words(std::string text) {
  TextRun run;
  run.text = std::move(text);
  return run;
}
Paragraph paragraph(std::string text) {
  Paragraph p;
  p.content = {words(std::move(text))};
  return p;
}
std::string told(Block block) {
  Document document;
  document.blocks = {std::move(block)};
  const std::string text = to_text(document);
  return text.substr(text.find("\n  ") + 1);  // without the document's own line and the furniture
}

TEST_CASE("plain text has spaces for line breaks and nothing for a tick") {
  CHECK(plain_text({}) == "");
  CHECK(plain_text({Tick{}, words("Agreed"), LineBreak{}, words("in full")}) == "Agreed in full");
}

TEST_CASE("a heading in two lines is one entry") {
  Heading heading;
  heading.content = {words("Objective 1 of 3"), LineBreak{}, words("Clinical skills")};
  CHECK(heading_text(heading) == "Objective 1 of 3: Clinical skills");
  CHECK(plain_text(heading.content) == "Objective 1 of 3 Clinical skills");
}

TEST_CASE("a document begins with its title, its day and what stands on every page") {
  Document document;
  document.title = "Action plan";
  document.subject = "P-1, version 2";
  document.created = "2025-07-09";
  document.furniture = {"OFFICIAL", "Action plan",
                        "P-1",      {"Page ", PageNumber::page, " of ", PageNumber::pages},
                        "DRAFT",    "(continued)"};
  CHECK(to_text(document) ==
        "document \"Action plan\" en-GB subject \"P-1, version 2\" created 2025-07-09\n"
        "furniture [OFFICIAL] [Action plan] [P-1] [Page (page) of (pages)] watermark [DRAFT] (continued)\n");
}

TEST_CASE("the code of pages is seen") {
  Document document;
  document.furniture.page_code = "PP1/a-1/2";
  CHECK(to_text(document).find("\npage-code \"PP1/a-1/2\"\n") != std::string::npos);
}

TEST_CASE("styles of text are seen") {
  Paragraph p = paragraph("plain");
  TextRun strong = words("strong"), date = words("4 July 2025"), grey = words("grey"),
          welsh = words("cynllun");
  strong.strong = true;
  date.nowrap = true;
  grey.tone = Tone::secondary;
  welsh.language = "cy";
  p.content.insert(p.content.end(), {strong, date, grey, welsh, Tick{}});
  CHECK(told(p) == "  p plain*strong*[4 July 2025]~grey~cy:cynllun(tick)\n");
}

TEST_CASE("links are seen") {
  Paragraph p;
  TextRun link = words("Supervision");
  link.href = "#h-3";
  p.content = {link};
  p.style = ParagraphStyle::lead;
  CHECK(told(p) == "  p.lead Supervision<#h-3>\n");
}

TEST_CASE("blocks inside blocks stand further right") {
  Section section;
  section.new_page = true;
  section.language = "cy";
  Callout callout;
  callout.blocks = {paragraph("inner")};
  section.blocks = {callout};
  CHECK(told(section) == "  section.page cy\n    aside\n      p inner\n");
}

TEST_CASE("lists and facts") {
  List list;
  list.ordered = true;
  list.items = {{{paragraph("first")}}, {{paragraph("second")}}};
  CHECK(told(list) == "  ol\n    li\n      p first\n    li\n      p second\n");
  Facts facts;
  facts.style = FactsStyle::columns;
  facts.facts = {{{words("Who")}, {paragraph("Consultant")}}};
  CHECK(told(facts) == "  dl.columns\n    dt Who\n      p Consultant\n");
}

TEST_CASE("a table with its cells, their scope and their notes") {
  Cell head, cell;
  head.header = true;
  head.scope = Scope::column;
  head.blocks = {paragraph("By when")};
  cell.kind = CellKind::date;
  cell.blocks = {paragraph("4 July 2025")};
  cell.notes = {{"", "week 26", {words("Week 26")}}};
  cell.column_span = 2;
  Table table;
  table.columns = "activities";
  table.caption = {words("Evidence")};
  table.head = {{false, {head}}};
  table.body = {{false, {cell}}, {true, {cell}}};
  const std::string text = told(table);
  CHECK(text.starts_with(
      "  table activities Evidence\n    thead\n    tr\n      th scope=col\n        p By when\n    tbody\n"));
  CHECK(text.find("      td.date span=2\n        p 4 July 2025\n        note [] [week 26] Week 26\n") !=
        std::string::npos);
  CHECK(text.find("    tr.group\n") != std::string::npos);
}

TEST_CASE("charts and timelines with their places in units") {
  IntervalChart chart;
  chart.unit = "Week";
  chart.last = 26;
  chart.alt = "One path";
  chart.tracks = {{"Ward rounds", "2 a week", {{1, 4, "close", "Close"}}}};
  chart.marks = {{9571, "Review 1", "6 March 2025"}};
  chart.lead = "Darker is closer.";
  chart.instead = "See the table.";
  CHECK(told(chart) ==
        "  interval-chart Week 1-26 alt \"One path\" key \"\"\n    lead \"Darker is closer.\"\n    instead "
        "\"See the table.\"\n    track \"Ward rounds\" \"2 a week\"\n"
        "      1-4 close \"Close\"\n    mark 9.571 \"Review 1\" \"6 March 2025\"\n");
  Timeline timeline;
  timeline.length = 180'000;
  timeline.events = {{59'000, "1", true, "Review 1", "6 March 2025"}};
  timeline.ticks = {{26'000, "February"}};
  CHECK(told(timeline) ==
        "  timeline 180.000 alt \"\"\n    event 59.000 (1) done \"Review 1\" \"6 March 2025\"\n"
        "    tick 26.000 \"February\"\n");
}

TEST_CASE("who signs, and what they choose from") {
  SignaturePanel panel;
  panel.signature_label = "Signature";
  panel.signatories = {
      {"Practitioner", "Dr A", inlines_of("Consultant"), "", {{"1", "I agree"}, {"2", "I have seen it"}}}};
  CHECK(told(panel) ==
        "  signature-panel [Signature] [] [] []\n    signatory \"Practitioner\" \"Dr A\" [Consultant]\n"
        "      choice I agree\n      choice I have seen it\n");
}

}  // namespace
}  // namespace planpress::document

// One document in two languages out of the same document in each.
#include "renderer/document/languages.hpp"

#include <doctest/doctest.h>

namespace planpress::document {
namespace {

TextRun run(std::string text, std::string language = {}) {
  TextRun out;
  out.text = std::move(text);
  out.language = std::move(language);
  return out;
}
Inlines words(std::string text) { return {run(std::move(text))}; }
Paragraph paragraph(std::string text) { return {ParagraphStyle::body, {}, words(std::move(text))}; }

Document in(const char* language, Blocks blocks) {
  Document out;
  out.title = "Plan";
  out.language = language;
  out.blocks = std::move(blocks);
  return out;
}

// The blocks of the two in both languages, as text.
std::string both(Blocks english, Blocks welsh) {
  const std::string text =
      to_text(in_both_languages(in("en-GB", std::move(english)), in("cy", std::move(welsh))));
  return text.substr(text.find('\n', text.find('\n') + 1) + 1);
}
std::string both(Block english, Block welsh) {
  return both(Blocks{std::move(english)}, Blocks{std::move(welsh)});
}

Table one_cell(Cell cell) {
  Table table;
  table.body = {{false, {std::move(cell)}}};
  return table;
}
Cell cell(std::string text) {
  return {false, Scope::none, CellKind::text, 1, {paragraph(std::move(text))}, {}};
}

const std::string long_english =
    "When a review finds an objective behind or not met, these steps follow in order.";
const std::string long_welsh =
    "Pan fydd adolygiad yn dangos bod amcan ar ei hôl hi, dilynir y camau hyn yn eu trefn.";

TEST_CASE("what both languages say alike stands once") {
  CHECK(both(paragraph("Team laparotomy"), paragraph("Team laparotomy")) == "  p Team laparotomy\n");
  CHECK(both(one_cell(cell("3")), one_cell(cell("3"))).find("p 3\n") != std::string::npos);
}

TEST_CASE("a short text has its Welsh on a line below, marked as Welsh") {
  CHECK(both(paragraph("6 March 2025"), paragraph("6 Mawrth 2025")) ==
        "  p 6 March 2025 / cy:6 Mawrth 2025\n");
  CHECK(both(Heading{2, false, "h-1", words("People")}, Heading{2, false, "h-1", words("Pobl")}) ==
        "  h2 #h-1 People / cy:Pobl\n");
}

TEST_CASE("a long paragraph is followed by one in Welsh; in a cell both are one paragraph") {
  CHECK(both(paragraph(long_english), paragraph(long_welsh)) ==
        "  p " + long_english + "\n  p cy " + long_welsh + "\n");
  const std::string table = both(one_cell(cell(long_english)), one_cell(cell(long_welsh)));
  CHECK(table.find("p " + long_english + " / cy:" + long_welsh + "\n") != std::string::npos);
}

TEST_CASE("a name is not printed twice for a phrase beside it") {
  CHECK(both(paragraph("Consultant, general surgery"), paragraph("Ymgynghorydd, general surgery")) ==
        "  p Consultant\u00A0/ cy:Ymgynghorydd, general surgery\n");
  CHECK(both(paragraph("Shares an office. Accepted by Dr Ann Lee."),
             paragraph("Shares an office. Derbyniwyd gan Dr Ann Lee.")) ==
        "  p Shares an office. Accepted by\u00A0/ cy:Derbyniwyd gan Dr Ann Lee.\n");
  Document english = in("en-GB", {}), welsh = in("cy", {});
  english.title = "Action plan: Mr Owen Vale";
  welsh.title = "Cynllun gweithredu: Mr Owen Vale";
  CHECK(in_both_languages(english, welsh).title == "Action plan / Cynllun gweithredu: Mr Owen Vale");
}

TEST_CASE("a number that both have is no reason to break a date or a week in two") {
  CHECK(both(paragraph("Week 9"), paragraph("Wythnos 9")) == "  p Week 9 / cy:Wythnos 9\n");
  CHECK(both(paragraph("1 May 2025"), paragraph("1 Mai 2025")) == "  p 1 May 2025 / cy:1 Mai 2025\n");
}

TEST_CASE("words that begin or end alike are not cut inside") {
  CHECK(both(paragraph("Electronic"), paragraph("Electronig")) == "  p Electronic / cy:Electronig\n");
  CHECK(both(paragraph("Dr Ann, mentor"), paragraph("Dr Ann, mentora")) ==
        "  p Dr Ann, mentor\u00A0/ cy:mentora\n");
  CHECK(both(paragraph("Audit, a round, C-A03"), paragraph("Audit, a round, archwiliad, C-A03")) ==
        "  p Audit, a round, C-A03\u00A0/ cy:archwiliad, C-A03\n");
}

TEST_CASE("each line of a heading has its Welsh, and bookmarks have it on one line") {
  const auto title = [](const char* first, const char* second) {
    return Heading{2, true, "h-1", {run(first), LineBreak{}, run(second)}};
  };
  const Document made = in_both_languages(in("en-GB", {title("Objective 1 of 3", "Clinical skills")}),
                                          in("cy", {title("Amcan 1 o 3", "Sgiliau clinigol")}));
  const auto& heading = std::get<Heading>(made.blocks.at(0).as_variant());
  CHECK(heading.content == Inlines{run("Objective 1 of 3"), LineBreak{}, run("Amcan 1 o 3", "cy"),
                                   LineBreak{}, run("Clinical skills"), LineBreak{},
                                   run("Sgiliau clinigol", "cy")});
  CHECK(heading_text(heading) == "Objective 1 of 3 / Amcan 1 o 3: Clinical skills / Sgiliau clinigol");
  CHECK(made.language == "en-GB");
  CHECK(made.second_language == "cy");
}

TEST_CASE("a check mark stands once before both statements") {
  const auto statement = [](const char* text) {
    return Paragraph{ParagraphStyle::body, {}, {Tick{}, run(text)}};
  };
  CHECK(both(statement("Agreed"), statement("Cytunwyd")) == "  p (tick)Agreed / cy:Cytunwyd\n");
}

TEST_CASE("labels of charts, boxes and pages have two lines; descriptions follow each other") {
  const auto panel = [](const char* signature, const char* choice) {
    return SignaturePanel{signature, {"D", "M", "Y"}, {{"P", "Dr Ann Lee", "Surgeon", "", {{"1", choice}}}}};
  };
  const Document made = in_both_languages(in("en-GB", {panel("Signature", "I agree")}),
                                          in("cy", {panel("Llofnod", "Rwy'n cytuno")}));
  const auto& signatures = std::get<SignaturePanel>(made.blocks.at(0).as_variant());
  CHECK(signatures.signature_label == "Signature\nLlofnod");
  CHECK(signatures.date.day == "D");
  CHECK(signatures.signatories.at(0).choices.at(0).text == "I agree\nRwy'n cytuno");

  const auto timeline = [](const char* label, const char* alt) {
    Timeline out;
    out.events = {{0, "1", false, label, ""}};
    out.alt = alt;
    return out;
  };
  const Document drawn = in_both_languages(in("en-GB", {timeline("Review 1", "One review.")}),
                                           in("cy", {timeline("Adolygiad 1", "Un adolygiad.")}));
  const auto& line = std::get<Timeline>(drawn.blocks.at(0).as_variant());
  CHECK(line.events.at(0).label == "Review 1\nAdolygiad 1");
  CHECK(line.alt == "One review. Un adolygiad.");

  Document english = in("en-GB", {}), welsh = in("cy", {});
  english.furniture = {"OFFICIAL", "Action plan", "", "Page {page}", "DRAFT", "(continued)"};
  welsh.furniture = {"OFFICIAL", "Cynllun gweithredu", "", "Tudalen {page}", "DRAFFT", "(parhad)"};
  english.furniture.page_code = welsh.furniture.page_code = "PP1/a-1/2";
  const Furniture furniture = in_both_languages(english, welsh).furniture;
  CHECK(furniture.head_left == "OFFICIAL");
  CHECK(furniture.head_right == "Action plan\nCynllun gweithredu");
  CHECK(furniture.foot_right == "Page {page}\nTudalen {page}");
  CHECK(furniture.watermark == "DRAFT / DRAFFT");
  CHECK(furniture.page_code == "PP1/a-1/2");
  CHECK(furniture.continued == "(continued) / (parhad)");
}

TEST_CASE("what one language has alone is not lost") {
  CHECK(both(Blocks{paragraph("Only English")}, Blocks{}) == "  p Only English\n");
  CHECK(both(Blocks{}, Blocks{paragraph("Cymraeg yn unig")}) == "  section cy\n    p Cymraeg yn unig\n");
  CHECK(both(Blocks{paragraph("Only English"), Callout{{paragraph("Same")}}},
             Blocks{Callout{{paragraph("Same")}}}) == "  p Only English\n  aside\n    p Same\n");
  Table english = one_cell(cell("A")), welsh = one_cell(cell("A"));
  welsh.body.push_back({false, {cell("B")}});
  CHECK(both(english, welsh).find("p B\n") != std::string::npos);
}

TEST_CASE("on one line each language follows its own") {
  const Inlines date{run("6 March 2025"), LineBreak{}, run("6 Mawrth 2025", "cy")};
  const Inlines week{run("week 9"), LineBreak{}, run("wythnos 9", "cy")};
  CHECK(plain_line(date) == "6 March 2025 / 6 Mawrth 2025");
  CHECK(on_one_line(date).at(1) == Inline{run("\u00A0/ ")});
  CHECK(on_one_line(date, [](const Inlines&) { return false; }) == date);
  CHECK(plain_text(followed_by(date, week)) == "6 March 2025, week 9 6 Mawrth 2025, wythnos 9");
  CHECK(plain_line(followed_by(words("Logbook"), week)) == "Logbook, week 9 / wythnos 9");
  CHECK(plain_line(followed_by(date, words("A-01"))) == "6 March 2025 / 6 Mawrth 2025, A-01");
  CHECK(followed_by({}, week) == week);
  CHECK(inlines_of("Week\nWythnos", "cy") == Inlines{run("Week"), LineBreak{}, run("Wythnos", "cy")});
  CHECK(inlines_of("Week", "cy") == words("Week"));
  CHECK(on_one_line(Label("Week\nWythnos")) == "Week / Wythnos");
}

}  // namespace
}  // namespace planpress::document

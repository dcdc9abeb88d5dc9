#include "tests/html/sample.hpp"

#include <fstream>
#include <iterator>

// A member that is left out has its default; the documents below would drown in empty members otherwise.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace planpress::html_tests {

using namespace document;

Inlines words(std::string text) { return {TextRun{.text = std::move(text)}}; }

Blocks plain(std::string text) { return {Paragraph{.content = words(std::move(text))}}; }

Cell cell(std::string text, CellKind kind) { return Cell{.kind = kind, .blocks = plain(std::move(text))}; }

Cell header(std::string text, Scope scope) {
  return Cell{.header = true, .scope = scope, .blocks = plain(std::move(text))};
}

namespace {

Block heading(int level, std::string text, std::string id) {
  return Heading{.level = level, .id = std::move(id), .content = words(std::move(text))};
}

Block title(int level, std::string kind, std::string name, std::string id) {
  return Heading{.level = level,
                 .title = true,
                 .id = std::move(id),
                 .content = {TextRun{.text = std::move(kind), .light = true}, LineBreak{},
                             TextRun{.text = std::move(name)}}};
}

Cell noted(std::string text, CellKind kind, std::vector<std::string> notes) {
  Cell result = cell(std::move(text), kind);
  for (std::string& note : notes) result.notes.push_back({.content = words(std::move(note))});
  return result;
}

Block summary_facts() {
  Facts facts{.style = FactsStyle::columns};
  facts.facts.push_back({words("Who"),
                         {Paragraph{.style = ParagraphStyle::fact, .content = words("Consultant")},
                          Paragraph{.content = words("General surgery")}}});
  facts.facts.push_back(
      {words("What"), {Paragraph{.style = ParagraphStyle::fact, .content = words("2 objectives")}}});
  facts.facts.push_back({words("Until when"), plain("8 June 2025")});
  return facts;
}

Block timetable() {
  return Timeline{.length = 180'000,
                  .events = {{0, "", true, "Start", "6 January 2025"},
                             {59'000, "1", true, "Review 1", "6 March 2025"},
                             {120'000, "2", false, "Review 2", "6 May 2025"},
                             {179'000, "3", false, "Review 3 and end", "4 July 2025"}},
                  .ticks = {{0, "January"}, {26'000, "February"}, {54'000, "March"}, {85'000, "April"}},
                  .alt = "The plan from 6 January to 4 July 2025 with three reviews."};
}

Block people() {
  Table table{.caption = words("People in the plan")};
  table.head.push_back({.cells = {header("Part", Scope::column), header("Name", Scope::column)}});
  table.body.push_back({.cells = {header("Case manager", Scope::row), cell("Dr Yasmin Haddad-Lowe")}});
  Row coach{.cells = {header("Coach", Scope::row), cell("Ms Ruth Valentine")}};
  coach.cells[1].blocks.push_back(List{.items = {{plain("External")}, {plain("Does not sign")}}});
  table.body.push_back(coach);
  return table;
}

Block activities() {
  Table table;
  table.head.push_back({.cells = {header("Evidence", Scope::column), header("Required", Scope::column),
                                  header("By when", Scope::column), header("Sessions", Scope::column)}});
  table.body.push_back({.group = true, .cells = {header("At work", Scope::row_group)}});
  table.body.push_back(
      {.cells = {noted("Logbook", CellKind::text, {"A-A01", "also for objective 2"}),
                 cell("40 procedures", CellKind::quantity), noted("4 July 2025", CellKind::date, {"Week 26"}),
                 cell("3", CellKind::number)}});
  table.body.push_back({.group = true, .cells = {header("In simulation", Scope::row_group)}});
  table.body.push_back(
      {.cells = {noted("Team laparotomy", CellKind::text, {"A-A11"}),
                 cell("1 simulation", CellKind::quantity),
                 noted("16 February 2025", CellKind::date, {"Week 6"}), cell("12", CellKind::number)}});
  return table;
}

Block ladder() {
  IntervalChart chart{.unit = "Week", .first = 1, .last = 26};
  chart.tracks = {
      {"Outpatient clinics", "3 a week", {{1, 26, "independent", "Independent"}}},
      {"Ward rounds",
       "2 a week",
       {{1, 4, "close", "Close"},
        {5, 9, "supervised", "Supervised"},
        {10, 26, "independent", "Independent"}}},
      {"Intermediate elective lists",
       "2 a week",
       {{1, 4, "direct", "Direct"},
        {5, 9, "close", "Close"},
        {10, 18, "supervised", "Supervised"},
        {19, 26, "independent", "Independent"}}},
      {"Major resections",
       "1 a week",
       {{1, 4, "observe-only", "Observe only"},
        {5, 9, "direct", "Direct"},
        {10, 18, "close", "Close"},
        {19, 22, "supervised", "Supervised"},
        {23, 26, "remote-review", "Remote review"}}},
      {"Emergency on call",
       "",
       {{1, 9, "excluded", "Excluded"}, {10, 10, "close", "Close"}, {11, 26, "independent", "Independent"}}}};
  chart.marks = {
      {8'429, "Review 1", "6 March 2025"}, {17'143, "Review 2", "6 May 2025"}, {26'000, "Review 3", ""}};
  chart.alt = "Supervision steps down from week 1 to week 26 in five kinds of work.";
  return chart;
}

Block panel() {
  return SignaturePanel{
      "Signature",
      {"Day", "Month", "Year"},
      {{"Practitioner",
        "Mr Gideon Marchetti-Rowe",
        {TextRun{.text = "Consultant"}},
        "",
        {{"1", "I agree"}, {"2", "Seen, not agreed"}}},
       {"Clinical supervisor", "Miss Eleanor Abernethy", {}, "", {{"1", "I acknowledge this plan"}}}}};
}

Blocks opening() {
  Blocks blocks;
  blocks.push_back(title(1, "Action plan", "Mr Gideon Marchetti-Rowe", "plan"));
  blocks.push_back(Paragraph{.style = ParagraphStyle::lead, .content = words("Northmere Infirmary")});
  blocks.push_back(
      Banner{BannerTone::frame, words("Draft, version 1: not agreed"), plain("No effect until signed.")});
  blocks.push_back(summary_facts());
  blocks.push_back(heading(2, "Contents", "contents"));
  blocks.push_back(Contents{.depth = 3});
  blocks.push_back(heading(2, "Timetable", "timetable"));
  blocks.push_back(timetable());
  blocks.push_back(people());
  return blocks;
}

Blocks objective() {
  Blocks blocks;
  blocks.push_back(title(2, "Objective 1 of 2", "Clinical skills", "objective-1"));
  blocks.push_back(
      Paragraph{.style = ParagraphStyle::statement,
                .content = words("Operates across his former range with no supervisor present")});
  blocks.push_back(Paragraph{.content = {TextRun{.text = "Target date "},
                                         TextRun{.text = "4 July 2025", .strong = true, .nowrap = true}}});
  blocks.push_back(heading(3, "How we will know", "measures"));
  blocks.push_back(List{.items = {{plain("40 logged procedures")}, {plain("6 satisfactory discussions")}}});
  blocks.push_back(heading(3, "Activities and evidence", "activities"));
  blocks.push_back(activities());
  blocks.push_back(Callout{plain("Every serious complication is reviewed.")});
  return blocks;
}

Blocks agreement() {
  Blocks blocks;
  blocks.push_back(heading(2, "Agreement", "agreement"));
  blocks.push_back(Paragraph{.content = {Tick{}, TextRun{.text = "Acknowledged "},
                                         TextRun{.text = "on paper", .tone = Tone::secondary}}});
  blocks.push_back(List{.ordered = true, .items = {{plain("Read the plan")}, {plain("Sign it")}}});
  blocks.push_back(Facts{.facts = {{words("Adviser"), plain("Dr Callum Ferreday")}}});
  blocks.push_back(Paragraph{
      .content = {
          TextRun{.text = "Write to "},
          TextRun{
              .text = "the ", .href = "mailto:plans@northmere.example", .link_description = "Plans office"},
          TextRun{.text = "office", .strong = true, .href = "mailto:plans@northmere.example"},
          TextRun{.text = " or see "}, TextRun{.text = "the activities", .href = "#activities"}}});
  blocks.push_back(Paragraph{.language = "cy", .content = words("Mae'r cynllun hwn yn ddrafft.")});
  blocks.push_back(panel());
  return blocks;
}

}  // namespace

Document every_kind() {
  Document document{.title = "Action plan: Mr Gideon Marchetti-Rowe"};
  document.furniture = {.head_left = "OFFICIAL-SENSITIVE",
                        .head_right = "Action plan",
                        .foot_left = "NMU-2024-A017, version 1, draft",
                        .foot_right = {"Page ", PageNumber::page, " of ", PageNumber::pages},
                        .watermark = "DRAFT",
                        .continued = "(continued)"};
  document.blocks = opening();
  document.blocks.push_back(Section{.new_page = true, .blocks = objective()});
  Blocks supervision;
  supervision.push_back(heading(2, "Supervision", "supervision"));
  supervision.push_back(ladder());
  supervision.push_back(
      Paragraph{.style = ParagraphStyle::secondary, .content = words("Darker means closer.")});
  document.blocks.push_back(Section{.new_page = true, .blocks = std::move(supervision)});
  document.blocks.push_back(Section{.blocks = agreement()});
  return document;
}

const typeset::TextContext& type() {
  static const text::FontLibrary fonts(PLANPRESS_BUILD_DIR "/share/planpress/fonts");
  static text::Shaper shaper(fonts);
  static const typeset::Theme theme = typeset::read_theme(PLANPRESS_SOURCE_DIR "/layouts/theme.json");
  static const typeset::TextContext context{theme, shaper};
  return context;
}

std::string stylesheet() {
  std::ifstream file(PLANPRESS_SOURCE_DIR "/layouts/web.css", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace planpress::html_tests

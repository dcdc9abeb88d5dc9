// Every element of the vocabulary, with every attribute and class, as the tree that it makes.
#include <doctest/doctest.h>

#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

using namespace document;

constexpr const char* everything = R"xml(<document title="Plan" lang="cy" subject="Aims" created="2025-01-06"
  head-left="a" head-right="b" foot-left="c" watermark="DRAFT" continued="(continued)" goes-on="below"
  page-code="PP1/a-1/2">
  <foot-right>
    <page-number/> of <page-count/></foot-right>
  <h1 class="title" id="plan"><span class="light">Plan</span><br/>Ann</h1>
  <p class="lead" lang="en-GB">lead</p><p class="secondary">grey</p><p class="fact">fact</p><p class="statement">aim</p>
  <toc depth="3"/>
  <section class="page" lang="en">
    <h2>Text</h2>
    <p>a <strong>b</strong> <em>c</em> <a href="https://example.org/x" title="where to">d</a>
      <span class="secondary nowrap" lang="cy">e</span> <time>6 March 2025</time><br/><tick/> f</p>
    <ul><li>one</li><li><p>two</p><ol><li>three</li></ol></li></ul>
    <dl class="columns"><dt>From</dt><dd>today</dd></dl>
    <dl class="pairs"><dt>To</dt><dd><p>never</p></dd></dl>
    <aside>Mind</aside>
    <banner tone="ground" head="In force"><p>since May</p></banner>
    <banner tone="frame" head="Draft"/>
  </section>
  <table columns="weeks"><caption>Weeks</caption>
    <thead><tr><th scope="col">Week</th><th scope="col" class="number">Count</th></tr></thead>
    <tbody><tr class="group"><th scope="rowgroup" colspan="2">May</th></tr>
      <tr><th scope="row">1<note label="From" record="starts">Monday</note></th><td class="quantity">2 h</td></tr>
      <tr><td class="date">6 May</td><td class="number"><p>3</p><note>late</note><note>again</note></td></tr></tbody></table>
  <interval-chart unit="Week" first="1" last="26" alt="Steps" key="Steps"
      lead="Darker is closer." instead="See the table." class="compact" legend="Meanings"><track name="Rounds" note="2 a week">
    <interval from="1" to="4" step="close">Close</interval></track>
    <mark at="9.571" label="Review 1" note="6 March"/>
    <step name="close" label="Close">On site</step></interval-chart>
  <timeline length="180" alt="Time"><event at="0" label="Start" note="today"/>
    <event at="59" number="1" done="yes" label="Review"/><tick-label at="26" label="February"/></timeline>
  <signature-panel signature="S" day="D" month="M" year="Y"><signatory role="Practitioner" name="Ann"><post>Surgeon</post>
    <choice>I agree</choice><choice>I do not</choice></signatory></signature-panel>
</document>)xml";

template <typename Wanted>
const Wanted& block(const Blocks& blocks, std::size_t at) {
  return std::get<Wanted>(blocks.at(at).as_variant());
}
const TextRun& run(const Inlines& inlines, std::size_t at) { return std::get<TextRun>(inlines.at(at)); }

const Document& whole() {
  static const auto document = read(everything, "everything.xhtml");
  return document;
}

TEST_CASE("the root carries the title, language, date and furniture") {
  const auto& d = whole();
  CHECK(d.title == "Plan");
  CHECK(d.language == "cy");
  CHECK(d.subject == "Aims");
  CHECK(d.created == "2025-01-06");
  CHECK(d.furniture.head_left == FurnitureText("a"));
  CHECK(d.furniture.head_right == FurnitureText("b"));
  CHECK(d.furniture.foot_left == FurnitureText("c"));
  CHECK(d.furniture.foot_right == FurnitureText{PageNumber::page, " of ", PageNumber::pages});
  CHECK(d.furniture.watermark == "DRAFT");
  CHECK(d.furniture.continued == "(continued)");
  CHECK(d.furniture.goes_on == "below");
  CHECK(d.furniture.page_code == "PP1/a-1/2");
  CHECK(read("<document title=\"x\"/>", "x").language == "en-GB");
  CHECK(faults_of_markup("<document/>") == "letter.xhtml:1: <document> needs title=\"...\"");
  CHECK(faults_of_markup("<document title=\"x\" created=\"6 May\"/>").find("created: the value is no date") !=
        std::string::npos);
}

TEST_CASE("the code of pages is plain text that fits the foot of a page") {
  const auto root = [](const std::string& code) {
    return "<document title=\"x\" page-code=\"" + code + "\"/>";
  };
  const std::string longest(96, 'w');
  CHECK(read(root(longest), "x").furniture.page_code == longest);
  CHECK(read(root(""), "x").furniture.page_code.empty());
  for (const std::string& code : {longest + "w", std::string("Llŷr")}) {
    CHECK(faults_of_markup(root(code))
              .find("letter.xhtml:1: page-code: this does not fit the code of a page") == 0);
  }
}

TEST_CASE("headings and paragraphs carry their classes") {
  const auto& blocks = whole().blocks;
  const auto& title = block<Heading>(blocks, 0);
  CHECK(title.title);
  CHECK(title.id == "plan");
  CHECK(run(title.content, 0).light);
  CHECK(std::holds_alternative<LineBreak>(title.content.at(1)));
  CHECK(block<Paragraph>(blocks, 1).style == ParagraphStyle::lead);
  CHECK(block<Paragraph>(blocks, 1).language == "en-GB");
  CHECK(block<Paragraph>(blocks, 2).style == ParagraphStyle::secondary);
  CHECK(block<Paragraph>(blocks, 3).style == ParagraphStyle::fact);
  CHECK(block<Paragraph>(blocks, 4).style == ParagraphStyle::statement);
  CHECK(block<Contents>(blocks, 5).depth == 3);
}

TEST_CASE("running text carries its styles") {
  const auto& section = block<Section>(whole().blocks, 6);
  CHECK(section.new_page);
  CHECK(section.language == "en");
  const auto& text = block<Paragraph>(section.blocks, 1).content;
  CHECK(run(text, 1).strong);
  CHECK(run(text, 1).text == "b");
  CHECK(run(text, 3).strong);
  CHECK(run(text, 5).href == "https://example.org/x");
  CHECK(run(text, 5).link_description == "where to");
  CHECK(run(text, 7).tone == Tone::secondary);
  CHECK(run(text, 7).nowrap);
  CHECK(run(text, 7).language == "cy");
  CHECK(run(text, 9).nowrap);
  CHECK(std::holds_alternative<Tick>(text.at(11)));
  CHECK(plain_text(text) == "a b c d e 6 March 2025 f");
}

TEST_CASE("lists, facts, callouts and banners hold blocks") {
  const auto& blocks = block<Section>(whole().blocks, 6).blocks;
  const auto& list = block<List>(blocks, 2);
  CHECK_FALSE(list.ordered);
  CHECK(block<List>(list.items.at(1).blocks, 1).ordered);
  CHECK(block<Facts>(blocks, 3).style == FactsStyle::columns);
  CHECK(plain_text(block<Facts>(blocks, 3).facts.at(0).label) == "From");
  CHECK(block<Facts>(blocks, 4).style == FactsStyle::pairs);
  CHECK(block<Callout>(blocks, 5).blocks.size() == 1);
  CHECK(block<Banner>(blocks, 6).tone == BannerTone::ground);
  CHECK(plain_text(block<Banner>(blocks, 6).head) == "In force");
  CHECK(block<Banner>(blocks, 7).tone == BannerTone::frame);
}

TEST_CASE("tables carry scopes, kinds, groups and notes") {
  const auto& table = block<Table>(whole().blocks, 7);
  CHECK(table.columns == "weeks");
  CHECK(plain_text(table.caption) == "Weeks");
  CHECK(table.head.at(0).cells.at(0).scope == Scope::column);
  CHECK(table.head.at(0).cells.at(1).kind == CellKind::number);
  CHECK(table.body.at(0).group);
  CHECK(table.body.at(0).cells.at(0).scope == Scope::row_group);
  CHECK(table.body.at(0).cells.at(0).column_span == 2);
  const auto& head = table.body.at(1).cells.at(0);
  CHECK(head.scope == Scope::row);
  CHECK(head.notes.at(0).label == "From");
  CHECK(head.notes.at(0).record == "starts");
  CHECK(plain_text(head.notes.at(0).content) == "Monday");
  CHECK(plain_text(block<Paragraph>(head.blocks, 0).content) == "1");
  CHECK(table.body.at(1).cells.at(1).kind == CellKind::quantity);
  CHECK(table.body.at(2).cells.at(0).kind == CellKind::date);
  CHECK(table.body.at(2).cells.at(1).notes.size() == 2);
}

TEST_CASE("charts carry their positions to the thousandth") {
  const auto& chart = block<IntervalChart>(whole().blocks, 8);
  CHECK(chart.unit == "Week");
  CHECK(chart.first == 1);
  CHECK(chart.last == 26);
  CHECK(chart.alt == "Steps");
  CHECK(chart.key == "Steps");
  CHECK(chart.lead == "Darker is closer.");
  CHECK(chart.instead == "See the table.");
  CHECK(chart.compact);
  CHECK(chart.legend == "Meanings");
  CHECK(chart.meanings.at(0).step == "close");
  CHECK(chart.meanings.at(0).name == "Close");
  CHECK(chart.meanings.at(0).text == "On site");
  CHECK(chart.tracks.at(0).name == "Rounds");
  CHECK(chart.tracks.at(0).note == "2 a week");
  const auto& interval = chart.tracks.at(0).intervals.at(0);
  CHECK(interval.from == 1);
  CHECK(interval.to == 4);
  CHECK(interval.step == "close");
  CHECK(interval.text == "Close");
  CHECK(chart.marks.at(0).at == 9571);
  CHECK(chart.marks.at(0).label == "Review 1");
  CHECK(chart.marks.at(0).note == "6 March");
  const auto& timeline = block<Timeline>(whole().blocks, 9);
  CHECK(timeline.length == 180'000);
  CHECK(timeline.events.at(0).number == "");
  CHECK_FALSE(timeline.events.at(0).done);
  CHECK(timeline.events.at(1).at == 59'000);
  CHECK(timeline.events.at(1).number == "1");
  CHECK(timeline.events.at(1).done);
  CHECK(timeline.ticks.at(0).label == "February");
}

TEST_CASE("a chart shows nothing beyond its axis") {
  const auto chart = [](const std::string& content) {
    return faults_of_markup(
        "<document title=\"x\"><interval-chart unit=\"Week\" first=\"1\" last=\"8\" alt=\"x\">" + content +
        "</interval-chart></document>");
  };
  CHECK(chart("<mark at=\"8\" label=\"x\"/>") == "");
  CHECK(chart("<mark at=\"8.001\" label=\"x\"/>").find("at: lies beyond") != std::string::npos);
  CHECK(chart("<track name=\"x\"><interval from=\"1\" to=\"9\" step=\"x\">x</interval></track>") != "");
  CHECK(chart("<track name=\"x\"><interval from=\"4\" to=\"3\" step=\"x\">x</interval></track>") != "");
  CHECK(chart("<track name=\"x\"><interval from=\"1\" to=\"3\" step=\"x\"><p>x</p></interval></track>")
            .find("<p> cannot stand in <interval>, which holds text only") != std::string::npos);
}

TEST_CASE("a signature panel carries its labels, signatories and choices") {
  const auto& panel = block<SignaturePanel>(whole().blocks, 10);
  CHECK(panel.signature_label + panel.date.day + panel.date.month + panel.date.year == "SDMY");
  const auto& signatory = panel.signatories.at(0);
  CHECK(signatory.role == "Practitioner");
  CHECK(signatory.name == "Ann");
  CHECK(plain_text(signatory.post) == "Surgeon");
  REQUIRE(signatory.choices.size() == 2);
  CHECK(signatory.choices[0].text == "I agree");
  CHECK(signatory.choices[1].value == "2");
  CHECK(signatory.field.empty());
}

TEST_CASE("each element refuses a foreign attribute") {
  const std::string text = everything;
  int elements = 0;
  for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    if (text[at + 1] == '/') continue;
    const auto name_end = text.find_first_of(" />\n", at + 1);
    auto changed = text;
    changed.insert(name_end, " foreign=\"x\"");
    CAPTURE(text.substr(at, name_end - at));
    CHECK(faults_of_markup(changed).find("has no attribute \"foreign\"") != std::string::npos);
    ++elements;
  }
  CHECK(elements > 60);
}

}  // namespace
}  // namespace planpress::markup

// What a reader meets in each kind of block.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>

#include "renderer/html/html.hpp"
#include "tests/html/markup_check.hpp"
#include "tests/html/sample.hpp"

// A member that is left out has its default.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace planpress::html_tests {
namespace {

using namespace document;

Markup page_of(Blocks blocks) {
  Document document;
  document.blocks = std::move(blocks);
  return parse(html::write(document, "", type()));
}

std::size_t times(const std::string& text, const std::string& wanted) {
  std::size_t count = 0;
  for (std::size_t at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++count;
  return count;
}

TEST_CASE("headings keep their levels and order") {
  const Markup page = parse(html::write(every_kind(), "", type()));
  std::vector<std::string> headings;
  for (const MarkupElement& element : page.elements) {
    if (element.name.size() == 2 && element.name[0] == 'h' && std::isdigit(element.name[1])) {
      headings.push_back(element.name + " " + element.attributes.at("id"));
    }
  }
  const std::vector<std::string> expected = {"h1 plan",        "h2 contents", "h2 timetable",
                                             "h2 objective-1", "h3 measures", "h3 activities",
                                             "h2 supervision", "h2 agreement"};
  CHECK(headings == expected);
}

TEST_CASE("what the document says stands on the page once") {
  const Markup page = parse(html::write(every_kind(), "", type()));
  std::string text = page.named("main").front()->text;
  const std::string contents = page.named("nav").front()->text;  // says the headings a second time
  text.erase(text.find(contents), contents.size());
  for (const MarkupElement* drawing : page.named("svg")) {  // as the list or the table beside it
    const std::size_t at = text.find(drawing->text);
    REQUIRE(at != std::string::npos);
    text.erase(at, drawing->text.size());
  }
  for (const char* said : {"Action plan",
                           "Northmere Infirmary",
                           "Draft, version 1: not agreed",
                           "No effect until signed.",
                           "Until when",
                           "Timetable",
                           "Review 3 and end",
                           "People in the plan",
                           "Dr Yasmin Haddad-Lowe",
                           "Does not sign",
                           "Clinical skills",
                           "Operates across his former range",
                           "40 logged procedures",
                           "A-A01, also for objective 2",
                           "16 February 2025",
                           "Week 26",
                           "Every serious complication",
                           "Darker means closer.",
                           "Acknowledged on paper",
                           "Read the plan",
                           "Dr Callum Ferreday",
                           "Mae'r cynllun hwn yn ddrafft.",
                           "Seen, not agreed",
                           "I acknowledge this plan"}) {
    CAPTURE(said);
    CHECK(times(text, said) == 1);
  }
}

TEST_CASE("a section is named by its heading, unless another heading says the same") {
  const auto section = [](const std::string& text) {
    return Section{false, "", {Heading{2, false, "", words(text)}, Paragraph{.content = words("x")}}};
  };
  const Markup page = page_of({Heading{1, false, "", words("Plan")}, section("Evidence"), section("Evidence"),
                               section("Agreement"), Section{true, "cy", plain("Dim pennawd")}});
  const auto sections = page.named("section");
  CHECK_FALSE(sections[0]->attributes.contains("aria-labelledby"));
  CHECK_FALSE(sections[1]->attributes.contains("aria-labelledby"));
  CHECK(page.with_id(sections[2]->attributes.at("aria-labelledby"))->text == "Agreement");
  CHECK(sections[3]->attributes.at("lang") == "cy");
  CHECK(sections[3]->attributes.at("class") == "page");
}

TEST_CASE("Welsh passages carry their language") {
  const Markup page =
      page_of({Paragraph{ParagraphStyle::body, "cy", words("Cynllun gweithredu")},
               Paragraph{.content = {TextRun{"In Welsh: "}, TextRun{.text = "drafft", .language = "cy"}}}});
  CHECK(page.named("p")[0]->attributes.at("lang") == "cy");
  CHECK(page.named("span")[0]->attributes.at("lang") == "cy");
  CHECK(page.named("span")[0]->text == "drafft");
}

TEST_CASE("the contents list links to the headings down to its depth and not to its own") {
  const Markup page = parse(html::write(every_kind(), "", type()));
  std::vector<std::string> links;
  for (const MarkupElement* link : page.named("a")) {
    if (std::count(link->ancestors.begin(), link->ancestors.end(), "nav") == 1) links.push_back(link->text);
  }
  const std::vector<std::string> expected = {"Timetable",        "Objective 1 of 2: Clinical skills",
                                             "How we will know", "Activities and evidence",
                                             "Supervision",      "Agreement"};
  CHECK(links == expected);
  CHECK(page.with_id(page.named("nav").front()->attributes.at("aria-labelledby"))->text == "Contents");
  CHECK(page_of({Heading{1, false, "", words("Alone")}, Contents{2}}).named("nav").empty());
}

TEST_CASE("runs of one link are one link, whose name holds its words") {
  const Markup page = parse(html::write(every_kind(), "", type()));
  const auto is_mail = [](const MarkupElement* a) { return a->attributes.at("href").starts_with("mailto:"); };
  const auto links = page.named("a");
  REQUIRE(std::count_if(links.begin(), links.end(), is_mail) == 1);
  const MarkupElement& link = **std::find_if(links.begin(), links.end(), is_mail);
  CHECK(link.text == "the office");
  CHECK(link.attributes.at("aria-label") == "the office, Plans office");
}

TEST_CASE("a name with a hyphen is kept whole, and its text is not changed") {
  const Markup page = page_of({Paragraph{.content = words("Mr Kwabena Boateng-Asare, second supervisor")}});
  CHECK(page.named("p").front()->text == "Mr Kwabena Boateng-Asare, second supervisor");
  REQUIRE(page.with_class("whole").size() == 1);
  CHECK(page.with_class("whole").front()->text == "Boateng-Asare, ");
}

TEST_CASE("a long statement is set in body size") {
  const auto style_of = [](std::size_t length) {
    const Markup page = page_of({Paragraph{ParagraphStyle::statement, "", words(std::string(length, 'x'))}});
    return page.named("p").front()->attributes.at("class");
  };
  CHECK(style_of(100) == "statement");
  CHECK(style_of(400) == "statement-long");
}

TEST_CASE("facts are a description list in groups") {
  const Markup page = page_of({Facts{FactsStyle::columns, {{words("Who"), plain("Consultant")}}}});
  CHECK(page.named("dl").front()->attributes.at("class") == "columns");
  CHECK(page.named("dt").front()->text == "Who");
  CHECK(page.named("dd").front()->text == "Consultant");
  CHECK(page.named("dd").front()->ancestors.back() == "div");
}

TEST_CASE("a callout is no landmark, a banner says its state in words") {
  const Markup page =
      page_of({Callout{plain("Note this")}, Banner{BannerTone::frame, words("Draft"), plain("Unsigned")},
               Banner{BannerTone::ground, words("In force"), {}}});
  CHECK(page.named("aside").front()->attributes.at("role") == "note");
  CHECK(page.with_class("frame").front()->text.find("Draft") != std::string::npos);
  CHECK(page.with_class("ground").front()->text.find("In force") != std::string::npos);
}

TEST_CASE("a signature panel has boxes for paper and no form fields") {
  const Markup page = page_of({SignaturePanel{"Signature",
                                              {"Day", "Month", "Year"},
                                              {{"Practitioner",
                                                "Mr A",
                                                {TextRun{.text = "Consultant"}},
                                                "",
                                                {{"1", "I agree"}, {"2", "Not agreed"}}}}}});
  CHECK(page.named("input").empty());
  CHECK(page.with_class("choices").front()->text == "I agree\nNot agreed\n");
  std::vector<std::string> labels;
  for (const MarkupElement* hint : page.with_class("hint")) labels.push_back(hint->text);
  CHECK(labels == std::vector<std::string>{"Signature", "Day", "Month", "Year"});
  CHECK(page.with_class("cells").size() == 4);
}

TEST_CASE(
    "a signature panel with fields says of each who and what it asks; a single statement is a box to tick") {
  const Markup page = page_of({SignaturePanel{
      "Signature",
      {"Day", "Month", "Year"},
      {{"Practitioner", "Mr A", {}, "sign/1", {{"agreed", "I agree"}, {"not-agreed", "Not agreed"}}},
       {"Supervisor", "Ms B", {}, "sign/2", {{"acknowledged", "I acknowledge"}}}}}});
  const auto inputs = page.named("input");
  REQUIRE(inputs.size() == 9);
  CHECK(inputs[0]->attributes.at("type") == "radio");
  CHECK(inputs[0]->attributes.at("aria-label") == "Practitioner, Mr A: I agree");
  CHECK(inputs[2]->attributes.at("name") == "sign/1/date/day");
  CHECK(inputs[2]->attributes.at("aria-label") == "Practitioner, Mr A: Day");
  CHECK(inputs[5]->attributes.at("type") == "checkbox");
  CHECK(inputs[5]->attributes.at("name") == "sign/2/statement");
  CHECK(inputs[5]->attributes.at("value") == "acknowledged");
}

TEST_CASE("a tick is a drawing that is not read out") {
  const Markup page = page_of({Paragraph{.content = {Tick{}, TextRun{"Agreed"}}}});
  CHECK(page.named("svg").front()->attributes.at("aria-hidden") == "true");
  CHECK(page.named("p").front()->text == "Agreed");
}

}  // namespace
}  // namespace planpress::html_tests

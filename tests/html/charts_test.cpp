// Drawings: what they show, and what is said to those who do not see them.
#include <doctest/doctest.h>

#include <algorithm>

#include "renderer/html/html.hpp"
#include "tests/html/markup_check.hpp"
#include "tests/html/sample.hpp"

namespace planpress::html_tests {
namespace {

using namespace document;

Markup page_of(Block block) {
  Document document;
  document.blocks = {std::move(block)};
  return parse(html::write(document, "", type()));
}

// The words of drawings, in their order.
std::vector<std::string> words_in(const Markup& page) {
  std::vector<std::string> words;
  for (const MarkupElement* text : page.named("text")) words.push_back(text->text);
  return words;
}
std::size_t count(const std::vector<std::string>& words, const std::string& word) {
  return static_cast<std::size_t>(std::ranges::count(words, word));
}

IntervalChart small_chart() {
  IntervalChart chart;
  chart.unit = "Week";
  chart.last = 12;
  chart.tracks = {{"Theatre", "2 a week", {{1, 4, "direct", "Direct"}, {5, 12, "close", "Close"}}},
                  {"Clinic", "", {{1, 1, "close", "Close"}, {2, 12, "independent", "Independent"}}}};
  chart.marks = {{9'571, "Review 1", "6 March 2025"}, {12'000, "Review 2", ""}};
  chart.alt = "Supervision steps down over 12 weeks.";
  return chart;
}

TEST_CASE("a chart is one picture with its description, its words as text that can be found") {
  const Markup page = page_of(small_chart());
  const auto drawings = page.with_class("drawing");
  REQUIRE(drawings.size() == 2);  // one for a wide page, one for a phone
  for (const MarkupElement* drawing : drawings) {
    CHECK(drawing->name == "svg");
    CHECK(drawing->attributes.at("role") == "img");
    CHECK(drawing->attributes.at("aria-label") == "Supervision steps down over 12 weeks.");
    CHECK(drawing->attributes.at("viewBox").starts_with("0 0 "));
    for (const char* word : {"Week", "Theatre", "2 a week", "Direct", "Close", "Independent", "Review 1",
                             "6 March 2025", "Review 2"})
      CHECK_MESSAGE(drawing->text.find(word) != std::string::npos, word);
  }
}

TEST_CASE("a chart in several parts is described once, and its numbers have their key") {
  IntervalChart chart = small_chart();
  chart.key = "Numbers in the chart";
  chart.tracks.clear();
  for (int i = 0; i < 9; ++i)
    chart.tracks.push_back(
        {"Kind of work " + std::to_string(i), "", {{1, 1, "close", "Close in the same room"}}});
  const Markup page = page_of(chart);
  std::size_t described = 0;
  for (const MarkupElement* drawing : page.with_class("drawing"))
    described += drawing->attributes.contains("aria-label") ? 1U : 0U;
  CHECK(page.with_class("drawing").size() > 2);
  CHECK(described == page.with_class("chart").size());
  for (const MarkupElement* box : page.with_class("chart")) {
    const bool has_numbers = box->text.find("Numbers in the chart") != std::string::npos;
    CHECK(has_numbers ==
          (box->text.find("Week 1, Kind of work 0: Close in the same room") != std::string::npos));
  }
}

TEST_CASE("the meanings of steps are a list beside the chart, each with its fill for those who see it") {
  IntervalChart chart = small_chart();
  CHECK(page_of(chart).with_class("legend").empty());
  chart.legend = "What the levels mean";
  chart.meanings = {{"close", "Close", "On site"}, {"direct", "Direct", "In person"}};
  const Markup page = page_of(chart);
  REQUIRE(page.with_class("legend").size() == 1);
  CHECK(page.with_class("legend")[0]->text.find("What the levels mean") != std::string::npos);
  const auto swatches = page.with_class("swatch");
  REQUIRE(swatches.size() == 2);
  CHECK(swatches.back()->attributes.at("aria-hidden") == "true");
  CHECK(page.with_class("meaning").back()->text == "In person");
}

TEST_CASE("a chart too large to draw says where to look instead") {
  IntervalChart chart = small_chart();
  chart.lead = "Darker is closer.";
  chart.instead = "See the table.";
  CHECK(page_of(chart).named("p").front()->text == "Darker is closer.");
  chart.last = 400;
  while (chart.tracks.size() < 40) chart.tracks.push_back(chart.tracks.back());
  const Markup page = page_of(chart);
  CHECK(page.named("p").front()->text == "See the table.");
  CHECK(page.named("svg").empty());
}

Timeline three_reviews() {
  return {180'000,
          {{0, "", true, "Start", "6 January 2025"},
           {59'000, "1", true, "Review 1", "6 March 2025"},
           {65'000, "2", false, "Extra review", "12 March 2025"},
           {180'000, "3", false, "Review 3 and end", "4 July 2025"}},
          {{26'000, "February"}},
          "Six months with three reviews."};
}

TEST_CASE("a timeline is a picture, and a list of its events in reading order") {
  const Markup page = page_of(three_reviews());
  const auto drawings = page.with_class("drawing");
  REQUIRE(drawings.size() == 1);
  CHECK(drawings[0]->attributes.at("aria-label") == "Six months with three reviews.");
  const auto events = page.named("li");
  REQUIRE(events.size() == 4);
  CHECK(events[0]->text == "Start\n6 January 2025\n");
  CHECK(events[1]->attributes.at("class") == "stop done");
  CHECK(events[2]->attributes.at("class") == "stop");
  CHECK(events[3]->text.starts_with("Review 3 and end\n4 July 2025"));
}

TEST_CASE(
    "where many events crowd a bar, the first and the last alone are named beside it, and all in the list") {
  Timeline timeline{180'000, {{0, "", true, "Start", "6 January 2025"}}, {}, "Many"};
  for (int day = 3; day < 180; day += 3) {
    const std::string number = std::to_string(day / 3);
    timeline.events.push_back({day * 1000, number, false, "Review " + number, "6 March 2025"});
  }
  const Markup page = page_of(timeline);
  const auto words = words_in(page);
  CHECK(count(words, "Start") == 1);
  CHECK(count(words, "Review 30") == 0);
  CHECK(count(words, "Review 59") == 1);
  CHECK(page.named("li").size() == timeline.events.size());
}

TEST_CASE("words in a drawing are escaped and marked with their language") {
  Timeline timeline = three_reviews();
  timeline.events[1].label = {"Adolygiad <1> & \"2\"", "cy"};
  const Markup page = page_of(timeline);
  CHECK(page.faults.empty());
  const auto texts = page.named("text");
  const auto found = std::ranges::find_if(
      texts, [](const MarkupElement* text) { return text->text == "Adolygiad <1> & \"2\""; });
  REQUIRE(found != texts.end());
  CHECK((*found)->attributes.at("lang") == "cy");
}

TEST_CASE("a drawing scales: it has no size but its own, no id, and no style that the page cannot change") {
  for (const Block& block : {Block(small_chart()), Block(three_reviews())}) {
    const Markup page = page_of(block);
    for (const MarkupElement& element : page.elements) {
      CHECK_FALSE(element.attributes.contains("style"));
      if (element.name == "svg") CHECK(element.attributes.at("width").ends_with("em"));
      const bool in_drawing = std::ranges::find(element.ancestors, "svg") != element.ancestors.end();
      if (in_drawing) CHECK_FALSE(element.attributes.contains("id"));
    }
  }
}

TEST_CASE("a bar is as long as its share") {
  const Markup page = page_of(Bar{BarStyle::plain, 9'000, 36'000, ""});
  const MarkupElement& bar = *page.with_class("bar").front();
  CHECK(bar.attributes.at("aria-hidden") == "true");
  const std::string view = bar.attributes.at("viewBox");  // "0 0 132 11"
  const double width = std::stod(view.substr(4)),
               share = std::stod(page.named("rect").front()->attributes.at("width"));
  CHECK(share == doctest::Approx(width / 4));
  const Markup told = page_of(Bar{BarStyle::progress, 3'000, 5'000, "3 of 5 done"});
  CHECK(told.with_class("progress").front()->attributes.at("aria-label") == "3 of 5 done");
  CHECK(told.named("rect").size() == 5 + 3);  // an outline for each, three filled
}

}  // namespace
}  // namespace planpress::html_tests

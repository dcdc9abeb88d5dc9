// Drawings: where things stand, and what is said to those who do not see them.
#include <doctest/doctest.h>

#include "renderer/html/html.hpp"
#include "tests/html/markup_check.hpp"
#include "tests/html/sample.hpp"

namespace planpress::html_tests {
namespace {

using namespace document;

Markup page_of(Block block) {
  Document document;
  document.blocks = {std::move(block)};
  return parse(html::write(document, ""));
}

std::string style_of(const MarkupElement* element) { return element->attributes.at("style"); }

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

TEST_CASE("a step stands in the column of its track and the rows of its weeks") {
  const Markup page = page_of(small_chart());
  const auto steps = page.with_class("interval");
  REQUIRE(steps.size() == 4);
  CHECK(style_of(steps[0]) == "grid-column:3;grid-row:2/span 4");
  CHECK(style_of(steps[1]) == "grid-column:3;grid-row:6/span 8");
  CHECK(style_of(steps[2]) == "grid-column:4;grid-row:2/span 1");
  CHECK(steps[3]->text.find("Independent") != std::string::npos);
  CHECK(steps[0]->attributes.at("class") == "interval step-direct");
}

TEST_CASE("each week in which a step begins is numbered once") {
  std::vector<std::string> starts;
  const Markup page = page_of(small_chart());
  for (const MarkupElement* start : page.with_class("start")) starts.push_back(start->text);
  CHECK(starts == std::vector<std::string>{"1", "2", "5"});
}

TEST_CASE("a review line stands inside its week, the last one at the end of the chart") {
  const Markup page = page_of(small_chart());
  const auto lines = page.with_class("mark-line");
  REQUIRE(lines.size() == 2);
  CHECK(style_of(lines[0]) == "grid-row:11/span 1;--part:0.571");
  CHECK(style_of(lines[1]) == "grid-row:13/span 1;--part:1.000");
}

TEST_CASE("a chart is one picture with its description in a box that the keyboard can scroll") {
  const Markup page = page_of(small_chart());
  CHECK(page.with_class("ladder").front()->attributes.at("role") == "img");
  CHECK(page.with_class("ladder").front()->attributes.at("aria-label") ==
        "Supervision steps down over 12 weeks.");
  const MarkupElement& box = *page.with_class("chart").front();
  CHECK(box.attributes.at("tabindex") == "0");
  CHECK(box.attributes.at("aria-label") == "Supervision steps down over 12 weeks.");
}

TEST_CASE("a chart with more tracks than paper is wide is left to its table in print") {
  IntervalChart chart = small_chart();
  CHECK(page_of(chart).with_class("not-on-paper").empty());
  while (chart.tracks.size() < 9) chart.tracks.push_back(chart.tracks.back());
  CHECK(page_of(chart).with_class("not-on-paper").size() == 1);
}

TEST_CASE("steps and marks outside the chart are drawn at its edge") {
  IntervalChart chart = small_chart();
  chart.tracks = {{"Theatre", "", {{-3, 40, "close", "Close"}}}};
  chart.marks = {{-5, "Early", ""}, {99'000, "Late", ""}};
  const Markup page = page_of(chart);
  CHECK(style_of(page.with_class("interval").front()) == "grid-column:3;grid-row:2/span 12");
  CHECK(style_of(page.with_class("mark-line")[0]) == "grid-row:2/span 1;--part:0.000");
  CHECK(style_of(page.with_class("mark-line")[1]) == "grid-row:13/span 1;--part:1.000");
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

TEST_CASE("a timeline is a list in reading order with every event to scale") {
  const Markup page = page_of(three_reviews());
  const auto events = page.named("li");
  REQUIRE(events.size() == 4);
  CHECK(style_of(events[0]).starts_with("--at:0.000%;"));
  CHECK(style_of(events[1]).starts_with("--at:32.777%;"));
  CHECK(style_of(events[3]).starts_with("--at:100.000%;"));
  CHECK(page.with_class("timeline").front()->attributes.at("aria-label") == "Six months with three reviews.");
}

TEST_CASE("labels that would touch stand above each other, the last ends at the edge") {
  const Markup page = page_of(three_reviews());
  const auto events = page.named("li");
  CHECK(style_of(events[1]).ends_with("--lane:0"));
  CHECK(style_of(events[2]).ends_with("--lane:1"));
  CHECK(style_of(events[3]).ends_with("--lane:0"));
  CHECK(events[2]->attributes.at("class") == "stop to-come");
  CHECK(events[3]->attributes.at("class") == "stop to-come ends");
}

TEST_CASE("a mark on the scale has its label only where there is room for it") {
  const Markup page =
      page_of(Timeline{100'000,
                       {{0, "", true, "Start", ""}},
                       {{0, "January"}, {3'000, "February"}, {50'000, "March"}, {99'000, "July"}},
                       "x"});
  std::vector<std::string> labels;
  for (const MarkupElement* span : page.named("span")) {
    if (span->ancestors.back() == "div") labels.push_back(span->text);
  }
  CHECK(labels == std::vector<std::string>{"January", "", "March", ""});
}

TEST_CASE("a timeline without length and events outside it are drawn at its edges") {
  const auto events =
      page_of(Timeline{0, {{50, "1", false, "Late", ""}, {-7, "2", false, "Early", ""}}, {}, "x"});
  CHECK(style_of(events.named("li")[0]).starts_with("--at:100.000%"));
  CHECK(style_of(events.named("li")[1]).starts_with("--at:0.000%"));
}

}  // namespace
}  // namespace planpress::html_tests

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

TEST_CASE("the meanings of steps are a list beside the chart, each with its fill for those who see it") {
  IntervalChart chart = small_chart();
  CHECK(page_of(chart).with_class("legend").empty());
  chart.legend = "What the levels mean";
  chart.meanings = {{"close", "Close", "On site"}, {"direct", "Direct", "In person"}};
  const Markup page = page_of(chart);
  REQUIRE(page.with_class("legend").size() == 1);
  CHECK(page.with_class("legend")[0]->text.find("What the levels mean") != std::string::npos);
  const auto fills = page.with_class("step-direct");
  CHECK(fills.back()->attributes.at("aria-hidden") == "true");
  CHECK(page.with_class("meaning").back()->text == "In person");
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

// The row and the part of it where a place is, as one number in thousandths of a row.
int place_of(const MarkupElement* element) {
  const std::string style = style_of(element);
  const int row = std::stoi(style.substr(style.find("grid-row:") + 9));
  const std::string part = style.substr(style.find("--part:") + 7);
  return (row - 2) * 1000 + (part[0] - '0') * 1000 + std::stoi(part.substr(2));
}

TEST_CASE("labels of reviews in the same week stand below each other, inside the chart") {
  IntervalChart chart = small_chart();
  chart.marks.clear();
  for (int day = 1; day <= 84; day += 3) chart.marks.push_back({day * 1000 / 7, "Review", "6 March 2025"});
  const Markup page = page_of(chart);
  const std::string style = style_of(page.with_class("ladder").front());
  const int stretch = static_cast<int>(std::stod(style.substr(style.find("--stretch:") + 10)) * 1000);
  const auto labels = page.with_class("mark");
  const int height = 2'300 * 1000 / stretch;
  CHECK(place_of(labels.front()) >= height);
  CHECK(place_of(labels.back()) <= 12'000);
  for (std::size_t i = 1; i < labels.size(); ++i) {
    CHECK(place_of(labels[i]) - place_of(labels[i - 1]) >= height);
  }
}

TEST_CASE("a label stands on its line where it has room") {
  const Markup page = page_of(small_chart());
  CHECK(style_of(page.with_class("ladder").front()).find("--stretch") == std::string::npos);
  CHECK(style_of(page.with_class("mark")[0]) == style_of(page.with_class("mark-line")[0]));
}

TEST_CASE("a step's word stands below the line that would run through it") {
  IntervalChart chart = small_chart();
  chart.marks = {{400, "Review 1", ""}, {4'100, "Review 2", ""}};
  const Markup page = page_of(chart);
  const auto steps = page.with_class("interval");
  CHECK(steps[0]->attributes.at("class") == "interval step-direct below-line");
  CHECK(style_of(steps[0]) == "grid-column:3;grid-row:2/span 4;--part:0.400");
  CHECK(steps[1]->attributes.at("class") == "interval step-close below-line");
  CHECK(steps[2]->attributes.at("class") ==
        "interval step-close single");  // no room: the word hides the line
}

TEST_CASE("a chart that is not printed says on paper where to look instead") {
  IntervalChart chart = small_chart();
  chart.lead = "Darker is closer.";
  chart.instead = "See the table.";
  CHECK(page_of(chart).with_class("only-on-paper").empty());
  while (chart.tracks.size() < 9) chart.tracks.push_back(chart.tracks.back());
  const Markup page = page_of(chart);
  CHECK(page.with_class("only-on-paper").front()->text == "See the table.");
  CHECK(page.with_class("not-on-paper").size() == 2);
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

TEST_CASE("where many events crowd a bar, the first and the last alone are named beside it") {
  Timeline timeline{180'000, {{0, "", true, "Start", "6 January 2025"}}, {}, "Many"};
  for (int day = 3; day < 180; day += 3) {
    const std::string number = std::to_string(day / 3);
    timeline.events.push_back({day * 1000, number, false, "Review " + number, "6 March 2025"});
  }
  const Markup page = page_of(timeline);
  CHECK(page.with_class("crowded").size() == 1);
  CHECK(page.with_class("unnamed").size() == timeline.events.size() - 2);
  CHECK(page.with_class("label").size() == timeline.events.size());  // all are told to a screen reader
  CHECK(page_of(three_reviews()).with_class("crowded").empty());
}

TEST_CASE("circles of reviews a day apart do not cover each other") {
  Timeline timeline = three_reviews();
  timeline.events[2].at = 60'000;
  const Markup page = page_of(timeline);
  const auto events = page.named("li");
  CHECK(style_of(events[1]).starts_with("--at:32.777%;"));
  CHECK(style_of(events[2]).starts_with("--at:36.677%;"));
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

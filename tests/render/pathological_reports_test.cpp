// Reports and summaries that nobody would write: each is set whole, in its place, and soon.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "service/plan/date.hpp"
#include "tests/render/page_check.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::chrono::seconds longest_wait{60};  // the sanitizers slow everything down
#else
constexpr std::chrono::seconds longest_wait{5};
#endif

const Choice summary{.kind = "signed-off-summary"};
Choice report(int review) { return {.kind = "progress-report", .review = review}; }

// Both editions, and the bytes of both.
void set_whole(const Json& json, Choice choice, std::size_t most_pages) {
  const auto begin = std::chrono::steady_clock::now();
  for (const bool large_print : {false, true}) {
    choice.large_print = large_print;
    CHECK(check_pages(json, choice) <= most_pages * (large_print ? 4 : 1));
    CHECK(made(json, choice).ends_with("%%EOF\n"));
  }
  CHECK(std::chrono::steady_clock::now() - begin < longest_wait);
}

std::string sentences(std::size_t characters) {
  std::string out;
  while (out.size() + 60 < characters) out += "What was agreed was written down and read to all. ";
  return out + std::string(characters - out.size(), 'w');
}

std::string day(const Json& json, int days) {
  return (*plan::Date::parse(json["timeframe"]["start"].get<std::string>()) + plan::Days{days}).iso();
}

// A review every third day, each with its report.
Json reported_fifty_times() {
  Json json = example("surgeon");
  const Json last = json["reports"][2];
  json["reviews"] = Json::array();
  json["reports"] = Json::array();
  for (int i = 1; i <= 50; ++i) {
    const int held = i == 50 ? 179 : 3 * i;
    json["reviews"].push_back({{"number", i}, {"plannedDate", day(json, held)}});
    Json report = last;
    report["review"] = i;
    report["period"] = {{"from", day(json, i == 1 ? 0 : 3 * (i - 1) + 1)}, {"to", day(json, held)}};
    report["heldOn"] = day(json, held);
    for (Json& signature : report["signatures"]) signature["date"] = "2025-07-08";
    for (Json& scope : report["scopes"]) {
      scope["reason"] = "As the review decided.";
      scope["authorisedBy"] = "A-P2";
    }
    json["reports"].push_back(std::move(report));
  }
  return json;
}

TEST_CASE("fifty reports") {
  const Json json = reported_fifty_times();
  set_whole(json, report(50), 8);
  set_whole(json, summary, 30);
  set_whole(json, {}, 20);
}

TEST_CASE("four thousand characters in every text of a report") {
  Json json = example("dentist");
  const std::string text = sentences(4000);
  for (Json& each : json["reports"]) {
    for (const char* name : {"attendanceNote", "practitionerComment", "supervisorComment"}) each[name] = text;
    each["adjustments"] = {text, text};
    each["safetyEvents"] = {{{"date", each["heldOn"]}, {"summary", text}, {"actionTaken", text}}};
    for (Json& row : each["objectives"]) {
      row["concerns"] = row["actions"] = text;
      for (Json& evidence : row["evidence"]) evidence["note"] = text;
    }
    for (Json& row : each["scopes"]) {
      row["reason"] = text;
      row["authorisedBy"] = "D-P2";
    }
    for (Json& signature : each["signatures"]) signature["comment"] = text;
  }
  json["summary"]["text"] = text;
  for (Json& each : json["summary"]["recommendations"]) each["text"] = each["owner"] = text;
  set_whole(json, report(2), 60);
  set_whole(json, summary, 90);
}

TEST_CASE("words of four hundred letters in a report") {
  Json json = example("dentist");
  const std::string word(400, 'w');
  for (Json& each : json["activities"]) each["title"] = each["unit"] = word;
  for (Json& each : json["scopes"]) each["name"] = word;
  json["reports"][1]["objectives"][0]["concerns"] = word;
  set_whole(json, report(2), 30);
  set_whole(json, summary, 30);
}

TEST_CASE("more done than was required, nothing required, and amounts past counting") {
  Json json = example("dentist");
  json["activities"][0]["required"] = 0;
  json["activities"][1]["required"] = 1;
  json["activities"][2]["required"] = 2147483647;
  for (Json& each : json["reports"])
    for (Json& row : each["objectives"])
      for (Json& evidence : row["evidence"]) {
        evidence["done"] = 2147483646;
        evidence["note"] = "Counted by machine.";
      }
  set_whole(json, report(3), 8);
  set_whole(json, summary, 8);
  set_whole(json, {}, 16);
}

TEST_CASE("a plan that was closed before its first report") {
  Json json = example("dentist");
  json.erase("reports");
  json["summary"].erase("recommendations");
  json["summary"].erase("signatures");
  set_whole(json, summary, 6);
}

}  // namespace
}  // namespace planpress::test

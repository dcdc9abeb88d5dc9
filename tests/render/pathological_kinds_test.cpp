// Guidance and supervisor packs of plans that nobody would write: each is set whole, and in its place.
#include <doctest/doctest.h>

#include <string>

#include "service/plan/date.hpp"
#include "tests/render/page_check.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

const Choice kinds[] = {{.kind = "implementation-guidance"},
                        {.kind = "supervisor-pack"},
                        {.kind = "supervisor-pack", .person = "A-P3"}};

// The surgeon's plan before anybody reported on it or signed it.
Json open_plan() {
  Json json = example("surgeon");
  for (const char* part : {"reports", "signatures", "summary", "restrictions"}) json.erase(part);
  json["status"] = "draft";
  return json;
}

// Every kind in both languages and both editions. Returns the most pages that a standard edition has.
std::size_t set_whole(const Json& json) {
  std::size_t most = 0;
  for (Choice choice : kinds) {
    for (const std::string language : {"en", "cy"}) {
      choice.language = language;
      choice.large_print = true;
      check_pages(json, choice);
      choice.large_print = false;
      most = std::max(most, check_pages(json, choice));
    }
  }
  return most;
}

std::string iso(const Json& json, int days) {
  return (*plan::Date::parse(json["timeframe"]["start"].get<std::string>()) + plan::Days{days}).iso();
}

// So many weeks: one level in each scope, everything due at the end, a review in every so many weeks.
void set_weeks(Json& json, int weeks, int between_reviews) {
  json["timeframe"] = {{"start", json["timeframe"]["start"]}, {"end", iso(json, weeks * 7 - 1)}};
  for (Json& scope : json["scopes"]) {
    scope.erase("changes");
    scope["phases"] = {{{"fromWeek", 1}, {"toWeek", weeks}, {"level", "close"}}};
  }
  for (Json& objective : json["objectives"]) objective["targetDate"] = iso(json, weeks * 7 - 1);
  for (Json& activity : json["activities"]) activity["dueWeek"] = weeks;
  json["reviews"] = Json::array();
  for (int week = between_reviews; week <= weeks; week += between_reviews)
    json["reviews"].push_back({{"number", week}, {"plannedDate", iso(json, week * 7 - 1)}});
}

TEST_CASE("guidance and packs of the examples") { CHECK(set_whole(open_plan()) < 30); }

TEST_CASE("guidance and packs of one week") {
  Json json = open_plan();
  set_weeks(json, 1, 1);
  CHECK(set_whole(json) < 30);
}

TEST_CASE("guidance and packs of a hundred and four weeks") {
  Json json = open_plan();
  set_weeks(json, 104, 4);
  CHECK(set_whole(json) < 50);
}

TEST_CASE("guidance and packs with thirty supervisors, each of whom has a pack") {
  Json json = open_plan();
  for (std::size_t i = json["people"].size(); i < 30; ++i) {
    json["people"].push_back({{"id", "person-" + std::to_string(i)},
                              {"role", "clinical-supervisor"},
                              {"name", "Person of the Plan " + std::to_string(i)},
                              {"post", "Consultant in a department with a long name"}});
  }
  for (Json& scope : json["scopes"]) scope.erase("supervisors");
  const std::size_t pages = set_whole(json);
  CHECK(pages > 27 * 5);
  CHECK(pages < 27 * 20);
}

TEST_CASE("guidance and packs without anything that may be left out") {
  Json json = open_plan();
  for (const char* part : {"retainUntil", "presentation", "absence", "resources", "relatedDocuments",
                           "arrangements", "versions", "contacts", "equality", "labels"})
    json.erase(part);
  json["practitioner"].erase("title");
  for (Json& person : json["people"]) {
    person.erase("email");
    person.erase("conflict");
  }
  for (Json& scope : json["scopes"]) {
    for (Json& phase : scope["phases"]) {
      phase.erase("sessionsPerWeek");
      phase.erase("exitCriteria");
    }
  }
  CHECK(set_whole(json) < 30);
}

TEST_CASE("guidance and packs with four thousand characters in what is printed") {
  Json json = open_plan();
  std::string text;
  while (text.size() < 3900)
    text += "Every case is discussed before it begins, and what was agreed is written down. ";
  json["objectives"][0]["statement"] = text;
  json["activities"][0]["title"] = text;
  json["activities"][0]["note"] = text;
  json["scopes"][1]["phases"][0]["exitCriteria"] = text;
  json["resources"][0]["text"] = text;
  json["arrangements"][0] = text;
  json["people"][2]["conflict"]["detail"] = text;
  json["scopes"][2]["name"] = text;
  CHECK(set_whole(json) < 100);
}

}  // namespace
}  // namespace planpress::test

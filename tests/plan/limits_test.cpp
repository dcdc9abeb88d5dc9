// How long the lists of a plan may be, and what extreme numbers and dates bring.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <limits>

#include "tests/plan/in_words.hpp"

namespace planpress::plan::tests {

namespace {

using Lines = std::vector<std::string>;

/// The plan with a list of so many items, each equal to the first that stands there.
Json with_items(const Json& plan, const std::string& list, std::size_t count) {
  const Json first = plan.at(Json::json_pointer(list)).front();
  return with(plan, list, Json(std::vector<Json>(count, first)));
}

/// Every list of a plan has an item.
const Json& full() {
  static const Json plan = [] {
    Json full = example("surgeon.json");
    full["holds"] = {{{"from", "2025-03-03"}}};
    full["reports"][0]["adjustments"] = {"None."};
    full["summary"]["recommendations"] = {{{"text", "Go on."}, {"owner", "the practitioner"}}};
    full["contacts"] = {{{"label", "Office"}}};
    full["arrangements"] = {"No lone shifts."};
    full["relatedDocuments"] = {"Occupational health report"};
    full["scopes"][0]["changes"] = example("pharmacist.json")["scopes"][2]["changes"];
    return full;
  }();
  return plan;
}

}  // namespace

TEST_CASE("each list of a plan has its limit, and says so at the list") {
  const std::pair<const char*, std::size_t> limits[] = {
      {"/people", 100},
      {"/objectives", 300},
      {"/activities", 2000},
      {"/objectives/0/measures", 50},
      {"/scopes", 100},
      {"/scopes/0/phases", 100},
      {"/scopes/0/changes", 100},
      {"/reviews", 100},
      {"/reports", 100},
      {"/reports/0/objectives/0/evidence", 2000},
      {"/reports/0/safetyEvents", 100},
      {"/signatures", 300},
      {"/reports/0/signatures", 300},
      {"/summary/signatures", 300},
      {"/versions", 300},
      {"/holds", 300},
      {"/restrictions", 300},
      {"/resources", 300},
      {"/contacts", 300},
      {"/arrangements", 300},
      {"/relatedDocuments", 300},
      {"/reports/0/adjustments", 300},
      {"/reports/0/objectives", 300},
      {"/reports/0/scopes", 300},
      {"/reports/0/attendees", 300},
      {"/summary/recommendations", 300},
      {"/activities/0/objectives", 300},
      {"/scopes/0/supervisors", 300},
      {"/elements", 300},
  };
  for (const auto& [list, most] : limits) {
    CAPTURE(list);
    CHECK_FALSE(has(check(with_items(full(), list, most)), "schema-items", list));
    CHECK(has(check(with_items(full(), list, most + 1)), "schema-items", list));
  }
}

TEST_CASE("what lies over a limit is not read") {
  const Json plan = with(full(), "/arrangements", Json(std::vector<int>(5'000, 1)));
  const Lines findings = found(plan);
  REQUIRE(findings.size() == 301);
  CHECK(findings.front() == "schema-items /arrangements");
  CHECK(findings.back() == "schema-type /arrangements/299");
}

TEST_CASE("a report has at most 2,000 rows of evidence in all, told at the list that has too many") {
  Json plan = with_items(full(), "/reports/0/objectives/0/evidence", 1'000);
  plan = with_items(plan, "/reports/0/objectives/1/evidence", 999);
  plan = with_items(plan, "/reports/0/objectives/2/evidence", 1);
  CHECK_FALSE(has(check(plan), "schema-items", "/reports/0/objectives/2/evidence"));
  plan = with_items(plan, "/reports/0/objectives/2/evidence", 2);
  CHECK(found(plan) == Lines{"schema-items /reports/0/objectives/2/evidence"});
}

TEST_CASE("a cohort has at most 20,000 plans") {
  const Json& cohort = example("cohort-74.json");
  CHECK(found(with_items(cohort, "/plans", 20'000)).empty());
  CHECK(found(with_items(cohort, "/plans", 20'001)) == Lines{"schema-items /plans"});
}

TEST_CASE("the highest numbers that are read are reckoned with, wherever they stand") {
  constexpr int highest = std::numeric_limits<int>::max();
  const Json& plan = example("surgeon.json");
  for (const char* place :
       {"/version", "/activities/0/required", "/activities/0/dueWeek", "/scopes/0/phases/0/fromWeek",
        "/scopes/0/phases/0/toWeek", "/scopes/3/phases/1/toWeek", "/scopes/0/phases/0/sessionsPerWeek",
        "/reviews/0/number", "/reviews/2/number", "/reports/0/review", "/reports/2/review",
        "/reports/0/sessionsPlanned", "/reports/0/sessionsWorked", "/reports/0/leaveDays",
        "/reports/0/objectives/0/evidence/0/done", "/signatures/0/version", "/versions/0/version",
        "/equality/yearsInUk"}) {
    CAPTURE(place);
    CheckOptions options;
    options.today = Date::parse("2025-07-15");
    options.advice = true;
    const auto result = check(with(plan, place, highest), options);
    CHECK_FALSE(has(result, "schema-range", place));
    CHECK(has(check(with(plan, place, std::int64_t{highest} + 1)), "schema-range", place));
  }
}

TEST_CASE("a plan may run from the first year to the last") {
  Json plan = example("surgeon-draft.json");
  plan["timeframe"] = {{"start", "0001-01-01"}, {"end", "9999-12-31"}};
  plan["absence"]["from"] = plan["absence"]["to"] = "0001-01-01";
  plan.erase("restrictions");
  constexpr int last_week = 521'723;  // 3,652,059 days
  for (Json& objective : plan["objectives"]) objective["targetDate"] = "9999-12-31";
  for (Json& activity : plan["activities"]) activity["dueWeek"] = last_week;
  for (Json& scope : plan["scopes"]) scope["phases"].back()["toWeek"] = last_week;
  for (std::size_t i = 0; i < plan["reviews"].size(); ++i)
    plan["reviews"][i]["plannedDate"] = fmt::format("9999-12-{}", 29 + i);
  CHECK(found(plan) == Lines{"timeframe-over-52-weeks /timeframe/end"});
  plan["activities"][0]["dueWeek"] = last_week + 1;
  CHECK(has(check(plan), "activity-due-outside-timeframe", "/activities/0/dueWeek"));
}

TEST_CASE("as many faults as a body can hold are counted, and those that are kept are in its order") {
  Json plan = example("surgeon-draft.json");
  for (int i = 0; i < 60'000; ++i) plan["equality"][fmt::format("unknown-{}", i)] = i;
  const auto result = check(plan);
  CHECK(result.status == 422);
  REQUIRE(result.findings.size() == 10'001);
  CHECK(result.findings.front().pointer == "/equality/unknown-0");
  CHECK(result.findings[9'999].pointer == "/equality/unknown-9999");
  CHECK(result.findings.back().code == "findings-left-off");
  CHECK(std::get<int>(result.findings.back().arguments.front().value) == 50'000);
}

}  // namespace planpress::plan::tests

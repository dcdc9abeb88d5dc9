// The rules on meaning that the bad examples leave out, and the edges of those that they show: people, dates
// and supervision.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <ctime>

#include "tests/plan/rule_plans.hpp"

namespace planpress::plan::tests {

namespace {

Json phase(int from, int to, const char* level) {
  return {{"fromWeek", from}, {"toWeek", to}, {"level", level}};
}

Json with_phases(const Json& phases) { return with(draft(), "/scopes/0/phases", phases); }

}  // namespace

TEST_CASE("every reference must lead somewhere") {
  CHECK(after(draft(), "/people/2/conflict/acceptedBy", "X") ==
        Lines{"unknown-reference /people/2/conflict/acceptedBy"});
  CHECK(after(draft(), "/restrictions/0/scope", "X") == Lines{"unknown-reference /restrictions/0/scope"});
  CHECK(after(draft(), "/scopes/1/supervisors/1", "X") == Lines{"unknown-reference /scopes/1/supervisors/1"});
  CHECK(after(draft(), "/objectives/0/waived",
              {{"reason", "r"}, {"date", "2025-02-03"}, {"authorisedBy", "X"}}) ==
        Lines{"unknown-reference /objectives/0/waived/authorisedBy"});
  CHECK(after(pharmacist(), "/scopes/2/changes/0/authorisedBy", "X") ==
        Lines{"unknown-reference /scopes/2/changes/0/authorisedBy"});
  CHECK(after(completed(), "/reports/0/attendees/1", "X") ==
        Lines{"unknown-reference /reports/0/attendees/1"});
  CHECK(after(completed(), "/reports/0/scopes/0/authorisedBy", "X") ==
        Lines{"unknown-reference /reports/0/scopes/0/authorisedBy"});
  CHECK(after(completed(), "/summary/signatures/0/person", "X") ==
        Lines{"unknown-reference /summary/signatures/0/person"});
  CHECK(has(with(completed(), "/reports/0/objectives/0/id", "X"), "unknown-reference",
            "/reports/0/objectives/0/id"));
}

TEST_CASE("an id may stand once in its list, and again in another list") {
  CHECK(found(with(draft(), "/scopes/1/id", "A-O1")).empty());
  CHECK(has(with(completed(), "/reports/0/scopes/1/id", "A-S1"), "duplicate-id", "/reports/0/scopes/1/id"));
}

TEST_CASE("the practitioner runs no part of the plan") {
  CHECK(after(draft(), "/activities/0/assessor", "A-P1") == Lines{"self-supervision /activities/0/assessor"});
  CHECK(after(draft(), "/people/2/conflict/acceptedBy", "A-P1") ==
        Lines{"self-supervision /people/2/conflict/acceptedBy"});
  CHECK(after(draft(), "/scopes/0/supervisors/0", "A-P1") ==
        Lines{"self-supervision /scopes/0/supervisors/0"});
  CHECK(after(pharmacist(), "/scopes/2/changes/0/authorisedBy", "C-P1") ==
        Lines{"self-supervision /scopes/2/changes/0/authorisedBy"});
  CHECK(after(completed(), "/reports/0/scopes/0/authorisedBy", "A-P1") ==
        Lines{"self-supervision /reports/0/scopes/0/authorisedBy"});
  CHECK(after(draft(), "/objectives/0/waived",
              {{"reason", "r"}, {"date", "2025-02-03"}, {"authorisedBy", "A-P1"}}) ==
        Lines{"self-supervision /objectives/0/waived/authorisedBy"});
}

TEST_CASE("a report's row on an objective that there is not brings no word on its evidence") {
  CHECK(after(completed(), "/reports/0/objectives/0/id", "X") ==
        Lines{"report-objective-missing /reports/0/objectives",
              "unknown-reference /reports/0/objectives/0/id"});
}

TEST_CASE("a plan has one case manager and a clinical supervisor") {
  CHECK(after(draft(), "/people/0/role", "other") == Lines{"case-manager-count /people"});
  CHECK(after(draft(), "/people/3/role", "case-manager") == Lines{"case-manager-count /people/3/role"});
  Json none = with(draft(), "/people/1/role", "mentor");
  none["people"][2]["role"] = "mentor";
  CHECK(found(none) == Lines{"clinical-supervisor-missing /people"});
}

TEST_CASE("regulator, number and grade fit the profession") {
  const auto numbered = [](const char* profession, const char* regulator, const char* number,
                           const char* grade) {
    Json plan = draft();
    plan["practitioner"].update(Json{{"profession", profession},
                                     {"regulator", regulator},
                                     {"registrationNumber", number},
                                     {"grade", grade}});
    return found(plan);
  };
  const Lines bad_number{"registration-number-invalid /practitioner/registrationNumber"};
  CHECK(numbered("dentist", "GDC", "123456", "principal").empty());
  CHECK(numbered("dentist", "GDC", "1", "dental-associate").empty());
  CHECK(numbered("dentist", "GDC", "1234567", "principal") == bad_number);
  CHECK(numbered("pharmacist", "PSNI", "A1b2", "locum").empty());
  CHECK(numbered("pharmacist", "PSNI", "A1 b2", "locum") == bad_number);
  CHECK(numbered("pharmacist", "PSNI", "12345678901", "locum") == bad_number);
  CHECK(numbered("pharmacist", "GPhC", "2000001", "pharmacist-band-9").empty());
  CHECK(numbered("doctor", "GMC", "１２３４５６７", "consultant") == bad_number);
  CHECK(numbered("doctor", "GDC", "123456", "consultant") ==
        Lines{"profession-regulator-mismatch /practitioner/regulator"});
  CHECK(numbered("pharmacist", "GPhC", "2000001", "consultant") ==
        Lines{"grade-profession-mismatch /practitioner/grade"});
  CHECK(numbered("dentist", "GDC", "1234", "gp-partner") ==
        Lines{"grade-profession-mismatch /practitioner/grade"});
}

TEST_CASE("ranges end on or after the day they start, the plan after it") {
  CHECK(has(with(draft(), "/timeframe/end", "2025-01-06"), "end-before-start", "/timeframe/end"));
  CHECK(after(draft(), "/absence/to", "2023-10-29") == Lines{"end-before-start /absence/to"});
  CHECK(after(draft(), "/absence/to", "2023-10-30").empty());
  CHECK(after(draft(), "/restrictions/0/to", "2023-10-29") == Lines{"end-before-start /restrictions/0/to"});
  CHECK(found(with_phases({phase(1, 10, "close"), phase(11, 9, "close"), phase(10, 26, "close")})) ==
        Lines{"end-before-start /scopes/0/phases/1/toWeek"});
  CHECK(has(with(completed(), "/reports/1/period/to", "2025-03-01"), "end-before-start",
            "/reports/1/period/to"));
  CHECK(after(completed(), "/summary/actualEnd", "2025-01-05") ==
        Lines{"end-before-start /summary/actualEnd"});
  CHECK(after(completed(), "/summary/actualEnd", "2025-01-06").empty());
  CHECK(after(example("cohort-74.json"), "/period/to", "2022-03-31") == Lines{"end-before-start /period/to"});
}

TEST_CASE("a plan that ends before it starts is not told about its weeks") {
  CHECK(after(draft(), "/timeframe/end", "2024-07-04") == Lines{"end-before-start /timeframe/end"});
  CHECK(after(pharmacist(), "/timeframe/end", "2025-09-01") == Lines{"end-before-start /timeframe/end"});
}

TEST_CASE("what does not hang on the timeframe is told beside an end before the start") {
  Json plan = with(completed(), "/timeframe/end", "2024-12-31");
  plan["scopes"][2]["phases"][2]["level"] = "direct";
  plan["absence"]["to"] = "2025-01-07";
  plan["reports"][1]["period"]["from"] = "2025-03-08";
  CHECK(found(plan) == Lines{"end-before-start /timeframe/end", "absence-after-start /absence/to",
                             "supervision-tightened-without-reason /scopes/2/phases/2/level",
                             "report-period-gap /reports/1/period/from"});
}

TEST_CASE("52 weeks are as long as a plan should be") {
  Json plan = draft();
  for (Json& scope : plan["scopes"]) scope["phases"] = Json::array({phase(1, 52, "close")});
  plan["reviews"][2]["plannedDate"] = "2026-01-04";
  plan["timeframe"]["end"] = "2026-01-04";
  CHECK(found(plan).empty());
  plan["timeframe"]["end"] = "2026-01-05";
  for (Json& scope : plan["scopes"]) scope["phases"][0]["toWeek"] = 53;
  const auto result = check(plan);
  CHECK(found(result) == Lines{"timeframe-over-52-weeks /timeframe/end"});
  CHECK(result.status == 200);
}

TEST_CASE("an original end lies between the start and the end") {
  CHECK(after(draft(), "/timeframe/originalEnd", "2025-05-30").empty());
  for (const char* day : {"2025-01-06", "2025-07-04", "2025-08-01"})
    CHECK(after(draft(), "/timeframe/originalEnd", day) ==
          Lines{"original-end-mismatch /timeframe/originalEnd"});
}

TEST_CASE("reskilling and reintegration follow an absence that is over by the start") {
  CHECK(found(without(draft(), "/absence")) == Lines{"absence-missing /absence"});
  CHECK(check(without(draft(), "/absence")).status == 200);
  CHECK(found(with(without(draft(), "/absence"), "/elements", {"remediation", "behavioural"})).empty());
  CHECK(after(draft(), "/absence/to", "2025-01-06").empty());
  CHECK(after(draft(), "/absence/to", "2025-01-07") == Lines{"absence-after-start /absence/to"});
}

TEST_CASE("targets and due weeks lie in the plan") {
  CHECK(after(draft(), "/objectives/0/targetDate", "2025-07-05") ==
        Lines{"target-outside-timeframe /objectives/0/targetDate"});
  CHECK(after(draft(), "/objectives/0/targetDate", "2025-01-05") ==
        Lines{"target-outside-timeframe /objectives/0/targetDate",
              "activity-due-after-target /activities/0/dueWeek",
              "activity-due-after-target /activities/1/dueWeek",
              "activity-due-after-target /activities/2/dueWeek",
              "activity-due-after-target /activities/3/dueWeek"});
  CHECK(after(draft(), "/activities/0/dueWeek", 27) ==
        Lines{"activity-due-outside-timeframe /activities/0/dueWeek",
              "activity-due-after-target /activities/0/dueWeek"});
}

TEST_CASE("every week of a scope has exactly one level") {
  CHECK(found(with_phases(Json::array({phase(2, 26, "close")}))) ==
        Lines{"phase-gap /scopes/0/phases/0/fromWeek"});
  CHECK(found(with_phases(Json::array({phase(1, 25, "close")}))) ==
        Lines{"phase-gap /scopes/0/phases/0/toWeek"});
  CHECK(found(with_phases({phase(1, 10, "close"), phase(12, 26, "supervised")})) ==
        Lines{"phase-gap /scopes/0/phases/1/fromWeek"});
  CHECK(found(with_phases({phase(1, 26, "close"), phase(5, 6, "close")})) ==
        Lines{"phase-overlap /scopes/0/phases/1/fromWeek"});
  CHECK(found(with_phases({phase(1, 26, "close"), phase(27, 30, "close")})) ==
        Lines{"phase-outside-timeframe /scopes/0/phases/1/toWeek"});
  CHECK(found(with_phases({phase(11, 26, "supervised"), phase(1, 10, "close")})).empty());
  CHECK(found(with_phases(Json::array({phase(1, 2147483647, "close")}))) ==
        Lines{"phase-outside-timeframe /scopes/0/phases/0/toWeek"});
}

TEST_CASE("a change of level is on record for its week and its two levels") {
  const Json change{{"date", "2025-03-03"}, {"week", 11},    {"fromLevel", "close"},
                    {"toLevel", "direct"},  {"reason", "r"}, {"authorisedBy", "A-P2"}};
  Json plan = with_phases({phase(1, 10, "close"), phase(11, 26, "direct")});
  CHECK(found(plan) == Lines{"supervision-tightened-without-reason /scopes/0/phases/1/level"});
  plan["scopes"][0]["changes"] = Json::array({change});
  CHECK(found(plan).empty());
  plan["scopes"][0]["changes"][0]["week"] = 12;
  CHECK(found(plan) == Lines{"supervision-tightened-without-reason /scopes/0/phases/1/level",
                             "change-does-not-match-phases /scopes/0/changes/0/week"});
  plan["scopes"][0]["changes"][0]["week"] = 11;
  plan["scopes"][0]["changes"][0]["fromLevel"] = "supervised";
  CHECK(found(plan) == Lines{"supervision-tightened-without-reason /scopes/0/phases/1/level",
                             "change-does-not-match-phases /scopes/0/changes/0/week"});
}

TEST_CASE("a restriction is a floor on each day of its force, for its scope or for all") {
  const auto restricted = [](Json restriction) {
    restriction.update(Json{{"body", "b"}, {"description", "d"}});
    return found(with(draft(), "/restrictions/0", restriction));
  };
  // Ward rounds: close in weeks 1 to 4, supervised from Monday 3 February 2025.
  CHECK(
      restricted({{"scope", "A-S2"}, {"minimumLevel", "close"}, {"from", "2025-01-06"}, {"to", "2025-02-02"}})
          .empty());
  CHECK(restricted(
            {{"scope", "A-S2"}, {"minimumLevel", "close"}, {"from", "2025-01-06"}, {"to", "2025-02-03"}}) ==
        Lines{"restriction-floor-broken /scopes/1/phases/1/level"});
  CHECK(restricted({{"scope", "A-S2"}, {"minimumLevel", "close"}, {"from", "2025-03-10"}}) ==
        Lines{"restriction-floor-broken /scopes/1/phases/2/level"});
  CHECK(restricted({{"minimumLevel", "supervised"}, {"from", "2025-07-04"}}).size() == 5);
  CHECK(restricted({{"minimumLevel", "excluded"}, {"from", "2025-07-05"}}).empty());
  CHECK(restricted({{"minimumLevel", "excluded"}, {"from", "2025-05-01"}, {"to", "2025-02-01"}}) ==
        Lines{"end-before-start /restrictions/0/to"});
}

TEST_CASE("a restriction is a floor for the levels of a report, now and from then on") {
  const auto restricted = [](Json restriction, const Json& plan = completed()) {
    restriction.update(Json{{"body", "b"}, {"description", "d"}});
    Lines lines;
    for (const std::string& line : found(with(plan, "/restrictions/0", restriction)))
      if (line.starts_with("restriction-floor-broken /reports/")) lines.push_back(line);
    return lines;
  };
  const auto broken = [](const char* place) {
    return std::string("restriction-floor-broken /reports/") + place;
  };
  const std::string now = broken("0/scopes/1/levelNow"), next = broken("0/scopes/1/levelNext");
  // Ward rounds at review 1: supervised on Thursday 6 March 2025, independent in the week from 10 March.
  const auto ward_rounds = [](const char* floor, const char* from, const char* to) {
    return Json{{"scope", "A-S2"}, {"minimumLevel", floor}, {"from", from}, {"to", to}};
  };
  CHECK(restricted(ward_rounds("close", "2025-03-06", "2025-03-06")) == Lines{now});
  CHECK(restricted(ward_rounds("close", "2025-03-06", "2025-03-09")) == Lines{now});
  CHECK(restricted(ward_rounds("close", "2025-03-06", "2025-03-10")) == Lines{now, next});
  CHECK(restricted(ward_rounds("supervised", "2025-03-06", "2025-03-10")) == Lines{next});
  CHECK(restricted(ward_rounds("close", "2025-03-11", "2025-05-05")).empty());
  CHECK(restricted(ward_rounds("close", "2025-01-06", "2025-03-05")).empty());
  // So does one that the plan does not have; what was over when the review was held forbids none.
  Json decided = completed();
  decided["reports"][0]["scopes"][1].update(
      Json{{"levelNext", "remote-review"}, {"reason", "Ready."}, {"authorisedBy", "A-P2"}});
  CHECK(restricted(ward_rounds("supervised", "2025-03-07", "2025-03-09"), decided).empty());
  CHECK(restricted(ward_rounds("supervised", "2025-03-07", "2025-03-10"), decided) == Lines{next});
  decided["reports"][0]["heldOn"] = "2025-03-12";
  CHECK(restricted(ward_rounds("supervised", "2025-03-07", "2025-03-11"), decided).empty());
  CHECK(restricted(ward_rounds("supervised", "2025-03-07", "2025-03-12"), decided) == Lines{next});

  CHECK(restricted({{"scope", "A-S4"}, {"minimumLevel", "supervised"}, {"from", "2025-07-04"}}) ==
        Lines{broken("2/scopes/3/levelNow")});
  CHECK(restricted({{"minimumLevel", "remote-review"}, {"from", "2025-07-04"}}) ==
        Lines{broken("2/scopes/0/levelNow"), broken("2/scopes/1/levelNow"), broken("2/scopes/2/levelNow"),
              broken("2/scopes/4/levelNow")});
}

TEST_CASE("a plan of the largest size that is read is checked in bounded time") {
  Json plan = draft();
  Json& phases = plan["scopes"][0]["phases"];
  phases = Json::array();
  for (int i = 0; i < 20'000; ++i) phases.push_back(phase(1 + i % 26, 26, "independent"));
  for (int i = 0; i < 15'000; ++i)
    plan["restrictions"].push_back(
        {{"body", "b"}, {"description", "d"}, {"minimumLevel", "remote-review"}, {"from", "2026-01-01"}});
  for (int i = 0; i < 5'000; ++i) {
    plan["objectives"].push_back(draft()["objectives"][0]);
    plan["objectives"].back()["id"] = fmt::format("O{}", i);
    plan["activities"][0]["objectives"].push_back(fmt::format("O{}", i));
  }
  const std::clock_t start = std::clock();
  CHECK(check(plan).status == 422);
  CHECK(std::clock() - start < 5 * CLOCKS_PER_SEC);
}

}  // namespace planpress::plan::tests

// The rules on meaning that the bad examples leave out, and the edges of those that they show.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <ctime>

#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

using Lines = std::vector<std::string>;

const Json& draft() { return example("surgeon-draft.json"); }
const Json& completed() { return example("surgeon.json"); }
const Json& pharmacist() { return example("pharmacist.json"); }

/// What is found after one value is put at a pointer.
Lines after(const Json& document, const std::string& pointer, const Json& value) {
  return found(with(document, pointer, value));
}

Lines for_summary(const Json& document) {
  CheckOptions options;
  options.document = "signed-off-summary";
  return found(check(document, options));
}

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
  CHECK(has(check(with(completed(), "/reports/0/objectives/0/id", "X")), "unknown-reference",
            "/reports/0/objectives/0/id"));
}

TEST_CASE("an id may stand once in its list, and again in another list") {
  CHECK(found(check(with(draft(), "/scopes/1/id", "A-O1"))).empty());
  CHECK(has(check(with(completed(), "/reports/0/scopes/1/id", "A-S1")), "duplicate-id",
            "/reports/0/scopes/1/id"));
}

TEST_CASE("the practitioner runs no part of the plan") {
  CHECK(after(draft(), "/activities/0/assessor", "A-P1") == Lines{"self-supervision /activities/0/assessor"});
  CHECK(after(draft(), "/people/2/conflict/acceptedBy", "A-P1") ==
        Lines{"self-supervision /people/2/conflict/acceptedBy"});
  CHECK(after(draft(), "/scopes/0/supervisors/0", "A-P1") ==
        Lines{"self-supervision /scopes/0/supervisors/0"});
  CHECK(after(pharmacist(), "/scopes/2/changes/0/authorisedBy", "C-P1") ==
        Lines{"self-supervision /scopes/2/changes/0/authorisedBy"});
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
  CHECK(has(check(with(draft(), "/timeframe/end", "2025-01-06")), "end-before-start", "/timeframe/end"));
  CHECK(after(draft(), "/absence/to", "2023-10-29") == Lines{"end-before-start /absence/to"});
  CHECK(after(draft(), "/absence/to", "2023-10-30").empty());
  CHECK(after(draft(), "/restrictions/0/to", "2023-10-29") == Lines{"end-before-start /restrictions/0/to"});
  CHECK(found(with_phases({phase(1, 10, "close"), phase(11, 9, "close"), phase(10, 26, "close")})) ==
        Lines{"end-before-start /scopes/0/phases/1/toWeek"});
  CHECK(has(check(with(completed(), "/reports/1/period/to", "2025-03-01")), "end-before-start",
            "/reports/1/period/to"));
  CHECK(after(example("cohort-74.json"), "/period/to", "2022-03-31") == Lines{"end-before-start /period/to"});
}

TEST_CASE("a plan that ends before it starts is not told about its weeks") {
  CHECK(after(draft(), "/timeframe/end", "2024-07-04") == Lines{"end-before-start /timeframe/end"});
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
        Lines{"target-outside-timeframe /objectives/0/targetDate"});
  CHECK(after(draft(), "/activities/0/dueWeek", 27) ==
        Lines{"activity-due-outside-timeframe /activities/0/dueWeek"});
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
}

TEST_CASE("reviews lie in the plan, in order, the last near its end") {
  CHECK(after(draft(), "/reviews/0/plannedDate", "2025-01-05") ==
        Lines{"review-before-start /reviews/0/plannedDate"});
  CHECK(after(draft(), "/reviews/1/plannedDate", "2025-03-06") ==
        Lines{"review-dates-not-increasing /reviews/1/plannedDate"});
  CHECK(after(draft(), "/reviews/2/plannedDate", "2025-06-20").empty());
  CHECK(after(draft(), "/reviews/2/plannedDate", "2025-06-19") ==
        Lines{"last-review-too-early /reviews/2/plannedDate"});
  CHECK(after(draft(), "/reviews/2/number", 9).empty());
}

TEST_CASE("each report has its own review, and a completed plan every report") {
  Json twice = with(pharmacist(), "/reports/1", pharmacist()["reports"][0]);
  CHECK(has(check(twice), "duplicate-report", "/reports/1/review"));
  CHECK(has(check(without(completed(), "/reports/2")), "review-without-report", "/reviews/2"));
  Json open = without(without(completed(), "/reports/2"), "/summary");
  open["status"] = "in-progress";
  CHECK(found(open).empty());
}

TEST_CASE("periods follow each other from the plan's first day") {
  CHECK(after(completed(), "/reports/0/period/from", "2025-01-07") ==
        Lines{"report-period-gap /reports/0/period/from"});
  CHECK(after(completed(), "/reports/1/period/from", "2025-03-06") ==
        Lines{"report-period-gap /reports/1/period/from"});
}

TEST_CASE("a late review and another next date are warnings; no next date is an error unless the plan ends") {
  Json late = with(pharmacist(), "/reports/0/heldOn", "2025-10-24");
  late["reports"][0]["signatures"] = Json::array();
  CHECK(found(late) == Lines{"review-held-late /reports/0/heldOn"});
  CHECK(check(late).status == 200);
  CHECK(found(with(late, "/reports/0/heldOn", "2025-10-23")).empty());
  CHECK(after(pharmacist(), "/reports/0/nextReviewDate", "2025-12-05") ==
        Lines{"next-review-mismatch /reports/0/nextReviewDate"});
  CHECK(found(without(pharmacist(), "/reports/0/nextReviewDate")) ==
        Lines{"next-review-required /reports/0/nextReviewDate"});
}

TEST_CASE("a report has a row for each objective and scope") {
  CHECK(found(without(pharmacist(), "/reports/0/objectives/1")) ==
        Lines{"report-objective-missing /reports/0/objectives"});
  CHECK(found(without(pharmacist(), "/reports/0/scopes/3")) ==
        Lines{"report-scope-missing /reports/0/scopes"});
  CHECK(after(pharmacist(), "/reports/0/scopes", Json::array()) ==
        Lines{"report-scope-missing /reports/0/scopes"});
}

TEST_CASE("levels in a report are the plan's, unless a reason and an authoriser are given") {
  CHECK(after(pharmacist(), "/reports/0/scopes/0/levelNow", "direct") ==
        Lines{"report-level-mismatch /reports/0/scopes/0/levelNow"});
  CHECK(after(pharmacist(), "/reports/0/scopes/0/levelNext", "independent") ==
        Lines{"report-level-mismatch /reports/0/scopes/0/levelNext"});
  Json held = with(pharmacist(), "/reports/0/scopes/0/levelNext", "direct");
  held["reports"][0]["scopes"][0]["reason"] = "Two slips.";
  CHECK(found(held) == Lines{"supervision-tightened-without-reason /reports/0/scopes/0/levelNext",
                             "report-level-mismatch /reports/0/scopes/0/levelNext"});
  held["reports"][0]["scopes"][0]["authorisedBy"] = "C-P2";
  CHECK(found(held).empty());
}

TEST_CASE("ratings are borne out") {
  CHECK(after(pharmacist(), "/reports/0/objectives/0/rating", "behind") ==
        Lines{"concerns-required /reports/0/objectives/0/concerns"});
  CHECK(after(pharmacist(), "/reports/0/objectives/0/rating", "not-met") ==
        Lines{"concerns-required /reports/0/objectives/0/concerns"});
  CHECK(after(completed(), "/reports/2/objectives/0/evidence/2/done", 5) ==
        Lines{"achieved-without-evidence /reports/2/objectives/0/rating"});
  Json noted = with(completed(), "/reports/2/objectives/0/evidence/2/done", 5);
  noted["reports"][2]["objectives"][0]["evidence"][2]["note"] = "The sixth fell to illness.";
  CHECK(found(noted).empty());
  CHECK(found(without(completed(), "/reports/2/objectives/0/evidence/2")) ==
        Lines{"achieved-without-evidence /reports/2/objectives/0/rating"});
  CHECK(after(completed(), "/reports/0/objectives/0/evidence/0/activity", "A-A12") ==
        Lines{"evidence-objective-mismatch /reports/0/objectives/0/evidence/0/activity"});
}

TEST_CASE("the practitioner is at the review or a note says why not") {
  CHECK(found(without(pharmacist(), "/reports/0/attendees/0")) ==
        Lines{"practitioner-absent-unexplained /reports/0/attendees"});
  CHECK(found(without(completed(), "/reports/0/attendees/0")).empty());
  CHECK(after(completed(), "/reports/0/sessionsWorked", 71).empty());
}

TEST_CASE("signatures are by those who hold the role, on versions that there are, not in the future") {
  CHECK(after(completed(), "/signatures/0/person", "A-P2") ==
        Lines{"signature-role-mismatch /signatures/0/person"});
  CHECK(after(completed(), "/signatures/1/person", "A-P5") ==
        Lines{"signature-role-mismatch /signatures/1/person"});
  Json organisation = with(completed(), "/signatures/5/role", "organisation");
  CHECK(found(organisation).empty());
  CHECK(found(with(organisation, "/signatures/5/person", "A-P6")).empty());
  CHECK(found(with(organisation, "/signatures/5/person", "A-P1")) ==
        Lines{"signature-role-mismatch /signatures/5/person"});
  CHECK(after(completed(), "/signatures/1/version", 3) ==
        Lines{"signature-version-unknown /signatures/1/version"});

  CheckOptions options;
  options.today = Date::parse("2025-07-08");
  CHECK(found(check(completed(), options)) == Lines{"signature-in-future /summary/signatures/2/date"});
  options.today = Date::parse("2025-07-09");
  CHECK(found(check(completed(), options)).empty());
}

TEST_CASE("an agreed plan is signed in its current version by both parties") {
  CHECK(found(without(completed(), "/signatures/3")) == Lines{"agreement-unsigned /signatures"});
  CHECK(found(without(completed(), "/signatures/5")) == Lines{"agreement-unsigned /signatures"});
  CHECK(found(without(completed(), "/signatures/4")).empty());
  CHECK(found(without(completed(), "/signatures")) == Lines{"agreement-unsigned /signatures"});
  CHECK(after(draft(), "/status", "agreed") == Lines{"agreement-unsigned /signatures"});
  for (const char* status : {"shared", "not-agreed"}) CHECK(after(draft(), "/status", status).empty());
}

TEST_CASE("a plan closes with every objective achieved or waived, every report signed, and a summary") {
  const Json missed = with(with(completed(), "/reports/2/objectives/1/rating", "not-met"),
                           "/reports/2/objectives/1/concerns", "Not there yet.");
  CHECK(found(missed) == Lines{"objective-not-achieved /reports/2/objectives/1/rating"});
  const Json waiver{{"reason", "Moved post."}, {"date", "2025-07-01"}, {"authorisedBy", "A-P2"}};
  CHECK(found(with(missed, "/objectives/1/waived", waiver)).empty());
  CHECK(for_summary(completed()).empty());
  CHECK(for_summary(without(completed(), "/summary")) == Lines{"summary-missing /summary"});
  CHECK(for_summary(pharmacist()) == Lines{"status-not-terminal /status", "summary-missing /summary"});

  Json closed_early = with(completed(), "/status", "closed-early");
  closed_early["reports"][1].erase("signatures");
  CHECK(found(closed_early).empty());
  CHECK(for_summary(closed_early) == Lines{"unsigned-report /reports/1/signatures"});
}

TEST_CASE("Welsh without labels is a warning") {
  const auto result = check(without(pharmacist(), "/labels"));
  CHECK(found(result) == Lines{"welsh-labels-missing /labels"});
  CHECK(result.status == 200);
  CHECK(after(pharmacist(), "/labels/cy", Json::object()) == Lines{"welsh-labels-missing /labels"});
  CHECK(after(draft(), "/language", "cy") == Lines{"welsh-labels-missing /labels"});
}

TEST_CASE("twenty plans make a cohort") {
  Json cohort = example("cohort-74.json");
  auto& plans = cohort["plans"].get_ref<Json::array_t&>();
  plans.resize(20);
  CHECK(found(cohort).empty());
  plans.resize(19);
  CHECK(found(cohort) == Lines{"cohort-below-minimum /plans"});
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

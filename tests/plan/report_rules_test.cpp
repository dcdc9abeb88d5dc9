// The rules on meaning that the bad examples leave out, and the edges of those that they show: reviews,
// reports, signatures and closing.
#include <doctest/doctest.h>

#include "tests/plan/rule_plans.hpp"

namespace planpress::plan::tests {

namespace {

Lines for_summary(const Json& document) {
  CheckOptions options;
  options.document = "signed-off-summary";
  return found(document, options);
}

}  // namespace

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
  CHECK(has(twice, "duplicate-report", "/reports/1/review"));
  CHECK(has(without(completed(), "/reports/2"), "review-without-report", "/reviews/2"));
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

TEST_CASE("reports may stand in any order: periods and the last report go by their reviews") {
  Json plan = completed();
  std::swap(plan["reports"][0], plan["reports"][2]);
  CHECK(found(plan).empty());
  plan["reports"][0]["objectives"][1]["rating"] = "on-track";
  CHECK(found(plan) == Lines{"objective-not-achieved /reports/0/objectives/1/rating"});
}

TEST_CASE("a wrong review number moves no period") {
  Json plan = with(completed(), "/status", "in-progress");
  plan.erase("summary");
  plan["reports"][0]["review"] = 9;
  CHECK(found(plan) == Lines{"report-without-review /reports/0/review"});
  plan["reports"][0]["review"] = 3;
  CHECK(found(plan) == Lines{"duplicate-report /reports/2/review"});
}

TEST_CASE("after the plan's last review there is no next one to differ from") {
  Json plan = with(completed(), "/reports/2/nextReviewDate", "2025-12-01");
  CHECK(found(plan).empty());
  plan["reports"][2]["outcome"] = "continue";
  CHECK(found(plan).empty());
  CHECK(found(without(plan, "/reports/2/nextReviewDate")) ==
        Lines{"next-review-required /reports/2/nextReviewDate"});
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

TEST_CASE("levels are those of the week that holds the end of the period, to the last day of the last week") {
  // Week 26 is Monday 30 June to Sunday 6 July 2025; the plan ends on the Friday.
  Json plan = with(completed(), "/reports/2/scopes/3/levelNow", "independent");
  for (const char* day : {"2025-06-30", "2025-07-04", "2025-07-06"})
    CHECK(found(with(plan, "/reports/2/period/to", day)) ==
          Lines{"report-level-mismatch /reports/2/scopes/3/levelNow"});
  CHECK(found(with(plan, "/reports/2/period/to", "2025-07-07")).empty());
  CHECK(after(completed(), "/reports/2/scopes/3/levelNext", "independent").empty());
  // Where a week has two levels, either is the plan's.
  Json twice = with(completed(), "/scopes/1/phases/1/toWeek", 26);
  CHECK(found(twice) == Lines{"phase-overlap /scopes/1/phases/2/fromWeek"});
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
  // The activity serves another objective too; its row there does not count here.
  CHECK(found(without(completed(), "/reports/2/objectives/0/evidence/4")) ==
        Lines{"achieved-without-evidence /reports/2/objectives/0/rating"});
  CHECK(after(completed(), "/reports/2/objectives/0/evidence/7", {{"activity", "A-A01"}, {"done", 1}}) ==
        Lines{"evidence-totals-differ /reports/2/objectives/0/evidence/7/done"});
  CHECK(after(completed(), "/reports/0/objectives/0/evidence/0/activity", "A-A12") ==
        Lines{"evidence-objective-mismatch /reports/0/objectives/0/evidence/0/activity",
              "evidence-totals-differ /reports/0/objectives/2/evidence/5/done"});
}

TEST_CASE("a review is held in its period or after it, and no later than today") {
  CHECK(after(completed(), "/reports/0/heldOn", "2025-01-03") ==
        Lines{"held-before-period /reports/0/heldOn", "event-outside-period /reports/0/safetyEvents/0/date"});
  CHECK_FALSE(
      has(with(completed(), "/reports/0/heldOn", "2025-01-06"), "held-before-period", "/reports/0/heldOn"));
  CheckOptions options;
  options.today = Date::parse("2025-07-14");
  const Json late = with(completed(), "/reports/2/heldOn", "2025-07-15");
  CHECK(has(late, "held-in-future", "/reports/2/heldOn", options));
  options.today = Date::parse("2025-07-15");
  CHECK_FALSE(has(late, "held-in-future", "/reports/2/heldOn", options));
}

TEST_CASE("a safety event lies between the beginning of the period and the day of the review") {
  const auto on = [](const char* day) { return after(completed(), "/reports/0/safetyEvents/0/date", day); };
  const Lines outside{"event-outside-period /reports/0/safetyEvents/0/date"};
  const std::string held = completed()["reports"][0]["heldOn"];
  CHECK(on("2025-01-05") == outside);
  CHECK(on("2025-01-06").empty());
  CHECK(on(held.c_str()).empty());
  CHECK(on((*Date::parse(held) + Days{1}).iso().c_str()) == outside);
  CHECK(check(with(completed(), "/reports/0/safetyEvents/0/date", "2024-02-20")).status == 200);
}

TEST_CASE("what is done of an activity is one total under all its objectives") {
  const std::string later = "/reports/0/objectives/1/evidence/3/done";
  CHECK(after(completed(), later, 5) == Lines{"evidence-totals-differ " + later});
  CHECK(check(with(completed(), later, 5)).status == 200);
  // Twice under one objective, too.
  Json twice = completed();
  auto& rows = twice["reports"][0]["objectives"][2]["evidence"].get_ref<Json::array_t&>();
  rows.push_back(rows.back());
  REQUIRE(rows.back()["activity"] == "A-A12");
  CHECK(found(twice).empty());
  rows.back()["done"] = 99;
  CHECK(found(twice) == Lines{fmt::format("evidence-totals-differ /reports/0/objectives/2/evidence/{}/done",
                                          rows.size() - 1)});
}

TEST_CASE("an activity that is due after the targets of all its objectives is told") {
  Json plan = draft();
  plan["activities"][0]["objectives"] = {"A-O1", "A-O2"};
  plan["activities"][0]["dueWeek"] = 9;  // begins on 3 March 2025
  const Lines late{"activity-due-after-target /activities/0/dueWeek"};
  const auto due = [&](const char* first, const char* second) {
    plan["objectives"][0]["targetDate"] = first;
    plan["objectives"][1]["targetDate"] = second;
    Lines lines = found(plan);
    std::erase_if(lines, [](const std::string& line) { return !line.ends_with("/activities/0/dueWeek"); });
    return lines;
  };
  CHECK(due("2025-03-02", "2025-02-20") == late);
  CHECK(due("2025-02-20", "2025-03-02") == late);
  CHECK(due("2025-02-20", "2025-03-03").empty());
  CHECK(due("2025-03-03", "2025-02-20").empty());
  CHECK(check(plan).status == 200);
}

TEST_CASE("time on hold ends after it begins, and somebody of the plan gives the reason for its status") {
  const auto hold = [](const Json& to) { return Json::array({{{"from", "2025-03-10"}, {"to", to}}}); };
  CHECK(after(draft(), "/holds", hold("2025-03-10")).empty());
  CHECK(after(draft(), "/holds", hold("2025-03-09")) == Lines{"end-before-start /holds/0/to"});
  Json reason{{"text", "No answer."}, {"date", "2025-05-01"}, {"by", "A-P9"}};
  CHECK(after(draft(), "/statusReason", reason) == Lines{"unknown-reference /statusReason/by"});
  for (const char* by : {"A-P1", "A-P2"}) {
    reason["by"] = by;
    CHECK(after(draft(), "/statusReason", reason).empty());
  }
  reason["code"] = "moved";
  CHECK(after(draft(), "/statusReason", reason) == Lines{"schema-enum /statusReason/code"});
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
  CHECK(after(completed(), "/signatures/1/person", "A-P1") ==
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
  CHECK(found(completed(), options) == Lines{"signature-in-future /summary/signatures/2/date"});
  options.today = Date::parse("2025-07-09");
  CHECK(found(completed(), options).empty());
}

TEST_CASE("an agreed plan is signed in its current version by both parties") {
  CHECK(found(without(completed(), "/signatures/3")) == Lines{"agreement-unsigned /signatures"});
  CHECK(found(without(completed(), "/signatures/5")) == Lines{"agreement-unsigned /signatures"});
  CHECK(found(without(completed(), "/signatures/4")).empty());
  CHECK(found(without(completed(), "/signatures")) == Lines{"agreement-unsigned /signatures"});
  CHECK(after(draft(), "/status", "agreed") == Lines{"agreement-unsigned /signatures"});
  for (const char* status : {"shared", "not-agreed"}) CHECK(after(draft(), "/status", status).empty());
  // The list of codes asks for role and version, not for what is declared.
  CHECK(after(completed(), "/signatures/3/statement", "seen-not-agreed").empty());
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

TEST_CASE("Welsh needs no labels from the plan") {
  CHECK(found(without(pharmacist(), "/labels")).empty());
  CHECK(after(pharmacist(), "/labels/cy", Json::object()).empty());
  CHECK(after(draft(), "/language", "cy").empty());
}

TEST_CASE("twenty plans make a cohort") {
  Json cohort = example("cohort-74.json");
  auto& plans = cohort["plans"].get_ref<Json::array_t&>();
  plans.resize(20);
  CHECK(found(cohort).empty());
  plans.resize(19);
  CHECK(found(cohort) == Lines{"cohort-below-minimum /plans"});
}

}  // namespace planpress::plan::tests

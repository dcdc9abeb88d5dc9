#include "service/views/progress_report.hpp"

#include <doctest/doctest.h>

#include "tests/views/support.hpp"

namespace planpress::views::test {

namespace {

Json view(const Plan& plan, int review, std::string language = "en") {
  return progress_report_view(plan, words(), {.language = language, .review = review});
}
// What it says of a review that was held, with the furniture of its pages.
Json report(const Plan& plan, int review, std::string language = "en") {
  Json told = view(plan, review, language);
  Json parts = std::move(told["report"]);
  told.erase("report");
  told.erase("form");
  told.update(parts);
  return told;
}

std::string refused(const Plan& plan, int review) {
  Findings findings;
  refuse_progress_report(plan, {.review = review}, findings);
  std::string told;
  for (const Finding& each : std::move(findings).in_document_order({}))
    told += each.pointer + "?" + std::string(each.parameter) + " " + each.code;
  return told;
}

const Json& row(const Json& rows, const std::string& name, const std::string& value) {
  for (const Json& each : rows)
    if (each.at(name) == value) return each;
  throw std::out_of_range(value);
}

}  // namespace

TEST_CASE("the view of every report has the declared shape in every language and edition") {
  for (const char* name : {"surgeon", "pharmacist", "dentist", "dentist-unsigned"}) {
    const Plan plan = example(name);
    for (const Report& each : plan.reports)
      for (const std::string language : {"en", "cy"}) {
        CAPTURE(name);
        CHECK(difference(view(plan, each.review, language), progress_report_view.shape()) == "");
      }
  }
}

TEST_CASE("a report that is signed off says its outcome first, and what needs action") {
  const Json told = report(example("surgeon"), 1);
  CHECK(told["heading"]["kind"] == "Progress report 1");
  CHECK(told["foot_left"] == "NMU-2024-A017, version 2, report 1 signed off");
  CHECK(told["watermark"] == "");
  CHECK(told["banner"] == Json{{"tone", "ground"},
                               {"head", "Outcome: continue, adjusted"},
                               {"text", "Signed off on 10 March 2025. 1 objective of 3 is behind."}});
  CHECK(told["facts"] == Json{{"held", "6 March 2025"},
                              {"planned", "Planned for 6 March 2025"},
                              {"period", "6 January 2025 to 6 March 2025"},
                              {"sessions", "64 of 70"},
                              {"leave", "3 days of leave"},
                              {"next", "6 May 2025"},
                              {"next_review", "Review 2"}});
  CHECK(report(example("surgeon"), 3)["facts"]["next"] == "No further review");
  CHECK(told["sign_off"]["panel"].is_null());
}

TEST_CASE("a report that lacks one of its three signatures is not signed off, on every page") {
  Plan plan = example("surgeon");
  for (const std::size_t missing : {0, 1, 2}) {
    CAPTURE(missing);
    plan = example("surgeon");
    auto& signatures = plan.reports[0].signatures;
    signatures.erase(signatures.begin() + static_cast<std::ptrdiff_t>(missing));
    const Json told = report(plan, 1);
    CHECK(told["watermark"] == "NOT SIGNED OFF");
    CHECK(told["foot_left"] == "NMU-2024-A017, version 2, report 1 NOT SIGNED OFF");
    CHECK(told["banner"]["tone"] == "frame");
    CHECK(told["banner"]["head"] == "NOT SIGNED OFF. Outcome: continue, adjusted");
    REQUIRE(told["sign_off"]["panel"]["signatories"].size() == 1);
    CHECK(told["sign_off"]["signed"]["heading"] == "Signed so far");
  }
  CHECK(says(report(plan, 1)["banner"], "Still to sign: case manager."));
}

TEST_CASE("a practitioner may have seen a report and not agree, and says why") {
  const Json told = report(example("dentist"), 2);
  CHECK(told["banner"]["tone"] == "ground");
  CHECK(told["banner"]["text"] ==
        "Signed off on 28 May 2025. Ms Ngozi Carrow-Whitlock has seen it and does not agree. "
        "1 objective of 3 is not met. 1 objective of 3 is behind.");
  const Json& first = told["sign_off"]["signed"]["rows"][0];
  CHECK(first["statement"] == "Seen, not agreed");
  CHECK(first["positive"] == false);
  CHECK(first["comment"] == "I do not agree with the reason for tightening supervision.");
}

TEST_CASE("a practitioner who was not there is named, with the reason") {
  const Json told = report(example("dentist"), 1)["attendance"];
  CHECK(told["absent"] == "Ms Ngozi Carrow-Whitlock was not there.");
  CHECK(says(told["note"], "was at a funeral on the day"));
  CHECK(told["present"]["rows"][1] ==
        Json{{"name", "Dr Ines Valdemar-Pike"}, {"role", "Clinical supervisor"}});
  CHECK(report(example("surgeon"), 1)["attendance"]["absent"] == "");
  CHECK(report(example("dentist"), 1)["facts"]["planned"] == "Planned for 31 March 2025");
}

TEST_CASE("ratings are words, with those of the review before, concerns and actions") {
  const Json ratings = report(example("surgeon"), 2)["ratings"];
  CHECK(ratings[2] == Json{{"number", "3"},
                           {"area", "Leadership"},
                           {"rating", "On track"},
                           {"needs_action", false},
                           {"before", "Behind"},
                           {"concerns", ""},
                           {"actions", ""}});
  const Json first = report(example("surgeon"), 1)["ratings"];
  CHECK(first[2]["needs_action"] == true);
  CHECK(first[2]["before"] == "");
  CHECK(says(first[2]["actions"], "First coaching session"));
  CHECK(report(example("dentist"), 2)["ratings"][2]["needs_action"] == true);  // not met
}

TEST_CASE("running totals stand against what is required, drawn and in figures") {
  const Json activities = report(example("surgeon"), 2)["activities"];
  CHECK(activities["before"] == "Review 1");
  CHECK(activities["rows"][0] == Json{{"name", "Logbook"},
                                      {"id", ""},
                                      {"bar", {{"value", "25.000"}, {"of", "40.000"}}},
                                      {"done", "25"},
                                      {"required", "of 40"},
                                      {"before", "9"},
                                      {"due", "Week 26"}});
  CHECK(report(example("surgeon"), 1)["activities"]["before"] == "");
  const Json beyond = report(example("dentist"), 3)["activities"]["rows"][0];
  CHECK(beyond["done"] == "12");
  CHECK(beyond["bar"] == Json{{"value", "10.000"}, {"of", "10.000"}});
}

TEST_CASE("two activities of one name are told apart by their numbers") {
  Plan plan = example("surgeon");
  plan.activities[1].type = plan.activities[0].type;
  const Json rows = report(plan, 1)["activities"]["rows"];
  CHECK(rows[0]["id"] == "A-A01");
  CHECK(rows[1]["id"] == "A-A02");
  CHECK(rows[2]["id"] == "");
}

TEST_CASE("an activity that a report says nothing of keeps its total and is named as not reported") {
  Plan plan = example("surgeon");
  for (ObjectiveReport& each : plan.reports[1].objectives)
    std::erase_if(each.evidence, [](const Evidence& e) { return e.activity == "A-A01"; });
  const Json told = report(plan, 2);
  CHECK(told["activities"]["rows"][0]["done"] == "9");
  CHECK(row(told["evidence"][0]["rows"], "id", "A-A01")["total"] ==
        "None reported since; 9 of 40 procedures");
}

TEST_CASE("every piece of evidence is listed under its objective with its note") {
  const Json evidence = report(example("dentist"), 2)["evidence"];
  CHECK(evidence[0]["area"] == "Clinical skills");
  CHECK(evidence[0]["rows"][0] == Json{{"name", "Direct observation of procedural skills"},
                                       {"id", "D-A1"},
                                       {"before", "4"},
                                       {"total", "6 of 10 treatments"},
                                       {"note", "One of the last two was not satisfactory."}});
  CHECK(row(evidence[2]["rows"], "id", "D-A5")["before"] == "0");  // as under "done so far"
}

TEST_CASE("supervision is held against the plan, with who decided otherwise and why") {
  Plan plan = example("dentist");
  plan.version = 1;
  plan.timeframe.original_end.reset();
  plan.scopes[1].changes.clear();
  const Json told = report(plan, 2)["supervision"];
  CHECK(told["reasons"] == true);
  CHECK(told["verdict"] == "Where a level was not that of the plan, the plan's stands below it.");
  CHECK(told["rows"][2] == Json{{"scope", "Extractions"},
                                {"now", "Supervised"},
                                {"decided", ""},
                                {"now_planned", "Plan: remote review"},
                                {"next", "Remote review"},
                                {"next_planned", ""},
                                {"reason", "Supervised for two weeks after a dry socket, as a precaution."},
                                {"authorised", "Authorised by Dr Ines Valdemar-Pike"},
                                {"authoriser", "Dr Ines Valdemar-Pike"}});
  const Json planned = report(example("surgeon"), 2)["supervision"];
  CHECK(planned["reasons"] == false);
  CHECK(planned["verdict"] == "Each level is that of the plan.");
  CHECK(report(example("surgeon"), 3)["supervision"]["rows"][0]["next"] == "None");
}

TEST_CASE("a report that has not the level which the review before decided on says so") {
  Plan plan = held_at_review();
  Report next = plan.reports[0];
  next.review = 2;
  next.period = {day("2025-10-10"), day("2025-12-04")};
  for (ScopeReport& row : next.scopes) {
    const Scope* scope = find_scope(plan, row.id);
    row.reason.reset();
    row.authorised_by.reset();
    row.level_now = *level_in(*scope, Week{14});
    row.level_next = level_in(*scope, Week{15});
  }
  plan.reports.push_back(next);
  const Json told = report(plan, 2)["supervision"];
  CHECK(told["rows"][0]["decided"] == "");
  CHECK(told["rows"][1]["decided"] == "Review 1 decided on: direct.");
  CHECK(told["verdict"] == "");
  plan.reports[1].scopes[1].level_now = Level::direct;
  CHECK(report(plan, 2)["supervision"]["rows"][1]["decided"] == "");
}

TEST_CASE("a report on an earlier version is held against nothing, and says whose requirements it prints") {
  const Json told = report(example("surgeon"), 1);
  CHECK(told["supervision"]["verdict"] ==
        "Not every level that was planned at the time of this review is on record.");
  CHECK(told["requirements"] ==
        "What is required, and by when, is that of version 2 of the plan, agreed on 14 March 2025.");
  const Json differs = report(example("dentist"), 2)["supervision"];
  CHECK(differs["rows"][2]["now_planned"] == "");
  CHECK(says(differs["verdict"], "is on record."));
  CHECK(report(example("surgeon"), 2)["requirements"] == "");
}

TEST_CASE("a reason beside a level leaves its reader to judge whether that was planned") {
  Plan plan = example("surgeon");
  plan.reports[1].scopes[0].reason = "Held, though the test was passed.";
  plan.reports[1].scopes[0].authorised_by = "A-P2";
  CHECK(report(plan, 2)["supervision"]["verdict"] == "");
}

TEST_CASE("a report whose period touches a time on hold says so") {
  Plan plan = example("surgeon");
  plan.holds = {{day("2025-02-10"), day("2025-02-14")}, {day("2025-05-08"), day("2025-05-09")}};
  const Json first = report(plan, 1)["holds"]["rows"];
  REQUIRE(first.size() == 1);
  CHECK(first[0]["text"] == "On hold from 10 February 2025 to 14 February 2025.");
  CHECK(report(plan, 2)["holds"].is_null());
}

TEST_CASE("only the review that was asked for is told, and nothing confidential") {
  const std::string first = report(example("surgeon"), 1).dump();
  CHECK(first.find("On-call pairing") == std::string::npos);
  CHECK(first.find("Every measure has been met") == std::string::npos);
  const std::string pharmacist = report(example("pharmacist"), 1).dump();
  for (const char* secret : {"occupational health", "Stress-related", "black-or-black-british", "C-P3"})
    CHECK(pharmacist.find(secret) == std::string::npos);
}

TEST_CASE("a review that the plan does not have is the fault of what was asked for") {
  CHECK(refused(example("pharmacist"), 1) == "");
  CHECK(refused(example("pharmacist"), 2) == "");
  CHECK(refused(example("pharmacist"), 9) == "?review unknown-reference");
  CHECK_THROWS_AS(view(example("pharmacist"), 9), std::invalid_argument);
}

TEST_CASE("a report in Welsh has no English words of ours, and the plan's own Welsh") {
  Plan plan = example("pharmacist");
  plan.labels->cy["progressReport"] = "Adroddiad ar gynnydd";
  const Json told = report(plan, 1, "cy");
  CHECK(told["heading"]["kind"] == "Adroddiad ar gynnydd 1");
  CHECK(told["ratings"][0]["rating"] == "Ar y trywydd iawn");
  CHECK(told["activities"]["rows"][0]["required"] == "o 8");
  CHECK(told["banner"]["head"] == "Canlyniad: parhau");
}

}  // namespace planpress::views::test

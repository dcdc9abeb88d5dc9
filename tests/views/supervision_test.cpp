#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/views/support.hpp"

using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

TEST_CASE("the ladder has a track for each kind of work, with its levels in words and codes") {
  const Json ladder = view(example("surgeon"))["supervision"]["ladder"];
  CHECK(ladder["last"] == "26");
  REQUIRE(ladder["tracks"].size() == 5);
  const Json major = ladder["tracks"][3];
  CHECK(major["name"] == "Major resections");
  CHECK(major["intervals"][0] ==
        Json{{"from", "1"}, {"to", "4"}, {"step", "observe-only"}, {"text", "Observe only"}});
}

TEST_CASE("sessions stand in the head of a track only while they do not change") {
  const Json surgeon = view(example("surgeon"))["supervision"]["ladder"]["tracks"];
  CHECK(surgeon[0]["sessions"] == "3 a week");
  CHECK(surgeon[4]["sessions"] == "1 a week");  // none while excluded
  CHECK(view(example("pharmacist"))["supervision"]["ladder"]["tracks"][0]["sessions"] == "");
}

TEST_CASE("a review's mark stands at the end of its day") {
  const Json marks = view(example("surgeon"))["supervision"]["ladder"]["marks"];
  REQUIRE(marks.size() == 3);
  CHECK(marks[0] == Json{{"at", "8.571"}, {"label", "Review 1"}, {"note", "6 March 2025"}});
  CHECK(marks[2]["at"] == "25.714");
}

TEST_CASE("the ladder says in words what it shows") {
  CHECK(view(example("surgeon"))["supervision"]["ladder"]["alt"] ==
        "Level of supervision in 5 kinds of work over 26 weeks. Outpatient clinics: independent throughout; "
        "Ward rounds: from close to independent; Intermediate elective lists: from direct to independent; "
        "Major resections: from observe only to remote review; Emergency on call: from excluded to "
        "independent. The table after it has every step.");
}

TEST_CASE("tests are listed by the week in which the next level begins") {
  const Json rows = view(example("surgeon"))["supervision"]["tests"]["rows"];
  REQUIRE(rows.size() == 3);
  CHECK(rows[0] == Json{{"due", "3 February 2025"},
                        {"week", "Week 5"},
                        {"week_record", "week 5"},
                        {"scope", "Intermediate elective lists"},
                        {"change", "Direct to close"},
                        {"test", "6 supervised cases and no take-over"},
                        {"tightened", ""}});
  CHECK(rows[1]["scope"] == "Major resections");
  CHECK(rows[2]["change"] == "Excluded to close");
}

TEST_CASE("a test in the last phase is due at the end") {
  Plan plan = example("surgeon");
  plan.scopes[0].phases[0].exit_criteria = "Appraisal held";
  const Json row = view(plan)["supervision"]["tests"]["rows"].back();
  CHECK(row["due"] == "4 July 2025");
  CHECK(row["week"] == "Week 26");
  CHECK(row["change"] == "Independent to the end");
}

TEST_CASE("a change of level says when, why and on whose authority") {
  const Json rows = view(example("pharmacist"))["supervision"]["changes"]["rows"];
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["date"] == "3 November 2025");
  CHECK(rows[0]["week"] == "From week 10");
  CHECK(rows[0]["scope"] == "Telephone advice");
  CHECK(rows[0]["change"] == "Supervised to close");
  CHECK(rows[0]["authorised"] == "Authorised by Ms Siân Llŷr-Gŵyn");
  CHECK(says(rows[0], "a ward misheard an insulin instruction"));
}

TEST_CASE("the table gives every phase its weeks, dates, level and sessions") {
  const Json table = view(example("surgeon"))["supervision"]["table"];
  CHECK(table[1]["name"] == "Ward rounds");
  CHECK(table[1]["supervisors"] == "Miss Eleanor Abernethy and Mr Kwabena Boateng-Asare");
  CHECK(table[1]["phases"][0] == Json{{"weeks", "1 to 4"},
                                      {"dates", "6 January 2025 to 2 February 2025"},
                                      {"level", "Close"},
                                      {"sessions", "2"}});
  CHECK(table[4]["phases"][0]["sessions"] == "0");
  CHECK(table[1]["phases"][2]["dates"] == "10 March 2025 to 4 July 2025");
}

TEST_CASE("levels that the plan uses are explained, from tight to loose") {
  const Json levels = view(example("pharmacist"))["supervision"]["levels"];
  REQUIRE(levels.size() == 6);
  CHECK(levels.front()["name"] == "Excluded");
  CHECK(levels.back()["name"] == "Independent");
  CHECK_FALSE(says(levels, "Observe only"));
}

TEST_CASE("twelve kinds of work are all told, in their order") {
  Plan plan = example("surgeon");
  const Scope scope = plan.scopes[1];
  plan.scopes.clear();
  for (int i = 1; i <= 12; ++i) {
    plan.scopes.push_back(scope);
    plan.scopes.back().name = fmt::format("Work {}", i);
  }
  const Json supervision = view(plan)["supervision"];
  REQUIRE(supervision["ladder"]["tracks"].size() == 12);
  CHECK(supervision["ladder"]["tracks"][11]["name"] == "Work 12");
  CHECK(supervision["table"].size() == 12);
}

TEST_CASE("a plan of more weeks than a ladder can show has the table alone") {
  Plan plan = example("surgeon");
  plan.timeframe.end = day("2045-07-04");
  const Json supervision = view(plan)["supervision"];
  CHECK(supervision["ladder"].is_null());
  CHECK(supervision["table"].size() == 5);
}

TEST_CASE("a phase of one week names one week") {
  Plan plan = example("surgeon");
  plan.scopes[1].phases[0].to_week = Week{1};
  const Json phase = view(plan)["supervision"]["table"][1]["phases"][0];
  CHECK(phase["weeks"] == "1");
  CHECK(phase["dates"] == "6 January 2025 to 12 January 2025");
}

TEST_CASE("a level that a review decided on against the plan is told until a new version has it") {
  const Plan held = held_at_review();
  const Json decided = view(held)["supervision"]["decided"]["rows"];
  REQUIRE(decided.size() == 1);
  CHECK(decided[0]["text"] ==
        "Discharge counselling, high-risk medicines: review 1, held on 9 October 2025, decided on direct "
        "from then "
        "on. This version of the plan has close.");
  CHECK(says(view(held, "cy")["supervision"]["decided"], ": penderfynodd adolygiad 1, a gynhaliwyd ar "));
  CHECK(view(example("pharmacist"))["supervision"]["decided"].is_null());
  Plan as_planned = held;
  as_planned.reports[0].scopes[1].level_next = Level::close;
  CHECK(view(as_planned)["supervision"]["decided"].is_null());
  Plan newer = held;  // agreed after the review: what it had then is not on record
  newer.version = 2;
  newer.signatures = example("pharmacist").signatures;
  CHECK(view(newer)["supervision"]["decided"].is_null());
  Plan pending = held;  // a second version, which nobody has agreed to, takes nothing back
  pending.version = 2;
  CHECK(says(view(pending)["supervision"]["decided"], "decided on direct from then on"));
  CHECK_FALSE(says(view(held)["supervision"]["decided"], "not signed off"));
  Plan open = held;
  open.reports[0].signatures.clear();
  CHECK(says(view(open)["supervision"]["decided"], "Report 1 is not signed off yet."));
  Plan closed = held;
  closed.status = Status::closed_early;
  CHECK(view(closed)["supervision"]["decided"].is_null());
}

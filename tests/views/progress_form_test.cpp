// A progress report to fill in: what the plan says is there, and everything else has its field.
#include <doctest/doctest.h>

#include "service/plan/form_reference.hpp"
#include "service/views/progress_form.hpp"
#include "service/views/progress_report.hpp"
#include "tests/views/support.hpp"

namespace planpress::views::test {

namespace {

Json form(const Plan& plan, int review, std::string language = "en") {
  return progress_report_view(plan, words(), {.language = language, .review = review});
}

Json blank(const ViewOptions& options, const Room& room) {
  return make_view(progress_report_view, blank_plan(room), words(), options);
}

std::vector<std::string> each(const Json& rows, const char* name) {
  std::vector<std::string> values;
  for (const Json& row : rows) values.push_back(row.at(name));
  return values;
}

}  // namespace

TEST_CASE("a form has the declared shape in every language, with a plan and without one") {
  for (const std::string language : {"en", "cy"}) {
    for (const char* name : {"surgeon-draft", "pharmacist", "dentist-unsigned"}) {
      const Plan plan = example(name);
      for (const Review& review : plan.reviews)
        if (find_report(plan, review.number) == nullptr)
          CHECK(difference(form(plan, review.number, language), progress_report_view.shape()) == "");
    }
    CHECK(difference(blank({.language = language}, {}), progress_report_view.shape()) == "");
  }
}

TEST_CASE("two people of one name are told apart where one of them is chosen") {
  Plan plan = example("pharmacist");
  const std::string name = plan.people[0].name;
  plan.people[1].name = name;
  const auto labels = [&] {
    return each(form(plan, 2)["form"]["supervision"]["authorisers"]["rows"], "label");
  };
  CHECK(labels()[0] == name + ", " + plan.people[0].post);
  CHECK(labels()[1] == name + ", " + plan.people[1].post);
  CHECK(labels()[2] == plan.people[2].name);
  plan.people[1].post = plan.people[0].post;
  CHECK(labels()[0] == name + ", " + plan.people[0].id);
}

TEST_CASE("what is known of the review is printed: period, people, what was done, the plan's next level") {
  const Json told = form(example("pharmacist"), 2);
  CHECK(told["report"].is_null());
  CHECK(told["foot_left"] == "GYD-2025-C002, version 2, in progress");
  CHECK(told["page_code"] == "PP1/GYD-2025-C002/2/2");
  const Json& asked = told["form"];
  CHECK(asked["heading"]["kind"] == "Progress report 2");
  CHECK(asked["covers"] == "Covers 10 October 2025 to 4 December 2025; planned for 4 December 2025");
  CHECK(asked["banner"]["text"] == "Return it to Ms Siân Llŷr-Gŵyn, case manager.");
  CHECK(asked["reference"] == "progress-report/GYD-2025-C002/2/2/20251010-20251204-20260212");
  CHECK(asked["about"] ==
        "Progress report 2, plan GYD-2025-C002, version 2, from 10 October 2025 to 4 December 2025");
  CHECK(asked["people"][0] ==
        Json{{"field", "C-P1"}, {"name", "Mr Olúwáfẹ́mi Ọ̀ṣúnbọ́lá"}, {"role", "practitioner"}});
  CHECK(asked["people"].size() == 7);

  const Json& first = asked["objectives"][0];
  CHECK(first["heading"] == "2 Objective 1 of 3: clinical skills");
  CHECK(first["measures"]["rows"].size() == 2);
  CHECK(first["target"] == "Target date: 13 February 2026");
  CHECK(first["evidence"]["before_head"] == "At review 1");
  CHECK(each(first["evidence"]["rows"], "id") ==
        std::vector<std::string>{"C-A01", "C-A02", "C-A03", "C-A11"});
  CHECK(each(first["evidence"]["rows"], "required") == std::vector<std::string>{"8", "6", "2", "12"});
  CHECK(each(first["evidence"]["rows"], "before") == std::vector<std::string>{"2", "2", "0", "3"});

  const Json& supervision = asked["supervision"];
  CHECK(supervision["heading"] == "5 Supervision from 5 December 2025");
  CHECK(supervision["planned_head"] == "Plan, week 15");
  CHECK(each(supervision["scopes"], "now") ==
        std::vector<std::string>{"supervised", "close", "close", "independent"});
  CHECK(each(supervision["scopes"], "planned") ==
        std::vector<std::string>{"Independent", "Supervised", "Supervised", "Independent"});
  CHECK(asked["outcome"]["next_hint"] == "Planned for 12 February 2026; fill in if it moves");
  CHECK(each(asked["sign_off"]["signatories"], "field") ==
        std::vector<std::string>{"signatures/practitioner/C-P1", "signatures/clinical-supervisor/C-P3",
                                 "signatures/case-manager/C-P2"});
}

TEST_CASE("where the review before decided against the plan, it is said, and no level is chosen beforehand") {
  const Json scopes = form(held_at_review(), 2)["form"]["supervision"]["scopes"];
  CHECK(scopes[0]["decided"] == "");
  CHECK(scopes[0]["now"] == "supervised");
  CHECK(scopes[1]["decided"] == "Review 1 decided on: direct.");
  CHECK(scopes[1]["now"] == "");
  Plan plan = held_at_review();
  plan.reports[0].scopes[1].level_next = Level::supervised;
  const Json later = form(plan, 3)["form"]["supervision"]["scopes"];  // by week 24 the plan is looser
  CHECK(later[1]["now"] == "");
  plan.reports[0].scopes[1].level_next = Level::independent;
  const Json agrees = form(plan, 3)["form"]["supervision"]["scopes"];
  CHECK(agrees[1]["decided"] == "");
  CHECK(agrees[1]["now"] == "independent");
}

TEST_CASE("a form whose review was moved says to which day") {
  Plan plan = held_at_review();
  plan.reports[0].next_review_date = day("2025-12-12");
  CHECK(
      form(plan, 2)["form"]["covers"] ==
      "Covers 10 October 2025 to 12 December 2025; planned for 4 December 2025, now due on 12 December 2025");
}

TEST_CASE("the last review has no level after it, and asks for a next date only where there is to be one") {
  const Json asked = form(example("pharmacist"), 3)["form"];
  // The report before it is that of review 1: nobody has reported on what lies between.
  CHECK(asked["covers"] == "Covers 10 October 2025 to 12 February 2026; planned for 12 February 2026");
  CHECK(asked["supervision"]["scopes"][0]["planned"] == "");
  CHECK(asked["supervision"]["planned_head"] == "");
  CHECK(asked["outcome"]["next_hint"] == "Needed unless the outcome is complete or close early");
}

TEST_CASE(
    "every clinical supervisor has a place to sign, and an id with a full stop makes a name of a field") {
  Plan plan = example("surgeon-draft");
  plan.people[1].id = "dr.abernethy";
  const Json asked = form(plan, 1)["form"];
  CHECK(each(asked["sign_off"]["signatories"], "field") ==
        std::vector<std::string>{"signatures/practitioner/A-P1",
                                 "signatures/clinical-supervisor/dr:abernethy",
                                 "signatures/clinical-supervisor/A-P4", "signatures/case-manager/A-P2"});
}

TEST_CASE("the form tells nothing that is confidential or of other reviews") {
  Plan plan = example("pharmacist");
  plan.reports[0].supervisor_comment = "Zebedee";
  const std::string told = form(plan, 2).dump();
  for (const char* secret : {"occupational health", "Stress-related", "black-or-black-british", "Zebedee"})
    CHECK(told.find(secret) == std::string::npos);
}

TEST_CASE("a blank form has as much room as is asked for, and asks for what a plan would say") {
  const Json asked = blank({}, {.objectives = 2, .scopes = 6})["form"];
  CHECK(asked["unplanned"] == true);
  CHECK(asked["reference"] == "progress-report");
  CHECK(asked["objectives"].size() == 2);
  CHECK(asked["supervision"]["scopes"].size() == 6);
  CHECK(each(asked["sign_off"]["signatories"], "role") ==
        std::vector<std::string>{"Practitioner", "Clinical supervisor", "Case manager"});
}

TEST_CASE("a reference is read as it was written, and nothing else is one") {
  using planpress::plan::reference_from;
  const auto read = reference_from("progress-report GYD-2025-C002 2 1 2025-09-01 2025-10-09 2025-12-04");
  REQUIRE(read.has_value());
  CHECK(read->plan == "GYD-2025-C002");
  CHECK(read->version == 2);
  CHECK(read->review == 1);
  CHECK(read->period.to.iso() == "2025-10-09");
  CHECK(read->next_review.has_value());
  CHECK(read->fields.empty());
  CHECK(to_text(*read) == "progress-report/GYD-2025-C002/2/1/20250901-20251009-20251204");
  const auto again = reference_from(to_text(*read) + "/113-00c0ffee");
  REQUIRE(again);
  CHECK(again->period.to == read->period.to);
  CHECK(again->next_review == read->next_review);
  CHECK(again->fields == "113-00c0ffee");
  CHECK(again->editions == 1);
  const auto in_two = reference_from(to_text(*read) + "/113-00c0ffee-2");
  CHECK(in_two->fields == "113-00c0ffee");
  CHECK(in_two->editions == 2);
  CHECK_FALSE(reference_from(to_text(*read) + "/113-00c0ffee-0").has_value());
  CHECK(reference_from("action-plan/GYD-2025-C002/2/8-00c0ffee")->kind == plan::FormKind::agreement);
  CHECK(reference_from("progress-report/GYD-2025-C002/2/1/8-00c0ffee")->kind ==
        plan::FormKind::report_signatures);
  const auto under = reference_from("action-plan/GYD-2025-C002/2/1f2e3d4c5b6a7988/8-00c0ffee");
  CHECK(under->signed_text == "1f2e3d4c5b6a7988");
  CHECK(to_text(*under) == "action-plan/GYD-2025-C002/2/1f2e3d4c5b6a7988");
  CHECK(reference_from("progress-report/GYD-2025-C002/2/1/1234567812345678/8-00c0ffee")->kind ==
        plan::FormKind::report_signatures);
  CHECK(reference_from("progress-report/98-00c0ffee")->kind == plan::FormKind::blank_progress_report);
  for (const char* none : {"", "progress-report", "progress-report/x/1/1/20251301-20251009/1-00c0ffee",
                           "poem/GYD/2/8-00c0ffee", "action-plan/GYD/2", "action-plan/a b/2/8-00c0ffee"})
    CHECK_FALSE_MESSAGE(reference_from(none), none);
  CHECK(reference_from(" progress-report  P 1 1 2025-09-01 2025-10-09 ").has_value());
  for (const char* none :
       {"", "progress-report", "progress-report P 1 1", "progress-report P x 1 2025-09-01 2025-10-09",
        "progress-report P 1 1 2025-09-31 2025-10-09", "action-plan P 1 1 2025-09-01 2025-10-09",
        "progress-report P 1 1 2025-09-01 2025-10-09 soon"})
    CHECK_FALSE(reference_from(none).has_value());
}

TEST_CASE("what is signed is what is printed of the plan, and nothing confidential") {
  using planpress::plan::FormKind;
  const Json base = Json::parse(R"({"status": "completed", "summary": {"text": "Well.", "signatures": []},
    "absence": {"confidentialDetail": "x"}, "equality": {"sex": "x"}, "scopes": [1], "background": "x",
    "signatures": [], "reports": [{"review": 1, "outcome": "hold", "signatures": []}]})");
  const auto changes = [&](const char* pointer, const char* value, FormKind kind) {
    Json other = base;
    other[Json::json_pointer(pointer)] = Json::parse(value);
    return plan::signed_text(base, kind, 1) != plan::signed_text(other, kind, 1);
  };
  for (const FormKind kind : {FormKind::agreement, FormKind::acknowledgement, FormKind::report_signatures,
                              FormKind::summary_signatures}) {
    CHECK(plan::signed_text(base, kind, 1).find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(plan::signed_text(base, kind, 1).size() == 16);
    CHECK(changes("/scopes", "[2]", kind));
    CHECK(changes("/background", "\"y\"", kind) == (kind != FormKind::acknowledgement));
    CHECK(changes("/reports/0/outcome", "\"extend\"", kind) ==
          (kind == FormKind::report_signatures || kind == FormKind::summary_signatures));
    CHECK(changes("/statusReason", R"({"text": "Left."})", kind) == (kind == FormKind::summary_signatures));
    for (const char* unsigned_part : {"/absence/confidentialDetail", "/equality"})
      CHECK_FALSE(changes(unsigned_part, "\"y\"", kind));
    for (const char* list : {"/signatures", "/summary/signatures", "/reports/0/signatures"})
      CHECK_FALSE(changes(list, "[1]", kind));
  }
}

}  // namespace planpress::views::test

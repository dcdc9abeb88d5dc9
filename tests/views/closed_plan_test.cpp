// What documents say of a plan that was closed on another day than its end.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/views/texts.hpp"

using namespace planpress;
using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

namespace {

// The surgeon's plan after review 1, closed on 2 May 2025; review 2 was planned for 6 May.
Plan closed_early() {
  Plan plan = example("surgeon");
  plan.status = Status::closed_early;
  plan.summary->actual_end = day("2025-05-02");
  plan.reports.erase(plan.reports.begin() + 1, plan.reports.end());
  return plan;
}

struct Row {
  std::string group, date, what, detail;
};

std::vector<Row> calendar_of(const Plan& plan) {
  std::vector<Row> rows;
  const nlohmann::json view = implementation_guidance_view(plan, words(), {});
  for (const nlohmann::json& group : view["calendar"])
    for (const nlohmann::json& row : group["rows"])
      rows.push_back({group["name"], row["date"], row["what"], row["detail"]});
  return rows;
}

const Row* find(const std::vector<Row>& rows, std::string_view what) {
  const auto found = std::ranges::find(rows, what, &Row::what);
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the timeline of a plan that was closed early ends with that") {
  const std::vector<Row> rows = calendar_of(closed_early());
  CHECK(rows.back().date == "2 May 2025");
  CHECK(rows.back().what == "The plan is closed early");
  CHECK(rows.back().group == "After review 1");
  CHECK(find(rows, "The plan starts"));
  CHECK(find(rows, "Review 1"));
  for (const char* fallen :
       {"The plan ends", "Review 2", "Review 3", "Logbook: 40 procedures",
        "Target date of objectives 1, 2 and 3", "Major resections: close to supervised"}) {
    CAPTURE(fallen);
    CHECK_FALSE(find(rows, fallen));
  }
  CHECK(find(rows, "Major resections: direct to close"));
  CHECK(has(guidance_text(closed_early(), "cy"), "Caiff y cynllun ei gau'n gynnar"));
}

TEST_CASE("a plan that was closed before its first review, or on no known day") {
  Plan plan = closed_early();
  plan.reports.clear();
  plan.summary->actual_end = day("2025-02-10");
  const std::vector<Row> rows = calendar_of(plan);
  CHECK(rows.back().what == "The plan is closed early");
  CHECK(rows.back().group == "");
  CHECK_FALSE(find(rows, "Review 1"));
  plan.summary.reset();
  plan.status_reason.reset();
  CHECK(calendar_of(plan).back().what == "The plan ends");
}

TEST_CASE("a review that was held stands on the timeline of a plan that was closed before it was due") {
  Plan plan = closed_early();
  Report closing = plan.reports[0];
  closing.review = 2;
  closing.held_on = day("2025-05-02");
  plan.reports.push_back(closing);
  const std::vector<Row> rows = calendar_of(plan);
  REQUIRE(find(rows, "Review 2"));
  CHECK(find(rows, "Review 2")->date == "2 May 2025");
  CHECK(find(rows, "Review 2")->group == "Up to review 2, 2 May 2025");
  CHECK(rows.back().what == "The plan is closed early");
}

TEST_CASE("a review that was due and never held is said to be that on the timeline of a closed plan") {
  Plan plan = closed_early();
  plan.summary->actual_end = day("2025-05-20");
  const std::vector<Row> rows = calendar_of(plan);
  REQUIRE(find(rows, "Review 2"));
  CHECK(find(rows, "Review 2")->detail == "Not held");
  CHECK(find(rows, "Review 1")->detail == "");
}

TEST_CASE("the timeline of a completed plan ends as planned, or on the day on which it was completed") {
  Plan plan = example("surgeon");
  CHECK(calendar_of(plan).back().what == "The plan ends");
  CHECK(calendar_of(plan).back().date == "4 July 2025");
  plan.summary->actual_end = day("2025-07-10");
  CHECK(calendar_of(plan).back().what == "The plan is completed");
  CHECK(calendar_of(plan).back().date == "10 July 2025");
  plan.summary->actual_end = day("2025-07-02");
  const std::vector<Row> rows = calendar_of(plan);
  CHECK(find(rows, "The plan is completed")->date == "2 July 2025");
  CHECK_FALSE(find(rows, "The plan ends"));
}

TEST_CASE(
    "a pack of a plan that was closed early counts the reviews that were held, and says how many were not") {
  Plan plan = closed_early();
  const auto facts = [&] { return supervisor_pack_view(plan, words(), {})["packs"].at(0)["facts"]; };
  CHECK(facts()["report"] == "1 review");
  CHECK(facts()["first_review"] == "2 were not held");
  const std::string text = pack_text(plan, "A-P3"), welsh = pack_text(plan, "A-P3", "cy");
  CHECK_FALSE(has(text, "3 reviews"));
  CHECK(has(welsh, "Ni chynhaliwyd 2"));
  plan = example("surgeon");
  CHECK(facts()["report"] == "3 reviews");
  CHECK(facts()["first_review"] == "");
}

TEST_CASE("a pack of a plan that is closed speaks of nothing that its reader is still to do") {
  for (const Plan& plan : {closed_early(), example("surgeon")}) {
    const std::string text = pack_text(plan, "A-P3");
    CHECK(has(text, "Your assessments"));
    CHECK_FALSE(has(text, "Assessments you will do"));
    CHECK_FALSE(has(text, "see it in your job plan"));
  }
  Plan open = example("surgeon");
  open.status = Status::in_progress;
  CHECK(has(pack_text(open, "A-P3"), "Assessments you will do"));
  CHECK(has(pack_text(open, "A-P3"), "see it in your job plan"));
}

// Progress as the action plan shows it.
#include <doctest/doctest.h>

#include "tests/views/support.hpp"

using namespace planpress::messages;
using namespace planpress::plan;
using namespace planpress::views;
using namespace planpress::views::test;

TEST_CASE("an action plan with reports shows the latest: ratings, share of the evidence, running totals") {
  const Json told = view(example("pharmacist"), "en")["progress"];
  CHECK(told["heading"] == "Progress at review 1");
  CHECK(told["lead"] ==
        "From the report on the period to 9 October 2025. Totals run from the start of the plan.");
  CHECK(told["objectives"][1]["rating"] == "On track");
  CHECK(told["objectives"][1]["done"] == "19 of 73");  // no activity is finished
  CHECK(told["objectives"][1]["bar"] == Json{{"value", "19.000"}, {"of", "73.000"}});
  CHECK(told["activities"]["rows"][6]["done"] == "6");
  CHECK(told["activities"]["rows"][6]["required"] == "of 25");
}

TEST_CASE("an action plan without reports has no progress to show") {
  CHECK(view(example("surgeon-draft"))["progress"].is_null());
}

TEST_CASE("a waived objective is waived, whatever its last rating") {
  const Json told = view(example("dentist"))["progress"]["objectives"][1];
  CHECK(told["rating"] == "Waived");
  CHECK(told["needs_action"] == false);
}

TEST_CASE("where two objectives give an activity different totals, both are told and no bar is drawn") {
  Plan plan = example("surgeon");
  plan.reports[2].objectives[1].evidence[0].done = 1;  // A-A05; objective 1 says 4
  const Json told = view(plan)["progress"];
  CHECK(told["activities"]["rows"][4]["done"] == "1 to 4");
  CHECK(told["activities"]["rows"][4]["bar"].is_null());
  CHECK(says(told["objectives"][0]["done"], " to "));
  CHECK(told["objectives"][0]["bar"].is_null());
  CHECK(view(plan, "cy")["progress"]["activities"]["rows"][4]["done"] == "1 i 4");
}

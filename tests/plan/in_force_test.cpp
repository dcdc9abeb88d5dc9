// What was planned at the time of a report, as far as the plan's data say; the order of its lists; due dates.
#include "service/plan/in_force.hpp"

#include <doctest/doctest.h>

#include "service/plan/due_date.hpp"
#include "service/plan/plan.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

Plan plan_of(const char* file) {
  auto result = check(example(file));
  REQUIRE(result.plan);
  return *std::move(result.plan);
}

Date day(const char* iso) { return Date::parse(iso).value(); }

/// The reports, by number of review, whose levels are known to be those of the plan.
std::vector<int> kept_by(const Plan& plan) {
  const PlanInForce in_force(plan);
  std::vector<int> kept;
  for (const Report& report : plan.reports)
    if (in_force.is_kept_by(report)) kept.push_back(report.review);
  return kept;
}

/// A plan of one version, agreed before its start, whose reports keep to it.
Plan of_one_version() {
  Plan plan = plan_of("surgeon.json");
  plan.version = 1;
  std::erase_if(plan.signatures, [](const AgreementSignature& each) { return each.version > 1; });
  return plan;
}

}  // namespace

TEST_CASE("a version is agreed on the day by which both parties had agreed to it") {
  Plan plan = plan_of("surgeon.json");
  CHECK(agreed_on(plan, 2) == day("2025-03-14"));
  CHECK(agreed_on(plan, 1) == day("2024-12-16"));
  CHECK_FALSE(agreed_on(plan, 3));
  AgreementSignature organisation = plan.signatures.back();
  organisation.role = SignatureRole::organisation;
  organisation.person = "A-P6";
  organisation.date = day("2025-04-01");
  plan.signatures.push_back(organisation);
  CHECK(agreed_on(plan, 2) == day("2025-03-14"));
  plan.signatures.back().statement = SignatureStatement::seen_not_agreed;
  CHECK_FALSE(agreed_on(plan, 2));
}

TEST_CASE("who signs a version twice means what was signed last") {
  Plan plan = plan_of("surgeon.json");
  AgreementSignature again = plan.signatures[3];  // the practitioner's on version 2
  REQUIRE(again.role == SignatureRole::practitioner);
  again.date = day("2025-03-20");
  again.statement = SignatureStatement::seen_not_agreed;
  plan.signatures.push_back(again);
  CHECK_FALSE(practitioner_agrees(plan, 2));
  plan.signatures.back().date = day("2025-03-01");
  CHECK(practitioner_agrees(plan, 2));
}

TEST_CASE("a report is held against the newest version only once that was agreed") {
  const Plan plan = plan_of("surgeon.json");
  const PlanInForce in_force(plan);
  CHECK_FALSE(in_force.is_newest_on(day("2025-03-06")));
  CHECK_FALSE(in_force.is_newest_on(day("2025-03-14")));
  CHECK(in_force.is_newest_on(day("2025-03-15")));
  CHECK(kept_by(plan) == std::vector{2, 3});
  CHECK(kept_by(of_one_version()) == std::vector{1, 2, 3});
  CHECK(kept_by(plan_of("gp.json")) == std::vector{4});
}

TEST_CASE("levels from a change on are unknown on the days before it was recorded") {
  Plan plan = of_one_version();
  plan.scopes[1].changes.push_back(
      {day("2025-04-01"), Week{10}, Level::supervised, Level::independent, "", ""});
  const PlanInForce in_force(plan);
  const Scope& scope = plan.scopes[1];
  CHECK(in_force.level(scope, Week{9}, day("2025-03-06")).level == Level::supervised);
  CHECK_FALSE(in_force.level(scope, Week{10}, day("2025-03-06")).is_known);
  CHECK_FALSE(in_force.level(scope, Week{10}, day("2025-04-01")).is_known);
  CHECK(in_force.level(scope, Week{10}, day("2025-04-02")).level == Level::independent);
  CHECK(kept_by(plan) == std::vector{2, 3});
}

TEST_CASE("an extension that made no new version leaves unknown what was planned before it") {
  Plan plan = of_one_version();
  plan.timeframe.original_end = day("2025-06-01");
  CHECK(kept_by(plan) == std::vector{3});
}

TEST_CASE("a report that gives a reason, leaves a level out or goes on behind the end keeps to no plan") {
  Plan plan = of_one_version();
  plan.reports[0].scopes[0].reason = "The first test was passed early.";
  plan.reports[1].scopes[0].level_next.reset();
  CHECK(kept_by(plan) == std::vector{3});
  plan.reports[2].scopes[0].level_next = Level::independent;
  CHECK(kept_by(plan).empty());
  const HeldAgainstPlan held = PlanInForce(plan).held_against(plan.reports[2], plan.reports[2].scopes[0]);
  CHECK(held.next.is_known);
  CHECK_FALSE(held.next.level);
  CHECK_FALSE(held.next_differs);
}

TEST_CASE("a level that differs from the plan of its time is told with the plan's") {
  Plan plan = of_one_version();
  plan.reports[1].scopes[1].level_now = Level::close;
  const HeldAgainstPlan held = PlanInForce(plan).held_against(plan.reports[1], plan.reports[1].scopes[1]);
  CHECK(held.now_differs);
  CHECK(held.now.level == Level::independent);
  CHECK_FALSE(held.next_differs);
  CHECK_FALSE(held.as_planned);
}

TEST_CASE("the days of the last week that lie behind the end belong to it") {
  const Timeframe timeframe = plan_of("surgeon.json").timeframe;  // ends on a Friday
  CHECK(week_holding(timeframe, day("2025-07-06")) == Week{26});
  CHECK_FALSE(week_holding(timeframe, day("2025-07-07")));
  CHECK_FALSE(week_holding(timeframe, day("2025-01-05")));
}

TEST_CASE("reports, phases and changes are put in order, and their translations with them") {
  Plan plan = plan_of("pharmacist.json");
  Report second = plan.reports[0];
  second.review = 2;
  plan.reports.insert(plan.reports.begin(), second);
  std::swap(plan.scopes[0].phases[0], plan.scopes[0].phases[2]);
  plan.translations = Translations{Language::cy,
                                   {{"/background", "Cefndir"},
                                    {"/reports/0/supervisorComment", "Ail"},
                                    {"/reports/1/supervisorComment", "Cyntaf"},
                                    {"/scopes/0/phases/2/exitCriteria", "Prawf"},
                                    {"/scopes/1/phases/2/exitCriteria", "Prawf arall"}}};
  put_in_order(plan);
  CHECK(plan.reports[0].review == 1);
  CHECK(plan.scopes[0].phases[0].from_week == Week{1});
  CHECK(plan.translations->texts ==
        std::map<std::string, std::string, std::less<>>{{"/background", "Cefndir"},
                                                        {"/reports/0/supervisorComment", "Cyntaf"},
                                                        {"/reports/1/supervisorComment", "Ail"},
                                                        {"/scopes/0/phases/0/exitCriteria", "Prawf"},
                                                        {"/scopes/1/phases/2/exitCriteria", "Prawf arall"}});
}

TEST_CASE("an activity is due on the last day of its week, or on a target date or the end within it") {
  Plan plan = plan_of("surgeon.json");
  Activity& activity = plan.activities[0];
  activity.due_week = Week{10};  // 10 to 16 March 2025
  activity.objectives = {plan.objectives[0].id, plan.objectives[1].id};
  plan.objectives[0].target_date = day("2025-03-12");
  plan.objectives[1].target_date = day("2025-03-14");
  CHECK(due_on(plan, activity, &plan.objectives[0].id) == day("2025-03-12"));
  CHECK(due_on(plan, activity, &plan.objectives[1].id) == day("2025-03-14"));
  CHECK(due_on(plan, activity) == day("2025-03-12"));
  plan.objectives[0].target_date = day("2025-03-09");  // over before the week begins
  CHECK(due_on(plan, activity, &plan.objectives[0].id) == day("2025-03-16"));
  CHECK(due_on(plan, activity) == day("2025-03-14"));
  activity.due_week = Week{26};
  CHECK(due_on(plan, activity) == day("2025-07-04"));
}

}  // namespace planpress::plan::tests

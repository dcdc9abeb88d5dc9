// The typed plan: everything of the format is in it, and its questions have answers.
#include "service/plan/plan.hpp"

#include <doctest/doctest.h>

#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

Plan plan_of(const Json& document) {
  auto result = check(document);
  REQUIRE(result.plan);
  return *std::move(result.plan);
}

}  // namespace

TEST_CASE("a plan is read whole") {
  const Plan plan = plan_of(example("surgeon.json"));
  CHECK(plan.id == "NMU-2024-A017");
  CHECK(plan.version == 2);
  CHECK(plan.status == Status::completed);
  CHECK(plan.elements == std::vector{Element::reskilling, Element::remediation, Element::behavioural});
  CHECK(plan.retain_until->iso() == "2031-07-31");
  CHECK(plan.practitioner.title == "Mr");
  CHECK(plan.practitioner.whole_time_equivalent == 1.0);
  CHECK(plan.people[2].conflict->accepted_by == "A-P2");
  CHECK(plan.absence->restriction_source == RestrictionSource::local);
  CHECK(plan.absence->period.from.iso() == "2023-10-30");
  CHECK(plan.objectives[0].measures.size() == 4);
  CHECK(plan.activities[10].due_week == Week{6});
  CHECK(plan.scopes[4].phases[0].sessions_per_week == 0);
  CHECK(plan.scopes[4].phases[0].level == Level::excluded);
  CHECK(plan.reports[0].objectives[2].rating == Rating::behind);
  CHECK(plan.reports[0].objectives[2].evidence[2].note == "Not begun: the contract was late.");
  CHECK(plan.reports[0].safety_events.size() == 1);
  CHECK(plan.reports[2].outcome == Outcome::complete);
  CHECK_FALSE(plan.reports[2].next_review_date);
  CHECK(plan.reports[2].signatures[0].method == SignatureMethod::wet_ink);
  CHECK(plan.signatures[4].version == 2);
  CHECK(plan.signatures[4].statement == SignatureStatement::acknowledged);
  CHECK(plan.summary->recommendations[0].date->iso() == "2025-10-31");
  CHECK(plan.equality->years_in_uk == 19);
  CHECK_FALSE(plan.labels);
}

TEST_CASE("Welsh labels and the record of changes are read") {
  const Plan plan = plan_of(example("pharmacist.json"));
  CHECK(plan.labels->cy.at("draft") == "Drafft");
  CHECK(plan.scopes[2].changes[0].to_level == Level::close);
  CHECK(plan.organisation.name_welsh == "Bwrdd Iechyd Prifysgol Glannau'r Dŵr");
  CHECK_FALSE(plan.summary);
}

TEST_CASE("why a plan has its status, its times on hold and who is told of a restriction are read") {
  Json json = example("surgeon.json");
  json["statusReason"] = {
      {"code", "not-engaging"}, {"text", "No answer."}, {"date", "2025-05-01"}, {"by", "A-P2"}};
  json["holds"] = {{{"from", "2025-03-03"}, {"to", "2025-03-09"}}, {{"from", "2025-05-01"}}};
  json["restrictions"] = {
      {{"body", "Trust"}, {"description", "A bar."}, {"from", "2025-01-06"}, {"confidential", true}},
      {{"body", "Trust"}, {"description", "A bar."}, {"from", "2025-01-06"}}};
  json["people"].push_back(
      {{"id", "A-P9"}, {"role", "workplace-reporter"}, {"name", "Ann Reeve"}, {"post", "Matron"}});
  const Plan plan = plan_of(json);
  CHECK(plan.status_reason->code == ClosingReason::not_engaging);
  CHECK(plan.status_reason->text == "No answer.");
  CHECK(plan.status_reason->date.iso() == "2025-05-01");
  CHECK(plan.status_reason->by == "A-P2");
  CHECK(plan.holds[0].to->iso() == "2025-03-09");
  CHECK_FALSE(plan.holds[1].to);
  CHECK(plan.restrictions[0].confidential);
  CHECK_FALSE(plan.restrictions[1].confidential);
  CHECK(plan.people.back().role == Role::workplace_reporter);
}

TEST_CASE("people are found by id, the practitioner among them") {
  const Plan plan = plan_of(example("surgeon.json"));
  CHECK(find_person(plan, "A-P1")->is_practitioner());
  CHECK(find_person(plan, "A-P3")->name() == "Miss Eleanor Abernethy");
  CHECK_FALSE(find_person(plan, "A-P9"));
  CHECK(find_role(plan, Role::case_manager)->id == "A-P2");
  CHECK(find_role(plan, Role::mentor) == nullptr);
}

TEST_CASE("a scope without supervisors of its own has all clinical supervisors") {
  Plan plan = plan_of(example("surgeon.json"));
  CHECK(supervisors_of(plan, plan.scopes[4]) == std::vector<const Person*>{&plan.people[2]});
  plan.scopes[4].supervisors.reset();
  CHECK(supervisors_of(plan, plan.scopes[4]) == std::vector<const Person*>{&plan.people[1], &plan.people[2]});
  plan.scopes[4].supervisors.emplace();
  CHECK(supervisors_of(plan, plan.scopes[4]).empty());
}

TEST_CASE("a scope has a level in every week of its phases and none beyond") {
  const Plan plan = plan_of(example("surgeon.json"));
  CHECK(level_in(plan.scopes[3], Week{4}) == Level::observe_only);
  CHECK(level_in(plan.scopes[3], Week{5}) == Level::direct);
  CHECK(level_in(plan.scopes[3], Week{26}) == Level::remote_review);
  CHECK_FALSE(level_in(plan.scopes[3], Week{27}));
}

TEST_CASE("objectives, activities, scopes, reviews and reports are found") {
  const Plan plan = plan_of(example("surgeon.json"));
  CHECK(find_objective(plan, "A-O2") == &plan.objectives[1]);
  CHECK(find_activity(plan, "A-A12") == &plan.activities[11]);
  CHECK(find_scope(plan, "A-S6") == nullptr);
  CHECK(find_review(plan, 3) == &plan.reviews[2]);
  CHECK(find_report(plan, 2) == &plan.reports[1]);
  CHECK(find_report(plan, 4) == nullptr);
}

TEST_CASE("every code leads to its enumerator and back") {
  CHECK(to_string(Level::observe_only) == "observe-only");
  CHECK(to_string(Outcome::carry_on) == "continue");
  CHECK(to_string(Regulator::gphc) == "GPhC");
  CHECK(to_string(AgeBand::from_65) == "65-plus");
  CHECK(to_string(Grade::pharmacist_band_9) == "pharmacist-band-9");
  CHECK(to_string(ActivityType::video_review) == "video-review");
  CHECK(to_string(ActivityType::observation_by_peer) == "observation-by-peer");
  CHECK(to_string(SpecialtyGroup::dental) == "dental");
  CHECK(from_code<Level>("remote-review") == Level::remote_review);
  CHECK_FALSE(from_code<Level>("Remote-review"));
  CHECK(Level::excluded < Level::independent);
}

}  // namespace planpress::plan::tests

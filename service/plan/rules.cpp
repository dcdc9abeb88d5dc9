#include "service/plan/rules.hpp"

namespace planpress::plan {

namespace {

using Rule = void (*)(const Plan&, Findings&);

constexpr Rule rules_on_any_plan[] = {
    rules::unknown_reference,
    rules::duplicate_id,
    rules::self_supervision,
    rules::case_manager_count,
    rules::clinical_supervisor_missing,
    rules::profession_regulator_mismatch,
    rules::registration_number_invalid,
    rules::grade_profession_mismatch,
    rules::end_before_start,
    rules::absence_missing,
    rules::absence_after_start,
    rules::no_clinical_objective,
    rules::objective_without_activity,
    rules::supervision_tightened_without_reason,
    rules::change_does_not_match_phases,
    rules::review_numbers_not_increasing,
    rules::review_dates_not_increasing,
    rules::report_without_review,
    rules::duplicate_report,
    rules::review_without_report,
    rules::review_held_late,
    rules::next_review_required,
    rules::next_review_mismatch,
    rules::report_period_gap,
    rules::report_objective_missing,
    rules::report_scope_missing,
    rules::concerns_required,
    rules::achieved_without_evidence,
    rules::evidence_objective_mismatch,
    rules::held_before_period,
    rules::event_outside_period,
    rules::evidence_totals_differ,
    rules::sessions_over_planned,
    rules::practitioner_absent_unexplained,
    rules::signature_on_draft,
    rules::signature_before_held,
    rules::signature_role_mismatch,
    rules::signature_version_unknown,
    rules::agreement_unsigned,
    rules::objective_not_achieved,
    rules::summary_on_open_plan,
    rules::translation_without_text,
};

// These measure against the weeks and days of the plan, which there are none of when it ends before it
// starts.
constexpr Rule rules_on_the_timeframe[] = {
    rules::timeframe_over_52_weeks,    rules::original_end_mismatch,
    rules::target_outside_timeframe,   rules::activity_due_outside_timeframe,
    rules::phases_cover_the_plan_once, rules::restriction_floor_broken,
    rules::review_before_start,        rules::review_after_end,
    rules::last_review_too_early,      rules::report_level_mismatch,
    rules::activity_due_after_target,
};

constexpr Rule advice_on_any_plan[] = {
    rules::sentence_too_long,        rules::objective_not_measurable,        rules::supervision_never_loosens,
    rules::review_gap_over_3_months, rules::activity_without_other_assessor, rules::signed_not_agreed,
    rules::translation_missing,
};

}  // namespace

void check_rules(const Plan& plan, const Circumstances& circumstances, Findings& findings) {
  for (const Rule rule : rules_on_any_plan) rule(plan, findings);
  if (plan.timeframe.start < plan.timeframe.end)
    for (const Rule rule : rules_on_the_timeframe) rule(plan, findings);

  rules::unsigned_report(plan, false, findings);
  if (circumstances.today) {
    rules::held_in_future(plan, *circumstances.today, findings);
    rules::signature_in_future(plan, *circumstances.today, findings);
  }
  if (circumstances.view) check_rules_of(*circumstances.view, plan, findings);
}

void check_rules_of(std::string_view view, const Plan& plan, Findings& findings) {
  if (view != "signed-off-summary") return;
  rules::unsigned_report(plan, true, findings);
  rules::status_not_terminal(plan, findings);
  rules::summary_missing(plan, findings);
}

void give_advice(const Plan& plan, Findings& findings) {
  for (const Rule rule : advice_on_any_plan) rule(plan, findings);
}

// Domain brief 4.6: n below 20 is bad input, so that nobody can be recognised.
void check_rules(const Cohort& cohort, Findings& findings) {
  constexpr std::size_t smallest_cohort = 20;
  if (cohort.period.to < cohort.period.from)
    findings.error(at("period", "to"), "end-before-start.range",
                   {{"from", cohort.period.from}, {"to", cohort.period.to}});
  if (cohort.plans.size() < smallest_cohort)
    findings.error(at("plans"), "cohort-below-minimum", {{"count", static_cast<int>(cohort.plans.size())}});
}

}  // namespace planpress::plan

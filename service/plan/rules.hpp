// The rules on meaning, each a function over a plan whose structure is sound. It reports under the code of
// its own name (phase_gap: "phase-gap") and nothing else; a rule on several codes says so. A new rule is one
// function here, its body in the file of its subject, one line in rules.cpp, and its sentence: a line in
// service/messages/finding_messages.hpp and the words in layouts/findings.en.json and findings.cy.json.
#pragma once
#include <optional>
#include <string_view>

#include "service/plan/cohort.hpp"
#include "service/plan/findings.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// What the rules ask of the world outside the plan.
struct Circumstances {
  std::optional<Date> today;             // in the United Kingdom
  std::optional<std::string_view> view;  // of the document that is asked for, such as "signed-off-summary"
};

void check_rules(const Plan& plan, const Circumstances& circumstances, Findings& findings);
/// What only the document of this view asks of a plan, such as "signed-off-summary".
void check_rules_of(std::string_view view, const Plan& plan, Findings& findings);
void check_rules(const Cohort& cohort, Findings& findings);
/// What could be better, as findings of severity info.
void give_advice(const Plan& plan, Findings& findings);

namespace rules {

// People and references: rules_people.cpp, rules_references.cpp
void unknown_reference(const Plan& plan, Findings& findings);
void duplicate_id(const Plan& plan, Findings& findings);
void self_supervision(const Plan& plan, Findings& findings);
void case_manager_count(const Plan& plan, Findings& findings);
void clinical_supervisor_missing(const Plan& plan, Findings& findings);
void profession_regulator_mismatch(const Plan& plan, Findings& findings);
void registration_number_invalid(const Plan& plan, Findings& findings);
void grade_profession_mismatch(const Plan& plan, Findings& findings);
void translation_without_text(const Plan& plan, Findings& findings);

// Dates, objectives and activities: rules_dates.cpp
void end_before_start(const Plan& plan, Findings& findings);
void timeframe_over_52_weeks(const Plan& plan, Findings& findings);
void original_end_mismatch(const Plan& plan, Findings& findings);
void absence_missing(const Plan& plan, Findings& findings);
void absence_after_start(const Plan& plan, Findings& findings);
void no_clinical_objective(const Plan& plan, Findings& findings);
void objective_without_activity(const Plan& plan, Findings& findings);
void target_outside_timeframe(const Plan& plan, Findings& findings);
void activity_due_outside_timeframe(const Plan& plan, Findings& findings);
void activity_due_after_target(const Plan& plan, Findings& findings);

// Supervision: rules_supervision.cpp
/// Reports phase-gap, phase-overlap and phase-outside-timeframe.
void phases_cover_the_plan_once(const Plan& plan, Findings& findings);
void supervision_tightened_without_reason(const Plan& plan, Findings& findings);
void change_does_not_match_phases(const Plan& plan, Findings& findings);
void restriction_floor_broken(const Plan& plan, Findings& findings);

// Reviews: rules_reviews.cpp
void review_before_start(const Plan& plan, Findings& findings);
void review_after_end(const Plan& plan, Findings& findings);
void review_numbers_not_increasing(const Plan& plan, Findings& findings);
void review_dates_not_increasing(const Plan& plan, Findings& findings);
void last_review_too_early(const Plan& plan, Findings& findings);
void report_without_review(const Plan& plan, Findings& findings);
void duplicate_report(const Plan& plan, Findings& findings);
void review_without_report(const Plan& plan, Findings& findings);
void review_held_late(const Plan& plan, Findings& findings);
void next_review_required(const Plan& plan, Findings& findings);
void next_review_mismatch(const Plan& plan, Findings& findings);

// Reports: rules_reports.cpp
void report_period_gap(const Plan& plan, Findings& findings);
void report_objective_missing(const Plan& plan, Findings& findings);
void report_scope_missing(const Plan& plan, Findings& findings);
void report_level_mismatch(const Plan& plan, Findings& findings);
void concerns_required(const Plan& plan, Findings& findings);
void achieved_without_evidence(const Plan& plan, Findings& findings);
void evidence_objective_mismatch(const Plan& plan, Findings& findings);
void held_before_period(const Plan& plan, Findings& findings);
void held_in_future(const Plan& plan, Date today, Findings& findings);
void event_outside_period(const Plan& plan, Findings& findings);
void evidence_totals_differ(const Plan& plan, Findings& findings);
void sessions_over_planned(const Plan& plan, Findings& findings);
void practitioner_absent_unexplained(const Plan& plan, Findings& findings);

// Signatures and closing: rules_signatures.cpp
void signature_on_draft(const Plan& plan, Findings& findings);
void signature_before_held(const Plan& plan, Findings& findings);
void signature_in_future(const Plan& plan, Date today, Findings& findings);
void signature_role_mismatch(const Plan& plan, Findings& findings);
void signature_version_unknown(const Plan& plan, Findings& findings);
void agreement_unsigned(const Plan& plan, Findings& findings);
void unsigned_report(const Plan& plan, bool summary_asked_for, Findings& findings);
void objective_not_achieved(const Plan& plan, Findings& findings);
void summary_on_open_plan(const Plan& plan, Findings& findings);
void status_not_terminal(const Plan& plan, Findings& findings);
void summary_missing(const Plan& plan, Findings& findings);

// Advice: rules_advice.cpp
void sentence_too_long(const Plan& plan, Findings& findings);
void objective_not_measurable(const Plan& plan, Findings& findings);
void supervision_never_loosens(const Plan& plan, Findings& findings);
void review_gap_over_3_months(const Plan& plan, Findings& findings);
void activity_without_other_assessor(const Plan& plan, Findings& findings);
void translation_missing(const Plan& plan, Findings& findings);
void signed_not_agreed(const Plan& plan, Findings& findings);

}  // namespace rules

}  // namespace planpress::plan

// The rules on meaning, each a function over a plan whose structure is sound. It reports under the code of
// its own name (phase_gap: "phase-gap") and nothing else; a rule on several codes says so. A new rule is one
// function in the file of its subject, its name in the list at the end of that file, and its sentence: its
// name in service/messages/finding_messages.hpp and the words in layouts/findings.en.json and
// findings.cy.json.
#pragma once
#include <span>

#include "service/plan/findings.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan::rules {

using Rule = void (*)(const Plan&, Findings&);

struct RuleSet {
  std::span<const Rule> on_any_plan;
  /// These measure against the weeks and days of the plan, which there are none of when it ends before it
  /// starts.
  std::span<const Rule> on_timeframe = {};
};

// Each in rules_people.cpp, rules_dates.cpp and so on.
extern const RuleSet on_people, on_dates, on_supervision, on_reports, on_signatures;
/// Could be better, as findings of severity info.
extern const RuleSet advice;

// Rules that need to know more than the plan.
void held_in_future(const Plan& plan, Date today, Findings& findings);
void signature_in_future(const Plan& plan, Date today, Findings& findings);
void unsigned_report(const Plan& plan, bool summary_asked_for, Findings& findings);
void status_not_terminal(const Plan& plan, Findings& findings);
void summary_missing(const Plan& plan, Findings& findings);

}  // namespace planpress::plan::rules

// Rules on dates, objectives and activities (domain brief, section 3).
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

void end_before_start(const Plan& plan, Findings& findings) {
  const auto report = [&](std::string pointer, std::string_view what) {
    findings.error(std::move(pointer), "end-before-start",
                   fmt::format("The {} ends before it starts: correct one of the two.", what));
  };
  if (plan.timeframe.end <= plan.timeframe.start)
    findings.error(at("timeframe", "end"), "end-before-start",
                   "The plan must end after the day on which it starts: correct one of the two.");
  if (plan.absence && plan.absence->period.to < plan.absence->period.from)
    report(at("absence", "to"), "absence");
  for (std::size_t i = 0; i < plan.restrictions.size(); ++i) {
    const Restriction& restriction = plan.restrictions[i];
    if (restriction.to && *restriction.to < restriction.from)
      report(at("restrictions", i, "to"), "restriction");
  }
  for (std::size_t i = 0; i < plan.scopes.size(); ++i)
    for (std::size_t j = 0; j < plan.scopes[i].phases.size(); ++j) {
      const Phase& phase = plan.scopes[i].phases[j];
      if (phase.to_week < phase.from_week) report(at("scopes", i, "phases", j, "toWeek"), "phase");
    }
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const DateRange& period = plan.reports[i].period;
    if (period.to < period.from) report(at("reports", i, "period", "to"), "report's period");
  }
}

void timeframe_over_52_weeks(const Plan& plan, Findings& findings) {
  constexpr Week longest{52};
  if (last_week(plan.timeframe) <= longest) return;
  findings.warning(at("timeframe", "end"), "timeframe-over-52-weeks",
                   "The plan runs for more than 52 weeks: check that its end is right.");
}

void original_end_mismatch(const Plan& plan, Findings& findings) {
  const auto& [start, end, original_end] = plan.timeframe;
  if (!original_end || (start < *original_end && *original_end < end)) return;
  findings.error(
      at("timeframe", "originalEnd"), "original-end-mismatch",
      "The original end must lie after the start and before the end: an extension moves the end later.");
}

void absence_missing(const Plan& plan, Findings& findings) {
  const auto has = [&](Element element) {
    return std::ranges::find(plan.elements, element) != plan.elements.end();
  };
  if (plan.absence || !(has(Element::reskilling) || has(Element::reintegration))) return;
  findings.warning(
      at("absence"), "absence-missing",
      "Reskilling and reintegration follow an absence and none is given: add it if work stopped.");
}

void absence_after_start(const Plan& plan, Findings& findings) {
  if (!plan.absence || plan.absence->period.to <= plan.timeframe.start) return;
  findings.error(at("absence", "to"), "absence-after-start",
                 "The absence ends after the plan starts: correct this day or the start of the plan.");
}

void no_clinical_objective(const Plan& plan, Findings& findings) {
  const auto is_clinical = [](const Objective& objective) {
    return objective.area == ObjectiveArea::clinical_skills;
  };
  if (std::ranges::any_of(plan.objectives, is_clinical)) return;
  findings.warning(at("objectives"), "no-clinical-objective",
                   "No objective is in the area clinical-skills: check that this is meant.");
}

void objective_without_activity(const Plan& plan, Findings& findings) {
  std::unordered_set<std::string_view> served;
  for (const Activity& activity : plan.activities)
    served.insert(activity.objectives.begin(), activity.objectives.end());
  for (std::size_t i = 0; i < plan.objectives.size(); ++i)
    if (!served.contains(plan.objectives[i].id))
      findings.error(at("objectives", i), "objective-without-activity",
                     fmt::format("No activity serves the objective {}: add one or name the objective in one.",
                                 plan.objectives[i].id));
}

void target_outside_timeframe(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
    if (week_of(plan.timeframe, plan.objectives[i].target_date)) continue;
    findings.error(at("objectives", i, "targetDate"), "target-outside-timeframe",
                   "The target date must lie between the start and the end of the plan.");
  }
}

void activity_due_outside_timeframe(const Plan& plan, Findings& findings) {
  const Week last = last_week(plan.timeframe);
  for (std::size_t i = 0; i < plan.activities.size(); ++i)
    if (plan.activities[i].due_week > last)
      findings.error(
          at("activities", i, "dueWeek"), "activity-due-outside-timeframe",
          fmt::format("The activity is due after the plan's last week, which is week {}.", last.number));
}

}  // namespace planpress::plan::rules

// Rules on dates, objectives and activities (domain brief, section 3).
#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

// Domain brief 3, timeframe: end > start; absence, restrictions and phases: from, to; 4.3: period; plan
// format, holds; the day on which a plan is
// said to have ended.
void end_before_start(const Plan& plan, Findings& findings) {
  const auto check = [&](std::string pointer, Date from, Date to) {
    if (to < from) findings.error(std::move(pointer), "end-before-start.range", {{"from", from}, {"to", to}});
  };
  const auto& [start, end, original_end] = plan.timeframe;
  if (end <= start)
    findings.error(at("timeframe", "end"), "end-before-start.timeframe", {{"start", start}, {"end", end}});
  if (plan.absence) check(at("absence", "to"), plan.absence->period.from, plan.absence->period.to);
  for (std::size_t i = 0; i < plan.restrictions.size(); ++i)
    if (const auto to = plan.restrictions[i].to)
      check(at("restrictions", i, "to"), plan.restrictions[i].from, *to);
  for (std::size_t i = 0; i < plan.holds.size(); ++i)
    if (const auto to = plan.holds[i].to) check(at("holds", i, "to"), plan.holds[i].from, *to);
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    check(at("reports", i, "period", "to"), plan.reports[i].period.from, plan.reports[i].period.to);
  if (plan.summary && plan.summary->actual_end < start)
    findings.error(at("summary", "actualEnd"), "end-before-start.closing",
                   {{"start", start}, {"end", plan.summary->actual_end}});
  for (std::size_t i = 0; i < plan.scopes.size(); ++i)
    for (std::size_t j = 0; j < plan.scopes[i].phases.size(); ++j) {
      const Phase& phase = plan.scopes[i].phases[j];
      if (phase.to_week < phase.from_week)
        findings.error(at("scopes", i, "phases", j, "toWeek"), "end-before-start.phase",
                       {{"first", phase.from_week.number}, {"last", phase.to_week.number}});
    }
}

// Domain brief 3, timeframe: warn over 52 weeks.
void timeframe_over_52_weeks(const Plan& plan, Findings& findings) {
  constexpr Week longest{52};
  const Week last = last_week(plan.timeframe);
  if (last <= longest) return;
  findings.warning(at("timeframe", "end"), "timeframe-over-52-weeks", {{"last", last.number}});
}

// Domain brief 5, extended: a new end, later than the one before it.
void original_end_mismatch(const Plan& plan, Findings& findings) {
  const auto& [start, end, original_end] = plan.timeframe;
  if (!original_end || (start < *original_end && *original_end < end)) return;
  findings.error(at("timeframe", "originalEnd"), "original-end-mismatch",
                 {{"original", *original_end}, {"start", start}, {"end", end}});
}

// Domain brief 3, absence: needed where elements include reskilling or reintegration and work stopped.
void absence_missing(const Plan& plan, Findings& findings) {
  const auto has = [&](Element element) {
    return std::ranges::find(plan.elements, element) != plan.elements.end();
  };
  if (plan.absence || !(has(Element::reskilling) || has(Element::reintegration))) return;
  findings.warning(at("absence"), "absence-missing");
}

// Domain brief 3, absence: to <= start.
void absence_after_start(const Plan& plan, Findings& findings) {
  if (!plan.absence || plan.absence->period.to <= plan.timeframe.start) return;
  findings.error(at("absence", "to"), "absence-after-start",
                 {{"to", plan.absence->period.to}, {"start", plan.timeframe.start}});
}

// Paper: every plan had a clinical objective; domain brief 1.3: but its case study has none, so only a
// warning.
void no_clinical_objective(const Plan& plan, Findings& findings) {
  const auto is_clinical = [](const Objective& objective) {
    return objective.area == ObjectiveArea::clinical_skills;
  };
  if (std::ranges::any_of(plan.objectives, is_clinical)) return;
  findings.warning(at("objectives"), "no-clinical-objective");
}

// Domain brief 3, activities[]: every objective has at least one.
void objective_without_activity(const Plan& plan, Findings& findings) {
  std::unordered_set<std::string_view> served;
  for (const Activity& activity : plan.activities)
    served.insert(activity.objectives.begin(), activity.objectives.end());
  for (std::size_t i = 0; i < plan.objectives.size(); ++i)
    if (!served.contains(plan.objectives[i].id))
      findings.error(at("objectives", i), "objective-without-activity");
}

// Domain brief 3, objectives[]: target within the timeframe.
void target_outside_timeframe(const Plan& plan, Findings& findings) {
  const auto& [start, end, original_end] = plan.timeframe;
  for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
    const Date target = plan.objectives[i].target_date;
    if (start <= target && target <= end) continue;
    findings.error(at("objectives", i, "targetDate"), "target-outside-timeframe",
                   {{"target", target}, {"start", start}, {"end", end}});
  }
}

// Domain brief 3, activities[]: dueWeek is a week of the plan.
void activity_due_outside_timeframe(const Plan& plan, Findings& findings) {
  const Week last = last_week(plan.timeframe);
  for (std::size_t i = 0; i < plan.activities.size(); ++i)
    if (plan.activities[i].due_week > last)
      findings.error(at("activities", i, "dueWeek"), "activity-due-outside-timeframe",
                     {{"due", plan.activities[i].due_week.number}, {"last", last.number}});
}

// Domain brief 3, activities[]: what serves an objective is due while it can still count for it. What an
// activity serves that is not in the plan is told elsewhere.
void activity_due_after_target(const Plan& plan, Findings& findings) {
  std::unordered_map<std::string_view, Date> targets;
  for (const Objective& objective : plan.objectives) targets.emplace(objective.id, objective.target_date);
  for (std::size_t i = 0; i < plan.activities.size(); ++i) {
    const Activity& activity = plan.activities[i];
    std::optional<Date> last;
    for (const Id& id : activity.objectives)
      if (const auto target = targets.find(id); target != targets.end())
        last = std::max(last.value_or(target->second), target->second);
    const Date begins = first_day_of(plan.timeframe, activity.due_week);
    if (last && *last < begins)
      findings.warning(at("activities", i, "dueWeek"), "activity-due-after-target",
                       {{"due", activity.due_week.number}, {"begins", begins}, {"target", *last}});
  }
}

}  // namespace planpress::plan::rules

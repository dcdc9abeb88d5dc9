// Rules on what a progress report says (domain brief, section 4.3).
#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

/// Reports that a list of rows leaves something of the plan out; names the first that it lacks.
template <class Row, class Item>
void check_rows(const std::vector<Row>& rows, const std::vector<Item>& items, std::string pointer,
                std::string_view code, std::string_view kind, Findings& findings) {
  std::unordered_set<std::string_view> reported;
  for (const Row& row : rows) reported.insert(row.id);
  const auto lacks = [&](const Item& item) { return !reported.contains(item.id); };
  const auto missing = std::ranges::find_if(items, lacks);
  if (missing == items.end()) return;
  findings.error(std::move(pointer), code,
                 fmt::format("The report has no row for the {} {}: give each {} of the plan its row.", kind,
                             missing->id, kind));
}

/// Calls `visit` with each row on an objective and the pointer to it.
template <class Visit>
void for_each_objective_row(const Plan& plan, const Visit& visit) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    for (std::size_t j = 0; j < plan.reports[i].objectives.size(); ++j)
      visit(plan.reports[i].objectives[j], at("reports", i, "objectives", j));
}

using ActivitiesByObjective = std::unordered_map<std::string_view, std::vector<const Activity*>>;

ActivitiesByObjective activities_by_objective(const Plan& plan) {
  ActivitiesByObjective serving;
  for (const Activity& activity : plan.activities)
    for (const Id& objective : activity.objectives) serving[objective].push_back(&activity);
  return serving;
}

/// The first activity whose evidence does not bear out that the objective was achieved.
const Activity* unproved(const ObjectiveReport& row, const std::vector<const Activity*>& serving) {
  std::unordered_map<std::string_view, const Evidence*> evidence;
  for (const Evidence& piece : row.evidence) evidence.emplace(piece.activity, &piece);
  const auto lacks_proof = [&](const Activity* activity) {
    const auto found = evidence.find(activity->id);
    return found == evidence.end() || (found->second->done < activity->required && !found->second->note);
  };
  const auto first = std::ranges::find_if(serving, lacks_proof);
  return first == serving.end() ? nullptr : *first;
}

/// Holds one row on a scope against the plan in the week when the period ends and in the week after.
void check_level(const Plan& plan, const ScopeReport& row, Week now, const std::string& pointer,
                 Findings& findings) {
  const Scope* scope = find_scope(plan, row.id);
  if (!scope || (row.reason && row.authorised_by)) return;
  const auto report = [&](std::string_view field, Week week) {
    findings.error(
        pointer + at(field), "report-level-mismatch",
        fmt::format("The plan has another level in week {}: correct the level, or give both the reason and "
                    "authorisedBy.",
                    week.number));
  };
  const Week next{now.number + 1};
  const auto planned_now = level_in(*scope, now);
  const auto planned_next = level_in(*scope, next);
  if (planned_now && *planned_now != row.level_now) report("levelNow", now);
  if (row.level_next && planned_next && *planned_next != *row.level_next) report("levelNext", next);
}

}  // namespace

void report_period_gap(const Plan& plan, Findings& findings) {
  Date due = plan.timeframe.start;
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    if (plan.reports[i].period.from != due)
      findings.error(at("reports", i, "period", "from"), "report-period-gap",
                     i == 0 ? "The first period must start on the first day of the plan."
                            : "The period must start on the day after the period before it ends.");
    due = plan.reports[i].period.to + Days{1};
  }
}

void report_objective_missing(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    check_rows(plan.reports[i].objectives, plan.objectives, at("reports", i, "objectives"),
               "report-objective-missing", "objective", findings);
}

void report_scope_missing(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    check_rows(plan.reports[i].scopes, plan.scopes, at("reports", i, "scopes"), "report-scope-missing",
               "scope", findings);
}

void report_level_mismatch(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    const auto now = week_of(plan.timeframe, report.period.to);
    if (!now) continue;
    for (std::size_t j = 0; j < report.scopes.size(); ++j)
      check_level(plan, report.scopes[j], *now, at("reports", i, "scopes", j), findings);
  }
}

void concerns_required(const Plan& plan, Findings& findings) {
  for_each_objective_row(plan, [&](const ObjectiveReport& row, const std::string& pointer) {
    const bool failing = row.rating == Rating::behind || row.rating == Rating::not_met;
    if (failing && !row.concerns)
      findings.error(pointer + at("concerns"), "concerns-required",
                     "An objective that is behind or not met needs its concerns written down.");
  });
}

void achieved_without_evidence(const Plan& plan, Findings& findings) {
  const ActivitiesByObjective serving = activities_by_objective(plan);
  for_each_objective_row(plan, [&](const ObjectiveReport& row, const std::string& pointer) {
    const auto activities = serving.find(row.id);
    if (row.rating != Rating::achieved || activities == serving.end()) return;
    const Activity* activity = unproved(row, activities->second);
    if (!activity) return;
    findings.error(
        pointer + at("rating"), "achieved-without-evidence",
        fmt::format("The evidence does not show activity {} done as often as required: add its row, or a "
                    "note on the row that says why less is enough.",
                    activity->id));
  });
}

void evidence_objective_mismatch(const Plan& plan, Findings& findings) {
  std::unordered_map<std::string_view, std::unordered_set<std::string_view>> objectives;
  for (const Activity& activity : plan.activities)
    objectives[activity.id].insert(activity.objectives.begin(), activity.objectives.end());
  for_each_objective_row(plan, [&](const ObjectiveReport& row, const std::string& pointer) {
    for (std::size_t k = 0; k < row.evidence.size(); ++k) {
      const auto served = objectives.find(row.evidence[k].activity);
      if (served == objectives.end() || served->second.contains(row.id)) continue;
      findings.error(pointer + at("evidence", k, "activity"), "evidence-objective-mismatch",
                     fmt::format("Activity {} serves other objectives: move its evidence to one of them.",
                                 row.evidence[k].activity));
    }
  });
}

void sessions_over_planned(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    if (report.sessions_worked <= report.sessions_planned || report.attendance_note) continue;
    findings.error(
        at("reports", i, "sessionsWorked"), "sessions-over-planned",
        "More sessions were worked than planned: correct the number or say why in attendanceNote.");
  }
}

void practitioner_absent_unexplained(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    const bool present = std::ranges::find(report.attendees, plan.practitioner.id) != report.attendees.end();
    if (present || report.attendance_note) continue;
    findings.error(at("reports", i, "attendees"), "practitioner-absent-unexplained",
                   "The practitioner was not at the review: add them or say why in attendanceNote.");
  }
}

}  // namespace planpress::plan::rules

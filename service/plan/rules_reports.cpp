// Rules on the contents of a progress report (domain brief, section 4.3).
#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "service/plan/due_date.hpp"
#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

/// Reports that a list of rows leaves something of the plan out; names the first that it lacks.
template <class Row, class Item>
void check_rows(const std::vector<Row>& rows, const std::vector<Item>& items, std::string_view list,
                std::size_t report, std::string_view code, Findings& findings) {
  std::unordered_set<std::string_view> reported;
  for (const Row& row : rows) reported.insert(row.id);
  const auto lacks = [&](const Item& item) { return !reported.contains(item.id); };
  const auto missing = std::ranges::find_if(items, lacks);
  if (missing == items.end()) return;
  const auto position = static_cast<std::size_t>(missing - items.begin());
  findings.error(at("reports", report, list), code, {{"missing", PlaceAt{at(list, position)}}},
                 at("reports", report));
}

/// Calls `visit` with each row on an objective, and with what makes the pointer to it.
template <class Visit>
void for_each_objective_row(const Plan& plan, const Visit& visit) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    for (std::size_t j = 0; j < plan.reports[i].objectives.size(); ++j)
      visit(plan.reports[i].objectives[j],
            [i, j](const auto&... steps) { return at("reports", i, "objectives", j, steps...); });
}

using ActivitiesByObjective = std::unordered_map<std::string_view, std::vector<const Activity*>>;

ActivitiesByObjective activities_by_objective(const Plan& plan) {
  ActivitiesByObjective serving;
  for (const Activity& activity : plan.activities)
    for (const Id& objective : activity.objectives) serving[objective].push_back(&activity);
  return serving;
}

/// The evidence of one row on an activity.
struct Shown {
  int most_done = 0;
  bool noted = false;  // a note says why less is enough
};
using ShownByActivity = std::unordered_map<std::string_view, Shown>;

ShownByActivity shown_by(const std::vector<Evidence>& evidence) {
  ShownByActivity shown;
  for (const Evidence& piece : evidence) {
    Shown& activity = shown[piece.activity];
    activity.most_done = std::max(activity.most_done, piece.done);
    activity.noted = activity.noted || piece.note.has_value();
  }
  return shown;
}

/// The review before a report, where it decided on this level for a scope.
std::optional<int> decided_at(const Plan& plan, const Report& report, const Id& scope, Level level) {
  const Report* before = report_before(plan, report.review);
  if (!before) return std::nullopt;
  const auto row = std::ranges::find(before->scopes, scope, &ScopeReport::id);
  return row != before->scopes.end() && row->level_next == level ? std::optional(before->review)
                                                                 : std::nullopt;
}

/// Holds one row on a scope against the plan in the week when the period ends and in the week after.
void check_level(const Plan& plan, const Report& report, const ScopeReport& row, Week now,
                 const std::string& pointer, Findings& findings) {
  const Scope* scope = find_scope(plan, row.id);
  if (!scope || (row.reason && row.authorised_by)) return;
  const auto check = [&](Level level, std::string_view field, Week week) {
    const auto planned = level_in(*scope, week);
    const auto is_planned = [&](const Phase& phase) {
      return phase.level == level && phase.from_week <= week && week <= phase.to_week;
    };
    if (week > last_week(plan.timeframe) || !planned || std::ranges::any_of(scope->phases, is_planned))
      return;
    const auto review = decided_at(plan, report, row.id, level);
    Arguments arguments{{"week", week.number}, {"given", level}, {"planned", *planned}};
    if (review) arguments.push_back({"review", *review});
    findings.error(pointer + at(field),
                   review ? "report-level-mismatch.decided" : "report-level-mismatch.plan",
                   std::move(arguments));
  };
  check(row.level_now, "levelNow", now);
  if (row.level_next) check(*row.level_next, "levelNext", Week{now.number + 1});
}

/// The positions of the reports in the order of their reviews. Where a review has two or none, which other
/// rules tell, in the order in which they stand.
std::vector<std::size_t> in_review_order(const Plan& plan) {
  std::vector<std::size_t> order(plan.reports.size());
  std::unordered_set<int> reviews, reported;
  for (const Review& review : plan.reviews) reviews.insert(review.number);
  bool sound = true;
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
    const int review = plan.reports[i].review;
    sound = sound && reviews.contains(review) && reported.insert(review).second;
  }
  if (sound) std::ranges::sort(order, {}, [&](std::size_t i) { return plan.reports[i].review; });
  return order;
}

// Domain brief 4.3, periodFrom: the day after the previous report. Nothing is known of the first period where
// the plan ends before it starts.
void report_period_gap(const Plan& plan, Findings& findings) {
  std::optional<Date> due;
  if (plan.timeframe.start < plan.timeframe.end) due = plan.timeframe.start;
  bool first = true;
  for (const std::size_t i : in_review_order(plan)) {
    const DateRange& period = plan.reports[i].period;
    if (due && period.from != *due)
      findings.error(at("reports", i, "period", "from"),
                     first ? "report-period-gap.first" : "report-period-gap.later",
                     {{"from", period.from}, {"due", *due}});
    due = period.to + Days{1};
    first = false;
  }
}

// Domain brief 4.3, objectives[].rating: one row per objective.
void report_objective_missing(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    check_rows(plan.reports[i].objectives, plan.objectives, "objectives", i, "report-objective-missing",
               findings);
}

// Domain brief 4.3, scopes[].levelNow.
void report_scope_missing(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    check_rows(plan.reports[i].scopes, plan.scopes, "scopes", i, "report-scope-missing", findings);
}

// Domain brief 4.3, scopes[]: reason and authoriser when tighter, held against plan, or early. A period may
// end in the days of the last week that lie behind the end of the plan.
void report_level_mismatch(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    if (report.period.to < plan.timeframe.start) continue;
    const Week now = last_week({plan.timeframe.start, report.period.to, {}});
    for (std::size_t j = 0; j < report.scopes.size(); ++j)
      check_level(plan, report, report.scopes[j], now, at("reports", i, "scopes", j), findings);
  }
}

// Domain brief 4.3, concerns: required when behind or not met.
void concerns_required(const Plan& plan, Findings& findings) {
  for_each_objective_row(plan, [&](const ObjectiveReport& row, const auto& pointer_to) {
    const bool failing = row.rating == Rating::behind || row.rating == Rating::not_met;
    if (failing && !row.concerns) findings.error(pointer_to("concerns"), "concerns-required");
  });
}

// Domain brief 4.3, evidence[]: "achieved" needs all required or a reason. Totals run on, so that the rows of
// the report itself are enough.
void achieved_without_evidence(const Plan& plan, Findings& findings) {
  const ActivitiesByObjective serving = activities_by_objective(plan);
  for_each_objective_row(plan, [&](const ObjectiveReport& row, const auto& pointer_to) {
    const auto activities = serving.find(row.id);
    if (row.rating != Rating::achieved || activities == serving.end()) return;
    const ShownByActivity shown = shown_by(row.evidence);
    const auto lacks = [&](const Activity* activity) {
      const auto found = shown.find(activity->id);
      return found == shown.end() || (found->second.most_done < activity->required && !found->second.noted);
    };
    const auto lacking = std::ranges::find_if(activities->second, lacks);
    if (lacking == activities->second.end()) return;
    const auto position = static_cast<std::size_t>(*lacking - plan.activities.data());
    findings.error(pointer_to("rating"), "achieved-without-evidence",
                   {{"activity", PlaceAt{at("activities", position)}}, {"required", (*lacking)->required}});
  });
}

// Domain brief 4.3, evidence[].activityId. A row on an objective that is not in the plan is another rule's.
void evidence_objective_mismatch(const Plan& plan, Findings& findings) {
  std::unordered_set<std::string_view> known;
  for (const Objective& objective : plan.objectives) known.insert(objective.id);
  std::unordered_map<std::string_view, std::unordered_set<std::string_view>> objectives;
  for (const Activity& activity : plan.activities)
    objectives[activity.id].insert(activity.objectives.begin(), activity.objectives.end());
  for_each_objective_row(plan, [&](const ObjectiveReport& row, const auto& pointer_to) {
    if (!known.contains(row.id)) return;
    for (std::size_t k = 0; k < row.evidence.size(); ++k) {
      const auto served = objectives.find(row.evidence[k].activity);
      if (served == objectives.end() || served->second.contains(row.id)) continue;
      findings.error(pointer_to("evidence", k, "activity"), "evidence-objective-mismatch");
    }
  });
}

// Domain brief 4.3, heldOn: a review looks back on its period. An American date is the usual cause.
void held_before_period(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    if (report.held_on < report.period.from)
      findings.error(at("reports", i, "heldOn"), "held-before-period",
                     {{"held", report.held_on}, {"from", report.period.from}});
  }
}

// Domain brief 4.3, safetyEvents[]: of the period, or of the days until the review was held.
void event_outside_period(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    for (std::size_t j = 0; j < report.safety_events.size(); ++j) {
      const Date event = report.safety_events[j].date;
      if (report.period.from <= event && event <= report.held_on) continue;
      findings.warning(at("reports", i, "safetyEvents", j, "date"), "event-outside-period",
                       {{"event", event}, {"from", report.period.from}, {"held", report.held_on}});
    }
  }
}

// Plan format: evidence[].done is a running total of its activity, whichever objectives that serves and
// however often it stands under one. Each is held against the first of the report.
void evidence_totals_differ(const Plan& plan, Findings& findings) {
  struct First {
    std::size_t row;
    int done;
  };
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    std::unordered_map<std::string_view, First> first;
    const auto& rows = plan.reports[i].objectives;
    for (std::size_t j = 0; j < rows.size(); ++j)
      for (std::size_t k = 0; k < rows[j].evidence.size(); ++k) {
        const Evidence& evidence = rows[j].evidence[k];
        const First& earlier = first.try_emplace(evidence.activity, First{j, evidence.done}).first->second;
        if (earlier.done == evidence.done) continue;
        const bool elsewhere = earlier.row != j;
        Arguments said{{"done", evidence.done}, {"other", earlier.done}};
        if (elsewhere) said.push_back({"objective", PlaceAt{at("reports", i, "objectives", earlier.row)}});
        findings.warning(at("reports", i, "objectives", j, "evidence", k, "done"),
                         elsewhere ? "evidence-totals-differ.elsewhere" : "evidence-totals-differ.twice",
                         std::move(said));
      }
  }
}

// Domain brief 4.3: 0 <= worked <= planned unless explained.
void sessions_over_planned(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    if (report.sessions_worked <= report.sessions_planned || report.attendance_note) continue;
    findings.error(at("reports", i, "sessionsWorked"), "sessions-over-planned",
                   {{"worked", report.sessions_worked}, {"planned", report.sessions_planned}});
  }
}

// Domain brief 4.3, attendees: practitioner present or absence explained.
void practitioner_absent_unexplained(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    const bool present = std::ranges::find(report.attendees, plan.practitioner.id) != report.attendees.end();
    if (present || report.attendance_note) continue;
    findings.error(at("reports", i, "attendees"), "practitioner-absent-unexplained", {}, at("reports", i));
  }
}

constexpr Rule reports_any[] = {
    report_period_gap,     report_objective_missing,       report_scope_missing,
    concerns_required,     achieved_without_evidence,      evidence_objective_mismatch,
    held_before_period,    event_outside_period,           evidence_totals_differ,
    sessions_over_planned, practitioner_absent_unexplained};
constexpr Rule reports_timed[] = {report_level_mismatch};

}  // namespace

// Domain brief 4.3, heldOn: a report is on a review that has been held.
void held_in_future(const Plan& plan, Date today, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    if (plan.reports[i].held_on > today)
      findings.error(at("reports", i, "heldOn"), "held-in-future", {{"held", plan.reports[i].held_on}});
}

const RuleSet on_reports{reports_any, reports_timed};

}  // namespace planpress::plan::rules

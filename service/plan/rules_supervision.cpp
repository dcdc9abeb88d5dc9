// Rules on the levels of supervision: every week has one, and none is tightened in silence or loosened
// against a restriction (domain brief, sections 1.4 and 3). A level is tighter than another where its
// enumerator is smaller.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

/// The positions of a scope's phases in the order of their weeks, whatever order they are written in.
std::vector<std::size_t> in_week_order(const Scope& scope) {
  std::vector<std::size_t> order(scope.phases.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return scope.phases[i].from_week; });
  return order;
}

bool any_reversed(const Scope& scope) {
  return std::ranges::any_of(scope.phases,
                             [](const Phase& phase) { return phase.to_week < phase.from_week; });
}

/// Goes along the weeks of one scope.
void check_coverage(const Scope& scope, std::size_t s, Week last, Findings& findings) {
  Week covered{0};
  std::size_t furthest = 0;
  const auto report = [&](std::size_t phase, const char* field, std::string_view sentence, WeekRange weeks) {
    findings.error(at("scopes", s, "phases", phase, field), sentence, {{"weeks", weeks}}, at("scopes", s));
  };
  for (const std::size_t i : in_week_order(scope)) {
    const Phase& phase = scope.phases[i];
    const auto& [first, final] = std::pair(phase.from_week.number, phase.to_week.number);
    if (first <= covered.number) {
      report(i, "fromWeek", "phase-overlap", {first, std::min(final, covered.number)});
    } else if (first > covered.number + 1 && covered < last) {
      report(i, "fromWeek", "phase-gap", {covered.number + 1, std::min(first - 1, last.number)});
    }
    if (phase.to_week > last)
      findings.error(at("scopes", s, "phases", i, "toWeek"), "phase-outside-timeframe",
                     {{"last", last.number}});
    if (phase.to_week > covered) {
      covered = phase.to_week;
      furthest = i;
    }
  }
  if (covered < last) report(furthest, "toWeek", "phase-gap", {covered.number + 1, last.number});
}

/// One change of level in one week, as a number, so that many can be looked up at once.
std::uint64_t step(Week week, Level from, Level to) {
  return (static_cast<std::uint64_t>(week.number) << 16) | (static_cast<std::uint64_t>(from) << 8) |
         static_cast<std::uint64_t>(to);
}

using Steps = std::unordered_set<std::uint64_t>;

Steps recorded_steps(const Scope& scope) {
  Steps steps;
  for (const LevelChange& change : scope.changes)
    steps.insert(step(change.week, change.from_level, change.to_level));
  return steps;
}

Steps planned_steps(const Scope& scope) {
  Steps steps;
  const auto order = in_week_order(scope);
  for (std::size_t k = 1; k < order.size(); ++k) {
    const Phase& after = scope.phases[order[k]];
    steps.insert(step(after.from_week, scope.phases[order[k - 1]].level, after.level));
  }
  return steps;
}

bool is_justified(const ScopeReport& row) { return row.reason.has_value() && row.authorised_by.has_value(); }

void check_phases_tightened(const Scope& scope, std::size_t s, Findings& findings) {
  const auto order = in_week_order(scope);
  const Steps recorded = recorded_steps(scope);
  for (std::size_t k = 1; k < order.size(); ++k) {
    const Level before = scope.phases[order[k - 1]].level;
    const Phase& after = scope.phases[order[k]];
    if (after.level >= before || recorded.contains(step(after.from_week, before, after.level))) continue;
    findings.error(at("scopes", s, "phases", order[k], "level"), "supervision-tightened-without-reason.phase",
                   {{"week", after.from_week.number}, {"from", before}, {"to", after.level}},
                   at("scopes", s));
  }
}

void check_report_tightened(const Report& report, std::size_t r, Findings& findings) {
  for (std::size_t i = 0; i < report.scopes.size(); ++i) {
    const ScopeReport& row = report.scopes[i];
    if (!row.level_next || *row.level_next >= row.level_now || is_justified(row)) continue;
    findings.error(at("reports", r, "scopes", i, "levelNext"), "supervision-tightened-without-reason.report",
                   {{"from", row.level_now}, {"to", *row.level_next}});
  }
}

/// The days of a phase that lie in the plan.
DateRange days_of(const Phase& phase, const Timeframe& timeframe) {
  return {first_day_of(timeframe, phase.from_week),
          std::min(last_day_of(timeframe, phase.to_week), timeframe.end)};
}

/// The position of a restriction that forbids a level on any of these days to a scope, or where there is no
/// scope to all of them: of several that begin in time the one that lasts longest.
std::optional<std::size_t> forbidding(const Plan& plan, std::optional<std::string_view> scope, Level level,
                                      const DateRange& days) {
  constexpr Date never{Days{std::numeric_limits<std::int64_t>::max()}};
  std::optional<std::size_t> found;
  std::pair<Date, Date> longest;
  for (std::size_t i = 0; i < plan.restrictions.size(); ++i) {
    const Restriction& each = plan.restrictions[i];
    const std::pair<Date, Date> lasts{each.to.value_or(never), each.from};
    if (!each.minimum_level || *each.minimum_level >= level || each.from > lasts.first ||
        each.from > days.to || each.scope != scope || (found && lasts < longest))
      continue;
    found = i;
    longest = lasts;
  }
  return found && longest.first >= days.from && days.from <= days.to ? found : std::nullopt;
}

/// The arguments of a sentence on a level that a scope has on these days; nothing where no restriction
/// forbids it.
std::optional<Arguments> broken(const Plan& plan, std::string_view scope, Level level,
                                const DateRange& days) {
  auto restriction = forbidding(plan, scope, level, days);
  if (!restriction) restriction = forbidding(plan, std::nullopt, level, days);
  if (!restriction) return std::nullopt;
  return Arguments{{"level", level},
                   {"floor", *plan.restrictions[*restriction].minimum_level},
                   {"restriction", PlaceAt{at("restrictions", *restriction)}}};
}

void check_phases_floor(const Plan& plan, Findings& findings) {
  for (std::size_t s = 0; s < plan.scopes.size(); ++s) {
    const Scope& scope = plan.scopes[s];
    for (std::size_t i = 0; i < scope.phases.size(); ++i)
      if (auto said = broken(plan, scope.id, scope.phases[i].level, days_of(scope.phases[i], plan.timeframe)))
        findings.error(at("scopes", s, "phases", i, "level"), "restriction-floor-broken.phase",
                       std::move(*said));
  }
}

/// The first day of the week after that in which a report's period ends, from which its next levels hold.
Date next_levels_begin(const Plan& plan, const Report& report) {
  if (report.period.to < plan.timeframe.start) return report.period.to + Days{1};
  const Week last = last_week({plan.timeframe.start, report.period.to, {}});
  return first_day_of(plan.timeframe, Week{last.number + 1});
}

/// The level now is that of the day on which the period ends. What was over when the review was held forbids
/// no next level.
void check_report_floor(const Plan& plan, std::size_t r, Findings& findings) {
  const Report& report = plan.reports[r];
  const Date begin = next_levels_begin(plan, report);
  for (std::size_t i = 0; i < report.scopes.size(); ++i) {
    const ScopeReport& row = report.scopes[i];
    const auto broken_on = [&](Level level, Date day) {
      auto said = broken(plan, row.id, level, {day, day});
      if (said) said->push_back({"day", day});
      return said;
    };
    if (auto said = broken_on(row.level_now, report.period.to))
      findings.error(at("reports", r, "scopes", i, "levelNow"), "restriction-floor-broken.now",
                     std::move(*said));
    if (!row.level_next || !broken_on(*row.level_next, std::max(begin, report.held_on))) continue;
    if (auto said = broken_on(*row.level_next, begin))
      findings.error(at("reports", r, "scopes", i, "levelNext"), "restriction-floor-broken.next",
                     std::move(*said));
  }
}

// Domain brief 3, scopes[].phases[]: contiguous, within the timeframe.
void phases_cover_the_plan_once(const Plan& plan, Findings& findings) {
  const Week last = last_week(plan.timeframe);
  for (std::size_t s = 0; s < plan.scopes.size(); ++s)
    if (!any_reversed(plan.scopes[s])) check_coverage(plan.scopes[s], s, last, findings);
}

// Domain brief 3, scopes[].phases[]: no tightening without reason, authoriser and date; 4.3: nor in a report.
void supervision_tightened_without_reason(const Plan& plan, Findings& findings) {
  for (std::size_t s = 0; s < plan.scopes.size(); ++s) check_phases_tightened(plan.scopes[s], s, findings);
  for (std::size_t r = 0; r < plan.reports.size(); ++r) check_report_tightened(plan.reports[r], r, findings);
}

// Domain brief 3, scopes[].phases[]: the record of a change is of a change that there is.
void change_does_not_match_phases(const Plan& plan, Findings& findings) {
  for (std::size_t s = 0; s < plan.scopes.size(); ++s) {
    const Scope& scope = plan.scopes[s];
    const Steps planned = planned_steps(scope);
    for (std::size_t c = 0; c < scope.changes.size(); ++c) {
      const LevelChange& change = scope.changes[c];
      if (planned.contains(step(change.week, change.from_level, change.to_level))) continue;
      findings.error(at("scopes", s, "changes", c, "week"), "change-does-not-match-phases",
                     {{"week", change.week.number}, {"from", change.from_level}, {"to", change.to_level}});
    }
  }
}

// Domain brief 3, restrictions[]: scope level never looser than minLevel while in force, in the plan or in a
// report.
void restriction_floor_broken(const Plan& plan, Findings& findings) {
  check_phases_floor(plan, findings);
  for (std::size_t r = 0; r < plan.reports.size(); ++r) check_report_floor(plan, r, findings);
}

constexpr Rule supervision_any[] = {supervision_tightened_without_reason, change_does_not_match_phases};
constexpr Rule supervision_timed[] = {phases_cover_the_plan_once, restriction_floor_broken};

}  // namespace

const RuleSet on_supervision{supervision_any, supervision_timed};

}  // namespace planpress::plan::rules

// Rules on the levels of supervision: every week has one, and none is tightened in silence or loosened
// against a restriction (domain brief, sections 1.4 and 3). A level is tighter than another where its
// enumerator is smaller.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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
  for (const std::size_t i : in_week_order(scope)) {
    const Phase& phase = scope.phases[i];
    if (phase.from_week <= covered) {
      findings.error(at("scopes", s, "phases", i, "fromWeek"), "phase-overlap",
                     "A week has two levels: let this phase start after the phase before it ends.");
    } else if (phase.from_week.number > covered.number + 1 && covered < last) {
      findings.error(
          at("scopes", s, "phases", i, "fromWeek"), "phase-gap",
          fmt::format("Week {} has no level: let the phases follow each other week by week from week 1.",
                      covered.number + 1));
    }
    if (phase.to_week > last)
      findings.error(at("scopes", s, "phases", i, "toWeek"), "phase-outside-timeframe",
                     fmt::format("The phase runs past the plan's last week, which is week {}.", last.number));
    if (phase.to_week > covered) {
      covered = phase.to_week;
      furthest = i;
    }
  }
  if (covered < last)
    findings.error(at("scopes", s, "phases", furthest, "toWeek"), "phase-gap",
                   fmt::format("Weeks {} to {} have no level: lengthen this phase or add one.",
                               covered.number + 1, last.number));
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
    findings.error(
        at("scopes", s, "phases", order[k], "level"), "supervision-tightened-without-reason",
        fmt::format("The level becomes tighter in week {}: add an entry to changes with this week, both "
                    "levels, the reason and who authorised it.",
                    after.from_week.number));
  }
}

void check_report_tightened(const Report& report, std::size_t r, Findings& findings) {
  for (std::size_t i = 0; i < report.scopes.size(); ++i) {
    const ScopeReport& row = report.scopes[i];
    if (!row.level_next || *row.level_next >= row.level_now || is_justified(row)) continue;
    findings.error(at("reports", r, "scopes", i, "levelNext"), "supervision-tightened-without-reason",
                   "The next level is tighter than the present one: give both the reason and authorisedBy.");
  }
}

/// The days on which restrictions forbid each level, kept so that a phase is held against all of them at
/// once.
class Floors {
 public:
  void add(const Restriction& restriction) {
    constexpr Date never{Days{std::numeric_limits<std::int64_t>::max()}};
    for (std::size_t level = index(*restriction.minimum_level) + 1; level < forbidden_.size(); ++level)
      forbidden_[level].push_back({restriction.from, restriction.to.value_or(never)});
  }

  /// Orders the ranges by their first days; each then ends where the furthest of them up to it ends.
  void prepare() {
    for (auto& ranges : forbidden_) {
      std::ranges::sort(ranges, {}, &DateRange::from);
      for (std::size_t i = 1; i < ranges.size(); ++i) ranges[i].to = std::max(ranges[i].to, ranges[i - 1].to);
    }
  }

  /// Whether the level is forbidden on any of these days.
  bool forbid(Level level, const DateRange& days) const {
    const auto& ranges = forbidden_[index(level)];
    const auto later = std::ranges::upper_bound(ranges, days.to, {}, &DateRange::from);
    return days.from <= days.to && later != ranges.begin() && std::prev(later)->to >= days.from;
  }

 private:
  static std::size_t index(Level level) { return static_cast<std::size_t>(level); }

  std::array<std::vector<DateRange>, codes<Level>.size()> forbidden_;
};

using FloorsByScope = std::unordered_map<std::string_view, Floors>;
constexpr std::string_view every_scope;  // no id is empty

FloorsByScope floors_of(const Plan& plan) {
  FloorsByScope floors;
  for (const Restriction& restriction : plan.restrictions)
    if (restriction.minimum_level)
      floors[restriction.scope ? std::string_view(*restriction.scope) : every_scope].add(restriction);
  for (auto& [scope, its_floors] : floors) its_floors.prepare();
  return floors;
}

/// The days of a phase that lie in the plan.
DateRange days_of(const Phase& phase, const Timeframe& timeframe) {
  return {first_day_of(timeframe, phase.from_week),
          std::min(last_day_of(timeframe, phase.to_week), timeframe.end)};
}

}  // namespace

void phases_cover_the_plan_once(const Plan& plan, Findings& findings) {
  const Week last = last_week(plan.timeframe);
  for (std::size_t s = 0; s < plan.scopes.size(); ++s)
    if (!any_reversed(plan.scopes[s])) check_coverage(plan.scopes[s], s, last, findings);
}

void supervision_tightened_without_reason(const Plan& plan, Findings& findings) {
  for (std::size_t s = 0; s < plan.scopes.size(); ++s) check_phases_tightened(plan.scopes[s], s, findings);
  for (std::size_t r = 0; r < plan.reports.size(); ++r) check_report_tightened(plan.reports[r], r, findings);
}

void change_does_not_match_phases(const Plan& plan, Findings& findings) {
  for (std::size_t s = 0; s < plan.scopes.size(); ++s) {
    const Scope& scope = plan.scopes[s];
    const Steps planned = planned_steps(scope);
    for (std::size_t c = 0; c < scope.changes.size(); ++c) {
      const LevelChange& change = scope.changes[c];
      if (planned.contains(step(change.week, change.from_level, change.to_level))) continue;
      findings.error(
          at("scopes", s, "changes", c, "week"), "change-does-not-match-phases",
          "No phase begins in this week with this change of level: let the entry and the phases agree.");
    }
  }
}

void restriction_floor_broken(const Plan& plan, Findings& findings) {
  const FloorsByScope floors = floors_of(plan);
  const auto forbidden = [&](std::string_view scope, Level level, const DateRange& days) {
    const auto found = floors.find(scope);
    return found != floors.end() && found->second.forbid(level, days);
  };
  for (std::size_t s = 0; s < plan.scopes.size(); ++s) {
    const Scope& scope = plan.scopes[s];
    for (std::size_t i = 0; i < scope.phases.size(); ++i) {
      const Level level = scope.phases[i].level;
      const DateRange days = days_of(scope.phases[i], plan.timeframe);
      if (!forbidden(scope.id, level, days) && !forbidden(every_scope, level, days)) continue;
      findings.error(
          at("scopes", s, "phases", i, "level"), "restriction-floor-broken",
          "A restriction demands a tighter level on days of this phase: tighten the level or correct the "
          "restriction's minimumLevel, scope or days.");
    }
  }
}

}  // namespace planpress::plan::rules

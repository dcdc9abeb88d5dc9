// The path of supervision as it went, by the reports, and as it was planned; and what reports decided on it.
#include <algorithm>

#include "service/plan/views/summary_parts.hpp"

namespace planpress::plan::views {

namespace {

// Columns of levels beside one another: more would leave no room for their words.
constexpr std::size_t most_columns = 4;

// A day on which the levels are looked at.
struct Stop {
  const Report* report = nullptr;  // null: the start of the plan
  std::string name, week;
  std::optional<Week> in_week;
};

std::vector<Stop> stops(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  std::vector<Stop> stops{{nullptr, words.say("start"), telling.week(Week{1}), Week{1}}};
  for (const Report& report : plan.reports) {
    const auto week = week_of(plan.timeframe, report.period.to);
    stops.push_back({&report, words.say("review", {{"number", number(report.review)}}),
                     week ? telling.week(*week) : words.date(report.period.to), week});
  }
  return stops;
}

std::optional<Level> planned_at(const Scope& scope, const Stop& stop) {
  return stop.in_week ? level_in(scope, *stop.in_week) : std::nullopt;
}

// As the report has it; at the start as planned.
std::optional<Level> level_at(const Scope& scope, const Stop& stop) {
  if (!stop.report) return planned_at(scope, stop);
  const auto row = std::ranges::find(stop.report->scopes, scope.id, &ScopeReport::id);
  return row == stop.report->scopes.end() ? std::nullopt : std::optional(row->level_now);
}

bool differs_from_plan(const Scope& scope, const Stop& stop) {
  const auto level = level_at(scope, stop), planned = planned_at(scope, stop);
  return level && planned && *level != *planned;
}

// The levels of one kind of work at some of the stops. What has not changed since the stop before is grey.
Json cells(const Telling& telling, const Scope& scope, const std::vector<Stop>& stops, std::size_t from,
           std::size_t to) {
  const Wording& words = telling.words();
  Json cells = Json::array();
  for (std::size_t i = from; i < to; ++i) {
    const auto level = level_at(scope, stops[i]);
    const auto planned = planned_at(scope, stops[i]);
    const bool same = i > 0 && level == level_at(scope, stops[i - 1]);
    const bool differs = differs_from_plan(scope, stops[i]);
    cells.push_back(
        {{"level", level ? words.word(*level) : words.say("not-recorded")},
         {"changed", !same},
         {"planned",
          differs ? words.say("planned-level", {{"level", lower_first(words.word(*planned))}}) : ""}});
  }
  return cells;
}

Json parts(const Telling& telling, const std::vector<Stop>& all) {
  Json parts = Json::array();
  for (std::size_t from = 0; from < all.size(); from += most_columns) {
    const std::size_t to = std::min(from + most_columns, all.size());
    Json heads = Json::array(), rows = Json::array();
    for (std::size_t i = from; i < to; ++i) heads.push_back({{"name", all[i].name}, {"week", all[i].week}});
    for (const Scope& scope : telling.plan().scopes)
      rows.push_back({{"scope", scope.name}, {"cells", cells(telling, scope, all, from, to)}});
    parts.push_back({{"heads", std::move(heads)}, {"rows", std::move(rows)}});
  }
  return parts;
}

// "Weeks 1 to 4: close"
std::string step(const Telling& telling, const Phase& phase) {
  const Wording& words = telling.words();
  const std::string level = lower_first(words.word(phase.level));
  if (phase.from_week == phase.to_week)
    return words.say("step-of-a-week", {{"week", number(phase.from_week.number)}, {"level", level}});
  return words.say(
      "step",
      {{"from", number(phase.from_week.number)}, {"to", number(phase.to_week.number)}, {"level", level}});
}

Json planned_paths(const Telling& telling) {
  Json paths = Json::array();
  for (const Scope& scope : telling.plan().scopes) {
    std::string path;
    for (const Phase& phase : scope.phases) path += (path.empty() ? "" : "; ") + step(telling, phase);
    paths.push_back({{"scope", scope.name}, {"path", upper_first(path)}});
  }
  return paths;
}

bool is_decision(const ScopeReport& row) { return row.reason || row.authorised_by; }

}  // namespace

Json supervision_path(const Telling& telling) {
  const Plan& plan = telling.plan();
  if (plan.scopes.empty()) return nullptr;
  const std::vector<Stop> all = stops(telling);
  const bool as_planned = std::ranges::none_of(plan.scopes, [&](const Scope& scope) {
    return std::ranges::any_of(all, [&](const Stop& stop) { return differs_from_plan(scope, stop); });
  });
  const PhraseName verdict = as_planned ? PhraseName("path-as-planned") : PhraseName("levels-not-as-planned");
  return {{"parts", parts(telling, all)},
          {"verdict", plan.reports.empty() ? "" : telling.words().say(verdict)},
          {"planned", planned_paths(telling)}};
}

Json level_decisions(const Telling& telling) {
  const Wording& words = telling.words();
  Json rows = Json::array();
  for (const Report& report : telling.plan().reports)
    for (const ScopeReport& row : report.scopes) {
      if (!is_decision(row)) continue;
      rows.push_back(
          {{"review", words.say("review", {{"number", number(report.review)}})},
           {"scope", telling.scope(row.id)},
           {"change", row.level_next ? level_change(telling, row.level_now, *row.level_next)
                                     : words.word(row.level_now)},
           {"reason", or_empty(row.reason)},
           {"authorised", row.authorised_by
                              ? words.say("authorised-by", {{"person", telling.person(*row.authorised_by)}})
                              : ""},
           {"authoriser", row.authorised_by ? telling.person(*row.authorised_by) : ""}});
    }
  return headed(std::move(rows));
}

Json all_adjustments(const Telling& telling) {
  Json rows = Json::array();
  for (const Report& report : telling.plan().reports)
    for (const std::string& text : report.adjustments)
      rows.push_back(
          {{"review", telling.words().say("review", {{"number", number(report.review)}})}, {"text", text}});
  return headed(std::move(rows));
}

}  // namespace planpress::plan::views

// The path of supervision as it went, by the reports, and as it was planned; and what reports decided on it.
#include <algorithm>

#include "service/plan/in_force.hpp"
#include "service/views/summary_parts.hpp"

namespace planpress::views {

namespace {

// Columns of levels beside one another: more would leave no room for their words.
constexpr std::size_t most_columns = 4;

// A day on which the levels are looked at.
struct Stop {
  const Report* report = nullptr;  // null: the start of the plan
  std::string name, week;
  std::optional<Week> in_week;
};

std::vector<Stop> stops(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  std::vector<Stop> stops{{nullptr, words.say("start-as-planned"), context.week(Week{1}), Week{1}}};
  for (const Report& report : plan.reports) {
    const auto week = week_holding(plan.timeframe, report.period.to);
    stops.push_back({&report, words.say("review", {{"number", number(report.review)}}),
                     week ? context.week(*week) : words.date(report.period.to), week});
  }
  return stops;
}

const ScopeReport* row_at(const Scope& scope, const Stop& stop) {
  if (!stop.report) return nullptr;
  const auto row = std::ranges::find(stop.report->scopes, scope.id, &ScopeReport::id);
  return row == stop.report->scopes.end() ? nullptr : &*row;
}

// As the report has it; at the start as planned.
std::optional<Level> level_at(const Scope& scope, const Stop& stop) {
  if (!stop.report) return level_in(scope, Week{1});
  const ScopeReport* row = row_at(scope, stop);
  return row ? std::optional(row->level_now) : std::nullopt;
}

// The level of the plan where it is known to have had another one.
std::optional<Level> planned_instead(const PlanInForce& plan, const Scope& scope, const Stop& stop) {
  const ScopeReport* row = row_at(scope, stop);
  if (!row) return std::nullopt;
  const HeldAgainstPlan held = plan.held_against(*stop.report, *row);
  return held.now_differs ? held.now.level : std::nullopt;
}

// The levels of one kind of work at some of the stops. What has not changed since the stop before is grey.
Json cells(const ViewContext& context, const PlanInForce& plan, const Scope& scope,
           const std::vector<Stop>& stops, std::size_t from, std::size_t to) {
  const Catalogue& words = context.words();
  Json cells = Json::array();
  for (std::size_t i = from; i < to; ++i) {
    const auto level = level_at(scope, stops[i]);
    const auto planned = planned_instead(plan, scope, stops[i]);
    const bool same = i > 0 && level == level_at(scope, stops[i - 1]);
    cells.push_back(
        {{"level", level ? words.word(*level) : words.say("not-recorded")},
         {"changed", !same},
         {"planned",
          planned ? words.say("planned-level", {{"level", lower_first(words.word(*planned))}}) : ""}});
  }
  return cells;
}

Json parts(const ViewContext& context, const PlanInForce& plan, const std::vector<Stop>& all) {
  Json parts = Json::array();
  for (std::size_t from = 0; from < all.size(); from += most_columns) {
    const std::size_t to = std::min(from + most_columns, all.size());
    Json heads = Json::array(), rows = Json::array();
    for (std::size_t i = from; i < to; ++i) heads.push_back({{"name", all[i].name}, {"week", all[i].week}});
    for (const Scope& scope : context.plan().scopes)
      rows.push_back({{"scope", scope.name}, {"cells", cells(context, plan, scope, all, from, to)}});
    parts.push_back({{"heads", std::move(heads)}, {"rows", std::move(rows)}});
  }
  return parts;
}

// "Weeks 1 to 4: close"
std::string step(const ViewContext& context, const Phase& phase) {
  const Catalogue& words = context.words();
  const std::string level = lower_first(words.word(phase.level));
  if (phase.from_week == phase.to_week)
    return words.say("step-of-a-week", {{"week", number(phase.from_week.number)}, {"level", level}});
  return words.say(
      "step",
      {{"from", number(phase.from_week.number)}, {"to", number(phase.to_week.number)}, {"level", level}});
}

Json planned_paths(const ViewContext& context) {
  Json paths = Json::array();
  for (const Scope& scope : context.plan().scopes) {
    std::string path;
    for (const Phase& phase : scope.phases) path += (path.empty() ? "" : "; ") + step(context, phase);
    paths.push_back({{"scope", scope.name}, {"path", upper_first(path)}});
  }
  return paths;
}

// "2 and 3"
std::string reviews_of(const ViewContext& context, const std::vector<const Report*>& reports) {
  std::vector<std::string> numbers;
  for (const Report* report : reports) numbers.push_back(number(report->review));
  return context.words().list(numbers);
}

bool is_on_record(const PlanInForce& plan, const Report& report) {
  return std::ranges::all_of(
      report.scopes, [&](const ScopeReport& row) { return plan.held_against(report, row).now.is_known; });
}

// What the cells allow to be said of all levels at once: at which reviews they were those of the plan, and of
// which nobody can tell.
std::string verdict(const ViewContext& context, const PlanInForce& plan, const std::vector<Stop>& stops) {
  const Catalogue& words = context.words();
  std::vector<const Report*> kept, unknown;
  for (const Report& report : context.plan().reports) {
    if (!is_on_record(plan, report))
      unknown.push_back(&report);
    else if (plan.is_kept_by(report))
      kept.push_back(&report);
  }
  const bool differ = std::ranges::any_of(context.plan().scopes, [&](const Scope& scope) {
    return std::ranges::any_of(
        stops, [&](const Stop& stop) { return planned_instead(plan, scope, stop).has_value(); });
  });
  std::vector<std::string> sentences;
  if (!kept.empty())
    sentences.push_back(words.count("path-as-planned", kept.size(), {{"list", reviews_of(context, kept)}}));
  if (differ) sentences.push_back(words.say("levels-not-as-planned"));
  if (!unknown.empty())
    sentences.push_back(
        words.count("path-not-on-record", unknown.size(), {{"list", reviews_of(context, unknown)}}));
  return as_paragraph(sentences);
}

}  // namespace

Json supervision_path(const ViewContext& context) {
  const Plan& plan = context.plan();
  if (plan.scopes.empty()) return nullptr;
  const std::vector<Stop> all = stops(context);
  const PlanInForce in_force(plan);
  return {{"parts", parts(context, in_force, all)},
          {"verdict", verdict(context, in_force, all)},
          {"planned_heading", context.words().say("planned-by-version", {{"version", number(plan.version)}})},
          {"planned", planned_paths(context)}};
}

// Among the changes of the plan, which the summary tells beside, in the same words.
bool is_in_plan(const Plan& plan, const ScopeReport& row) {
  const Scope* scope = find_scope(plan, row.id);
  return scope && std::ranges::any_of(scope->changes, [&](const LevelChange& each) {
           const bool is_next = each.from_level == row.level_now && each.to_level == row.level_next;
           const bool is_kept =
               each.to_level == row.level_now && row.level_next.value_or(row.level_now) == row.level_now;
           return (is_next || is_kept) && row.reason == each.reason &&
                  row.authorised_by == each.authorised_by;
         });
}

Json level_decisions(const ViewContext& context) {
  const Catalogue& words = context.words();
  Json rows = Json::array();
  for (const Report& report : context.plan().reports)
    for (const ScopeReport& row : report.scopes) {
      if (!is_decision(row) || is_in_plan(context.plan(), row)) continue;
      rows.push_back(
          {{"review", words.say("review", {{"number", number(report.review)}})},
           {"scope", context.scope(row.id)},
           {"change", row.level_next ? level_change(context, row.level_now, *row.level_next)
                                     : words.word(row.level_now)},
           {"reason", or_empty(row.reason)},
           {"authorised", row.authorised_by
                              ? words.say("authorised-by", {{"person", context.person(*row.authorised_by)}})
                              : ""},
           {"authoriser", row.authorised_by ? context.person(*row.authorised_by) : ""}});
    }
  return headed(std::move(rows));
}

Json all_adjustments(const ViewContext& context) {
  Json rows = Json::array();
  for (const Report& report : context.plan().reports)
    for (const std::string& text : report.adjustments)
      rows.push_back(
          {{"review", context.words().say("review", {{"number", number(report.review)}})}, {"text", text}});
  return headed(std::move(rows));
}

}  // namespace planpress::views

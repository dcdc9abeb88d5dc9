// Supervision: the ladder, the tests between its levels, the changes made to it, and all of it as a table.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "service/plan/due_date.hpp"
#include "service/plan/in_force.hpp"
#include "service/views/action_plan_parts.hpp"
#include "service/views/progress.hpp"
#include "service/views/signatures.hpp"

namespace planpress::views {

namespace {

// A ladder of more weeks than this would fill the document; its table says the same.
constexpr int most_weeks = 520;

// ---- The ladder ----

// "3 a week" when it is the same in every phase in which the work is done at all.
std::string constant_sessions(const ViewContext& context, const Scope& scope) {
  std::set<int> sessions;
  for (const Phase& phase : scope.phases) {
    if (phase.level == Level::excluded) continue;
    if (!phase.sessions_per_week) return {};
    sessions.insert(*phase.sessions_per_week);
  }
  if (sessions.size() != 1) return {};
  return context.words().count("sessions-a-week", static_cast<std::size_t>(std::max(0, *sessions.begin())));
}

Json intervals(const ViewContext& context, const Scope& scope) {
  Json intervals = Json::array();
  for (const Phase& phase : scope.phases)
    intervals.push_back({{"from", number(phase.from_week.number)},
                         {"to", number(std::max(phase.from_week, phase.to_week).number)},
                         {"step", to_string(phase.level)},
                         {"text", context.words().word(phase.level)}});
  return intervals;
}

// The end of the review's day, in weeks from the start.
std::string mark_position(const Timeframe& timeframe, Date day) {
  const std::int64_t days = std::max<std::int64_t>(0, (day - timeframe.start).count + 1);
  const std::int64_t thousandths = (days * 1000 + 3) / 7;
  return fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
}

Json marks(const ViewContext& context) {
  Json marks = Json::array();
  for (const auto& [due, review] : reviews_by_day(context.plan())) {
    if (!week_of(context.plan().timeframe, due)) continue;
    marks.push_back({{"at", mark_position(context.plan().timeframe, due)},
                     {"label", context.words().say("review", {{"number", number(review->number)}})},
                     {"note", context.words().date(due)}});
  }
  return marks;
}

std::string path(const ViewContext& context, const Scope& scope) {
  const Catalogue& words = context.words();
  if (scope.phases.empty()) return scope.name;
  const Level first = scope.phases.front().level;
  const Level last = scope.phases.back().level;
  const std::string from = lower_first(words.word(first));
  const bool is_kept =
      std::ranges::all_of(scope.phases, [&](const Phase& each) { return each.level == first; });
  if (is_kept) return words.say("path-kept", {{"scope", scope.name}, {"level", from}});
  return words.say("path", {{"scope", scope.name}, {"from", from}, {"to", lower_first(words.word(last))}});
}

std::string alternative(const ViewContext& context, const Scopes& scopes, int weeks) {
  const Catalogue& words = context.words();
  std::string paths;
  for (const Scope* scope : scopes) paths += (paths.empty() ? "" : "; ") + path(context, *scope);
  return words.say("ladder", {{"scopes", words.count("kinds-of-work", scopes.size())},
                              {"weeks", words.count("weeks", static_cast<std::size_t>(weeks))},
                              {"paths", paths}});
}

int weeks_of(const Plan& plan, const Scopes& scopes) {
  int weeks = std::max(1, last_week(plan.timeframe).number);
  for (const Scope* scope : scopes)
    for (const Phase& phase : scope->phases)
      weeks = std::max({weeks, phase.from_week.number, phase.to_week.number});
  return weeks;
}

Json ladder(const ViewContext& context, const Scopes& scopes) {
  const int weeks = weeks_of(context.plan(), scopes);
  if (weeks > most_weeks) return nullptr;
  Json tracks = Json::array();
  for (const Scope* scope : scopes)
    tracks.push_back({{"name", scope->name},
                      {"sessions", constant_sessions(context, *scope)},
                      {"intervals", intervals(context, *scope)}});
  return {{"last", number(weeks)},
          {"alt", alternative(context, scopes, weeks)},
          {"tracks", std::move(tracks)},
          {"marks", marks(context)}};
}

// ---- Tests and changes ----

const LevelChange* tightened_by(const Scope& scope, const Phase& from, const Phase& to) {
  const auto change = std::ranges::find_if(scope.changes, [&](const LevelChange& each) {
    return each.week == to.from_week && each.from_level == from.level && each.to_level == to.level;
  });
  return to.level < from.level && change != scope.changes.end() ? &*change : nullptr;
}

// A test that no next level waits for.
Step test_at_the_end(const ViewContext& context, const Scope& scope, const Phase& phase, PhraseName change) {
  return {phase.to_week,
          last_day_of(context.plan().timeframe, phase.to_week),
          &scope,
          context.words().say(change, {{"level", context.words().word(phase.level)}}),
          or_empty(phase.exit_criteria),
          nullptr};
}

void add_steps(const ViewContext& context, const Scope& scope, std::vector<Step>& steps) {
  for (std::size_t i = 0; i < scope.phases.size(); ++i) {
    const Phase& phase = scope.phases[i];
    if (i + 1 == scope.phases.size()) {
      if (phase.exit_criteria) steps.push_back(test_at_the_end(context, scope, phase, "last-level"));
      continue;
    }
    const Phase& next = scope.phases[i + 1];
    const LevelChange* tightened = tightened_by(scope, phase, next);
    if (tightened && phase.exit_criteria)
      steps.push_back(test_at_the_end(context, scope, phase, "level-before-tightening"));
    const Week week{phase.to_week.number + 1};
    steps.push_back({week, first_day_of(context.plan().timeframe, week), &scope,
                     level_change(context, phase.level, next.level),
                     tightened ? std::string() : or_empty(phase.exit_criteria), tightened});
  }
}

// Why is not for all who read of it.
std::string tightened_in_words(const ViewContext& context, const LevelChange& change) {
  return context.words().say("tightened-on", {{"date", context.words().date(change.date)},
                                              {"person", context.person(change.authorised_by)}});
}

Json step_row(const ViewContext& context, const Step& step) {
  return {{"due", context.words().date(step.day)},
          {"week", context.week(step.week)},
          {"week_record", lower_first(context.week(step.week))},
          {"scope", step.scope->name},
          {"change", step.change},
          {"test", step.test},
          {"tightened", step.tightened ? tightened_in_words(context, *step.tightened) : ""}};
}

// ---- The table ----

std::string supervisors(const ViewContext& context, const Scope& scope) {
  std::vector<std::string> names;
  for (const Person* person : supervisors_of(context.plan(), scope)) names.push_back(person->name);
  return context.words().list(names);
}

Json phase_row(const ViewContext& context, const Phase& phase) {
  const Timeframe& timeframe = context.plan().timeframe;
  const Catalogue& words = context.words();
  const bool one_week = phase.from_week == phase.to_week;
  return {
      {"weeks", one_week ? number(phase.from_week.number)
                         : words.say("range", {{"from", number(phase.from_week.number)},
                                               {"to", number(phase.to_week.number)}})},
      {"dates", words.range(first_day_of(timeframe, phase.from_week), last_day_of(timeframe, phase.to_week))},
      {"level", words.word(phase.level)},
      {"sessions", phase.sessions_per_week ? number(*phase.sessions_per_week) : ""}};
}

Json table(const ViewContext& context, const Scopes& scopes) {
  Json groups = Json::array();
  for (const Scope* scope : scopes) {
    Json phases = Json::array();
    for (const Phase& phase : scope->phases) phases.push_back(phase_row(context, phase));
    groups.push_back({{"name", scope->name},
                      {"supervisors", supervisors(context, *scope)},
                      {"phases", std::move(phases)}});
  }
  return groups;
}

// "Major resections: no looser than close, from 6 January 2025": what a restriction asks of these kinds of
// work. Its description may say more than a supervisor has to know; where it is confidential, so may who set
// it.
Json limit(const ViewContext& context, const Restriction& restriction, std::string scope) {
  const Catalogue& words = context.words();
  const std::string from = words.date(restriction.from);
  const std::string& level = words.word(*restriction.minimum_level);
  return {{"scope", std::move(scope)},
          {"level", upper_first(words.say("no-looser-than", {{"level", lower_first(level)}}))},
          {"body", restriction.confidential ? words.say("confidential") : restriction.body},
          {"from", restriction.to ? from : words.say("since", {{"date", from}})},
          {"to", restriction.to ? words.say("range-end", {{"date", words.date(*restriction.to)}}) : ""}};
}

}  // namespace

std::string level_change(const ViewContext& context, Level from, Level to) {
  const Catalogue& words = context.words();
  if (from == to) return words.word(to);
  return words.say("level-change", {{"from", words.word(from)}, {"to", lower_first(words.word(to))}});
}

Json level_changes(const ViewContext& context, const Scopes& scopes) {
  Json rows = Json::array();
  for (const Scope* scope : scopes)
    for (const LevelChange& each : scope->changes)
      rows.push_back({{"date", context.words().date(each.date)},
                      {"week", context.words().say("from-week", {{"week", number(each.week.number)}})},
                      {"scope", scope->name},
                      {"change", level_change(context, each.from_level, each.to_level)},
                      {"reason", each.reason},
                      {"authorised", context.words().say("authorised-by",
                                                         {{"person", context.person(each.authorised_by)}})},
                      {"authoriser", context.person(each.authorised_by)}});
  return headed(std::move(rows));
}

Scopes all_scopes(const Plan& plan) {
  Scopes scopes;
  for (const Scope& scope : plan.scopes) scopes.push_back(&scope);
  return scopes;
}

Scopes supervised_by(const Plan& plan, const Person& person) {
  Scopes scopes;
  for (const Scope& scope : plan.scopes)
    if (std::ranges::count(supervisors_of(plan, scope), &person) > 0) scopes.push_back(&scope);
  return scopes;
}

std::vector<Step> steps_of(const ViewContext& context, const Scopes& scopes) {
  std::vector<Step> steps;
  for (const Scope* scope : scopes) add_steps(context, *scope, steps);
  std::ranges::stable_sort(steps, {}, &Step::week);
  return steps;
}

Json steps(const ViewContext& context, const Scopes& scopes) {
  Json rows = Json::array();
  for (const Step& step : steps_of(context, scopes)) rows.push_back(step_row(context, step));
  return headed(std::move(rows));
}

Json tests(const ViewContext& context, const Scopes& scopes) {
  Json rows = Json::array();
  for (const Step& step : steps_of(context, scopes))
    if (!step.test.empty()) rows.push_back(step_row(context, step));
  return headed(std::move(rows));
}

Json level_limits(const ViewContext& context, const Scopes& scopes) {
  Json rows = Json::array();
  for (const Restriction& each : context.plan().restrictions) {
    if (!each.minimum_level) continue;
    const auto covered = std::ranges::find_if(scopes, [&](const Scope* s) { return s->id == each.scope; });
    if (!each.scope) rows.push_back(limit(context, each, context.words().say("every-kind-of-work")));
    if (covered != scopes.end()) rows.push_back(limit(context, each, (*covered)->name));
  }
  return headed(std::move(rows));
}

std::set<Level> levels_in(const Scopes& scopes) {
  std::set<Level> used;
  for (const Scope* scope : scopes)
    for (const Phase& phase : scope->phases) used.insert(phase.level);
  return used;
}

Json levels(const ViewContext& context, const Scopes& scopes) {
  Json levels = Json::array();
  for (const Level level : levels_in(scopes))
    levels.push_back({{"name", context.words().word(level)}, {"meaning", context.words().meaning(level)}});
  return levels;
}

std::optional<DecidedLevel> decided_level(const Plan& plan, const Report& report, const Scope& scope) {
  const auto row = std::ranges::find(report.scopes, scope.id, &ScopeReport::id);
  if (row == report.scopes.end()) return std::nullopt;
  const HeldAgainstPlan held = PlanInForce(plan).held_against(report, *row);
  if (held.next_differs) return DecidedLevel{*row->level_next, *held.next.level};
  // A version that is not agreed replaces nothing that a review decided.
  const auto week = week_holding(plan.timeframe, report.period.to);
  if (held.next.is_known || is_replaced_after(plan, report.held_on) || !week || !row->level_next)
    return std::nullopt;
  const auto planned = level_in(scope, Week{week->number + 1});
  if (!planned || *planned == *row->level_next) return std::nullopt;
  return DecidedLevel{*row->level_next, *planned};
}

Json decided_levels(const ViewContext& context, const Scopes& scopes) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const Report* last = latest_report(plan);
  Json rows = Json::array();
  if (!last || is_closed(plan.status)) return nullptr;
  for (const Scope* scope : scopes) {
    const auto decided = decided_level(plan, *last, *scope);
    if (!decided) continue;
    rows.push_back(
        {{"text", words.say("decided-level", {{"scope", scope->name},
                                              {"number", number(last->review)},
                                              {"level", lower_first(words.word(decided->level))},
                                              {"date", words.date(last->held_on)},
                                              {"planned", lower_first(words.word(decided->planned))}})}});
  }
  if (!rows.empty() && !still_to_sign(last->signatures).empty())
    rows.push_back({{"text", words.say("progress-unsigned", {{"number", number(last->review)}})}});
  return headed(std::move(rows));
}

Json supervision(const ViewContext& context, const Scopes& scopes) {
  if (scopes.empty()) return nullptr;
  return {{"decided", decided_levels(context, scopes)},
          {"ladder", ladder(context, scopes)},
          {"tests", tests(context, scopes)},
          {"changes", level_changes(context, scopes)},
          {"table", table(context, scopes)},
          {"levels", levels(context, scopes)}};
}

}  // namespace planpress::views

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
std::string constant_sessions(const Telling& telling, const Scope& scope) {
  std::set<int> sessions;
  for (const Phase& phase : scope.phases) {
    if (phase.level == Level::excluded) continue;
    if (!phase.sessions_per_week) return {};
    sessions.insert(*phase.sessions_per_week);
  }
  if (sessions.size() != 1) return {};
  return telling.words().count("sessions-a-week", static_cast<std::size_t>(std::max(0, *sessions.begin())));
}

Json intervals(const Telling& telling, const Scope& scope) {
  Json intervals = Json::array();
  for (const Phase& phase : scope.phases)
    intervals.push_back({{"from", number(phase.from_week.number)},
                         {"to", number(std::max(phase.from_week, phase.to_week).number)},
                         {"step", to_string(phase.level)},
                         {"text", telling.words().word(phase.level)}});
  return intervals;
}

// The end of the review's day, in weeks from the start.
std::string mark_position(const Timeframe& timeframe, Date day) {
  const std::int64_t days = std::max<std::int64_t>(0, (day - timeframe.start).count + 1);
  const std::int64_t thousandths = (days * 1000 + 3) / 7;
  return fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
}

Json marks(const Telling& telling) {
  Json marks = Json::array();
  for (const auto& [due, review] : reviews_by_day(telling.plan())) {
    if (!week_of(telling.plan().timeframe, due)) continue;
    marks.push_back({{"at", mark_position(telling.plan().timeframe, due)},
                     {"label", telling.words().say("review", {{"number", number(review->number)}})},
                     {"note", telling.words().date(due)}});
  }
  return marks;
}

std::string path(const Telling& telling, const Scope& scope) {
  const Wording& words = telling.words();
  if (scope.phases.empty()) return scope.name;
  const Level first = scope.phases.front().level;
  const Level last = scope.phases.back().level;
  const std::string from = lower_first(words.word(first));
  const bool is_kept =
      std::ranges::all_of(scope.phases, [&](const Phase& each) { return each.level == first; });
  if (is_kept) return words.say("path-kept", {{"scope", scope.name}, {"level", from}});
  return words.say("path", {{"scope", scope.name}, {"from", from}, {"to", lower_first(words.word(last))}});
}

std::string alternative(const Telling& telling, const Scopes& scopes, int weeks) {
  const Wording& words = telling.words();
  std::string paths;
  for (const Scope* scope : scopes) paths += (paths.empty() ? "" : "; ") + path(telling, *scope);
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

Json ladder(const Telling& telling, const Scopes& scopes) {
  const int weeks = weeks_of(telling.plan(), scopes);
  if (weeks > most_weeks) return nullptr;
  Json tracks = Json::array();
  for (const Scope* scope : scopes)
    tracks.push_back({{"name", scope->name},
                      {"sessions", constant_sessions(telling, *scope)},
                      {"intervals", intervals(telling, *scope)}});
  return {{"last", number(weeks)},
          {"alt", alternative(telling, scopes, weeks)},
          {"tracks", std::move(tracks)},
          {"marks", marks(telling)}};
}

// ---- Tests and changes ----

const LevelChange* tightened_by(const Scope& scope, const Phase& from, const Phase& to) {
  const auto change = std::ranges::find_if(scope.changes, [&](const LevelChange& each) {
    return each.week == to.from_week && each.from_level == from.level && each.to_level == to.level;
  });
  return to.level < from.level && change != scope.changes.end() ? &*change : nullptr;
}

// A test that no next level waits for.
Step test_at_the_end(const Telling& telling, const Scope& scope, const Phase& phase, PhraseName change) {
  return {phase.to_week,
          last_day_of(telling.plan().timeframe, phase.to_week),
          &scope,
          telling.words().say(change, {{"level", telling.words().word(phase.level)}}),
          or_empty(phase.exit_criteria),
          nullptr};
}

void add_steps(const Telling& telling, const Scope& scope, std::vector<Step>& steps) {
  for (std::size_t i = 0; i < scope.phases.size(); ++i) {
    const Phase& phase = scope.phases[i];
    if (i + 1 == scope.phases.size()) {
      if (phase.exit_criteria) steps.push_back(test_at_the_end(telling, scope, phase, "last-level"));
      continue;
    }
    const Phase& next = scope.phases[i + 1];
    const LevelChange* tightened = tightened_by(scope, phase, next);
    if (tightened && phase.exit_criteria)
      steps.push_back(test_at_the_end(telling, scope, phase, "level-before-tightening"));
    const Week week{phase.to_week.number + 1};
    steps.push_back({week, first_day_of(telling.plan().timeframe, week), &scope,
                     level_change(telling, phase.level, next.level),
                     tightened ? std::string() : or_empty(phase.exit_criteria), tightened});
  }
}

// Why is not for all who read of it.
std::string tightened_in_words(const Telling& telling, const LevelChange& change) {
  return telling.words().say("tightened-on", {{"date", telling.words().date(change.date)},
                                              {"person", telling.person(change.authorised_by)}});
}

Json step_row(const Telling& telling, const Step& step) {
  return {{"due", telling.words().date(step.day)},
          {"week", telling.week(step.week)},
          {"week_record", lower_first(telling.week(step.week))},
          {"scope", step.scope->name},
          {"change", step.change},
          {"test", step.test},
          {"tightened", step.tightened ? tightened_in_words(telling, *step.tightened) : ""}};
}

// ---- The table ----

std::string supervisors(const Telling& telling, const Scope& scope) {
  std::vector<std::string> names;
  for (const Person* person : supervisors_of(telling.plan(), scope)) names.push_back(person->name);
  return telling.words().list(names);
}

Json phase_row(const Telling& telling, const Phase& phase) {
  const Timeframe& timeframe = telling.plan().timeframe;
  const Wording& words = telling.words();
  const bool one_week = phase.from_week == phase.to_week;
  return {
      {"weeks", one_week ? number(phase.from_week.number)
                         : words.say("range", {{"from", number(phase.from_week.number)},
                                               {"to", number(phase.to_week.number)}})},
      {"dates", words.range(first_day_of(timeframe, phase.from_week), last_day_of(timeframe, phase.to_week))},
      {"level", words.word(phase.level)},
      {"sessions", phase.sessions_per_week ? number(*phase.sessions_per_week) : ""}};
}

Json table(const Telling& telling, const Scopes& scopes) {
  Json groups = Json::array();
  for (const Scope* scope : scopes) {
    Json phases = Json::array();
    for (const Phase& phase : scope->phases) phases.push_back(phase_row(telling, phase));
    groups.push_back({{"name", scope->name},
                      {"supervisors", supervisors(telling, *scope)},
                      {"phases", std::move(phases)}});
  }
  return groups;
}

// "Major resections: no looser than close, from 6 January 2025": what a restriction asks of these kinds of
// work. Its description may say more than a supervisor has to know; where it is confidential, so may who set
// it.
Json limit(const Telling& telling, const Restriction& restriction, std::string scope) {
  const Wording& words = telling.words();
  const std::string from = words.date(restriction.from);
  const std::string& level = words.word(*restriction.minimum_level);
  return {{"scope", std::move(scope)},
          {"level", upper_first(words.say("no-looser-than", {{"level", lower_first(level)}}))},
          {"body", restriction.confidential ? words.say("confidential") : restriction.body},
          {"from", restriction.to ? from : words.say("since", {{"date", from}})},
          {"to", restriction.to ? words.say("range-end", {{"date", words.date(*restriction.to)}}) : ""}};
}

}  // namespace

std::string level_change(const Telling& telling, Level from, Level to) {
  const Wording& words = telling.words();
  if (from == to) return words.word(to);
  return words.say("level-change", {{"from", words.word(from)}, {"to", lower_first(words.word(to))}});
}

Json level_changes(const Telling& telling, const Scopes& scopes) {
  Json rows = Json::array();
  for (const Scope* scope : scopes)
    for (const LevelChange& each : scope->changes)
      rows.push_back({{"date", telling.words().date(each.date)},
                      {"week", telling.words().say("from-week", {{"week", number(each.week.number)}})},
                      {"scope", scope->name},
                      {"change", level_change(telling, each.from_level, each.to_level)},
                      {"reason", each.reason},
                      {"authorised", telling.words().say("authorised-by",
                                                         {{"person", telling.person(each.authorised_by)}})},
                      {"authoriser", telling.person(each.authorised_by)}});
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

std::vector<Step> steps_of(const Telling& telling, const Scopes& scopes) {
  std::vector<Step> steps;
  for (const Scope* scope : scopes) add_steps(telling, *scope, steps);
  std::ranges::stable_sort(steps, {}, &Step::week);
  return steps;
}

Json steps(const Telling& telling, const Scopes& scopes) {
  Json rows = Json::array();
  for (const Step& step : steps_of(telling, scopes)) rows.push_back(step_row(telling, step));
  return headed(std::move(rows));
}

Json tests(const Telling& telling, const Scopes& scopes) {
  Json rows = Json::array();
  for (const Step& step : steps_of(telling, scopes))
    if (!step.test.empty()) rows.push_back(step_row(telling, step));
  return headed(std::move(rows));
}

Json level_limits(const Telling& telling, const Scopes& scopes) {
  Json rows = Json::array();
  for (const Restriction& each : telling.plan().restrictions) {
    if (!each.minimum_level) continue;
    const auto covered = std::ranges::find_if(scopes, [&](const Scope* s) { return s->id == each.scope; });
    if (!each.scope) rows.push_back(limit(telling, each, telling.words().say("every-kind-of-work")));
    if (covered != scopes.end()) rows.push_back(limit(telling, each, (*covered)->name));
  }
  return headed(std::move(rows));
}

std::set<Level> levels_in(const Scopes& scopes) {
  std::set<Level> used;
  for (const Scope* scope : scopes)
    for (const Phase& phase : scope->phases) used.insert(phase.level);
  return used;
}

Json levels(const Telling& telling, const Scopes& scopes) {
  Json levels = Json::array();
  for (const Level level : levels_in(scopes))
    levels.push_back({{"name", telling.words().word(level)}, {"meaning", telling.words().meaning(level)}});
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

Json decided_levels(const Telling& telling, const Scopes& scopes) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
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

Json supervision(const Telling& telling, const Scopes& scopes) {
  if (scopes.empty()) return nullptr;
  return {{"decided", decided_levels(telling, scopes)},
          {"ladder", ladder(telling, scopes)},
          {"tests", tests(telling, scopes)},
          {"changes", level_changes(telling, scopes)},
          {"table", table(telling, scopes)},
          {"levels", levels(telling, scopes)}};
}

}  // namespace planpress::views

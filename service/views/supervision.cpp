#include "service/views/supervision.hpp"

#include <algorithm>
#include <functional>

#include "service/plan/due_date.hpp"
#include "service/plan/in_force.hpp"
#include "service/views/background.hpp"
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
  return context.count("sessions-a-week", static_cast<std::size_t>(std::max(0, *sessions.begin())));
}

// The end of the review's day, in weeks from the start.
std::string mark_position(const Timeframe& timeframe, Date day) {
  const std::int64_t days = std::max<std::int64_t>(0, (day - timeframe.start).count + 1);
  const std::int64_t thousandths = (days * 1000 + 3) / 7;
  return fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
}

std::vector<DueReview> marks(const ViewContext& context) {
  std::vector<DueReview> marks = reviews_by_day(context.plan());
  std::erase_if(marks, [&](const DueReview& each) { return !week_of(context.plan().timeframe, each.day); });
  return marks;
}

std::string path(const ViewContext& context, const Scope& scope) {
  if (scope.phases.empty()) return scope.name;
  const Level first = scope.phases.front().level, last = scope.phases.back().level;
  const bool is_kept =
      std::ranges::all_of(scope.phases, [&](const Phase& each) { return each.level == first; });
  if (is_kept) return context.say("path-kept", "scope", scope.name, "level", context.lower(first));
  return context.say("path", "scope", scope.name, "from", context.lower(first), "to", context.lower(last));
}

int weeks_of(const ViewContext& context, const Scopes& scopes) {
  int weeks = std::max(1, last_week(context.plan().timeframe).number);
  for (const Scope* scope : scopes)
    for (const Phase& phase : scope->phases)
      weeks = std::max({weeks, phase.from_week.number, phase.to_week.number});
  return weeks;
}

std::string alternative_of_ladder(const ViewContext& context, const Scopes& scopes) {
  std::vector<std::string> paths;
  for (const Scope* scope : scopes) paths.push_back(path(context, *scope));
  const auto weeks = static_cast<std::size_t>(weeks_of(context, scopes));
  return context.say("ladder", "scopes", context.count("kinds-of-work", scopes.size()), "weeks",
                     context.count("weeks", weeks), "paths", fmt::format("{}", fmt::join(paths, "; ")));
}

const Table<Phase> interval_row{
    {"from", [](const Phase& phase) { return phase.from_week.number; }},
    {"to", [](const Phase& phase) { return std::max(phase.from_week, phase.to_week).number; }},
    {"step", [](const Phase& phase) { return to_string(phase.level); }},
    {"text", &Phase::level},
};

const Table<Scope> track{
    {"name", &Scope::name},
    {"sessions", constant_sessions},
    {"intervals", interval_row, &Scope::phases},
};

const Table<DueReview> ladder_mark{
    {"at", [](auto& c, auto& each) { return mark_position(c.plan().timeframe, each.day); }},
    {"label", [](auto& c, auto& each) { return c.review(each.review->number); }},
    {"note", &DueReview::day},
};

const Table<Scopes> ladder{
    {"last", weeks_of},
    {"alt", alternative_of_ladder},
    {"tracks", track, std::identity()},
    {"marks", ladder_mark, marks},
};

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
          context.say(change, "level", phase.level),
          phase.exit_criteria.value_or(""),
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
                     tightened ? "" : phase.exit_criteria.value_or(""), tightened});
  }
}

std::vector<Step> tests(const ViewContext& context, const Scopes& scopes) {
  std::vector<Step> steps = steps_of(context, scopes);
  std::erase_if(steps, [](const Step& step) { return step.test.empty(); });
  return steps;
}

// ---- The table ----

const Table<Phase> phase_row{
    {"weeks",
     [](auto& c, auto& phase) {
       const int from = phase.from_week.number, to = phase.to_week.number;
       return from == to ? c.text(from) : c.say("range", "from", from, "to", to);
     }},
    {"dates",
     [](auto& c, auto& phase) {
       const Timeframe& timeframe = c.plan().timeframe;
       return c.words().range(first_day_of(timeframe, phase.from_week),
                              last_day_of(timeframe, phase.to_week));
     }},
    {"level", &Phase::level},
    {"sessions", &Phase::sessions_per_week},
};

const Table<Scope> phases_of_scope{
    {"name", &Scope::name},
    {"supervisors",
     [](auto& c, auto& scope) { return c.words().list(names_of(supervisors_of(c.plan(), scope))); }},
    {"phases", phase_row, &Scope::phases},
};

}  // namespace

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

std::vector<const Person*> all_supervisors(const Plan& plan) {
  std::vector<const Person*> supervisors;
  for (const Person& person : plan.people)
    if (!supervised_by(plan, person).empty()) supervisors.push_back(&person);
  return supervisors;
}

std::optional<Scopes> some_scopes(const Plan& plan) {
  return plan.scopes.empty() ? std::nullopt : std::optional(all_scopes(plan));
}

const Table<Scopes> supervision_members{
    {"decided", rows(text_row), decided_levels},
    {"ladder", ladder,
     [](auto& c, auto& scopes) { return weeks_of(c, scopes) > most_weeks ? nullptr : &scopes; }},
    {"tests", rows(step_row), tests},
    {"changes", rows(level_change_row), level_changes},
    {"table", phases_of_scope, std::identity()},
};

std::vector<Step> steps_of(const ViewContext& context, const Scopes& scopes) {
  std::vector<Step> steps;
  for (const Scope* scope : scopes) add_steps(context, *scope, steps);
  std::ranges::stable_sort(steps, {}, &Step::week);
  return steps;
}

const Table<Step> step_row{
    {"due", &Step::day},
    {"week", &Step::week},
    {"week_record", [](auto& c, auto& step) { return c.lower(step.week); }},
    {"scope", [](const Step& step) { return step.scope->name; }},
    {"change", &Step::change},
    {"test", &Step::test},
    // Why is not for all who read of it.
    {"tightened",
     [](auto& c, auto& step) {
       if (!step.tightened) return std::string();
       return c.say("tightened-on", "date", step.tightened->date, "person",
                    c.person(step.tightened->authorised_by));
     }},
};

std::set<Level> levels_in(const Scopes& scopes) {
  std::set<Level> used;
  for (const Scope* scope : scopes)
    for (const Phase& phase : scope->phases) used.insert(phase.level);
  return used;
}

const Table<Level> level_row{
    {"name", std::identity()},
    {"meaning", [](const ViewContext& c, Level level) { return c.words().meaning(level); }},
};

std::string level_change(const ViewContext& context, Level from, Level to) {
  if (from == to) return context.text(to);
  return context.say("level-change", "from", from, "to", context.lower(to));
}

std::vector<ChangeOfScope> level_changes(const Scopes& scopes) {
  std::vector<ChangeOfScope> changes;
  for (const Scope* scope : scopes)
    for (const LevelChange& change : scope->changes) changes.push_back({*scope, change});
  return changes;
}

const Table<ChangeOfScope> level_change_row{
    {"date", [](const ChangeOfScope& each) { return each.change.date; }},
    {"week", [](auto& c, auto& each) { return c.say("from-week", "week", each.change.week.number); }},
    {"scope", [](const ChangeOfScope& each) { return each.scope.name; }},
    {"change",
     [](auto& c, auto& each) { return level_change(c, each.change.from_level, each.change.to_level); }},
    {"reason", [](const ChangeOfScope& each) { return each.change.reason; }},
    {authorised_by, [](const ChangeOfScope& each) -> const Id& { return each.change.authorised_by; }},
};

// Its description may say more than a supervisor has to know; where it is confidential, so may who set it.
const Table<LevelLimit> level_limit_row{
    {restriction_dates, [](const LevelLimit& limit) -> const Restriction& { return limit.restriction; }},
    {"scope", &LevelLimit::scope},
    {"level", [](auto& c, auto& limit) { return upper_first(limit_in_words(c, limit.restriction)); }},
    {"body",
     [](auto& c, auto& limit) {
       return limit.restriction.confidential ? c.say("confidential") : limit.restriction.body;
     }},
};

std::vector<LevelLimit> level_limits(const ViewContext& context, const Scopes& scopes) {
  std::vector<LevelLimit> limits;
  for (const Restriction& each : context.plan().restrictions) {
    if (!each.minimum_level) continue;
    const auto covered = std::ranges::find_if(scopes, [&](const Scope* s) { return s->id == each.scope; });
    if (!each.scope) limits.push_back({each, context.say("every-kind-of-work")});
    if (covered != scopes.end()) limits.push_back({each, (*covered)->name});
  }
  return limits;
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

std::string decided_in_words(const ViewContext& context, const Report& report, const Scope& scope,
                             std::optional<Level> level) {
  const auto decided = decided_level(context.plan(), report, scope);
  if (!decided || decided->level == level) return {};
  return context.say("decided-at-review", "number", report.review, "level", context.lower(decided->level));
}

std::vector<std::string> decided_levels(const ViewContext& context, const Scopes& scopes) {
  const Plan& plan = context.plan();
  const Report* last = latest_report(plan);
  if (!last || is_closed(plan.status)) return {};
  std::vector<std::string> sentences;
  for (const Scope* scope : scopes)
    if (const auto decided = decided_level(plan, *last, *scope))
      sentences.push_back(context.say("decided-level", "scope", scope->name, "number", last->review, "level",
                                      context.lower(decided->level), "date", last->held_on, "planned",
                                      context.lower(decided->planned)));
  const std::string not_signed = unsigned_in_words(context, *last);
  if (!sentences.empty() && !not_signed.empty()) sentences.push_back(not_signed);
  return sentences;
}

}  // namespace planpress::views

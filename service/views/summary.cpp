#include "service/views/summary.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "service/json/canonical.hpp"
#include "service/json/sha256.hpp"
#include "service/plan/in_force.hpp"
#include "service/views/agreement.hpp"
#include "service/views/document.hpp"
#include "service/views/progress.hpp"
#include "service/views/reviews.hpp"
#include "service/views/signatures.hpp"
#include "service/views/status.hpp"
#include "service/views/supervision.hpp"

namespace planpress::views {

namespace {

// ---- How the plan ended ----

// Nothing is counted where no report has rated anything.
std::string outcome_head(const ViewContext& context, const Plan& plan) {
  const Report* last = latest_report(plan);
  if (!last) return context.text(plan.status);
  const auto achieved = std::ranges::count_if(plan.objectives, [&](const Objective& objective) {
    return !objective.waived && rating_at(*last, objective.id) == Rating::achieved;
  });
  return context.count(
      plan.status == Status::completed ? PhraseName("completed-objectives") : PhraseName("closed-objectives"),
      plan.objectives.size(), "achieved", achieved);
}

Banner summary_banner(const ViewContext& context) {
  const Plan& plan = context.plan();
  const auto& signatures = plan.summary->signatures;
  const std::string unsigned_by = not_signed_off(context, signatures);
  const auto waived = static_cast<std::size_t>(
      std::ranges::count_if(plan.objectives, [](const Objective& each) { return each.waived.has_value(); }));
  return {!unsigned_by.empty(), outcome_head(context, plan),
          as_paragraph({unsigned_by, not_agreed_by(context, signatures),
                        waived > 0 ? context.count("objectives-waived", waived) : "", plan.summary->text})};
}

const Table<Plan> summary_facts{
    {"planned", [](const Plan& plan) { return plan.timeframe.original_end.value_or(plan.timeframe.end); }},
    {"extended",
     [](auto& c, auto& plan) {
       const bool is_extended = plan.timeframe.original_end.has_value();
       return is_extended ? c.say("extended-head", "date", plan.timeframe.end) : "";
     }},
    {"start", [](auto& c, auto& plan) { return c.say("since", "date", plan.timeframe.start); }},
    {"actual", [](const Plan& plan) { return plan.summary->actual_end; }},
    {"held",
     [](auto& c, auto& plan) {
       return c.say("part-of", "part", reviews_held(plan), "whole", plan.reviews.size());
     }},
    {"outcome",
     [](auto& c, auto& plan) {
       return c.say("last-outcome", "outcome", c.lower(of(latest_report(plan), &Report::outcome)));
     }},
};

std::vector<ObjectiveProgress> final_ratings(const ViewContext& context) {
  static const Report none;
  const Report* last = latest_report(context.plan());
  std::vector<ObjectiveProgress> rows = objective_progress(context, last ? *last : none);
  if (!last)
    for (ObjectiveProgress& row : rows) row.required = 0;
  return rows;
}

// ---- The path of supervision as it went, by the reports, and as it was planned ----

// Columns of levels beside one another: more would leave no room for their words.
constexpr std::size_t most_columns = 4;

// A day on which the levels are looked at.
struct Stop {
  const Report* report = nullptr;  // null: the start of the plan
  std::string name, week;
};

struct SupervisionPath {
  PlanInForce plan;
  std::vector<Stop> stops;
};

// Some of the stops side by side; and one row of that.
struct PathPart {
  const SupervisionPath& path;
  std::size_t from, to;
};
struct PathRow {
  const PathPart& part;
  const Scope& scope;
};

std::optional<SupervisionPath> supervision_path(const ViewContext& context) {
  const Plan& plan = context.plan();
  if (plan.scopes.empty()) return std::nullopt;
  std::vector<Stop> stops{{nullptr, context.say("start-as-planned"), context.text(Week{1})}};
  for (const Report& report : plan.reports) {
    const auto week = week_holding(plan.timeframe, report.period.to);
    stops.push_back({&report, context.review(report.review),
                     week ? context.text(*week) : context.text(report.period.to)});
  }
  return SupervisionPath{PlanInForce(plan), std::move(stops)};
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

// What has not changed since the stop before is grey.
struct PathCell {
  std::optional<Level> level, planned;
  bool is_changed;
};
const Table<PathCell> path_cell{
    {"level", [](auto& c, auto& cell) { return cell.level ? c.text(cell.level) : c.say("not-recorded"); }},
    {"changed", &PathCell::is_changed},
    {"planned", [](auto& c, auto& cell) { return c.say("planned-level", "level", c.lower(cell.planned)); }},
};

std::vector<PathCell> cells(const PathRow& row) {
  const auto& [plan, stops] = row.part.path;
  std::vector<PathCell> cells;
  for (std::size_t i = row.part.from; i < row.part.to; ++i) {
    const auto level = level_at(row.scope, stops[i]);
    cells.push_back({level, planned_instead(plan, row.scope, stops[i]),
                     i == 0 || level != level_at(row.scope, stops[i - 1])});
  }
  return cells;
}

const Table<Stop> stop_head{{"name", &Stop::name}, {"week", &Stop::week}};
const Table<PathRow> path_row{
    {"scope", [](const PathRow& row) { return row.scope.name; }},
    {"cells", path_cell, cells},
};
const Table<PathPart> path_part{
    {"heads", stop_head,
     [](const PathPart& part) { return std::span(part.path.stops).subspan(part.from, part.to - part.from); }},
    {"rows", path_row,
     [](auto& c, auto& part) {
       std::vector<PathRow> rows;
       for (const Scope& scope : c.plan().scopes) rows.push_back({part, scope});
       return rows;
     }},
};

std::vector<PathPart> parts_of_path(const SupervisionPath& path) {
  std::vector<PathPart> parts;
  for (std::size_t from = 0; from < path.stops.size(); from += most_columns)
    parts.push_back({path, from, std::min(from + most_columns, path.stops.size())});
  return parts;
}

// "Weeks 1 to 4: close"
std::string step_in_words(const ViewContext& context, const Phase& phase) {
  const int from = phase.from_week.number, to = phase.to_week.number;
  const std::string level = context.lower(phase.level);
  if (from == to) return context.say("step-of-a-week", "week", from, "level", level);
  return context.say("step", "from", from, "to", to, "level", level);
}

const Table<Scope> planned_path{
    {"scope", &Scope::name},
    {"path",
     [](auto& c, auto& scope) {
       std::vector<std::string> steps;
       for (const Phase& phase : scope.phases) steps.push_back(step_in_words(c, phase));
       return upper_first(fmt::format("{}", fmt::join(steps, "; ")));
     }},
};

// What the cells allow to be said of all levels at once: at which reviews they were those of the plan, and of
// which nobody can tell.
std::string verdict(const ViewContext& context, const SupervisionPath& path) {
  std::vector<std::string> kept, unknown;
  for (const Report& report : context.plan().reports) {
    const bool is_on_record = std::ranges::all_of(report.scopes, [&](const ScopeReport& row) {
      return path.plan.held_against(report, row).now.is_known;
    });
    if (!is_on_record)
      unknown.push_back(context.text(report.review));
    else if (path.plan.is_kept_by(report))
      kept.push_back(context.text(report.review));
  }
  const bool differ = std::ranges::any_of(context.plan().scopes, [&](const Scope& scope) {
    return std::ranges::any_of(
        path.stops, [&](const Stop& stop) { return planned_instead(path.plan, scope, stop).has_value(); });
  });
  const auto at_reviews = [&](PhraseName phrase, const std::vector<std::string>& numbers) {
    return numbers.empty() ? std::string()
                           : context.count(phrase, numbers.size(), "list", context.words().list(numbers));
  };
  return as_paragraph({at_reviews("path-as-planned", kept),
                       differ ? context.say("levels-not-as-planned") : "",
                       at_reviews("path-not-on-record", unknown)});
}

const Table<SupervisionPath> path_members{
    {"parts", path_part, parts_of_path}, {"verdict", verdict},
    {"planned_heading",
     [](const ViewContext& c) { return c.say("planned-by-version", "version", c.plan().version); }},
    {"planned", planned_path, [](const ViewContext& c) -> const auto& {return c.plan().scopes;
}  // namespace
}  // namespace planpress::views
,
}
;

// ---- What reports decided ----

struct LevelDecision {
  const Report& report;
  const ScopeReport& row;
};

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

// Where a report held, tightened or loosened supervision.
std::vector<LevelDecision> level_decisions(const Plan& plan) {
  std::vector<LevelDecision> decisions;
  for (const Report& report : plan.reports)
    for (const ScopeReport& row : report.scopes)
      if (is_decision(row) && !is_in_plan(plan, row)) decisions.push_back({report, row});
  return decisions;
}

const Table<LevelDecision> level_decision_row{
    {"review", [](auto& c, auto& each) { return c.review(each.report.review); }},
    {"scope", [](auto& c, auto& each) { return c.scope(each.row.id); }},
    {"change",
     [](auto& c, auto& each) {
       return level_change(c, each.row.level_now, each.row.level_next.value_or(each.row.level_now));
     }},
    {"reason", [](const LevelDecision& each) { return each.row.reason; }},
    {authorised_by,
     [](const LevelDecision& each) -> const std::optional<Id>& { return each.row.authorised_by; }},
};

struct Adjustment {
  int review;
  const std::string& text;
};
const Table<Adjustment> adjustment_of_review{
    {"review", [](auto& c, auto& each) { return c.review(each.review); }},
    {"text", [](const Adjustment& each) { return each.text; }},
};

std::vector<Adjustment> all_adjustments(const Plan& plan) {
  std::vector<Adjustment> adjustments;
  for (const Report& report : plan.reports)
    for (const std::string& text : report.adjustments) adjustments.push_back({report.review, text});
  return adjustments;
}

// ---- The end ----

const Table<Recommendation> recommendation_row{
    {"text", &Recommendation::text},
    // "Practitioner" of "practitioner"; a name such as "de Souza" stays as it is written.
    {"owner",
     [](const Recommendation& each) {
       const bool has_capital = std::ranges::any_of(each.owner, [](char c) { return c >= 'A' && c <= 'Z'; });
       return has_capital ? each.owner : upper_first(each.owner);
     }},
    {"date", &Recommendation::date},
};

// Of the plan's JSON as it was posted, whose text is neither normalised nor reordered, in the form of RFC
// 8785: whoever has the file can make the same digest.
const Table<Plan> posted_file{
    {"digest", [](const ViewContext& c) { return document_digest(*c.options().posted); }},
    {"version", &Plan::version},
};

std::string kind_of_summary(const ViewContext& context) {
  return context.labelled("signedOffSummary", context.say("signed-off-summary"));
}

Furniture furniture_of_summary(const ViewContext& context) {
  if (!context.plan().summary) throw std::invalid_argument("the plan has no summary");
  return signed_furniture(context, kind_of_summary(context), status_word(context),
                          still_to_sign(context.plan().summary->signatures).empty());
}

}  // namespace

const Table<Plan> summary_view{
    {document_members, furniture_of_summary},
    {"heading", heading_members,
     [](const ViewContext& c) {
       return Heading{kind_of_summary(c), c.practitioner()};
     }},
    {"place", place},
    {"banner", banner_members, summary_banner},
    {"status_reason", status_reason_members, reason_of_status},
    {"facts", summary_facts},
    {"ratings", objective_progress_row, final_ratings},
    {"work", activity_progress_members,
     [](const Plan& plan) {
       const Report* last = latest_report(plan);
       return last ? std::optional(activity_progress(plan, *last, nullptr)) : std::nullopt;
     }},
    {"supervision", path_members, supervision_path},
    {"reviews", rows(review_row), &Plan::reviews},
    // The first end of a plan that was extended.
    {"extension",
     [](auto& c, auto& plan) {
       return c.say("extended-from-to", "first", plan.timeframe.original_end, "end", plan.timeframe.end);
     }},
    {"holds", rows(text_row), holds},
    {"versions", rows(version_row), newest_versions_first},
    {"changes", rows(level_change_row), [](const Plan& plan) { return level_changes(all_scopes(plan)); }},
    {"decisions", rows(level_decision_row), level_decisions},
    {"adjustments", rows(adjustment_of_review), all_adjustments},
    {"recommendations", rows(recommendation_row),
     [](const Plan& plan) { return plan.summary->recommendations; }},
    {"sign_off", sign_off_members,
     [](auto& c, auto& plan) {
       return SignOff{plan.summary->signatures,
                      find_role(plan, Role::clinical_supervisor),
                      {FormKind::summary_signatures, kind_of_summary(c)}};
     }},
    {"file", posted_file, [](auto& c, auto& plan) { return c.options().posted ? &plan : nullptr; }},
};

}  // namespace planpress::views

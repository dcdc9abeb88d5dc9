// What a progress report says of the work: the evidence for each objective, and supervision held against the
// plan.
#include <fmt/format.h>

#include <algorithm>

#include "service/plan/in_force.hpp"
#include "service/views/progress.hpp"
#include "service/views/progress_report_parts.hpp"

namespace planpress::views {

namespace {

const ObjectiveReport* row_on(const Report& report, std::string_view objective) {
  const auto found = std::ranges::find(report.objectives, objective, &ObjectiveReport::id);
  return found == report.objectives.end() ? nullptr : &*found;
}

const Evidence* find_evidence(const ObjectiveReport* row, std::string_view activity) {
  if (!row) return nullptr;
  const auto found = std::ranges::find(row->evidence, activity, &Evidence::activity);
  return found == row->evidence.end() ? nullptr : &*found;
}

// given: null where the report has none for this activity. before: the running totals at the report before
// it; null where there is none.
Json evidence_row(const ViewContext& context, const Activity& activity, const Evidence* given,
                  const Totals* before) {
  const Catalogue& words = context.words();
  const std::string required = decimal(activity.required);
  const std::string at_before = before ? in_words(context, total_of(*before, activity.id)) : "";
  const auto total = [&] {
    if (given)
      return words.say("part-of-units",
                       {{"part", decimal(given->done)}, {"whole", required}, {"unit", activity.unit}});
    if (before && before->contains(activity.id))
      return words.say("not-reported-since",
                       {{"part", at_before}, {"whole", required}, {"unit", activity.unit}});
    return words.say("not-reported", {{"whole", required}, {"unit", activity.unit}});
  };
  return {{"name", short_name_of(context, activity)},
          {"id", activity.id},
          {"before", at_before},
          {"total", total()},
          {"note", given ? or_empty(given->note) : ""}};
}

using ActivityOf = std::map<std::string_view, const Activity*>;                 // by its id
using ActivitiesOf = std::map<std::string_view, std::vector<const Activity*>>;  // by objective

// What evidence was given, as the report has it; then the activities that it leaves out.
Json evidence_rows(const ViewContext& context, const ObjectiveReport* row, const Totals* before,
                   const ActivityOf& by_id, const std::vector<const Activity*>& serving) {
  Json rows = Json::array();
  if (row)
    for (const Evidence& given : row->evidence)
      if (const auto activity = by_id.find(given.activity); activity != by_id.end())
        rows.push_back(evidence_row(context, *activity->second, &given, before));
  for (const Activity* activity : serving)
    if (!find_evidence(row, activity->id)) rows.push_back(evidence_row(context, *activity, nullptr, before));
  return rows;
}

// The level of the plan where the report has another one.
std::string instead_of(const ViewContext& context, const PlannedLevel& planned, bool differs) {
  return differs ? context.words().say("planned-level",
                                       {{"level", lower_first(context.words().word(*planned.level))}})
                 : std::string();
}

// A next level that the plan has, and the report does not say.
bool is_unwritten(const ScopeReport& row, const HeldAgainstPlan& held) {
  return !row.level_next && held.next.level;
}

// The level that the review before decided on, where the report has another one.
std::string decided_before(const ViewContext& context, const Report* before, const ScopeReport& row) {
  const Scope* scope = find_scope(context.plan(), row.id);
  const auto decided = before && scope ? decided_level(context.plan(), *before, *scope) : std::nullopt;
  if (!decided || decided->level == row.level_now) return {};
  return context.words().say(
      "decided-at-review",
      {{"number", number(before->review)}, {"level", lower_first(context.words().word(decided->level))}});
}

Json scope_row(const ViewContext& context, const ScopeReport& row, const HeldAgainstPlan& held,
               const Report* before) {
  const Catalogue& words = context.words();
  return {
      {"scope", context.scope(row.id)},
      {"now", words.word(row.level_now)},
      {"decided", decided_before(context, before, row)},
      {"now_planned", instead_of(context, held.now, held.now_differs)},
      {"next", row.level_next ? words.word(*row.level_next)
                              : words.say(is_unwritten(row, held) ? PhraseName("not-recorded") : "none")},
      {"next_planned", instead_of(context, held.next, held.next_differs)},
      {"reason", or_empty(row.reason)},
      {"authorised",
       row.authorised_by ? words.say("authorised-by", {{"person", context.person(*row.authorised_by)}}) : ""},
      {"authoriser", row.authorised_by ? context.person(*row.authorised_by) : ""}};
}

// What the rows allow to be said of all levels at once.
std::string verdict_on(const ViewContext& context, const Report& report, const PlanInForce& plan,
                       const std::vector<HeldAgainstPlan>& held, bool is_as_decided) {
  const Catalogue& words = context.words();
  if (!std::ranges::all_of(held, &HeldAgainstPlan::is_known)) return words.say("levels-not-on-record");
  bool all_written = true;
  for (std::size_t i = 0; i < held.size(); ++i)
    all_written = all_written && !is_unwritten(report.scopes[i], held[i]);
  if (all_written && is_as_decided && plan.is_kept_by(report)) return words.say("levels-as-planned");
  const bool differ = std::ranges::any_of(
      held, [](const HeldAgainstPlan& row) { return row.now_differs || row.next_differs; });
  return differ ? words.say("levels-not-as-planned") : std::string();
}

}  // namespace

Json report_evidence(const ViewContext& context, const Report& report) {
  const Plan& plan = context.plan();
  const Report* earlier = report_before(plan, report);
  const Totals before = earlier ? totals_at(plan, *earlier) : Totals{};
  ActivityOf by_id;
  ActivitiesOf serving;
  for (const Activity& activity : plan.activities) {
    by_id.emplace(activity.id, &activity);
    for (const Id& objective : activity.objectives) serving[objective].push_back(&activity);
  }
  Json groups = Json::array();
  for (const Objective& objective : plan.objectives) {
    groups.push_back({{"number", fmt::format("{}", groups.size() + 1)},
                      {"area", context.words().word(objective.area)},
                      {"rows", evidence_rows(context, row_on(report, objective.id),
                                             earlier ? &before : nullptr, by_id, serving[objective.id])}});
  }
  return groups;
}

Json report_supervision(const ViewContext& context, const Report& report) {
  if (report.scopes.empty()) return nullptr;
  const PlanInForce plan(context.plan());
  const Report* before = report_before(context.plan(), report);
  std::vector<HeldAgainstPlan> held;
  bool is_as_decided = true;  // by the review before
  Json rows = Json::array();
  for (const ScopeReport& row : report.scopes) {
    held.push_back(plan.held_against(report, row));
    rows.push_back(scope_row(context, row, held.back(), before));
    is_as_decided = is_as_decided && rows.back().at("decided").get_ref<const std::string&>().empty();
  }
  return {{"verdict", verdict_on(context, report, plan, held, is_as_decided)},
          {"reasons", std::ranges::any_of(report.scopes, is_decision)},
          {"rows", std::move(rows)}};
}

}  // namespace planpress::views

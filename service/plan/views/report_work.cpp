// What a progress report says of the work: the evidence for each objective, and supervision held against the
// plan.
#include <fmt/format.h>

#include <algorithm>

#include "service/plan/views/progress.hpp"
#include "service/plan/views/progress_report_parts.hpp"

namespace planpress::plan::views {

namespace {

const ObjectiveReport* row_on(const Report* report, std::string_view objective) {
  if (!report) return nullptr;
  const auto found = std::ranges::find(report->objectives, objective, &ObjectiveReport::id);
  return found == report->objectives.end() ? nullptr : &*found;
}

const Evidence* find_evidence(const ObjectiveReport* row, std::string_view activity) {
  if (!row) return nullptr;
  const auto found = std::ranges::find(row->evidence, activity, &Evidence::activity);
  return found == row->evidence.end() ? nullptr : &*found;
}

// The report before and its row on an objective; null where there is none.
struct Before {
  const Report* report = nullptr;
  const ObjectiveReport* row = nullptr;
};

// given: null where the report has none for this activity.
Json evidence_row(const Telling& telling, const Activity& activity, const Evidence* given,
                  const Before& earlier) {
  const Wording& words = telling.words();
  const Evidence* before = find_evidence(earlier.row, activity.id);
  const std::string required = decimal(activity.required);
  return {{"name", short_name_of(telling, activity)},
          {"id", activity.id},
          {"before", before           ? decimal(before->done)
                     : earlier.report ? words.say("none")
                                      : ""},
          {"total",
           given ? words.say("part-of-units",
                             {{"part", decimal(given->done)}, {"whole", required}, {"unit", activity.unit}})
                 : words.say("not-reported", {{"whole", required}, {"unit", activity.unit}})},
          {"note", given ? or_empty(given->note) : ""}};
}

using ActivityOf = std::map<std::string_view, const Activity*>;                 // by its id
using ActivitiesOf = std::map<std::string_view, std::vector<const Activity*>>;  // by objective

// What evidence was given, as the report has it; then the activities that it leaves out.
Json evidence_rows(const Telling& telling, const ObjectiveReport* row, const Before& before,
                   const ActivityOf& by_id, const std::vector<const Activity*>& serving) {
  Json rows = Json::array();
  if (row)
    for (const Evidence& given : row->evidence)
      if (const auto activity = by_id.find(given.activity); activity != by_id.end())
        rows.push_back(evidence_row(telling, *activity->second, &given, before));
  for (const Activity* activity : serving)
    if (!find_evidence(row, activity->id)) rows.push_back(evidence_row(telling, *activity, nullptr, before));
  return rows;
}

// The level of the plan in a week where the report has another one.
std::string instead_of(const Telling& telling, const Scope* scope, std::optional<Week> week, Level level) {
  const auto planned = scope && week ? level_in(*scope, *week) : std::nullopt;
  if (!planned || *planned == level) return {};
  return telling.words().say("planned-level", {{"level", lower_first(telling.words().word(*planned))}});
}

Json scope_row(const Telling& telling, const ScopeReport& row, std::optional<Week> now) {
  const Wording& words = telling.words();
  const Scope* scope = find_scope(telling.plan(), row.id);
  const std::optional<Week> next = now ? std::optional(Week{now->number + 1}) : std::nullopt;
  return {
      {"scope", telling.scope(row.id)},
      {"now", words.word(row.level_now)},
      {"now_planned", instead_of(telling, scope, now, row.level_now)},
      {"next", row.level_next ? words.word(*row.level_next) : words.say("none")},
      {"next_planned", row.level_next ? instead_of(telling, scope, next, *row.level_next) : ""},
      {"reason", or_empty(row.reason)},
      {"authorised",
       row.authorised_by ? words.say("authorised-by", {{"person", telling.person(*row.authorised_by)}}) : ""},
      {"authoriser", row.authorised_by ? telling.person(*row.authorised_by) : ""}};
}

}  // namespace

Json report_evidence(const Telling& telling, const Report& report) {
  const Plan& plan = telling.plan();
  const Report* before = report_before(plan, report);
  ActivityOf by_id;
  ActivitiesOf serving;
  for (const Activity& activity : plan.activities) {
    by_id.emplace(activity.id, &activity);
    for (const Id& objective : activity.objectives) serving[objective].push_back(&activity);
  }
  Json groups = Json::array();
  for (const Objective& objective : plan.objectives) {
    groups.push_back(
        {{"number", fmt::format("{}", groups.size() + 1)},
         {"area", telling.words().word(objective.area)},
         {"rows", evidence_rows(telling, row_on(&report, objective.id),
                                {before, row_on(before, objective.id)}, by_id, serving[objective.id])}});
  }
  return groups;
}

Json report_supervision(const Telling& telling, const Report& report) {
  const auto now = week_of(telling.plan().timeframe, report.period.to);
  Json rows = Json::array();
  for (const ScopeReport& row : report.scopes) rows.push_back(scope_row(telling, row, now));
  if (rows.empty()) return nullptr;
  const bool reasons = std::ranges::any_of(
      report.scopes, [](const ScopeReport& row) { return row.reason || row.authorised_by; });
  const bool as_planned = std::ranges::all_of(
      rows, [](const Json& row) { return row.at("now_planned") == "" && row.at("next_planned") == ""; });
  const PhraseName verdict =
      as_planned ? PhraseName("levels-as-planned") : PhraseName("levels-not-as-planned");
  return {{"verdict", telling.words().say(verdict)}, {"reasons", reasons}, {"rows", std::move(rows)}};
}

}  // namespace planpress::plan::views

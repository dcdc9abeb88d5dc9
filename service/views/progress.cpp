#include "service/views/progress.hpp"

#include <algorithm>

#include "service/views/objectives.hpp"

namespace planpress::views {

namespace {

// A bar's figures have nine digits before the point; what is larger is drawn as its share.
constexpr double largest_amount = 999'999'999;

// A bar of class progress.
struct Bar {
  double value, of;
};

const Table<Bar> bar_members{
    {"value", [](const Bar& bar) { return fmt::format("{:.3f}", bar.value); }},
    {"of", [](const Bar& bar) { return fmt::format("{:.3f}", bar.of); }},
};

// None where nothing is required, or no single length of it is true.
std::optional<Bar> bar_of(const Total& done, double required) {
  if (done.least != done.most || required <= 0) return std::nullopt;
  const double scale = required > largest_amount ? 1 / required : 1;
  return Bar{std::min(done.most, required) * scale, required * scale};
}

struct ActivityTotal {
  const Activity& activity;
  std::string name;
  bool is_only;  // of this name
  Total done;
  std::optional<Total> before;
};

const Table<ActivityTotal> activity_total_row{
    {"name", &ActivityTotal::name},
    {"id", [](const ActivityTotal& row) { return row.is_only ? "" : row.activity.id; }},
    {"bar", bar_members, [](const ActivityTotal& row) { return bar_of(row.done, row.activity.required); }},
    {"done", [](auto& c, auto& row) { return in_words(c, row.done); }},
    {"required", [](auto& c, auto& row) { return c.say("of-required", "required", row.activity.required); }},
    {"before", [](auto& c, auto& row) { return row.before ? in_words(c, *row.before) : ""; }},
    {"due", [](const ActivityTotal& row) { return row.activity.due_week; }},
};

std::vector<ActivityTotal> activity_totals(const ViewContext& context, const ActivityProgress& progress) {
  std::unordered_map<std::string, int> names;
  for (const Activity& activity : context.plan().activities) ++names[short_name_of(context, activity)];
  std::vector<ActivityTotal> rows;
  for (const Activity& activity : context.plan().activities) {
    const std::string name = short_name_of(context, activity);
    rows.push_back({activity, name, names.at(name) == 1, total_of(progress.totals, activity.id),
                    progress.before ? std::optional(total_of(progress.then, activity.id)) : std::nullopt});
  }
  return rows;
}

}  // namespace

Totals totals_at(const Plan& plan, const Report& report) {
  Totals totals;
  for (const Report& each : plan.reports) {
    Totals reported;
    for (const ObjectiveReport& row : each.objectives)
      for (const Evidence& evidence : row.evidence) {
        const double done = evidence.done;
        Total& total = reported.try_emplace(evidence.activity, Total{done, done}).first->second;
        total = {std::min(total.least, done), std::max(total.most, done)};
      }
    for (const auto& [activity, total] : reported) totals.insert_or_assign(activity, total);
    if (&each == &report) break;
  }
  return totals;
}

Total total_of(const Totals& totals, std::string_view activity) {
  const auto found = totals.find(activity);
  return found == totals.end() ? Total{} : found->second;
}

std::string in_words(const ViewContext& context, const Total& total) {
  if (total.least == total.most) return context.text(total.most);
  return context.say("amounts", "least", total.least, "most", total.most);
}

const Report* latest_report(const Plan& plan) {
  return plan.reports.empty() ? nullptr : &plan.reports.back();
}

bool needs_action(Rating rating) { return rating == Rating::behind || rating == Rating::not_met; }

Rating rating_at(const Report& report, std::string_view objective) {
  const auto found = std::ranges::find(report.objectives, objective, &ObjectiveReport::id);
  return found == report.objectives.end() ? Rating::not_assessed : found->rating;
}

// More than is required of one activity makes up for no other.
std::vector<ObjectiveProgress> objective_progress(const ViewContext& context, const Report& report) {
  const Totals totals = totals_at(context.plan(), report);
  std::vector<ObjectiveProgress> rows;
  for (const Objective& objective : context.plan().objectives) {
    ObjectiveProgress row{objective, rating_at(report, objective.id), {}};
    for (const Activity* activity : context.serving(objective)) {
      const Total total = total_of(totals, activity->id);
      row.required += activity->required;
      row.done.least += std::min<double>(total.least, activity->required);
      row.done.most += std::min<double>(total.most, activity->required);
    }
    rows.push_back(row);
  }
  return rows;
}

const Table<ObjectiveProgress> objective_progress_row{
    {"number", [](auto& c, auto& row) { return c.objective_number(row.objective.id); }},
    {"area", [](const ObjectiveProgress& row) { return row.objective.area; }},
    {"statement", [](const ObjectiveProgress& row) { return row.objective.statement; }},
    {"rating",
     [](auto& c, auto& row) { return row.objective.waived ? c.say("waived-tag") : c.text(row.rating); }},
    {"needs_action",
     [](const ObjectiveProgress& row) { return !row.objective.waived && needs_action(row.rating); }},
    {"waived", waived_members, [](const ObjectiveProgress& row) { return if_waived(row.objective); }},
    {"bar", bar_members, [](const ObjectiveProgress& row) { return bar_of(row.done, row.required); }},
    {"done",
     [](auto& c, auto& row) {
       if (row.required <= 0) return std::string();
       return c.say("part-of", "part", in_words(c, row.done), "whole", row.required);
     }},
};

ActivityProgress activity_progress(const Plan& plan, const Report& report, const Report* before) {
  return {totals_at(plan, report), before ? totals_at(plan, *before) : Totals{}, before};
}

const Table<ActivityProgress> activity_progress_members{
    {"before",
     [](auto& c, auto& progress) { return progress.before ? c.review(progress.before->review) : ""; }},
    {"rows", activity_total_row, activity_totals},
};

}  // namespace planpress::views

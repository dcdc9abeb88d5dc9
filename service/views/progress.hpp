// How far a plan has come: what a report says of its objectives and activities, in figures that a chart
// draws.
#pragma once
#include <unordered_map>

#include "service/views/table.hpp"

namespace planpress::views {

// What was done of an activity. A report may give it two totals, under two objectives: then no single figure
// is true, and both are told.
struct Total {
  double least = 0, most = 0;
};
// The running total of each activity that was ever reported on, by its id.
using Totals = std::unordered_map<std::string_view, Total>;
// As they stand at a report of the plan: its own evidence over that of the reports before it, which stand
// before it in a checked plan.
Totals totals_at(const Plan& plan, const Report& report);

Total total_of(const Totals& totals, std::string_view activity);
// "7"; "2 to 7" where the totals differ.
std::string in_words(const ViewContext& context, const Total& total);

const Report* latest_report(const Plan& plan);

// Behind or not met.
bool needs_action(Rating rating);
// Of an objective at a report; not assessed where it says nothing.
Rating rating_at(const Report& report, std::string_view objective);

// One for each objective: what it is, its rating, and how much of the evidence required for it is there.
struct ObjectiveProgress {
  const Objective& objective;
  Rating rating;
  Total done;           // in whole pieces of evidence
  double required = 0;  // 0: nothing is shown of the evidence
};
std::vector<ObjectiveProgress> objective_progress(const ViewContext& context, const Report& report);
extern const Table<ObjectiveProgress> objective_progress_row;

// The activities with their totals at a report; and, where there is an earlier report to set beside it, the
// totals at that.
struct ActivityProgress {
  Totals totals, then;
  const Report* before;
};
ActivityProgress activity_progress(const Plan& plan, const Report& report, const Report* before);
extern const Table<ActivityProgress> activity_progress_members;

}  // namespace planpress::views

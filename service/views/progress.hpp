// How far a plan has come: what a report says of its objectives and activities, in figures that a chart
// draws.
#pragma once
#include <unordered_map>

#include "service/views/view_context.hpp"

namespace planpress::views {

// What was done of an activity. A report may give it two totals, under two objectives: then no single figure
// is true, and both are told.
struct Total {
  double least = 0, most = 0;
  bool differs() const { return least != most; }
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
// The report before this one.
const Report* report_before(const Plan& plan, const Report& report);

// Behind or not met.
bool needs_action(Rating rating);
// Of an objective at a report; not assessed where it says nothing.
Rating rating_at(const Report& report, std::string_view objective);

// {"value", "of"} for a bar of class progress; null where nothing is required.
Json bar(double value, double of);

// One row for each objective: what it is, its rating, and how much of the evidence required for it is there.
Json objective_progress(const ViewContext& context, const Report& report);
// {"before", "rows"}: one row for each activity with its total; and, when there is an earlier report to set
// beside it, the total at that.
Json activity_progress(const ViewContext& context, const Report& report, const Report* before);

}  // namespace planpress::views

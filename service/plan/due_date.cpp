#include "service/plan/due_date.hpp"

#include <algorithm>

namespace planpress::plan {

Date due_on(const Plan& plan, const Activity& activity, const Id* under) {
  const Date first = first_day_of(plan.timeframe, activity.due_week);
  Date due = last_day_of(plan.timeframe, activity.due_week);
  for (const Id& id : activity.objectives) {
    const Objective* objective = under && *under != id ? nullptr : find_objective(plan, id);
    if (objective && objective->target_date >= first) due = std::min(due, objective->target_date);
  }
  return due;
}

}  // namespace planpress::plan

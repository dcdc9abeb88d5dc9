// What a review looks back on, and when its papers are due.
#include <algorithm>

#include "service/plan/views/action_plan_parts.hpp"

namespace planpress::plan::views {

namespace {

constexpr Days to_read_papers{7};

}  // namespace

DateRange period_of(const Plan& plan, const Review& review) {
  if (const Report* report = find_report(plan, review.number)) return report->period;
  Date from = plan.timeframe.start;
  for (const Review& before : plan.reviews) {
    if (&before == &review) break;
    const Report* report = find_report(plan, before.number);
    from = (report ? report->period.to : before.planned_date) + Days{1};
  }
  return {std::min(from, review.planned_date), review.planned_date};
}

Date papers_due(const Plan& plan, const Review& review) {
  return std::max(period_of(plan, review).from, review.planned_date - to_read_papers);
}

}  // namespace planpress::plan::views

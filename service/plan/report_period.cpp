#include "service/plan/report_period.hpp"

#include <algorithm>

#include "service/plan/due_date.hpp"

namespace planpress::plan {

const Report* report_before(const Plan& plan, const Review& review) {
  const Report* latest = nullptr;
  for (const Report& report : plan.reports)
    if (report.review < review.number && (latest == nullptr || report.review > latest->review))
      latest = &report;
  return latest;
}

DateRange period_of_report(const Plan& plan, const Review& review) {
  const Report* before = report_before(plan, review);
  const Date from = before ? before->period.to + Days{1} : plan.timeframe.start;
  return {from, std::max(from, due_on(plan, review))};
}

const Review* next_review(const Plan& plan, const Review& review) {
  const auto next =
      std::ranges::find_if(plan.reviews, [&](const Review& each) { return each.number > review.number; });
  return next == plan.reviews.end() ? nullptr : &*next;
}

}  // namespace planpress::plan

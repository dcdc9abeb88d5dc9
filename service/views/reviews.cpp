// When a review is due, what it looks back on, and when its papers are due.
#include <algorithm>

#include "service/plan/due_date.hpp"
#include "service/views/action_plan_parts.hpp"

namespace planpress::views {

namespace {

constexpr Days to_read_papers{7};

}  // namespace

DateRange period_of(const Plan& plan, const Review& review) {
  if (const Report* report = find_report(plan, review.number)) return report->period;
  Date from = plan.timeframe.start;
  for (const Review& before : plan.reviews) {
    if (&before == &review) break;
    const Report* report = find_report(plan, before.number);
    from = (report ? report->period.to : due_on(plan, before)) + Days{1};
  }
  const Date due = due_on(plan, review);
  return {std::min(from, due), due};
}

std::string moved_in_words(const ViewContext& context, const Review& review) {
  const Date due = due_on(context.plan(), review);
  if (due == review.planned_date) return {};
  return context.words().say("now-due", {{"date", context.words().date(due)}});
}

Date papers_due(const Plan& plan, const Review& review) {
  return std::max(period_of(plan, review).from, due_on(plan, review) - to_read_papers);
}

}  // namespace planpress::views

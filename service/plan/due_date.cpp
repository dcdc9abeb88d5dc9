#include "service/plan/due_date.hpp"

#include <algorithm>

#include "service/plan/in_force.hpp"

namespace planpress::plan {

namespace {

const Review* review_after(const Plan& plan, int number) {
  const auto next =
      std::ranges::find_if(plan.reviews, [&](const Review& each) { return each.number > number; });
  return next == plan.reviews.end() ? nullptr : &*next;
}

}  // namespace

Date due_on(const Plan& plan, const Activity& activity, const Id* under) {
  const Date first = first_day_of(plan.timeframe, activity.due_week);
  Date due = last_day_of(plan.timeframe, activity.due_week);
  for (const Id& id : activity.objectives) {
    const Objective* objective = under && *under != id ? nullptr : find_objective(plan, id);
    if (objective && objective->target_date >= first) due = std::min(due, objective->target_date);
  }
  return due;
}

Date due_on(const Plan& plan, const Review& review) {
  const Report* before = report_before(plan, review.number);
  const bool is_moved =
      before && before->next_review_date.value_or(review.planned_date) != review.planned_date;
  if (!is_moved) return review.planned_date;
  const Review* next = review_after(plan, before->review);
  const bool is_next = next && next->number == review.number;
  const bool is_to_come = *before->next_review_date > before->held_on;
  return is_next && is_to_come && !is_replaced_after(plan, before->held_on) ? *before->next_review_date
                                                                            : review.planned_date;
}

std::vector<DueReview> reviews_by_day(const Plan& plan) {
  std::vector<DueReview> reviews;
  for (const Review& review : plan.reviews) reviews.push_back({due_on(plan, review), &review});
  std::ranges::stable_sort(reviews, {}, &DueReview::day);
  return reviews;
}

const Report* report_before(const Plan& plan, int review) {
  const Report* latest = nullptr;
  for (const Report& report : plan.reports)
    if (report.review < review && (latest == nullptr || report.review > latest->review)) latest = &report;
  return latest;
}

DateRange period_of_report(const Plan& plan, const Review& review) {
  const Report* before = report_before(plan, review.number);
  const Date from = before ? before->period.to + Days{1} : plan.timeframe.start;
  return {from, std::max(from, due_on(plan, review))};
}

const Review* next_review(const Plan& plan, const Review& review) {
  return review_after(plan, review.number);
}

}  // namespace planpress::plan

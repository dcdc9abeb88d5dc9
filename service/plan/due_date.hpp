// The days by which activities and reviews are due, and the period that the report on a review is about. Of
// an activity the plan gives the week; of a review a day, which a report may move.
#pragma once
#include <vector>

#include "service/plan/plan.hpp"

namespace planpress::plan {

/// The last day of the week, but within that week not after the plan's end nor after the target date of the
/// objective under which it stands; where it stands by itself, of any that it serves (codes.md,
/// activity-due-after-target).
Date due_on(const Plan& plan, const Activity& activity, const Id* under = nullptr);

/// The planned day; of the review after a report the day that this report set, where that is a day to come
/// and the plan was not agreed anew since then.
Date due_on(const Plan& plan, const Review& review);

struct DueReview {
  Date day;
  const Review* review;  // lives as long as the plan
};
/// All reviews by the day on which they are due, which is another order than the plan's where a report moved
/// one past another.
std::vector<DueReview> reviews_by_day(const Plan& plan);

/// The latest report on a review before the one of this number; null before the first.
const Report* report_before(const Plan& plan, int review);
/// From the plan's first day or the day after the period before (codes.md, report-period-gap) to the day on
/// which the review is due.
DateRange period_of_report(const Plan& plan, const Review& review);
/// The review after it; null after the last.
const Review* next_review(const Plan& plan, const Review& review);

}  // namespace planpress::plan

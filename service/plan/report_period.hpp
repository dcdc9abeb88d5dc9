// What a report on a review is about, as the plan stands before it is written.
#pragma once
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// The latest report on an earlier review; null before the first.
const Report* report_before(const Plan& plan, const Review& review);
/// From the plan's first day or the day after the period before (codes.md, report-period-gap) to the day on
/// which the review is due.
DateRange period_of_report(const Plan& plan, const Review& review);
/// The review after it; null after the last.
const Review* next_review(const Plan& plan, const Review& review);

}  // namespace planpress::plan

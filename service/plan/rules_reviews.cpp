// Rules on the timetable of reviews, and on which report belongs to which review (domain brief, sections 3
// and 4.3).
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

constexpr Days two_weeks{14};

bool is_last(Outcome outcome) { return outcome == Outcome::complete || outcome == Outcome::close_early; }

}  // namespace

void review_before_start(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reviews.size(); ++i)
    if (plan.reviews[i].planned_date < plan.timeframe.start)
      findings.error(at("reviews", i, "plannedDate"), "review-before-start",
                     "The review is planned before the plan starts: move it into the plan.");
}

void review_after_end(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reviews.size(); ++i)
    if (plan.reviews[i].planned_date > plan.timeframe.end)
      findings.error(at("reviews", i, "plannedDate"), "review-after-end",
                     "The review is planned after the plan ends: move it into the plan.");
}

void review_numbers_not_increasing(const Plan& plan, Findings& findings) {
  for (std::size_t i = 1; i < plan.reviews.size(); ++i)
    if (plan.reviews[i].number <= plan.reviews[i - 1].number)
      findings.error(
          at("reviews", i, "number"), "review-numbers-not-increasing",
          "The number must be above that of the review before: number the reviews in their order.");
}

void review_dates_not_increasing(const Plan& plan, Findings& findings) {
  for (std::size_t i = 1; i < plan.reviews.size(); ++i)
    if (plan.reviews[i].planned_date <= plan.reviews[i - 1].planned_date)
      findings.error(at("reviews", i, "plannedDate"), "review-dates-not-increasing",
                     "The review must be planned after the review before it.");
}

void last_review_too_early(const Plan& plan, Findings& findings) {
  if (plan.reviews.empty() || plan.timeframe.end - plan.reviews.back().planned_date <= two_weeks) return;
  findings.error(at("reviews", plan.reviews.size() - 1, "plannedDate"), "last-review-too-early",
                 "The last review must be in the last 14 days of the plan: move it or add one.");
}

void report_without_review(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    if (!find_review(plan, plan.reports[i].review))
      findings.error(at("reports", i, "review"), "report-without-review",
                     "The plan has no review of this number: correct the number or add the review.");
}

void duplicate_report(const Plan& plan, Findings& findings) {
  std::unordered_set<int> reported;
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    if (!reported.insert(plan.reports[i].review).second)
      findings.error(at("reports", i, "review"), "duplicate-report",
                     "There is a report on this review already: keep one of the two or correct the number.");
}

void review_without_report(const Plan& plan, Findings& findings) {
  if (plan.status != Status::completed) return;
  for (std::size_t i = 0; i < plan.reviews.size(); ++i)
    if (!find_report(plan, plan.reviews[i].number))
      findings.error(at("reviews", i), "review-without-report",
                     fmt::format("The plan is completed and review {} has no report: add the report.",
                                 plan.reviews[i].number));
}

void review_held_late(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Review* review = find_review(plan, plan.reports[i].review);
    if (!review || plan.reports[i].held_on - review->planned_date <= two_weeks) continue;
    findings.warning(at("reports", i, "heldOn"), "review-held-late",
                     "The review was held more than 14 days after its planned date: check the day.");
  }
}

void next_review_required(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    if (!plan.reports[i].next_review_date && !is_last(plan.reports[i].outcome))
      findings.error(at("reports", i, "nextReviewDate"), "next-review-required",
                     "The plan goes on after this review: give the date of the next one.");
}

void next_review_mismatch(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    const auto follows = [&](const Review& review) { return review.number > report.review; };
    const auto next = std::ranges::find_if(plan.reviews, follows);
    if (!report.next_review_date || next == plan.reviews.end() ||
        next->planned_date == *report.next_review_date)
      continue;
    findings.warning(at("reports", i, "nextReviewDate"), "next-review-mismatch",
                     fmt::format("Review {} of the plan is planned for another day: correct one of the two.",
                                 next->number));
  }
}

}  // namespace planpress::plan::rules

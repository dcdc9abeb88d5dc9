// Rules on the timetable of reviews, and on which report belongs to which review (domain brief, sections 3
// and 4.3).
#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "service/plan/in_force.hpp"
#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

constexpr Days two_weeks{14};

bool is_last(Outcome outcome) { return outcome == Outcome::complete || outcome == Outcome::close_early; }

}  // namespace

// Domain brief 3, reviews[]: inside the timeframe.
void review_before_start(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reviews.size(); ++i)
    if (plan.reviews[i].planned_date < plan.timeframe.start)
      findings.error(at("reviews", i, "plannedDate"), "review-before-start",
                     {{"planned", plan.reviews[i].planned_date}, {"start", plan.timeframe.start}});
}

// Domain brief 3, reviews[]: inside the timeframe; 4.1: bad input.
void review_after_end(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reviews.size(); ++i)
    if (plan.reviews[i].planned_date > plan.timeframe.end)
      findings.error(at("reviews", i, "plannedDate"), "review-after-end",
                     {{"planned", plan.reviews[i].planned_date}, {"end", plan.timeframe.end}});
}

// Domain brief 3, reviews[]: strictly increasing.
void review_numbers_not_increasing(const Plan& plan, Findings& findings) {
  for (std::size_t i = 1; i < plan.reviews.size(); ++i)
    if (plan.reviews[i].number <= plan.reviews[i - 1].number)
      findings.error(at("reviews", i, "number"), "review-numbers-not-increasing",
                     {{"position", static_cast<int>(i + 1)},
                      {"number", plan.reviews[i].number},
                      {"before", plan.reviews[i - 1].number}});
}

// Domain brief 3, reviews[]: strictly increasing.
void review_dates_not_increasing(const Plan& plan, Findings& findings) {
  for (std::size_t i = 1; i < plan.reviews.size(); ++i)
    if (plan.reviews[i].planned_date <= plan.reviews[i - 1].planned_date)
      findings.error(at("reviews", i, "plannedDate"), "review-dates-not-increasing",
                     {{"planned", plan.reviews[i].planned_date},
                      {"before", PlaceAt{at("reviews", i - 1)}},
                      {"before-planned", plan.reviews[i - 1].planned_date}});
}

// Domain brief 3, reviews[]: the last within 14 days of the end. The last is the last of the list, also where
// its date is out of order.
void last_review_too_early(const Plan& plan, Findings& findings) {
  if (plan.reviews.empty() || plan.timeframe.end - plan.reviews.back().planned_date <= two_weeks) return;
  findings.error(at("reviews", plan.reviews.size() - 1, "plannedDate"), "last-review-too-early",
                 {{"planned", plan.reviews.back().planned_date}, {"end", plan.timeframe.end}});
}

// Domain brief 3, reports[]: one per review.
void report_without_review(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    if (!find_review(plan, plan.reports[i].review))
      findings.error(at("reports", i, "review"), "report-without-review",
                     {{"position", static_cast<int>(i + 1)}, {"number", plan.reports[i].review}});
}

// Domain brief 3, reports[]: one per review; 4.3: duplicate review number.
void duplicate_report(const Plan& plan, Findings& findings) {
  std::unordered_set<int> reported;
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    if (!reported.insert(plan.reports[i].review).second)
      findings.error(at("reports", i, "review"), "duplicate-report",
                     {{"position", static_cast<int>(i + 1)}, {"number", plan.reports[i].review}});
}

// Domain brief 4.5: a completed plan has held every review.
void review_without_report(const Plan& plan, Findings& findings) {
  if (plan.status != Status::completed) return;
  std::unordered_set<int> reported;
  for (const Report& report : plan.reports) reported.insert(report.review);
  for (std::size_t i = 0; i < plan.reviews.size(); ++i)
    if (!reported.contains(plan.reviews[i].number)) findings.error(at("reviews", i), "review-without-report");
}

// Domain brief 4.3, heldOn: warn over 14 days from planned.
void review_held_late(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Review* review = find_review(plan, plan.reports[i].review);
    if (!review || plan.reports[i].held_on - review->planned_date <= two_weeks) continue;
    findings.warning(at("reports", i, "heldOn"), "review-held-late",
                     {{"held", plan.reports[i].held_on}, {"planned", review->planned_date}});
  }
}

// Domain brief 4.3, nextReviewDate: absent only when terminal.
void next_review_required(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    if (!plan.reports[i].next_review_date && !is_last(plan.reports[i].outcome))
      findings.error(at("reports", i, "nextReviewDate"), "next-review-required");
}

// Domain brief 4.3, nextReviewDate. After the plan's last review there is none to differ from. A version that
// was agreed after the report may have moved the review.
void next_review_mismatch(const Plan& plan, Findings& findings) {
  for (std::size_t i = 0; i < plan.reports.size(); ++i) {
    const Report& report = plan.reports[i];
    const auto review = std::ranges::find(plan.reviews, report.review, &Review::number);
    if (!report.next_review_date || review == plan.reviews.end()) continue;
    const auto next = std::next(review);
    if (next == plan.reviews.end() || next->planned_date == *report.next_review_date) continue;
    const bool is_replaced = is_replaced_after(plan, report.held_on);
    findings.warning(at("reports", i, "nextReviewDate"),
                     is_replaced ? "next-review-mismatch.version" : "next-review-mismatch.day",
                     {{"given", *report.next_review_date},
                      {"next", PlaceAt{at("reviews", static_cast<std::size_t>(next - plan.reviews.begin()))}},
                      {"planned", next->planned_date},
                      {"version", plan.version}});
  }
}

}  // namespace planpress::plan::rules

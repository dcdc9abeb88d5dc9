// Rules on dates, objectives and activities, on the timetable of reviews, and on which report belongs to
// which review (domain brief, sections 3 and 4.3).
#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "service/plan/in_force.hpp"
#include "service/plan/rules.hpp"

namespace planpress::plan::rules {

namespace {

constexpr Days two_weeks{14};

// Domain brief 3, timeframe: end > start; absence, restrictions and phases: from, to; 4.3: period; plan
// format, holds; the day on which a plan is
// said to have ended.
void end_before_start(const Plan& plan, Findings& findings) {
  const auto check = [&](std::string pointer, Date from, Date to) {
    if (to < from) findings.error(std::move(pointer), "end-before-start.range", {{"from", from}, {"to", to}});
  };
  const auto& [start, end, original_end] = plan.timeframe;
  if (end <= start)
    findings.error(at("timeframe", "end"), "end-before-start.timeframe", {{"start", start}, {"end", end}});
  if (plan.absence) check(at("absence", "to"), plan.absence->period.from, plan.absence->period.to);
  for (std::size_t i = 0; i < plan.restrictions.size(); ++i)
    if (const auto to = plan.restrictions[i].to)
      check(at("restrictions", i, "to"), plan.restrictions[i].from, *to);
  for (std::size_t i = 0; i < plan.holds.size(); ++i)
    if (const auto to = plan.holds[i].to) check(at("holds", i, "to"), plan.holds[i].from, *to);
  for (std::size_t i = 0; i < plan.reports.size(); ++i)
    check(at("reports", i, "period", "to"), plan.reports[i].period.from, plan.reports[i].period.to);
  if (plan.summary && plan.summary->actual_end < start)
    findings.error(at("summary", "actualEnd"), "end-before-start.closing",
                   {{"start", start}, {"end", plan.summary->actual_end}});
  for (std::size_t i = 0; i < plan.scopes.size(); ++i)
    for (std::size_t j = 0; j < plan.scopes[i].phases.size(); ++j) {
      const Phase& phase = plan.scopes[i].phases[j];
      if (phase.to_week < phase.from_week)
        findings.error(at("scopes", i, "phases", j, "toWeek"), "end-before-start.phase",
                       {{"first", phase.from_week.number}, {"last", phase.to_week.number}});
    }
}

// Domain brief 3, timeframe: warn over 52 weeks.
void timeframe_over_52_weeks(const Plan& plan, Findings& findings) {
  constexpr Week longest{52};
  const Week last = last_week(plan.timeframe);
  if (last <= longest) return;
  findings.warning(at("timeframe", "end"), "timeframe-over-52-weeks", {{"last", last.number}});
}

// Domain brief 5, extended: a new end, later than the one before it.
void original_end_mismatch(const Plan& plan, Findings& findings) {
  const auto& [start, end, original_end] = plan.timeframe;
  if (!original_end || (start < *original_end && *original_end < end)) return;
  findings.error(at("timeframe", "originalEnd"), "original-end-mismatch",
                 {{"original", *original_end}, {"start", start}, {"end", end}});
}

// Domain brief 3, absence: needed where elements include reskilling or reintegration and work stopped.
void absence_missing(const Plan& plan, Findings& findings) {
  const auto has = [&](Element element) {
    return std::ranges::find(plan.elements, element) != plan.elements.end();
  };
  if (plan.absence || !(has(Element::reskilling) || has(Element::reintegration))) return;
  findings.warning(at("absence"), "absence-missing");
}

// Domain brief 3, absence: to <= start.
void absence_after_start(const Plan& plan, Findings& findings) {
  if (!plan.absence || plan.absence->period.to <= plan.timeframe.start) return;
  findings.error(at("absence", "to"), "absence-after-start",
                 {{"to", plan.absence->period.to}, {"start", plan.timeframe.start}});
}

// Paper: every plan had a clinical objective; domain brief 1.3: but its case study has none, so only a
// warning.
void no_clinical_objective(const Plan& plan, Findings& findings) {
  const auto is_clinical = [](const Objective& objective) {
    return objective.area == ObjectiveArea::clinical_skills;
  };
  if (std::ranges::any_of(plan.objectives, is_clinical)) return;
  findings.warning(at("objectives"), "no-clinical-objective");
}

// Domain brief 3, activities[]: every objective has at least one.
void objective_without_activity(const Plan& plan, Findings& findings) {
  std::unordered_set<std::string_view> served;
  for (const Activity& activity : plan.activities)
    served.insert(activity.objectives.begin(), activity.objectives.end());
  for (std::size_t i = 0; i < plan.objectives.size(); ++i)
    if (!served.contains(plan.objectives[i].id))
      findings.error(at("objectives", i), "objective-without-activity");
}

// Domain brief 3, objectives[]: target within the timeframe.
void target_outside_timeframe(const Plan& plan, Findings& findings) {
  const auto& [start, end, original_end] = plan.timeframe;
  for (std::size_t i = 0; i < plan.objectives.size(); ++i) {
    const Date target = plan.objectives[i].target_date;
    if (start <= target && target <= end) continue;
    findings.error(at("objectives", i, "targetDate"), "target-outside-timeframe",
                   {{"target", target}, {"start", start}, {"end", end}});
  }
}

// Domain brief 3, activities[]: dueWeek is a week of the plan.
void activity_due_outside_timeframe(const Plan& plan, Findings& findings) {
  const Week last = last_week(plan.timeframe);
  for (std::size_t i = 0; i < plan.activities.size(); ++i)
    if (plan.activities[i].due_week > last)
      findings.error(at("activities", i, "dueWeek"), "activity-due-outside-timeframe",
                     {{"due", plan.activities[i].due_week.number}, {"last", last.number}});
}

// Domain brief 3, activities[]: what serves an objective is due while it can still count for it. What an
// activity serves that is not in the plan is another rule's.
void activity_due_after_target(const Plan& plan, Findings& findings) {
  std::unordered_map<std::string_view, Date> targets;
  for (const Objective& objective : plan.objectives) targets.emplace(objective.id, objective.target_date);
  for (std::size_t i = 0; i < plan.activities.size(); ++i) {
    const Activity& activity = plan.activities[i];
    std::optional<Date> last;
    for (const Id& id : activity.objectives)
      if (const auto target = targets.find(id); target != targets.end())
        last = std::max(last.value_or(target->second), target->second);
    const Date begins = first_day_of(plan.timeframe, activity.due_week);
    if (last && *last < begins)
      findings.warning(at("activities", i, "dueWeek"), "activity-due-after-target",
                       {{"due", activity.due_week.number}, {"begins", begins}, {"target", *last}});
  }
}

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
    if (!plan.reports[i].next_review_date && !closes(plan.reports[i].outcome))
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

constexpr Rule dates_any[] = {end_before_start,
                              absence_missing,
                              absence_after_start,
                              no_clinical_objective,
                              objective_without_activity,
                              review_numbers_not_increasing,
                              review_dates_not_increasing,
                              report_without_review,
                              duplicate_report,
                              review_without_report,
                              review_held_late,
                              next_review_required,
                              next_review_mismatch};
constexpr Rule dates_timed[] = {timeframe_over_52_weeks,   original_end_mismatch,
                                target_outside_timeframe,  activity_due_outside_timeframe,
                                activity_due_after_target, review_before_start,
                                review_after_end,          last_review_too_early};

}  // namespace

const RuleSet on_dates{dates_any, dates_timed};

}  // namespace planpress::plan::rules

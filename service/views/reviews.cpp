#include "service/views/reviews.hpp"

#include <algorithm>

#include "service/plan/due_date.hpp"
#include "service/plan/in_force.hpp"
#include "service/views/progress.hpp"

namespace planpress::views {

namespace {

constexpr Days to_read_papers{7}, to_write_report{14};

// What the report on a review covers: its own period once it is written, otherwise from the day after the
// review before to the planned day.
DateRange period_of(const Plan& plan, const Review& review) {
  if (const Report* report = find_report(plan, review.number)) return report->period;
  Date from = plan.timeframe.start;
  for (const Review& before : plan.reviews) {
    if (before.number == review.number) break;
    const Report* report = find_report(plan, before.number);
    from = (report ? report->period.to : due_on(plan, before)) + Days{1};
  }
  const Date due = due_on(plan, review);
  return {std::min(from, due), due};
}

std::string covers(const ViewContext& context, const Review& review) {
  const DateRange period = period_of(context.plan(), review);
  return context.words().range(period.from, period.to);
}

// When the evidence for it is to be together: a week before, though not before its period.
Date papers_due(const Plan& plan, const Review& review) {
  return std::max(period_of(plan, review).from, due_on(plan, review) - to_read_papers);
}

// "Now due on 31 July 2026", where the report before it moved it; empty where it is due as planned.
std::string moved(const ViewContext& context, const Review& review) {
  const Date due = due_on(context.plan(), review);
  return due == review.planned_date ? "" : context.say("now-due", "date", due);
}

const Table<Review> review_members{
    {"name", [](auto& c, auto& review) { return c.review(review.number); }},
    {"planned", &Review::planned_date},
    {"moved", moved},
};

}  // namespace

std::size_t reviews_held(const Plan& plan) {
  return static_cast<std::size_t>(std::ranges::count_if(
      plan.reviews, [&](const Review& review) { return find_report(plan, review.number) != nullptr; }));
}

const Review* next_review(const Plan& plan) {
  const Report* last = latest_report(plan);
  const auto next = std::ranges::find_if(
      plan.reviews, [&](const Review& review) { return !last || review.number > last->review; });
  return next == plan.reviews.end() ? nullptr : &*next;
}

bool is_to_come(const Plan& plan, const Review& review) {
  const Report* last = latest_report(plan);
  const Review* next = next_review(plan);
  return !is_closed(plan.status) && !(last && closes(last->outcome)) && next && review.number >= next->number;
}

const Table<Review> review_row{
    review_members,
    {"week_record",
     [](auto& c, auto& review) { return c.lower(week_of(c.plan().timeframe, review.planned_date)); }},
    {"held",
     [](auto& c, auto& review) {
       if (const Report* report = find_report(c.plan(), review.number)) return c.text(report->held_on);
       return is_to_come(c.plan(), review) ? c.say("not-held") : c.say("never-held");
     }},
    {"outcome",
     [](auto& c, auto& review) { return of(find_report(c.plan(), review.number), &Report::outcome); }},
};

const Table<Review> review_schedule_row{
    review_members,
    {"covers", covers},
    {"papers", [](auto& c, auto& review) { return papers_due(c.plan(), review); }},
    {"latest",
     [](auto& c, auto& review) {
       return is_to_come(c.plan(), review) ? c.text(due_on(c.plan(), review) + to_write_report) : "";
     }},
    {"held",
     [](auto& c, auto& review) {
       const Report* report = find_report(c.plan(), review.number);
       if (report) return c.say("held-on", "date", report->held_on);
       return is_to_come(c.plan(), review) ? "" : c.say("never-held");
     }},
};

const Table<Review> review_for_supervisor{
    review_members,
    {"covers", covers},
    {"comments",
     [](auto& c, auto& review) {
       const bool is_held = find_report(c.plan(), review.number) != nullptr;
       const bool is_asked = is_held || is_to_come(c.plan(), review);
       return is_asked ? c.text(papers_due(c.plan(), review)) : c.say("never-held");
     }},
};

}  // namespace planpress::views

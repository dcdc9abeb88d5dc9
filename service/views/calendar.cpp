#include "service/views/calendar.hpp"

#include <algorithm>
#include <map>

#include "service/plan/due_date.hpp"
#include "service/views/objectives.hpp"
#include "service/views/status.hpp"
#include "service/views/supervision.hpp"

namespace planpress::views {

namespace {

// The day on which the plan was closed, where that is another end than the one it was to have.
std::optional<Date> ended_otherwise(const Plan& plan) {
  const auto day = closed_on(plan);
  const bool as_planned = plan.status == Status::completed && day == plan.timeframe.end;
  return as_planned ? std::nullopt : day;
}

// The reviews that have a row, each with the day of its row: when it is due; but one due after the day on
// which the plan was closed has none, unless it was held, and then when that was.
std::vector<DueReview> reviews_with_rows(const Plan& plan) {
  const auto ended = ended_otherwise(plan);
  std::vector<DueReview> reviews;
  for (DueReview each : reviews_by_day(plan)) {
    const Report* report = find_report(plan, each.review->number);
    const bool fell_away = ended && each.day > *ended;
    if (fell_away && !report) continue;
    if (fell_away) each.day = report->held_on;
    reviews.push_back(each);
  }
  std::ranges::stable_sort(reviews, {}, &DueReview::day);
  return reviews;
}

// By name, where they are few.
std::string supervisors_in_words(const ViewContext& context, const Scope& scope) {
  constexpr std::size_t few = 4;
  const auto people = supervisors_of(context.plan(), scope);
  return people.size() > few ? context.count("supervisors", people.size())
                             : context.words().list(names_of(people));
}

// The objectives to be reached by a day, by their numbers; one that was waived alone.
void add_targets(const ViewContext& context, std::vector<CalendarEvent>& events) {
  const auto add = [&](Date day, const std::vector<std::string>& numbers, const std::string& detail) {
    events.push_back({day, context.count("target-due", numbers.size(), "list", context.words().list(numbers)),
                      detail, context.practitioner()});
  };
  std::map<Date, std::vector<std::string>> numbers;
  for (const Objective& objective : context.plan().objectives) {
    const std::string number = context.text(context.objective_number(objective.id));
    if (objective.waived)
      add(objective.target_date, {number}, waived_in_words(context, objective));
    else
      numbers[objective.target_date].push_back(number);
  }
  for (const auto& [day, list] : numbers) add(day, list, "");
}

// Those of one day in this order: start, holds, steps, activities, targets, reviews, end.
std::vector<CalendarEvent> events_of(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Person* manager = find_role(plan, Role::case_manager);
  const std::string who = manager ? manager->name : "";
  const auto ended = ended_otherwise(plan);
  std::vector<CalendarEvent> events{{plan.timeframe.start, context.say("plan-starts"), "", who}};
  for (const Hold& hold : plan.holds)
    events.push_back({hold.from, context.say("plan-on-hold"), context.say("until", "date", hold.to), who});
  for (const Step& step : steps_of(context, all_scopes(plan)))
    events.push_back(
        {step.day, context.say("scope-step", "scope", step.scope->name, "change", lower_first(step.change)),
         step.tightened || step.test.empty() ? "" : context.say("test-first", "test", step.test),
         supervisors_in_words(context, *step.scope)});
  for (const Activity& activity : plan.activities)
    events.push_back(
        {due_on(plan, activity),
         context.say("activity-due", "name", name_of(context, activity), "required", required_of(activity)),
         "", context.person(activity.assessor)});
  add_targets(context, events);
  // Nothing but a review that was held comes after the day on which the plan was closed.
  if (ended) std::erase_if(events, [&](const CalendarEvent& each) { return each.day > *ended; });
  for (const auto& [day, review] : reviews_with_rows(plan)) {
    const bool never_held = ended && !find_report(plan, review->number);
    events.push_back({day, context.review(review->number), never_held ? context.say("never-held") : "", who});
  }
  events.push_back({ended.value_or(plan.timeframe.end),
                    !ended                             ? context.say("plan-ends")
                    : plan.status == Status::completed ? context.say("plan-completed")
                                                       : context.say("plan-closed-early"),
                    "", who});
  std::ranges::stable_sort(events, {}, &CalendarEvent::day);
  return events;
}

const Table<CalendarEvent> calendar_event{
    {"date", &CalendarEvent::day},
    {"week_record", [](auto& c, auto& event) { return c.lower(week_of(c.plan().timeframe, event.day)); }},
    {"what", &CalendarEvent::what},
    {"detail", &CalendarEvent::detail},
    {"who", &CalendarEvent::who},
};

}  // namespace

const Table<CalendarPart> calendar_part{
    {"name", &CalendarPart::name},
    {"rows", calendar_event, &CalendarPart::events},
};

std::vector<CalendarPart> calendar(const ViewContext& context) {
  const std::vector<CalendarEvent> events = events_of(context);
  std::vector<CalendarPart> parts;
  auto event = events.begin();
  const auto add_until = [&](std::vector<CalendarEvent>::const_iterator end, std::string name) {
    if (event != end) parts.push_back({std::move(name), {event, end}});
    event = end;
  };
  const Review* last = nullptr;
  for (const auto& [due, review] : reviews_with_rows(context.plan())) {
    last = review;
    add_until(std::ranges::upper_bound(events, due, {}, &CalendarEvent::day),
              context.say("to-review", "number", review->number, "date", due));
  }
  add_until(events.end(), context.say("after-review", "number", of(last, &Review::number)));
  return parts;
}

}  // namespace planpress::views

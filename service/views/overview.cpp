#include "service/views/overview.hpp"

#include <algorithm>

#include "service/plan/due_date.hpp"

namespace planpress::views {

namespace {

// Beyond this the names of years stand for those of months.
constexpr int most_months = 60;

std::int64_t length_of(const Timeframe& timeframe) {
  return std::max<std::int64_t>(1, (timeframe.end - timeframe.start).count + 1);
}

std::int64_t position(const Timeframe& timeframe, Date day) {
  return std::clamp<std::int64_t>((day - timeframe.start).count, 0, length_of(timeframe));
}

struct TimelineEvent {
  std::int64_t at;
  std::string number;
  bool is_done;
  std::string label;
  Date day;
};

std::vector<TimelineEvent> events(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Timeframe& timeframe = plan.timeframe;
  std::vector<TimelineEvent> events{{0, "", false, context.say("start"), timeframe.start}};
  bool ended = false;
  const std::vector<DueReview> reviews = reviews_by_day(plan);
  for (const auto& [due, review] : reviews) {
    const bool at_end = review == reviews.back().review && due == timeframe.end;
    ended = ended || at_end;
    events.push_back(
        {position(timeframe, due), context.text(review->number), find_report(plan, review->number) != nullptr,
         at_end ? context.say("review-and-end", "number", review->number) : context.review(review->number),
         due});
  }
  if (!ended) events.push_back({length_of(timeframe), "", false, context.say("end"), timeframe.end});
  return events;
}

struct Tick {
  std::int64_t at;
  std::string label;
};

// The month of the start, and each that begins after it; years instead in a plan of many years.
std::vector<Tick> ticks(const ViewContext& context) {
  const Timeframe& timeframe = context.plan().timeframe;
  const YearMonthDay first = timeframe.start.parts();
  const YearMonthDay last = std::max(timeframe.start, timeframe.end).parts();
  const int months =
      (last.year - first.year) * 12 + static_cast<int>(last.month) - static_cast<int>(first.month);
  const bool by_year = months > most_months;
  std::vector<Tick> ticks;
  for (int i = 0; i <= months; ++i) {
    const int month = static_cast<int>(first.month) - 1 + i;
    const YearMonthDay begins{first.year + month / 12, static_cast<unsigned>(month % 12) + 1, 1};
    if (by_year && i > 0 && begins.month != 1) continue;
    ticks.push_back({i == 0 ? 0 : position(timeframe, *Date::from(begins)),
                     by_year ? context.text(begins.year) : context.words().month(begins.month)});
  }
  return ticks;
}

std::string alternative(const ViewContext& context) {
  const Plan& plan = context.plan();
  std::vector<std::string> reviews;
  for (const auto& [day, review] : reviews_by_day(plan)) {
    const Report* report = find_report(plan, review->number);
    reviews.push_back(report ? context.say("timeline-review-held", "number", review->number, "date", day,
                                           "held", report->held_on)
                             : context.say("timeline-review", "number", review->number, "date", day));
  }
  if (reviews.empty()) reviews.push_back(context.count("reviews", 0));
  return context.say("timeline", "from", plan.timeframe.start, "to", plan.timeframe.end, "reviews",
                     fmt::format("{}", fmt::join(reviews, "; ")));
}

const Table<TimelineEvent> timeline_event{
    {"at", &TimelineEvent::at},       {"number", &TimelineEvent::number}, {"done", &TimelineEvent::is_done},
    {"label", &TimelineEvent::label}, {"note", &TimelineEvent::day},
};

const Table<Tick> timeline_tick{{"at", &Tick::at}, {"label", &Tick::label}};

}  // namespace

const Table<Plan> what_members{
    {"objectives", [](auto& c, auto& plan) { return c.count("objectives", plan.objectives.size()); }},
    {"activities", [](auto& c, auto& plan) { return c.count("activities", plan.activities.size()); }},
    {"elements",
     [](auto& c, auto& plan) {
       std::vector<std::string> elements;
       for (const Element element : plan.elements) elements.push_back(c.lower(element));
       return upper_first(c.words().list(elements));
     }},
};

const Table<Plan> until_when_members{
    {"end", [](const Plan& plan) { return plan.timeframe.end; }},
    {"start", [](auto& c, auto& plan) { return c.say("since", "date", plan.timeframe.start); }},
    {"length",
     [](auto& c, auto& plan) {
       const auto weeks = static_cast<std::size_t>(std::max(1, last_week(plan.timeframe).number));
       return c.count("weeks", weeks) + ", " + c.count("reviews", plan.reviews.size());
     }},
};

const Table<Plan> timeline_members{
    {"length", [](const Plan& plan) { return length_of(plan.timeframe); }},
    {"alt", alternative},
    {"events", timeline_event, events},
    {"ticks", timeline_tick, ticks},
};

}  // namespace planpress::views

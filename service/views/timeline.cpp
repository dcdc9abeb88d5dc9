// The timetable on page 1: the plan's days as a bar, its reviews as circles on it.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "service/plan/due_date.hpp"
#include "service/views/action_plan_parts.hpp"

namespace planpress::views {

namespace {

// Beyond this the names of years stand for those of months.
constexpr int most_months = 60;

std::int64_t length_of(const Timeframe& timeframe) {
  return std::max<std::int64_t>(1, (timeframe.end - timeframe.start).count + 1);
}

std::string position(const Timeframe& timeframe, Date day) {
  return fmt::format("{}", std::clamp<std::int64_t>((day - timeframe.start).count, 0, length_of(timeframe)));
}

Json event(std::string at, std::string number, bool done, std::string label, std::string note) {
  return {{"at", std::move(at)},
          {"number", std::move(number)},
          {"done", done},
          {"label", std::move(label)},
          {"note", std::move(note)}};
}

Json events(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const Timeframe& timeframe = plan.timeframe;
  Json events = Json::array();
  events.push_back(event("0", "", false, words.say("start"), words.date(timeframe.start)));
  bool ended = false;
  const std::vector<DueReview> reviews = reviews_by_day(plan);
  for (const auto& [due, review] : reviews) {
    const std::string number = fmt::format("{}", review->number);
    const bool at_end = review == reviews.back().review && due == timeframe.end;
    ended = ended || at_end;
    events.push_back(
        event(position(timeframe, due), number, find_report(plan, review->number),
              words.say(at_end ? PhraseName("review-and-end") : PhraseName("review"), {{"number", number}}),
              words.date(due)));
  }
  if (!ended)
    events.push_back(event(fmt::format("{}", length_of(timeframe)), "", false, words.say("end"),
                           words.date(timeframe.end)));
  return events;
}

// The month of the start, and each that begins after it; years instead in a plan of many years.
Json ticks(const ViewContext& context) {
  const Timeframe& timeframe = context.plan().timeframe;
  const YearMonthDay first = timeframe.start.parts();
  const YearMonthDay last = std::max(timeframe.start, timeframe.end).parts();
  const int months =
      (last.year - first.year) * 12 + static_cast<int>(last.month) - static_cast<int>(first.month);
  const bool by_year = months > most_months;
  Json ticks = Json::array();
  for (int i = 0; i <= months; ++i) {
    const int month = static_cast<int>(first.month) - 1 + i;
    const YearMonthDay begins{first.year + month / 12, static_cast<unsigned>(month % 12) + 1, 1};
    if (by_year && i > 0 && begins.month != 1) continue;
    ticks.push_back(
        {{"at", i == 0 ? "0" : position(timeframe, *Date::from(begins))},
         {"label", by_year ? fmt::format("{}", begins.year) : context.words().month(begins.month)}});
  }
  return ticks;
}

std::string alternative(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  std::vector<std::string> reviews;
  for (const auto& [day, review] : reviews_by_day(plan)) {
    const Report* report = find_report(plan, review->number);
    const std::string of_review = number(review->number), due = words.date(day);
    reviews.push_back(
        report ? words.say("timeline-review-held",
                           {{"number", of_review}, {"date", due}, {"held", words.date(report->held_on)}})
               : words.say("timeline-review", {{"number", of_review}, {"date", due}}));
  }
  if (reviews.empty()) reviews.push_back(words.count("reviews", 0));
  std::string told;
  for (const std::string& review : reviews) told += (told.empty() ? "" : "; ") + review;
  return words.say("timeline", {{"from", words.date(plan.timeframe.start)},
                                {"to", words.date(plan.timeframe.end)},
                                {"reviews", told}});
}

Json hold_rows(const ViewContext& context, const std::function<bool(const Hold&)>& is_told) {
  const Catalogue& words = context.words();
  Json rows = Json::array();
  for (const Hold& hold : context.plan().holds) {
    if (!is_told(hold)) continue;
    const std::string from = words.date(hold.from);
    const PhraseName without_end =
        is_closed(context.plan().status) ? PhraseName("on-hold-from") : PhraseName("on-hold-open");
    rows.push_back(
        {{"text", hold.to ? words.say("on-hold-from-to", {{"from", from}, {"to", words.date(*hold.to)}})
                          : words.say(without_end, {{"from", from}})}});
  }
  return headed(std::move(rows));
}

}  // namespace

const Hold* hold_not_over(const Plan& plan) {
  if (is_open(plan.status) || is_closed(plan.status)) return nullptr;
  const auto last = std::find_if(plan.holds.rbegin(), plan.holds.rend(),
                                 [](const Hold& hold) { return !hold.to.has_value(); });
  return last == plan.holds.rend() ? nullptr : &*last;
}

Json holds(const ViewContext& context) {
  const Hold* in_banner = hold_not_over(context.plan());
  return hold_rows(context, [&](const Hold& hold) { return &hold != in_banner; });
}

Json holds_in(const ViewContext& context, const DateRange& period) {
  return hold_rows(context, [&](const Hold& hold) {
    return hold.from <= period.to && (!hold.to || *hold.to >= period.from);
  });
}

Json timeline(const ViewContext& context) {
  return {{"length", fmt::format("{}", length_of(context.plan().timeframe))},
          {"alt", alternative(context)},
          {"events", events(context)},
          {"ticks", ticks(context)}};
}

}  // namespace planpress::views

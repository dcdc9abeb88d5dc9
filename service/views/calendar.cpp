// The timeline of the implementation guidance: every dated thing in the plan.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "service/plan/due_date.hpp"
#include "service/views/action_plan_parts.hpp"
#include "service/views/guidance_parts.hpp"

namespace planpress::views {

namespace {

// On one day, in this order.
enum class Kind : std::uint8_t { start, hold, step, activity, target, review, end };

struct Event {
  Date day;
  Kind kind{};
  std::string what, detail, who;
};

// The day on which the plan was closed, where that is another end than the one it was to have.
std::optional<Date> ended_otherwise(const Plan& plan) {
  const auto day = closed_on(plan);
  const bool as_planned = plan.status == Status::completed && day == plan.timeframe.end;
  return as_planned ? std::nullopt : day;
}

// The reviews that have a row, each with the day of its row: when it is due; but one due after the day on
// which the plan was closed has none, unless it was held, and then when that was.
std::vector<DueReview> reviews_told(const Plan& plan) {
  const auto ended = ended_otherwise(plan);
  std::vector<DueReview> told;
  for (DueReview each : reviews_by_day(plan)) {
    const Report* report = find_report(plan, each.review->number);
    const bool fell_away = ended && each.day > *ended;
    if (fell_away && !report) continue;
    if (fell_away) each.day = report->held_on;
    told.push_back(each);
  }
  std::ranges::stable_sort(told, {}, &DueReview::day);
  return told;
}

class Collector {
 public:
  explicit Collector(const ViewContext& context)
      : telling_(context), plan_(context.plan()), ended_(ended_otherwise(plan_)) {}

  std::vector<Event> collect() {
    const Person* manager = find_role(plan_, Role::case_manager);
    const std::string name = manager ? manager->name : "";
    add(plan_.timeframe.start, Kind::start, say("plan-starts"), "", name);
    for (const Hold& hold : plan_.holds)
      add(hold.from, Kind::hold, say("plan-on-hold"),
          hold.to ? say("until", {{"date", telling_.words().date(*hold.to)}}) : "", name);
    add_steps();
    add_activities();
    add_targets();
    for (const auto& [day, review] : reviews_told(plan_)) add_review(day, *review, name);
    add(ended_.value_or(plan_.timeframe.end), Kind::end, end(), "", name);
    std::ranges::stable_sort(events_, {}, [](const Event& e) { return std::tuple(e.day, e.kind); });
    return std::move(events_);
  }

 private:
  std::string say(PhraseName name, Values values = {}) const { return telling_.words().say(name, values); }

  // Nothing but a review that was held comes after the day on which the plan was closed.
  void add(Date day, Kind kind, std::string what, std::string detail, std::string who) {
    if (ended_ && day > *ended_ && kind != Kind::review) return;
    events_.push_back({day, kind, std::move(what), std::move(detail), std::move(who)});
  }

  std::string end() const {
    if (!ended_) return say("plan-ends");
    return say(plan_.status == Status::completed ? PhraseName("plan-completed")
                                                 : PhraseName("plan-closed-early"));
  }

  void add_review(Date day, const Review& review, const std::string& manager) {
    const bool never_held = ended_ && !find_report(plan_, review.number);
    add(day, Kind::review, say("review", {{"number", fmt::format("{}", review.number)}}),
        never_held ? say("never-held") : "", manager);
  }

  void add_steps() {
    for (const Step& step : steps_of(telling_, all_scopes(plan_))) {
      add(step.day, Kind::step,
          say("scope-step", {{"scope", step.scope->name}, {"change", lower_first(step.change)}}),
          step.tightened || step.test.empty() ? std::string() : say("test-first", {{"test", step.test}}),
          supervisors(*step.scope));
    }
  }

  // By name, where they are few.
  std::string supervisors(const Scope& scope) const {
    constexpr std::size_t few = 4;
    const auto people = supervisors_of(plan_, scope);
    if (people.size() > few) return telling_.words().count("supervisors", people.size());
    std::vector<std::string> names;
    for (const Person* person : people) names.push_back(person->name);
    return telling_.words().list(names);
  }

  void add_activities() {
    for (const Activity& activity : plan_.activities)
      add(due_on(plan_, activity), Kind::activity,
          say("activity-due", {{"name", name_of(telling_, activity)},
                               {"required", fmt::format("{} {}", activity.required, activity.unit)}}),
          "", telling_.person(activity.assessor));
  }

  void add_targets() {
    std::map<Date, std::vector<std::string>> numbers;  // of the objectives to be reached by a day
    for (std::size_t i = 0; i < plan_.objectives.size(); ++i) {
      const Objective& objective = plan_.objectives[i];
      const std::string number = fmt::format("{}", i + 1);
      if (objective.waived) {
        add_target(objective.target_date, {number}, waived_in_words(telling_, objective));
      } else {
        numbers[objective.target_date].push_back(number);
      }
    }
    for (const auto& [day, list] : numbers) add_target(day, list, "");
  }

  void add_target(Date day, const std::vector<std::string>& numbers, const std::string& detail) {
    add(day, Kind::target,
        telling_.words().count("target-due", numbers.size(), {{"list", telling_.words().list(numbers)}}),
        detail, telling_.practitioner());
  }

  const ViewContext& telling_;
  const Plan& plan_;
  const std::optional<Date> ended_;
  std::vector<Event> events_;
};

Json row(const ViewContext& context, const Event& event) {
  const auto week = week_of(context.plan().timeframe, event.day);
  return {{"date", context.words().date(event.day)},
          {"week_record", week ? lower_first(context.week(*week)) : ""},
          {"what", event.what},
          {"detail", event.detail},
          {"who", event.who}};
}

}  // namespace

Json calendar(const ViewContext& context) {
  const std::vector<Event> events = Collector(context).collect();
  const Catalogue& words = context.words();
  Json groups = Json::array();
  auto event = events.begin();
  const auto add_until = [&](std::vector<Event>::const_iterator end, std::string name) {
    Json rows = Json::array();
    for (; event != end; ++event) rows.push_back(row(context, *event));
    if (!rows.empty()) groups.push_back({{"name", std::move(name)}, {"rows", std::move(rows)}});
  };
  std::string last;
  for (const auto& [due, review] : reviews_told(context.plan())) {
    last = fmt::format("{}", review->number);
    add_until(std::ranges::upper_bound(events, due, {}, &Event::day),
              words.say("to-review", {{"number", last}, {"date", words.date(due)}}));
  }
  add_until(events.end(), last.empty() ? "" : words.say("after-review", {{"number", last}}));
  return groups;
}

Json review_schedule(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  constexpr Days latest{14};
  Json rows = Json::array();
  for (const Review& review : plan.reviews) {
    const DateRange period = period_of(plan, review);
    const Report* report = find_report(plan, review.number);
    const bool to_come = is_to_come(plan, review);
    rows.push_back({{"name", words.say("review", {{"number", fmt::format("{}", review.number)}})},
                    {"covers", words.range(period.from, period.to)},
                    {"papers", words.date(papers_due(plan, review))},
                    {"planned", words.date(review.planned_date)},
                    {"moved", moved_in_words(context, review)},
                    {"latest", to_come ? words.date(due_on(plan, review) + latest) : ""},
                    {"held", report    ? words.say("held-on", {{"date", words.date(report->held_on)}})
                             : to_come ? ""
                                       : words.say("never-held")}});
  }
  return headed(std::move(rows));
}

}  // namespace planpress::views

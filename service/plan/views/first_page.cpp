// Page 1: what state the plan is in, who, what, until when, the timetable and the people.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/plan/views/action_plan_parts.hpp"

namespace planpress::plan::views {

namespace {

struct Banner {
  std::string head;
  std::vector<std::string> sentences;
};

// "Version 2 was agreed on 5 November 2025." and which review comes next.
std::vector<std::string> progress(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  std::vector<std::string> sentences;
  if (const auto date = agreed_on(plan))
    sentences.push_back(
        words.say("agreed-on", {{"version", fmt::format("{}", plan.version)}, {"date", words.date(*date)}}));
  const auto next = std::ranges::find_if(
      plan.reviews, [&](const Review& review) { return !find_report(plan, review.number); });
  if (next != plan.reviews.end())
    sentences.push_back(words.say("next-review", {{"number", fmt::format("{}", next->number)},
                                                  {"date", words.date(next->planned_date)}}));
  else if (!plan.reviews.empty())
    sentences.push_back(words.say("all-reviews-held"));
  return sentences;
}

// The day on which a closed plan ended: the summary's, or that of the report which closed it.
std::optional<Date> closed_on(const Plan& plan) {
  if (plan.summary) return plan.summary->actual_end;
  const Outcome closing = plan.status == Status::completed ? Outcome::complete : Outcome::close_early;
  const auto report = std::ranges::find(plan.reports, closing, &Report::outcome);
  return report == plan.reports.end() ? std::nullopt : std::optional(report->held_on);
}

Banner closed(const Telling& telling, PhraseName dated, PhraseName undated) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  const auto date = closed_on(plan);
  Banner banner{date ? words.say(dated, {{"date", words.date(*date)}}) : words.say(undated), {}};
  if (plan.summary) banner.sentences.push_back(plan.summary->text);
  return banner;
}

Banner agreed(const Telling& telling) {
  const Wording& words = telling.words();
  const Timeframe& timeframe = telling.plan().timeframe;
  const auto date = agreed_on(telling.plan());
  return {date ? words.say("agreed-head", {{"date", words.date(*date)}}) : words.say("agreed-undated-head"),
          {words.say("runs", {{"from", words.date(timeframe.start)}, {"to", words.date(timeframe.end)}})}};
}

Banner in_progress(const Telling& telling) {
  const Plan& plan = telling.plan();
  return {telling.words().count("in-progress-head", plan.reviews.size(),
                                {{"held", fmt::format("{}", reviews_held(plan))}}),
          progress(telling)};
}

Banner extended(const Telling& telling) {
  const Wording& words = telling.words();
  const Timeframe& timeframe = telling.plan().timeframe;
  Banner banner{words.say("extended-head", {{"date", words.date(timeframe.end)}}), {}};
  if (timeframe.original_end)
    banner.sentences.push_back(words.say("first-end", {{"date", words.date(*timeframe.original_end)}}));
  std::ranges::move(progress(telling), std::back_inserter(banner.sentences));
  return banner;
}

Banner banner_of(const Telling& telling) {
  const Wording& words = telling.words();
  const std::string version = fmt::format("{}", telling.plan().version);
  const std::string no_effect = words.say("no-effect");
  switch (telling.plan().status) {
    case Status::draft:
      return {words.say("draft-head",
                        {{"draft", telling.labelled("draft", words.say("draft"))}, {"version", version}}),
              {no_effect}};
    case Status::shared:
      return {words.say("shared-head", {{"version", version}}), {no_effect}};
    case Status::not_agreed:
      return {words.say("not-agreed-head", {{"version", version}}), {no_effect}};
    case Status::agreed:
      return agreed(telling);
    case Status::in_progress:
      return in_progress(telling);
    case Status::on_hold:
      return {words.say("on-hold-head"), {words.say("on-hold")}};
    case Status::extended:
      return extended(telling);
    case Status::completed:
      return closed(telling, "completed-head", "completed-undated-head");
    case Status::closed_early:
      return closed(telling, "closed-early-head", "closed-early-undated-head");
  }
  return {};
}

}  // namespace

Json status_banner(const Telling& telling) {
  const Banner banner = banner_of(telling);
  return {{"tone", is_open(telling.plan().status) ? "frame" : "ground"},
          {"head", banner.head},
          {"text", as_paragraph(banner.sentences)}};
}

Json who(const Telling& telling) {
  const Practitioner& p = telling.plan().practitioner;
  const Wording& words = telling.words();
  const bool whole = p.whole_time_equivalent >= 1.0;
  return {{"grade", telling.grade()},
          {"specialty", p.specialty},
          {"registration", fmt::format("{} {}", to_string(p.regulator), p.registration_number)},
          {"time", whole ? words.say("whole-time")
                         : words.say("part-time", {{"share", decimal(p.whole_time_equivalent)}})}};
}

Json what(const Telling& telling) {
  const Plan& plan = telling.plan();
  std::vector<std::string> elements;
  for (const Element element : plan.elements) elements.push_back(lower_first(telling.words().word(element)));
  return {{"objectives", telling.words().count("objectives", plan.objectives.size())},
          {"activities", telling.words().count("activities", plan.activities.size())},
          {"elements", upper_first(telling.words().list(elements))}};
}

Json until_when(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  const auto weeks = static_cast<std::size_t>(std::max(1, last_week(plan.timeframe).number));
  return {{"end", words.date(plan.timeframe.end)},
          {"start", words.say("since", {{"date", words.date(plan.timeframe.start)}})},
          {"length", words.count("weeks", weeks) + ", " + words.count("reviews", plan.reviews.size())}};
}

Json people(const Telling& telling) {
  Json rows = Json::array();
  for (const Person& person : telling.plan().people)
    rows.push_back({{"role", telling.role(person.role)}, {"name", person.name}, {"post", person.post}});
  return rows;
}

}  // namespace planpress::plan::views

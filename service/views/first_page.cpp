// Page 1: what state the plan is in, who, what, until when, the timetable and the people.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "service/plan/due_date.hpp"
#include "service/plan/in_force.hpp"
#include "service/views/action_plan_parts.hpp"
#include "service/views/progress.hpp"

namespace planpress::views {

namespace {

struct Banner {
  std::string head;
  std::vector<std::string> sentences;
};

void add_agreement(const Telling& telling, int version, std::vector<std::string>& sentences) {
  const Wording& words = telling.words();
  if (const auto date = agreed_on(telling.plan(), version))
    sentences.push_back(words.say("agreed-on", {{"version", number(version)}, {"date", words.date(*date)}}));
}

std::string due(const Telling& telling, const Review& next) {
  const Wording& words = telling.words();
  const Date date = due_on(telling.plan(), next);
  if (date == next.planned_date)
    return words.say("next-review", {{"number", number(next.number)}, {"date", words.date(date)}});
  return words.say("next-review-moved", {{"number", number(next.number)},
                                         {"planned", words.date(next.planned_date)},
                                         {"date", words.date(date)}});
}

// "Version 2 was agreed on 5 November 2025." and which review comes next.
std::vector<std::string> progress(const Telling& telling) {
  const Plan& plan = telling.plan();
  std::vector<std::string> sentences;
  add_agreement(telling, plan.version, sentences);
  if (sentences.empty())
    sentences.push_back(telling.words().say("not-agreed-by-both", {{"version", number(plan.version)}}));
  const Report* last = latest_report(plan);
  const bool is_closing = last && closes(last->outcome);
  if (const Review* next = is_closing ? nullptr : next_review(plan))
    sentences.push_back(due(telling, *next));
  else if (!plan.reviews.empty() && reviews_held(plan) == plan.reviews.size())
    sentences.push_back(telling.words().say("all-reviews-held"));
  return sentences;
}

// The newest version that both parties agreed to before this one.
std::optional<int> agreed_before(const Plan& plan) {
  std::optional<int> newest;
  for (const AgreementSignature& each : plan.signatures)
    if (each.version < plan.version && each.version > newest.value_or(0) && agreed_on(plan, each.version))
      newest = each.version;
  return newest;
}

// What a version that is not agreed means, beside an earlier one that is.
std::vector<std::string> no_effect(const Telling& telling) {
  const Wording& words = telling.words();
  const auto before = agreed_before(telling.plan());
  if (!before) return {words.say("no-effect")};
  std::vector<std::string> sentences{
      words.say("version-no-effect", {{"version", number(telling.plan().version)}})};
  add_agreement(telling, *before, sentences);
  return sentences;
}

// Of a version that is not in force: whether both have agreed to it all the same.
Banner without_effect(const Telling& telling, PhraseName head, PhraseName head_of_signed) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  const std::string version = number(plan.version);
  const auto date = agreed_on(plan, plan.version);
  if (!date) return {words.say(head, {{"version", version}}), no_effect(telling)};
  return {words.say(head_of_signed, {{"version", version}}),
          {words.say("signed-by-both", {{"date", words.date(*date)}})}};
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
  const int version = telling.plan().version;
  const auto date = agreed_on(telling.plan(), version);
  return {date ? words.say("agreed-head", {{"date", words.date(*date)}})
               : words.say("version-signed-not-agreed", {{"version", number(version)}}),
          {words.say("runs", {{"from", words.date(timeframe.start)}, {"to", words.date(timeframe.end)}})}};
}

Banner in_progress(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  return {plan.reviews.empty() ? words.word(plan.status)
                               : words.count("in-progress-head", plan.reviews.size(),
                                             {{"held", number_of(reviews_held(plan))}}),
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

// "On hold from 3 March 2025"
Banner on_hold(const Telling& telling) {
  const Wording& words = telling.words();
  const Hold* hold = hold_not_over(telling.plan());
  if (!hold) return {words.word(Status::on_hold), {words.say("on-hold-undated")}};
  return {words.say("on-hold-head", {{"date", words.date(hold->from)}}), {words.say("on-hold")}};
}

Banner banner_of(const Telling& telling) {
  const Wording& words = telling.words();
  const std::string version = number(telling.plan().version);
  switch (standing_of(telling.plan())) {
    case Status::draft:
      return {words.say("draft-head",
                        {{"draft", telling.labelled("draft", words.say("draft"))}, {"version", version}}),
              no_effect(telling)};
    case Status::shared:
      return without_effect(telling, "shared-head", "shared-signed-head");
    case Status::not_agreed:
      return without_effect(telling, "not-agreed-head", "not-agreed-signed-head");
    case Status::agreed:
      return agreed(telling);
    case Status::in_progress:
      return in_progress(telling);
    case Status::on_hold:
      return on_hold(telling);
    case Status::extended:
      return extended(telling);
    case Status::completed:
      return closed(telling, "completed-head", "completed-undated-head");
    case Status::closed_early:
      return closed(telling, "closed-early-head", "closed-early-undated-head");
  }
  return {};
}

// A state that has a reason (plan-format.md, statusReason).
bool asks_why(Status status) {
  return status == Status::not_agreed || status == Status::on_hold || status == Status::closed_early;
}

}  // namespace

std::optional<Date> closed_on(const Plan& plan) {
  if (!is_closed(plan.status)) return std::nullopt;
  if (plan.summary) return plan.summary->actual_end;
  const Outcome closing = plan.status == Status::completed ? Outcome::complete : Outcome::close_early;
  const auto report = std::ranges::find(plan.reports, closing, &Report::outcome);
  if (report != plan.reports.end()) return report->held_on;
  const bool has_day = plan.status == Status::closed_early && plan.status_reason;
  return has_day ? std::optional(plan.status_reason->date) : std::nullopt;
}

Json status_banner(const Telling& telling) {
  const Banner banner = banner_of(telling);
  return {{"tone", is_open(telling.plan().status) ? "frame" : "ground"},
          {"head", banner.head},
          {"text", as_paragraph(banner.sentences)}};
}

Json status_reason(const Telling& telling) {
  const Plan& plan = telling.plan();
  const Wording& words = telling.words();
  if (!plan.status_reason || !asks_why(standing_of(plan))) return nullptr;
  const StatusReason& reason = *plan.status_reason;
  const bool has_code = reason.code && plan.status == Status::closed_early;
  return {{"code", has_code ? words.word(*reason.code) : ""},
          {"text", reason.text},
          {"by", words.say("decided-by",
                           {{"person", telling.person(reason.by)}, {"date", words.date(reason.date)}})}};
}

Json earlier_reason(const Telling& telling) {
  const Plan& plan = telling.plan();
  if (!plan.status_reason || asks_why(standing_of(plan))) return nullptr;
  return {{"lead", telling.words().say("reason-on-record",
                                       {{"person", telling.person(plan.status_reason->by)},
                                        {"date", telling.words().date(plan.status_reason->date)}})},
          {"text", plan.status_reason->text}};
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

}  // namespace planpress::views

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

void add_agreement(const ViewContext& context, int version, std::vector<std::string>& sentences) {
  const Catalogue& words = context.words();
  if (const auto date = agreed_on(context.plan(), version))
    sentences.push_back(words.say("agreed-on", {{"version", number(version)}, {"date", words.date(*date)}}));
}

std::string due(const ViewContext& context, const Review& next) {
  const Catalogue& words = context.words();
  const Date date = due_on(context.plan(), next);
  if (date == next.planned_date)
    return words.say("next-review", {{"number", number(next.number)}, {"date", words.date(date)}});
  return words.say("next-review-moved", {{"number", number(next.number)},
                                         {"planned", words.date(next.planned_date)},
                                         {"date", words.date(date)}});
}

// "Version 2 was agreed on 5 November 2025." and which review comes next.
std::vector<std::string> progress(const ViewContext& context) {
  const Plan& plan = context.plan();
  std::vector<std::string> sentences;
  add_agreement(context, plan.version, sentences);
  if (sentences.empty())
    sentences.push_back(context.words().say("not-agreed-by-both", {{"version", number(plan.version)}}));
  const Report* last = latest_report(plan);
  const bool is_closing = last && closes(last->outcome);
  if (const Review* next = is_closing ? nullptr : next_review(plan))
    sentences.push_back(due(context, *next));
  else if (!plan.reviews.empty() && reviews_held(plan) == plan.reviews.size())
    sentences.push_back(context.words().say("all-reviews-held"));
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
std::vector<std::string> no_effect(const ViewContext& context) {
  const Catalogue& words = context.words();
  const auto before = agreed_before(context.plan());
  if (!before) return {words.say("no-effect")};
  std::vector<std::string> sentences{
      words.say("version-no-effect", {{"version", number(context.plan().version)}})};
  add_agreement(context, *before, sentences);
  return sentences;
}

// Of a version that is not in force: whether both have agreed to it all the same.
Banner without_effect(const ViewContext& context, PhraseName head, PhraseName head_of_signed) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const std::string version = number(plan.version);
  const auto date = agreed_on(plan, plan.version);
  if (!date) return {words.say(head, {{"version", version}}), no_effect(context)};
  return {words.say(head_of_signed, {{"version", version}}),
          {words.say("signed-by-both", {{"date", words.date(*date)}})}};
}

Banner closed(const ViewContext& context, PhraseName dated, PhraseName undated) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const auto date = closed_on(plan);
  Banner banner{date ? words.say(dated, {{"date", words.date(*date)}}) : words.say(undated), {}};
  if (plan.summary) banner.sentences.push_back(plan.summary->text);
  return banner;
}

Banner agreed(const ViewContext& context) {
  const Catalogue& words = context.words();
  const Timeframe& timeframe = context.plan().timeframe;
  const int version = context.plan().version;
  const auto date = agreed_on(context.plan(), version);
  return {date ? words.say("agreed-head", {{"date", words.date(*date)}})
               : words.say("version-signed-not-agreed", {{"version", number(version)}}),
          {words.say("runs", {{"from", words.date(timeframe.start)}, {"to", words.date(timeframe.end)}})}};
}

Banner in_progress(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  return {plan.reviews.empty() ? words.word(plan.status)
                               : words.count("in-progress-head", plan.reviews.size(),
                                             {{"held", number_of(reviews_held(plan))}}),
          progress(context)};
}

Banner extended(const ViewContext& context) {
  const Catalogue& words = context.words();
  const Timeframe& timeframe = context.plan().timeframe;
  Banner banner{words.say("extended-head", {{"date", words.date(timeframe.end)}}), {}};
  if (timeframe.original_end)
    banner.sentences.push_back(words.say("first-end", {{"date", words.date(*timeframe.original_end)}}));
  std::ranges::move(progress(context), std::back_inserter(banner.sentences));
  return banner;
}

// "On hold from 3 March 2025"
Banner on_hold(const ViewContext& context) {
  const Catalogue& words = context.words();
  const Hold* hold = hold_not_over(context.plan());
  if (!hold) return {words.word(Status::on_hold), {words.say("on-hold-undated")}};
  return {words.say("on-hold-head", {{"date", words.date(hold->from)}}), {words.say("on-hold")}};
}

Banner banner_of(const ViewContext& context) {
  const Catalogue& words = context.words();
  const std::string version = number(context.plan().version);
  switch (standing_of(context.plan())) {
    case Status::draft:
      return {words.say("draft-head",
                        {{"draft", context.labelled("draft", words.say("draft"))}, {"version", version}}),
              no_effect(context)};
    case Status::shared:
      return without_effect(context, "shared-head", "shared-signed-head");
    case Status::not_agreed:
      return without_effect(context, "not-agreed-head", "not-agreed-signed-head");
    case Status::agreed:
      return agreed(context);
    case Status::in_progress:
      return in_progress(context);
    case Status::on_hold:
      return on_hold(context);
    case Status::extended:
      return extended(context);
    case Status::completed:
      return closed(context, "completed-head", "completed-undated-head");
    case Status::closed_early:
      return closed(context, "closed-early-head", "closed-early-undated-head");
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

Json status_banner(const ViewContext& context) {
  const Banner banner = banner_of(context);
  return {{"tone", is_open(context.plan().status) ? "frame" : "ground"},
          {"head", banner.head},
          {"text", as_paragraph(banner.sentences)}};
}

Json status_reason(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  if (!plan.status_reason || !asks_why(standing_of(plan))) return nullptr;
  const StatusReason& reason = *plan.status_reason;
  const bool has_code = reason.code && plan.status == Status::closed_early;
  return {{"code", has_code ? words.word(*reason.code) : ""},
          {"text", reason.text},
          {"by", words.say("decided-by",
                           {{"person", context.person(reason.by)}, {"date", words.date(reason.date)}})}};
}

Json earlier_reason(const ViewContext& context) {
  const Plan& plan = context.plan();
  if (!plan.status_reason || asks_why(standing_of(plan))) return nullptr;
  return {{"lead", context.words().say("reason-on-record",
                                       {{"person", context.person(plan.status_reason->by)},
                                        {"date", context.words().date(plan.status_reason->date)}})},
          {"text", plan.status_reason->text}};
}

Json who(const ViewContext& context) {
  const Practitioner& p = context.plan().practitioner;
  const Catalogue& words = context.words();
  const bool whole = p.whole_time_equivalent >= 1.0;
  return {{"grade", context.grade()},
          {"specialty", p.specialty},
          {"registration", fmt::format("{} {}", to_string(p.regulator), p.registration_number)},
          {"time", whole ? words.say("whole-time")
                         : words.say("part-time", {{"share", decimal(p.whole_time_equivalent)}})}};
}

Json what(const ViewContext& context) {
  const Plan& plan = context.plan();
  std::vector<std::string> elements;
  for (const Element element : plan.elements) elements.push_back(lower_first(context.words().word(element)));
  return {{"objectives", context.words().count("objectives", plan.objectives.size())},
          {"activities", context.words().count("activities", plan.activities.size())},
          {"elements", upper_first(context.words().list(elements))}};
}

Json until_when(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const auto weeks = static_cast<std::size_t>(std::max(1, last_week(plan.timeframe).number));
  return {{"end", words.date(plan.timeframe.end)},
          {"start", words.say("since", {{"date", words.date(plan.timeframe.start)}})},
          {"length", words.count("weeks", weeks) + ", " + words.count("reviews", plan.reviews.size())}};
}

Json people(const ViewContext& context) {
  Json rows = Json::array();
  for (const Person& person : context.plan().people)
    rows.push_back({{"role", context.role(person.role)}, {"name", person.name}, {"post", person.post}});
  return rows;
}

}  // namespace planpress::views

#include "service/views/status.hpp"

#include <algorithm>

#include "service/plan/due_date.hpp"
#include "service/plan/in_force.hpp"
#include "service/views/progress.hpp"
#include "service/views/reviews.hpp"

namespace planpress::views {

namespace {

// "Version 2 was agreed on 5 November 2025."; empty where it was not.
std::string agreement_of(const ViewContext& context, int version) {
  return context.say("agreed-on", "version", version, "date", agreed_on(context.plan(), version));
}

// Which review comes next.
std::string next_in_words(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Report* last = latest_report(plan);
  const Review* next = last && closes(last->outcome) ? nullptr : next_review(plan);
  if (!next) {
    const bool all_held = !plan.reviews.empty() && reviews_held(plan) == plan.reviews.size();
    return all_held ? context.say("all-reviews-held") : std::string();
  }
  const Date due = due_on(plan, *next);
  if (due == next->planned_date) return context.say("next-review", "number", next->number, "date", due);
  return context.say("next-review-moved", "number", next->number, "planned", next->planned_date, "date", due);
}

std::string progress_in_words(const ViewContext& context) {
  const int version = context.plan().version;
  std::string agreement = agreement_of(context, version);
  if (agreement.empty()) agreement = context.say("not-agreed-by-both", "version", version);
  return as_paragraph({agreement, next_in_words(context)});
}

// What a version that is not agreed means, beside the newest earlier one that is.
std::string no_effect(const ViewContext& context) {
  const Plan& plan = context.plan();
  int before = 0;
  for (const AgreementSignature& each : plan.signatures)
    if (each.version < plan.version && each.version > before && agreed_on(plan, each.version))
      before = each.version;
  if (before == 0) return context.say("no-effect");
  return as_paragraph(
      {context.say("version-no-effect", "version", plan.version), agreement_of(context, before)});
}

// Of a version that is not in force: whether both have agreed to it all the same.
Banner without_effect(const ViewContext& context, PhraseName head, PhraseName head_of_signed) {
  const int version = context.plan().version;
  const auto date = agreed_on(context.plan(), version);
  if (!date) return {true, context.say(head, "version", version), no_effect(context)};
  return {true, context.say(head_of_signed, "version", version), context.say("signed-by-both", "date", date)};
}

Banner closed(const ViewContext& context, PhraseName dated, PhraseName undated) {
  const Plan& plan = context.plan();
  const auto date = closed_on(plan);
  return {false, date ? context.say(dated, "date", date) : context.say(undated),
          plan.summary ? plan.summary->text : ""};
}

// The hold that the banner says: the last that is not over. Null where there is none, and of a plan that is
// not agreed or is closed.
const Hold* hold_not_over(const Plan& plan) {
  if (is_open(plan.status) || is_closed(plan.status)) return nullptr;
  const auto last = std::find_if(plan.holds.rbegin(), plan.holds.rend(),
                                 [](const Hold& hold) { return !hold.to.has_value(); });
  return last == plan.holds.rend() ? nullptr : &*last;
}

std::string hold_in_words(const ViewContext& context, const Hold& hold) {
  if (hold.to) return context.say("on-hold-from-to", "from", hold.from, "to", hold.to);
  return is_closed(context.plan().status) ? context.say("on-hold-from", "from", hold.from)
                                          : context.say("on-hold-open", "from", hold.from);
}

}  // namespace

bool is_open(Status status) {
  return status == Status::draft || status == Status::shared || status == Status::not_agreed;
}

bool is_in_force(Status status) {
  return status == Status::agreed || status == Status::in_progress || status == Status::extended;
}

Status standing_of(const Plan& plan) { return hold_not_over(plan) ? Status::on_hold : plan.status; }

std::string status_word(const ViewContext& context) {
  const Status status = standing_of(context.plan());
  const std::string& word = context.words().word(status);
  return lower_first(status == Status::draft ? context.labelled("draft", word) : word);
}

bool is_to_begin(const Plan& plan) {
  const auto version = std::ranges::find(plan.versions, plan.version, &Version::version);
  const bool is_late = version != plan.versions.end() && version->date >= plan.timeframe.start;
  return (is_open(plan.status) || plan.status == Status::agreed) && plan.reports.empty() && !is_late;
}

std::optional<Date> closed_on(const Plan& plan) {
  if (!is_closed(plan.status)) return std::nullopt;
  if (plan.summary) return plan.summary->actual_end;
  const Outcome closing = plan.status == Status::completed ? Outcome::complete : Outcome::close_early;
  const auto report = std::ranges::find(plan.reports, closing, &Report::outcome);
  if (report != plan.reports.end()) return report->held_on;
  const bool has_day = plan.status == Status::closed_early && plan.status_reason;
  return has_day ? std::optional(plan.status_reason->date) : std::nullopt;
}

const Table<Banner> banner_members{
    {"tone", [](const Banner& each) { return each.in_frame ? "frame" : "ground"; }},
    {"head", &Banner::head},
    {"text", &Banner::text},
};

Banner status_banner(const ViewContext& context) {
  const Plan& plan = context.plan();
  const int version = plan.version;
  const auto agreed = agreed_on(plan, version);
  const auto& [start, end, first_end] = plan.timeframe;
  const Hold* hold = hold_not_over(plan);
  switch (standing_of(plan)) {
    case Status::draft:
      return {true,
              context.say("draft-head", "draft", context.labelled("draft", context.say("draft")), "version",
                          version),
              no_effect(context)};
    case Status::shared:
      return without_effect(context, "shared-head", "shared-signed-head");
    case Status::not_agreed:
      return without_effect(context, "not-agreed-head", "not-agreed-signed-head");
    case Status::agreed:
      return {false,
              agreed ? context.say("agreed-head", "date", agreed)
                     : context.say("version-signed-not-agreed", "version", version),
              context.say("runs", "from", start, "to", end)};
    case Status::in_progress:
      return {false,
              plan.reviews.empty()
                  ? context.text(plan.status)
                  : context.count("in-progress-head", plan.reviews.size(), "held", reviews_held(plan)),
              progress_in_words(context)};
    case Status::on_hold:
      if (!hold) return {false, context.text(Status::on_hold), context.say("on-hold-undated")};
      return {false, context.say("on-hold-head", "date", hold->from), context.say("on-hold")};
    case Status::extended:
      return {false, context.say("extended-head", "date", end),
              as_paragraph({context.say("first-end", "date", first_end), progress_in_words(context)})};
    case Status::completed:
      return closed(context, "completed-head", "completed-undated-head");
    case Status::closed_early:
      return closed(context, "closed-early-head", "closed-early-undated-head");
  }
  return {};
}

const Table<StatusReason> status_reason_members{
    {"code",
     [](auto& c, auto& reason) {
       return c.plan().status == Status::closed_early ? reason.code : std::nullopt;
     }},
    {"text", &StatusReason::text},
    {"by",
     [](auto& c, auto& reason) {
       return c.say("decided-by", "person", c.person(reason.by), "date", reason.date);
     }},
};

// A state that has a reason (plan-format.md, statusReason).
const StatusReason* reason_of_status(const Plan& plan) {
  const Status status = standing_of(plan);
  const bool asks_why =
      status == Status::not_agreed || status == Status::on_hold || status == Status::closed_early;
  return asks_why && plan.status_reason ? &*plan.status_reason : nullptr;
}

std::vector<std::string> holds(const ViewContext& context) {
  const Hold* in_banner = hold_not_over(context.plan());
  std::vector<std::string> rows;
  for (const Hold& hold : context.plan().holds)
    if (&hold != in_banner) rows.push_back(hold_in_words(context, hold));
  return rows;
}

std::vector<std::string> holds_in(const ViewContext& context, const DateRange& period) {
  std::vector<std::string> rows;
  for (const Hold& hold : context.plan().holds)
    if (hold.from <= period.to && (!hold.to || *hold.to >= period.from))
      rows.push_back(hold_in_words(context, hold));
  return rows;
}

}  // namespace planpress::views

// What a progress report says first: its outcome, its dates and sessions, ratings, attendance and signatures.
#include <fmt/format.h>

#include <algorithm>

#include "service/plan/in_force.hpp"
#include "service/views/progress.hpp"
#include "service/views/progress_form.hpp"
#include "service/views/progress_report_parts.hpp"
#include "service/views/signatures.hpp"

namespace planpress::views {

namespace {

std::string rated(const ViewContext& context, const Report& report, Rating rating, PhraseName phrase) {
  const auto& objectives = context.plan().objectives;  // a row of the page for each
  const auto count = static_cast<std::size_t>(std::ranges::count_if(
      objectives, [&](const Objective& each) { return rating_at(report, each.id) == rating; }));
  if (count == 0) return {};
  return context.words().count(phrase, count, {{"of", fmt::format("{}", objectives.size())}});
}

void add(std::vector<std::string>& sentences, std::string sentence) {
  if (!sentence.empty()) sentences.push_back(std::move(sentence));
}

bool is_there(const Report& report, const Id& person) {
  return std::ranges::find(report.attendees, person) != report.attendees.end();
}

std::string part_of(const ViewContext& context, const Id& id) {
  const auto person = find_person(context.plan(), id);
  if (!person) return {};
  return person->is_practitioner() ? context.signature_role(SignatureRole::practitioner)
                                   : context.role(person->person->role);
}

// "Planned for 6 March 2025"
std::string planned(const ViewContext& context, const Report& report) {
  const Review* review = find_review(context.plan(), report.review);
  if (!review) return {};
  return context.words().say("planned-for", {{"date", context.words().date(review->planned_date)}});
}

}  // namespace

const Person* supervisor_of(const Plan& plan, const Report& report) {
  for (const Person& person : plan.people)
    if (person.role == Role::clinical_supervisor && is_there(report, person.id)) return &person;
  return find_role(plan, Role::clinical_supervisor);
}

Json report_banner(const ViewContext& context, const Report& report) {
  const Catalogue& words = context.words();
  const std::string outcome = lower_first(words.word(report.outcome));
  const auto date = signed_off_on(report.signatures);
  std::vector<std::string> sentences;
  if (date)
    sentences.push_back(words.say("signed-off-on", {{"date", words.date(*date)}}));
  else
    sentences.push_back(not_signed_off(context, report.signatures));
  add(sentences, not_agreed_by(context, report.signatures));
  add(sentences, rated(context, report, Rating::not_met, "objectives-not-met"));
  add(sentences, rated(context, report, Rating::behind, "objectives-behind"));
  return {{"tone", date ? "ground" : "frame"},
          {"head", words.say(date ? PhraseName("outcome-head") : PhraseName("outcome-head-unsigned"),
                             {{"outcome", outcome}})},
          {"text", as_paragraph(sentences)}};
}

Json report_facts(const ViewContext& context, const Report& report) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const auto next =
      std::ranges::find_if(plan.reviews, [&](const Review& review) { return review.number > report.review; });
  return {
      {"held", words.date(report.held_on)},
      {"planned", planned(context, report)},
      {"sessions", words.say("part-of", {{"part", number(report.sessions_worked)},
                                         {"whole", number(report.sessions_planned)}})},
      {"leave", words.count("leave-days", static_cast<std::size_t>(report.leave_days))},
      {"next", report.next_review_date ? words.date(*report.next_review_date) : words.say("no-next-review")},
      {"next_review", report.next_review_date && next != plan.reviews.end()
                          ? words.say("review", {{"number", number(next->number)}})
                          : ""},
      {"period", words.range(report.period.from, report.period.to)}};
}

Json report_ratings(const ViewContext& context, const Report& report) {
  const Catalogue& words = context.words();
  const Report* before = report_before(context.plan(), report);
  Json rows = Json::array();
  for (const Objective& objective : context.plan().objectives) {
    const auto row = std::ranges::find(report.objectives, objective.id, &ObjectiveReport::id);
    const bool told = row != report.objectives.end();
    const Rating rating = told ? row->rating : Rating::not_assessed;
    rows.push_back({{"number", fmt::format("{}", rows.size() + 1)},
                    {"area", words.word(objective.area)},
                    {"rating", words.word(rating)},
                    {"needs_action", needs_action(rating)},
                    {"before", before ? words.word(rating_at(*before, objective.id)) : ""},
                    {"concerns", told ? or_empty(row->concerns) : ""},
                    {"actions", told ? or_empty(row->actions) : ""}});
  }
  return rows;
}

std::string report_requirements(const ViewContext& context, const Report& report) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  if (PlanInForce(plan).is_newest_on(report.period.to)) return {};
  const std::string version = number(plan.version);
  const auto agreed = agreed_on(plan, plan.version);
  if (!agreed) return words.say("required-by-version", {{"version", version}});
  return words.say("required-by-version-agreed", {{"version", version}, {"date", words.date(*agreed)}});
}

Json report_attendance(const ViewContext& context, const Report& report) {
  Json present = Json::array();
  for (const Id& id : report.attendees)
    present.push_back({{"name", context.person(id)}, {"role", part_of(context, id)}});
  const bool came = is_there(report, context.plan().practitioner.id);
  return {{"present", headed(std::move(present))},
          {"absent", came ? "" : context.words().say("was-not-there", {{"person", context.practitioner()}})},
          {"note", or_empty(report.attendance_note)}};
}

Json report_sign_off(const ViewContext& context, const Report& report) {
  return sign_off(context, report.signatures, supervisor_of(context.plan(), report),
                  form_reference(context, FormKind::report_signatures, numbered_kind(context, report.review),
                                 report.review));
}

}  // namespace planpress::views

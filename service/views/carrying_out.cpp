// What the plan needs while it runs: reviews, resources, arrangements, what happens when it stalls, who keeps
// it.
#include <fmt/format.h>

#include <algorithm>

#include "service/plan/in_force.hpp"
#include "service/views/action_plan_parts.hpp"
#include "service/views/progress.hpp"

namespace planpress::views {

namespace {

Json review_row(const ViewContext& context, const Review& review) {
  const Catalogue& words = context.words();
  const Report* report = find_report(context.plan(), review.number);
  const auto week = week_of(context.plan().timeframe, review.planned_date);
  const PhraseName not_held =
      is_to_come(context.plan(), review) ? PhraseName("not-held") : PhraseName("never-held");
  return {{"name", words.say("review", {{"number", fmt::format("{}", review.number)}})},
          {"planned", words.date(review.planned_date)},
          {"moved", moved_in_words(context, review)},
          {"week_record", week ? lower_first(context.week(*week)) : ""},
          {"held", report ? words.date(report->held_on) : words.say(not_held)},
          {"outcome", report ? words.word(report->outcome) : ""}};
}

Json texts(const std::vector<std::string>& list) {
  Json rows = Json::array();
  for (const std::string& text : list) rows.push_back({{"text", text}});
  return headed(std::move(rows));
}

}  // namespace

Json resources(const ViewContext& context) {
  const auto& resources = context.plan().resources;
  if (resources.empty()) return nullptr;
  Json rows = Json::array();
  for (const Resource& resource : resources)
    rows.push_back({{"kind", context.words().word(resource.kind)},
                    {"text", resource.text},
                    {"payer", or_empty(resource.payer)}});
  return {
      {"paid", std::ranges::any_of(resources, [](const Resource& each) { return each.payer.has_value(); })},
      {"rows", std::move(rows)}};
}

// Where a plan that fails goes on: for doctors and dentists in England there are national procedures.
std::string escalation(const ViewContext& context) {
  const Plan& plan = context.plan();
  const bool national = plan.organisation.jurisdiction == Jurisdiction::england &&
                        plan.practitioner.profession != Profession::pharmacist;
  if (national && plan.practitioner.sector == Sector::secondary)
    return context.words().say("capability-procedure");
  if (national && plan.practitioner.sector == Sector::primary) return context.words().say("performers-list");
  return context.words().say("local-procedure");
}

std::string extended_already(const ViewContext& context) {
  const Timeframe& timeframe = context.plan().timeframe;
  if (!timeframe.original_end && context.plan().status != Status::extended) return {};
  if (!timeframe.original_end)
    return context.words().say("extended-already-to", {{"to", context.words().date(timeframe.end)}});
  return context.words().say("extended-already", {{"from", context.words().date(*timeframe.original_end)},
                                                  {"to", context.words().date(timeframe.end)}});
}

Json contacts(const ViewContext& context) {
  Json rows = Json::array();
  for (const Contact& contact : context.plan().contacts)
    rows.push_back({{"label", contact.label},
                    {"name", or_empty(contact.name)},
                    {"phone", or_empty(contact.phone)},
                    {"email", or_empty(contact.email)}});
  return headed(std::move(rows));
}

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

bool is_to_begin(const Plan& plan) {
  const auto version = std::ranges::find(plan.versions, plan.version, &Version::version);
  const bool is_late = version != plan.versions.end() && version->date >= plan.timeframe.start;
  return (is_open(plan.status) || plan.status == Status::agreed) && plan.reports.empty() && !is_late;
}

Json reviews_table(const ViewContext& context) {
  Json rows = Json::array();
  for (const Review& review : context.plan().reviews) rows.push_back(review_row(context, review));
  return headed(std::move(rows));
}

Json carrying_out(const ViewContext& context) {
  const Plan& plan = context.plan();
  return {{"reviews", reviews_table(context)},
          {"resources", resources(context)},
          {"arrangements", texts(plan.arrangements)},
          {"related_documents", texts(plan.related_documents)},
          {"extended", extended_already(context)},
          {"escalation", escalation(context)},
          {"regulator", to_string(plan.practitioner.regulator)},
          {"marking", plan.marking},
          {"keep_until", plan.retain_until ? context.words().date(*plan.retain_until) : ""},
          {"contacts", contacts(context)}};
}

}  // namespace planpress::views

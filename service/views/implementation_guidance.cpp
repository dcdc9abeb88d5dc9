#include "service/views/implementation_guidance.hpp"

#include <algorithm>
#include <iterator>

#include "service/plan/due_date.hpp"
#include "service/plan/in_force.hpp"
#include "service/views/guidance_parts.hpp"
#include "service/views/shape.hpp"
#include "service/views/signatures.hpp"

namespace planpress::views {

namespace {

Json run_by(const Plan& plan) {
  const Person* manager = find_role(plan, Role::case_manager);
  return {{"name", manager ? manager->name : ""}, {"post", manager ? manager->post : ""}};
}

// Who supervises; while the plan is open, only those who have not acknowledged this version of it; nobody
// where it was not agreed.
std::vector<const Person*> to_brief(const Plan& plan) {
  if (plan.status == Status::not_agreed) return {};
  std::vector<const Person*> people;
  for (const Person& person : plan.people) {
    const bool is_briefed = !is_closed(plan.status) && acknowledgement(plan, person) != nullptr;
    if (!supervised_by(plan, person).empty() && !is_briefed) people.push_back(&person);
  }
  return people;
}

std::string names_of(const ViewContext& context, const std::vector<const Person*>& people) {
  std::vector<std::string> names;
  for (const Person* person : people) names.push_back(person->name);
  return context.words().list(names);
}

// Whose slips are asked for of those to brief: "of" names them, where not all of them sign one; null where
// nobody does. They are asked for by a day before the start of a plan that is more than a draft.
Json slips(const ViewContext& context, const std::vector<const Person*>& people) {
  std::vector<const Person*> signing;
  std::ranges::copy_if(people, std::back_inserter(signing),
                       [](const Person* person) { return acknowledges(*person); });
  if (signing.empty()) return nullptr;
  return {{"of", signing.size() < people.size() ? names_of(context, signing) : ""},
          {"dated", is_to_begin(context.plan()) && context.plan().status != Status::draft}};
}

// What is still to be done until both parties have agreed to the version; empty where nothing is.
std::string to_agree(const ViewContext& context) {
  const Plan& plan = context.plan();
  if (is_closed(plan.status) || agreed_on(plan, plan.version)) return {};
  const auto say = [&](PhraseName phrase) {
    return context.words().say(phrase, {{"version", number(plan.version)}});
  };
  if (plan.status == Status::draft) return say("before-share");
  if (plan.status == Status::not_agreed) return say("before-not-agreed");
  if (practitioner_agrees(plan, plan.version)) return say("before-organisation-agrees");
  if (organisation_agrees(plan, plan.version)) return say("before-practitioner-agrees");
  return plan.version == 1 ? context.words().say("before-sign") : say("before-sign-version");
}

std::string review_dates(const ViewContext& context) {
  std::vector<std::string> dates;
  for (const Review& review : context.plan().reviews)
    dates.push_back(context.words().date(due_on(context.plan(), review)));
  return context.words().list(dates);
}

Json before(const ViewContext& context) {
  const Plan& plan = context.plan();
  const std::vector<const Person*> briefed = to_brief(plan);
  return {{"to_agree", to_agree(context)},
          {"draft", plan.status == Status::draft},
          {"to_come", is_to_begin(plan)},
          {"running", !is_to_begin(plan) && !is_closed(plan.status)},
          {"start", context.words().date(plan.timeframe.start)},
          {"practitioner", context.practitioner()},
          {"to_brief", names_of(context, briefed)},
          {"slips", slips(context, briefed)},
          {"review_dates", review_dates(context)},
          {"resources", resources(context)},
          {"arrangements",
           plan.arrangements.empty() ? "" : context.words().count("arrangements", plan.arrangements.size())},
          {"conflicts", conflicts(context)}};
}

// Who is at a review: the practitioner, the clinical supervisors and the case manager.
std::string attendees(const ViewContext& context) {
  std::vector<std::string> names{context.practitioner()};
  for (const Role role : {Role::clinical_supervisor, Role::case_manager})
    for (const Person& person : context.plan().people)
      if (person.role == role) names.push_back(person.name);
  return context.words().list(names);
}

Json running_reviews(const ViewContext& context) {
  Json schedule = review_schedule(context);
  if (schedule.is_null()) return nullptr;
  schedule["attendees"] = attendees(context);
  return schedule;
}

bool loosens(const Plan& plan) {
  return std::ranges::any_of(plan.scopes, [](const Scope& scope) {
    return std::ranges::any_of(scope.phases,
                               [&](const Phase& each) { return each.level > scope.phases.front().level; });
  });
}

Json stepping(const ViewContext& context) {
  const Scopes scopes = all_scopes(context.plan());
  if (scopes.empty()) return nullptr;
  return {{"loosens", loosens(context.plan())},
          {"decided", decided_levels(context, scopes)},
          {"levels", levels(context, scopes)},
          {"steps", steps(context, scopes)},
          {"limits", level_limits(context, scopes)}};
}

}  // namespace

Json implementation_guidance_view(const Plan& plan, const Catalogues& words, const ViewOptions& options) {
  const ViewContext context(plan, words, options);
  const std::string kind = context.words().say("implementation-guidance");
  Json view = {{"heading", {{"kind", kind}, {"name", context.practitioner()}}},
               {"place", place(context)},
               {"banner", status_banner(context)},
               {"run_by", run_by(plan)},
               {"what", what(context)},
               {"until_when", until_when(context)},
               {"timeline", timeline(context)},
               {"holds", holds(context)},
               {"before", before(context)},
               {"people", duties(context)},
               {"calendar", calendar(context)},
               {"types", explained(context)},
               {"stepping", stepping(context)},
               {"reviews", running_reviews(context)},
               {"marking", plan.marking},
               {"keep_until", plan.retain_until ? context.words().date(*plan.retain_until) : ""},
               {"extended", extended_already(context)},
               {"escalation", escalation(context)},
               {"regulator", to_string(plan.practitioner.regulator)},
               {"contacts", contacts(context)}};
  view.update(document_members(context, furniture(context, kind, context.practitioner())));
  return view;
}

const Json& implementation_guidance_view_shape() {
  static const Json shape = shape::document(
      {{"heading", shape::texts({"kind", "name"})},
       {"place", ""},
       {"banner", shape::banner()},
       {"run_by", shape::texts({"name", "post"})},
       {"what", shape::texts({"objectives", "activities", "elements"})},
       {"until_when", shape::texts({"end", "start", "length"})},
       {"timeline", shape::timeline()},
       {"holds", shape::rows(shape::texts({"text"}))},
       {"before", shape::with(shape::texts({"to_agree", "start", "practitioner", "to_brief", "arrangements",
                                            "review_dates"}),
                              {{"draft", false},
                               {"to_come", false},
                               {"running", false},
                               {"slips", shape::with(shape::texts({"of"}), {{"dated", false}})},
                               {"resources", shape::resources()},
                               {"conflicts", shape::conflicts()}})},
       {"people", shape::list(shape::with(shape::texts({"name", "role", "post"}),
                                          {{"duties", shape::list(shape::texts({"text"}))}}))},
       {"calendar",
        shape::list(shape::with(shape::rows(shape::texts({"date", "week_record", "what", "detail", "who"})),
                                {{"name", ""}}))},
       {"types", shape::list(shape::with(
                     shape::texts({"name"}),
                     {{"help", shape::list(shape::with(shape::texts({"text"}),
                                                       {{"list", shape::rows(shape::texts({"text"}))}}))},
                      {"activities", shape::list(shape::texts({"title", "id", "also", "note", "required",
                                                               "due", "week_record", "assessor"}))}}))},
       {"stepping",
        {{"loosens", false},
         {"decided", shape::rows(shape::texts({"text"}))},
         {"levels", shape::levels()},
         {"steps", shape::steps()},
         {"limits", shape::level_limits()}}},
       {"reviews", shape::with(shape::rows(shape::texts(
                                   {"name", "covers", "papers", "planned", "moved", "latest", "held"})),
                               {{"attendees", ""}})},
       {"marking", ""},
       {"keep_until", ""},
       {"extended", ""},
       {"escalation", ""},
       {"regulator", ""},
       {"contacts", shape::contacts()}});
  return shape;
}

}  // namespace planpress::views

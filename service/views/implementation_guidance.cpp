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

std::string names_of(const Telling& telling, const std::vector<const Person*>& people) {
  std::vector<std::string> names;
  for (const Person* person : people) names.push_back(person->name);
  return telling.words().list(names);
}

// Whose slips are asked for of those to brief: "of" names them, where not all of them sign one; null where
// nobody does. They are asked for by a day before the start of a plan that is more than a draft.
Json slips(const Telling& telling, const std::vector<const Person*>& people) {
  std::vector<const Person*> signing;
  std::ranges::copy_if(people, std::back_inserter(signing),
                       [](const Person* person) { return acknowledges(*person); });
  if (signing.empty()) return nullptr;
  return {{"of", signing.size() < people.size() ? names_of(telling, signing) : ""},
          {"dated", is_to_begin(telling.plan()) && telling.plan().status != Status::draft}};
}

// What is still to be done until both parties have agreed to the version; empty where nothing is.
std::string to_agree(const Telling& telling) {
  const Plan& plan = telling.plan();
  if (is_closed(plan.status) || agreed_on(plan, plan.version)) return {};
  const auto say = [&](PhraseName phrase) {
    return telling.words().say(phrase, {{"version", number(plan.version)}});
  };
  if (plan.status == Status::draft) return say("before-share");
  if (plan.status == Status::not_agreed) return say("before-not-agreed");
  if (practitioner_agrees(plan, plan.version)) return say("before-organisation-agrees");
  if (organisation_agrees(plan, plan.version)) return say("before-practitioner-agrees");
  return plan.version == 1 ? telling.words().say("before-sign") : say("before-sign-version");
}

std::string review_dates(const Telling& telling) {
  std::vector<std::string> dates;
  for (const Review& review : telling.plan().reviews)
    dates.push_back(telling.words().date(due_on(telling.plan(), review)));
  return telling.words().list(dates);
}

Json before(const Telling& telling) {
  const Plan& plan = telling.plan();
  const std::vector<const Person*> briefed = to_brief(plan);
  return {{"to_agree", to_agree(telling)},
          {"draft", plan.status == Status::draft},
          {"to_come", is_to_begin(plan)},
          {"running", !is_to_begin(plan) && !is_closed(plan.status)},
          {"start", telling.words().date(plan.timeframe.start)},
          {"practitioner", telling.practitioner()},
          {"to_brief", names_of(telling, briefed)},
          {"slips", slips(telling, briefed)},
          {"review_dates", review_dates(telling)},
          {"resources", resources(telling)},
          {"arrangements",
           plan.arrangements.empty() ? "" : telling.words().count("arrangements", plan.arrangements.size())},
          {"conflicts", conflicts(telling)}};
}

// Who is at a review: the practitioner, the clinical supervisors and the case manager.
std::string attendees(const Telling& telling) {
  std::vector<std::string> names{telling.practitioner()};
  for (const Role role : {Role::clinical_supervisor, Role::case_manager})
    for (const Person& person : telling.plan().people)
      if (person.role == role) names.push_back(person.name);
  return telling.words().list(names);
}

Json running_reviews(const Telling& telling) {
  Json schedule = review_schedule(telling);
  if (schedule.is_null()) return nullptr;
  schedule["attendees"] = attendees(telling);
  return schedule;
}

bool loosens(const Plan& plan) {
  return std::ranges::any_of(plan.scopes, [](const Scope& scope) {
    return std::ranges::any_of(scope.phases,
                               [&](const Phase& each) { return each.level > scope.phases.front().level; });
  });
}

Json stepping(const Telling& telling) {
  const Scopes scopes = all_scopes(telling.plan());
  if (scopes.empty()) return nullptr;
  return {{"loosens", loosens(telling.plan())},
          {"decided", decided_levels(telling, scopes)},
          {"levels", levels(telling, scopes)},
          {"steps", steps(telling, scopes)},
          {"limits", level_limits(telling, scopes)}};
}

}  // namespace

Json implementation_guidance_view(const Plan& plan, const Words& words, const ViewOptions& options) {
  const Telling telling(plan, words, options);
  const std::string kind = telling.words().say("implementation-guidance");
  Json view = {{"heading", {{"kind", kind}, {"name", telling.practitioner()}}},
               {"place", place(telling)},
               {"banner", status_banner(telling)},
               {"run_by", run_by(plan)},
               {"what", what(telling)},
               {"until_when", until_when(telling)},
               {"timeline", timeline(telling)},
               {"holds", holds(telling)},
               {"before", before(telling)},
               {"people", duties(telling)},
               {"calendar", calendar(telling)},
               {"types", explained(telling)},
               {"stepping", stepping(telling)},
               {"reviews", running_reviews(telling)},
               {"marking", plan.marking},
               {"keep_until", plan.retain_until ? telling.words().date(*plan.retain_until) : ""},
               {"extended", extended_already(telling)},
               {"escalation", escalation(telling)},
               {"regulator", to_string(plan.practitioner.regulator)},
               {"contacts", contacts(telling)}};
  view.update(document_members(telling, furniture(telling, kind, telling.practitioner())));
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

// Who does what, and how the plan's own activities are done.
#include <fmt/format.h>

#include <algorithm>

#include "service/views/guidance_parts.hpp"

namespace planpress::views {

namespace {

// Names may hold commas and "and".
std::string joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, "; "));
}

Json entry(std::string name, std::string role, std::string post, const std::vector<std::string>& duties) {
  Json listed = Json::array();
  for (const std::string& duty : duties) listed.push_back({{"text", duty}});
  return {{"name", std::move(name)},
          {"role", std::move(role)},
          {"post", std::move(post)},
          {"duties", std::move(listed)}};
}

// Authorises something that the plan does not set, as who runs it may.
bool decides(const Plan& plan, const Person& person) {
  const auto by_person = [&](const auto& decision) { return decision.authorised_by == person.id; };
  const auto in_scopes = [&](const Scope& scope) { return std::ranges::any_of(scope.changes, by_person); };
  const auto in_rows = [&](const Report& report) { return std::ranges::any_of(report.scopes, by_person); };
  return std::ranges::any_of(plan.scopes, in_scopes) || std::ranges::any_of(plan.reports, in_rows) ||
         std::ranges::any_of(plan.objectives,
                             [&](const Objective& each) { return each.waived && by_person(*each.waived); }) ||
         (plan.status_reason && plan.status_reason->by == person.id);
}

// What a role means, and what it keeps out of as long as the plan does not say otherwise of the person.
std::string role_of(const ViewContext& context, const Person& person) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const std::string& duty = words.meaning(person.role);
  const bool takes_part =
      !supervised_by(plan, person).empty() || has_signed(plan, person) || decides(plan, person);
  if (takes_part) return duty;
  if (person.role == Role::adviser) return as_paragraph({duty, words.say("duty-adviser-apart")});
  if (person.role == Role::mentor) return as_paragraph({duty, words.say("duty-mentor-apart")});
  return duty;
}

std::vector<std::string> duties_of(const ViewContext& context, const Person& person) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  std::vector<std::string> duties, scopes, activities;
  for (const Scope* scope : supervised_by(plan, person)) scopes.push_back(scope->name);
  for (const Activity& activity : plan.activities)
    if (activity.assessor == person.id) activities.push_back(name_of(context, activity));
  const bool has_none = scopes.empty() && person.role == Role::clinical_supervisor;
  duties.push_back(has_none ? words.say("duty-supervises-none") : role_of(context, person));
  if (!scopes.empty()) duties.push_back(words.say("duty-supervises", {{"scopes", joined(scopes)}}));
  if (!activities.empty()) duties.push_back(words.say("duty-assesses", {{"activities", joined(activities)}}));
  return duties;
}

std::vector<const Activity*> of_type(const Plan& plan, ActivityType type) {
  std::vector<const Activity*> activities;
  for (const Activity& activity : plan.activities)
    if (activity.type == type) activities.push_back(&activity);
  return activities;
}

Json help(const HelpText& text) {
  Json blocks = Json::array();
  for (const HelpBlock& block : text) {
    Json items = Json::array();
    for (const std::string& item : block.items) items.push_back({{"text", item}});
    blocks.push_back({{"text", block.text}, {"list", headed(std::move(items))}});
  }
  return blocks;
}

}  // namespace

Json duties(const ViewContext& context) {
  const Catalogue& words = context.words();
  Json people = Json::array();
  people.push_back(entry(context.practitioner(), words.word(SignatureRole::practitioner),
                         context.practitioner_post(),
                         {words.say("duty-practitioner"), words.say("duty-practitioner-tell")}));
  for (const Person& person : context.plan().people)
    people.push_back(entry(person.name, context.role(person.role), person.post, duties_of(context, person)));
  return people;
}

Json explained(const ViewContext& context) {
  const Plan& plan = context.plan();
  const NumberOf numbers = number_objectives(plan);
  std::vector<ActivityType> types;  // in the order in which the plan comes to them
  for (const Activity& activity : plan.activities)
    if (std::ranges::count(types, activity.type) == 0) types.push_back(activity.type);
  Json list = Json::array();
  for (const ActivityType type : types) {
    Json rows = Json::array();
    for (const Activity* activity : of_type(plan, type)) {
      rows.push_back(activity_row(context, *activity, nullptr, numbers));
      rows.back()["title"] = or_empty(activity->title);  // the type stands above
      for (const char* member : {"name", "week", "also_record"}) rows.back().erase(member);
    }
    list.push_back({{"name", context.words().word(type)},
                    {"help", help(context.words().help(type))},
                    {"activities", std::move(rows)}});
  }
  return list;
}

}  // namespace planpress::views

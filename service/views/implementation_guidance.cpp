#include "service/views/implementation_guidance.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "service/plan/due_date.hpp"
#include "service/plan/in_force.hpp"
#include "service/views/background.hpp"
#include "service/views/calendar.hpp"
#include "service/views/carrying_out.hpp"
#include "service/views/document.hpp"
#include "service/views/objectives.hpp"
#include "service/views/overview.hpp"
#include "service/views/reviews.hpp"
#include "service/views/signatures.hpp"
#include "service/views/status.hpp"
#include "service/views/supervision.hpp"

namespace planpress::views {

namespace {

// ---- Before the start ----

using People = std::vector<const Person*>;

// Who supervises; while the plan is open, only those who have not acknowledged this version of it; nobody
// where it was not agreed.
People to_brief(const Plan& plan) {
  if (plan.status == Status::not_agreed) return {};
  People people = all_supervisors(plan);
  std::erase_if(people, [&](const Person* person) {
    return !is_closed(plan.status) && acknowledgement(plan, *person) != nullptr;
  });
  return people;
}

std::string list_of(const ViewContext& context, const People& people) {
  return context.words().list(names_of(people));
}

// The slips that are asked for of those to brief: of whom, where not all of them sign one, and whether by a
// day before the start, of a plan that is more than a draft.
struct Slips {
  People signing;
  bool is_of_all;
};
std::optional<Slips> slips_of(const Plan& plan) {
  Slips slips{to_brief(plan), true};
  slips.is_of_all =
      std::erase_if(slips.signing, [](const Person* person) { return !acknowledges(*person); }) == 0;
  return slips.signing.empty() ? std::nullopt : std::optional(std::move(slips));
}

const Table<Slips> slips_members{
    {"of", [](auto& c, auto& slips) { return slips.is_of_all ? "" : list_of(c, slips.signing); }},
    {"dated", [](const ViewContext& c) { return is_to_begin(c.plan()) && c.plan().status != Status::draft; }},
};

// What is still to be done until both parties have agreed to the version; empty where nothing is.
std::string to_agree(const ViewContext& context, const Plan& plan) {
  if (is_closed(plan.status) || agreed_on(plan, plan.version)) return {};
  const PhraseName phrase =
      plan.status == Status::draft              ? PhraseName("before-share")
      : plan.status == Status::not_agreed       ? PhraseName("before-not-agreed")
      : practitioner_agrees(plan, plan.version) ? PhraseName("before-organisation-agrees")
      : organisation_agrees(plan, plan.version) ? PhraseName("before-practitioner-agrees")
      : plan.version == 1                       ? PhraseName("before-sign")
                                                : PhraseName("before-sign-version");
  return context.say(phrase, "version", plan.version);
}

const Table<Plan> before_members{
    {"to_agree", to_agree},
    {"draft", [](const Plan& plan) { return plan.status == Status::draft; }},
    {"to_come", is_to_begin},
    {"running", [](const Plan& plan) { return !is_to_begin(plan) && !is_closed(plan.status); }},
    {"start", [](const Plan& plan) { return plan.timeframe.start; }},
    {"practitioner", &ViewContext::practitioner},
    {"to_brief", [](auto& c, auto& plan) { return list_of(c, to_brief(plan)); }},
    {"slips", slips_members, slips_of},
    {"review_dates",
     [](auto& c, auto& plan) {
       std::vector<std::string> dates;
       for (const Review& review : plan.reviews) dates.push_back(c.text(due_on(plan, review)));
       return c.words().list(dates);
     }},
    {"resources", resources_members, with_resources},
    {"arrangements",
     [](auto& c, auto& plan) {
       return plan.arrangements.empty() ? "" : c.count("arrangements", plan.arrangements.size());
     }},
    {"conflicts", rows(conflict_row), in_conflict},
};

// ---- Who does what ----

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
std::string duty_of_role(const ViewContext& context, const Person& person) {
  const Plan& plan = context.plan();
  const std::string& duty = context.words().meaning(person.role);
  if (!supervised_by(plan, person).empty() || has_signed(plan, person) || decides(plan, person)) return duty;
  if (person.role == Role::adviser) return as_paragraph({duty, context.say("duty-adviser-apart")});
  if (person.role == Role::mentor) return as_paragraph({duty, context.say("duty-mentor-apart")});
  return duty;
}

// Names may hold commas and "and".
std::string joined(const std::vector<std::string>& names) {
  return fmt::format("{}", fmt::join(names, "; "));
}

std::vector<std::string> duties_of(const ViewContext& context, const Person& person) {
  std::vector<std::string> scopes, activities;
  for (const Scope* scope : supervised_by(context.plan(), person)) scopes.push_back(scope->name);
  for (const Activity* activity : assessed_by(context.plan(), person))
    activities.push_back(name_of(context, *activity));
  const bool has_none = scopes.empty() && person.role == Role::clinical_supervisor;
  std::vector<std::string> duties{has_none ? context.say("duty-supervises-none")
                                           : duty_of_role(context, person)};
  if (!scopes.empty()) duties.push_back(context.say("duty-supervises", "scopes", joined(scopes)));
  if (!activities.empty()) duties.push_back(context.say("duty-assesses", "activities", joined(activities)));
  return duties;
}

struct PersonWithDuties {
  std::string name, role, post;
  std::vector<std::string> duties;
};

const Table<PersonWithDuties> person_with_duties{
    {"name", &PersonWithDuties::name},
    {"role", &PersonWithDuties::role},
    {"post", &PersonWithDuties::post},
    {"duties", text_row, &PersonWithDuties::duties},
};

// Everybody in the plan, with what this plan asks of them.
std::vector<PersonWithDuties> everybody(const ViewContext& context) {
  std::vector<PersonWithDuties> people{
      {context.practitioner(),
       context.text(SignatureRole::practitioner),
       context.practitioner_post(),
       {context.say("duty-practitioner"), context.say("duty-practitioner-tell")}}};
  for (const Person& person : context.plan().people)
    people.push_back({person.name, context.text(person.role), person.post, duties_of(context, person)});
  return people;
}

// ---- The types of activity in use, each with its help text and what this plan asks of it ----

const Table<HelpBlock> help_block{
    {"text", &HelpBlock::text},
    {"list", rows(text_row), &HelpBlock::items},
};

const Table<ActivityType> type_row{
    {"name", std::identity()},
    {"help", help_block,
     [](const ViewContext& c, ActivityType type) -> const HelpText& { return c.words().help(type); }},
    {"activities", activity_of_type,
     [](const ViewContext& c, ActivityType type) {
       std::vector<const Activity*> activities;
       for (const Activity& activity : c.plan().activities)
         if (activity.type == type) activities.push_back(&activity);
       return activities;
     }},
};

std::vector<ActivityType> types_in_use(const Plan& plan) {
  std::vector<ActivityType> types;  // in the order in which the plan comes to them
  for (const Activity& activity : plan.activities)
    if (std::ranges::count(types, activity.type) == 0) types.push_back(activity.type);
  return types;
}

// ---- Supervision and reviews ----

const Table<Scopes> stepping_members{
    {"loosens",
     [](const Scopes& scopes) {
       return std::ranges::any_of(scopes, [](const Scope* scope) {
         return std::ranges::any_of(
             scope->phases, [&](const Phase& each) { return each.level > scope->phases.front().level; });
       });
     }},
    {"decided", rows(text_row), decided_levels},
    {"levels", level_row, levels_in},
    {"steps", rows(step_row), steps_of},
    {"limits", rows(level_limit_row), level_limits},
};

// Who is at a review: the practitioner, the clinical supervisors and the case manager.
std::string attendees_of_reviews(const ViewContext& context) {
  std::vector<std::string> names{context.practitioner()};
  for (const Role role : {Role::clinical_supervisor, Role::case_manager})
    for (const Person& person : context.plan().people)
      if (person.role == role) names.push_back(person.name);
  return context.words().list(names);
}

const Table<Plan> reviews_members{
    {"attendees", attendees_of_reviews},
    {"rows", review_schedule_row, &Plan::reviews},
};

std::string kind_of_guidance(const ViewContext& context) { return context.say("implementation-guidance"); }

const Table<Person> run_by_members{{"name", &Person::name}, {"post", &Person::post}};

}  // namespace

const Table<Plan> implementation_guidance_view{
    keeping_members,
    {document_members,
     [](const ViewContext& c) { return furniture(c, kind_of_guidance(c), c.practitioner()); }},
    {"heading", heading_members,
     [](const ViewContext& c) {
       return Heading{kind_of_guidance(c), c.practitioner()};
     }},
    {"place", place},
    {"banner", banner_members, status_banner},
    {"run_by", run_by_members,
     [](const Plan& plan) {
       const Person* manager = find_role(plan, Role::case_manager);
       return manager ? *manager : Person();
     }},
    {"what", what_members},
    {"until_when", until_when_members},
    {"timeline", timeline_members},
    {"holds", rows(text_row), holds},
    {"before", before_members},
    {"people", person_with_duties, everybody},
    {"calendar", calendar_part, calendar},
    {"types", type_row, types_in_use},
    {"stepping", stepping_members, some_scopes},
    {"reviews", reviews_members, [](const Plan& plan) { return plan.reviews.empty() ? nullptr : &plan; }},
};

}  // namespace planpress::views

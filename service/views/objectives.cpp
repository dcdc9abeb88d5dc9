#include "service/views/objectives.hpp"

#include <algorithm>

#include "service/plan/due_date.hpp"

namespace planpress::views {

namespace {

std::string in_small_letters(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string without_abbreviation(const std::string& type) { return type.substr(0, type.find(" (")); }

std::string name_with_type(const ViewContext& context, const Activity& activity, const std::string& type) {
  if (!activity.title) return type;
  const std::string kind = without_abbreviation(type);
  if (in_small_letters(*activity.title).find(in_small_letters(kind)) != std::string::npos)
    return *activity.title;
  return context.say("titled-activity", "title", activity.title, "type", lower_first(type));
}

// An activity under one of its objectives.
struct ActivityUnder {
  const Activity& activity;
  const Id& objective;
};

// The objectives that the activity serves beside this one: "also for objectives 2 and 3".
std::string serves(const ViewContext& context, const Activity& activity, const Id* under, PhraseName phrase) {
  std::vector<std::string> served;
  for (const Id& id : activity.objectives)
    if (const auto number = context.objective_number(id); number && !(under && id == *under))
      served.push_back(context.text(*number));
  if (served.empty()) return {};
  return context.count(phrase, served.size(), "list", context.words().list(served));
}

const Table<Activity> activity_members{
    {"id", &Activity::id},
    {"note", &Activity::note},
    {"required", required_of},
    {"week_record", [](auto& c, auto& activity) { return c.lower(activity.due_week); }},
};
const Table<Activity> due_of_activity{
    {"due", [](auto& c, auto& activity) { return due_on(c.plan(), activity); }},
};
const Table<Activity> assessor_of_activity{
    {"assessor", [](auto& c, auto& activity) { return c.person(activity.assessor); }},
};

const auto activity_of = [](const ActivityUnder& row) -> const Activity& { return row.activity; };

const Table<ActivityUnder> activity_row{
    {activity_members, activity_of},
    {assessor_of_activity, activity_of},
    {"name", [](auto& c, auto& row) { return name_of(c, row.activity); }},
    {"also", [](auto& c, auto& row) { return serves(c, row.activity, &row.objective, "also-objective"); }},
    {"also_record",
     [](auto& c, auto& row) { return serves(c, row.activity, &row.objective, "also-objective-record"); }},
    {"due", [](auto& c, auto& row) { return due_on(c.plan(), row.activity, &row.objective); }},
    {"week", [](const ActivityUnder& row) { return row.activity.due_week; }},
};

}  // namespace

std::string name_of(const ViewContext& context, const Activity& activity) {
  return name_with_type(context, activity, context.text(activity.type));
}

std::string short_name_of(const ViewContext& context, const Activity& activity) {
  return name_with_type(context, activity, without_abbreviation(context.text(activity.type)));
}

std::string required_of(const Activity& activity) {
  return fmt::format("{} {}", activity.required, activity.unit);
}

std::vector<const Activity*> assessed_by(const Plan& plan, const Person& person) {
  std::vector<const Activity*> activities;
  for (const Activity& activity : plan.activities)
    if (activity.assessor == person.id) activities.push_back(&activity);
  return activities;
}

std::string waived_in_words(const ViewContext& context, const Objective& objective) {
  if (!objective.waived) return {};
  return context.say("waived", "date", objective.waived->date, "person",
                     context.person(objective.waived->authorised_by));
}

const Objective* if_waived(const Objective& objective) { return objective.waived ? &objective : nullptr; }

const Table<Objective> waived_members{
    {"text", waived_in_words},
    {"reason", [](const Objective& objective) { return objective.waived->reason; }},
};

const Table<Objective> objective_with_activities{
    {"number", [](auto& c, auto& objective) { return c.objective_number(objective.id); }},
    {"count", [](const ViewContext& c) { return c.plan().objectives.size(); }},
    {"area", &Objective::area},
    {"statement", &Objective::statement},
    {"target", &Objective::target_date},
    {"waived", waived_members, if_waived},
    {"measures", text_row, &Objective::measures},
    {"activities", rows(activity_row),
     [](auto& c, auto& objective) {
       std::vector<ActivityUnder> under;
       for (const Activity* activity : c.serving(objective)) under.push_back({*activity, objective.id});
       return under;
     }},
};

const Table<Activity> activity_of_type{
    activity_members,
    due_of_activity,
    assessor_of_activity,
    {"title", &Activity::title},  // the type stands above
    {"also", [](auto& c, auto& activity) { return serves(c, activity, nullptr, "for-objective"); }},
};

const Table<Activity> activity_to_assess{activity_members, due_of_activity, {"name", name_of}};

}  // namespace planpress::views

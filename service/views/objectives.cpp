// Each objective with its measures and the activities that serve it.
#include <fmt/format.h>

#include <algorithm>

#include "service/plan/due_date.hpp"
#include "service/views/action_plan_parts.hpp"

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
  return context.words().say("titled-activity", {{"title", *activity.title}, {"type", lower_first(type)}});
}

// The objectives that the activity serves beside the one that it stands under: "also for objectives 2 and 3".
std::string serves(const ViewContext& context, const Activity& activity, const Id* under,
                   const NumberOf& numbers, PhraseName phrase) {
  std::vector<std::string> served;
  for (const Id& id : activity.objectives) {
    const auto number = numbers.find(id);
    const bool stands_under = under != nullptr && id == *under;
    if (!stands_under && number != numbers.end()) served.push_back(fmt::format("{}", number->second));
  }
  if (served.empty()) return {};
  return context.words().count(phrase, served.size(), {{"list", context.words().list(served)}});
}

Json measures(const Objective& objective) {
  Json measures = Json::array();
  for (const std::string& measure : objective.measures) measures.push_back({{"text", measure}});
  return measures;
}

}  // namespace

NumberOf number_objectives(const Plan& plan) {
  NumberOf numbers;
  for (std::size_t i = 0; i < plan.objectives.size(); ++i) numbers.emplace(plan.objectives[i].id, i + 1);
  return numbers;
}

std::string name_of(const ViewContext& context, const Activity& activity) {
  return name_with_type(context, activity, context.words().word(activity.type));
}

std::string short_name_of(const ViewContext& context, const Activity& activity) {
  return name_with_type(context, activity, without_abbreviation(context.words().word(activity.type)));
}

std::string waived_in_words(const ViewContext& context, const Objective& objective) {
  if (!objective.waived) return {};
  return context.words().say("waived", {{"date", context.words().date(objective.waived->date)},
                                        {"person", context.person(objective.waived->authorised_by)}});
}

Json waived(const ViewContext& context, const Objective& objective) {
  if (!objective.waived) return nullptr;
  return {{"text", waived_in_words(context, objective)}, {"reason", objective.waived->reason}};
}

Json activity_row(const ViewContext& context, const Activity& activity, const Id* under,
                  const NumberOf& numbers) {
  return {{"name", name_of(context, activity)},
          {"id", activity.id},
          {"also", serves(context, activity, under, numbers,
                          under != nullptr ? PhraseName("also-objective") : PhraseName("for-objective"))},
          {"also_record", serves(context, activity, under, numbers, "also-objective-record")},
          {"note", or_empty(activity.note)},
          {"required", fmt::format("{} {}", activity.required, activity.unit)},
          {"due", context.words().date(due_on(context.plan(), activity, under))},
          {"week", context.week(activity.due_week)},
          {"week_record", lower_first(context.week(activity.due_week))},
          {"assessor", context.person(activity.assessor)}};
}

Json objectives(const ViewContext& context) {
  const Plan& plan = context.plan();
  const NumberOf numbers = number_objectives(plan);
  std::map<std::string_view, Json> activities;  // by objective
  for (const Activity& activity : plan.activities)
    for (const Id& id : activity.objectives)
      activities.try_emplace(id, Json::array())
          .first->second.push_back(activity_row(context, activity, &id, numbers));
  Json list = Json::array();
  for (const Objective& objective : plan.objectives)
    list.push_back({{"number", fmt::format("{}", list.size() + 1)},
                    {"count", fmt::format("{}", plan.objectives.size())},
                    {"area", context.words().word(objective.area)},
                    {"statement", objective.statement},
                    {"target", context.words().date(objective.target_date)},
                    {"waived", waived(context, objective)},
                    {"measures", measures(objective)},
                    {"activities", headed(activities[objective.id])}});
  return list;
}

}  // namespace planpress::views

#include "service/plan/views/action_plan.hpp"

#include "service/plan/views/action_plan_parts.hpp"

namespace planpress::plan {

namespace {

using views::Json;
using views::Telling;

Json heading(const Telling& telling) { return {{"kind", telling.kind()}, {"name", telling.practitioner()}}; }

std::string place(const Telling& telling) {
  const Organisation& organisation = telling.plan().organisation;
  const bool welsh = telling.options().language == Language::cy && organisation.name_welsh;
  const std::string& name = welsh ? *organisation.name_welsh : organisation.name;
  return organisation.site ? name + ", " + *organisation.site : name;
}

}  // namespace

Json action_plan_view(const Plan& plan, const Words& words, const ViewOptions& options) {
  const Telling telling(plan, words, options);
  const views::Furniture furniture = views::furniture(telling);
  return {{"language", options.language == Language::cy ? "cy" : "en-GB"},
          {"title", furniture.title},
          {"subject", furniture.subject},
          {"created", furniture.created},
          {"head_left", furniture.head_left},
          {"head_right", furniture.head_right},
          {"foot_left", furniture.foot_left},
          {"watermark", furniture.watermark},
          {"heading", heading(telling)},
          {"place", place(telling)},
          {"banner", views::status_banner(telling)},
          {"who", views::who(telling)},
          {"what", views::what(telling)},
          {"until_when", views::until_when(telling)},
          {"timeline", views::timeline(telling)},
          {"people", views::people(telling)},
          {"background", views::background(telling)},
          {"objectives", views::objectives(telling)},
          {"supervision", views::supervision(telling)},
          {"carrying_out", views::carrying_out(telling)},
          {"agreement", views::agreement(telling)}};
}

}  // namespace planpress::plan

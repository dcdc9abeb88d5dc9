#include "service/plan/views/action_plan.hpp"

#include "service/plan/views/action_plan_parts.hpp"

namespace planpress::plan {

namespace {

using views::Json;
using views::Telling;

Json heading(const Telling& telling) { return {{"kind", telling.kind()}, {"name", telling.practitioner()}}; }

}  // namespace

Json action_plan_view(const Plan& plan, const Words& words, const ViewOptions& options) {
  const Telling telling(plan, words, options);
  Json view =
      views::document_members(telling, views::furniture(telling, telling.kind(), telling.practitioner()));
  view.update({{"heading", heading(telling)},
          {"place", views::place(telling)},
          {"banner", views::status_banner(telling)},
          {"who", views::who(telling)},
          {"what", views::what(telling)},
          {"until_when", views::until_when(telling)},
          {"timeline", views::timeline(telling)},
          {"people", views::people(telling)},
          {"background", views::background(telling)},
          {"objectives", views::objectives(telling)},
          {"supervision", views::supervision(telling, views::all_scopes(plan))},
          {"carrying_out", views::carrying_out(telling)},
          {"agreement", views::agreement(telling)}});
  return view;
}

}  // namespace planpress::plan

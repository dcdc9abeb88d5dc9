#include "service/plan/views/action_plan.hpp"

#include "service/plan/views/action_plan_parts.hpp"

namespace planpress::plan {

nlohmann::json action_plan_view(const Plan& plan, const Words& words, const ViewOptions& options) {
  const views::Telling telling(plan, words, options);
  nlohmann::json view =
      views::document_members(telling, views::furniture(telling, telling.kind(), telling.practitioner()));
  view.update({{"heading", {{"kind", telling.kind()}, {"name", telling.practitioner()}}},
               {"place", views::place(telling)},
               {"banner", views::status_banner(telling)},
               {"status_reason", views::status_reason(telling)},
               {"who", views::who(telling)},
               {"what", views::what(telling)},
               {"until_when", views::until_when(telling)},
               {"timeline", views::timeline(telling)},
               {"holds", views::holds(telling)},
               {"earlier_reason", views::earlier_reason(telling)},
               {"people", views::people(telling)},
               {"background", views::background(telling)},
               {"progress", views::progress_so_far(telling)},
               {"objectives", views::objectives(telling)},
               {"supervision", views::supervision(telling, views::all_scopes(plan))},
               {"carrying_out", views::carrying_out(telling)},
               {"agreement", views::agreement(telling)}});
  return view;
}

}  // namespace planpress::plan

#include "service/views/action_plan.hpp"

#include "service/views/action_plan_parts.hpp"

namespace planpress::views {

nlohmann::json action_plan_view(const Plan& plan, const Words& words, const ViewOptions& options) {
  const Telling telling(plan, words, options);
  nlohmann::json view = document_members(telling, furniture(telling, telling.kind(), telling.practitioner()));
  view.update({{"heading", {{"kind", telling.kind()}, {"name", telling.practitioner()}}},
               {"place", place(telling)},
               {"banner", status_banner(telling)},
               {"status_reason", status_reason(telling)},
               {"who", who(telling)},
               {"what", what(telling)},
               {"until_when", until_when(telling)},
               {"timeline", timeline(telling)},
               {"holds", holds(telling)},
               {"earlier_reason", earlier_reason(telling)},
               {"people", people(telling)},
               {"background", background(telling)},
               {"progress", progress_so_far(telling)},
               {"objectives", objectives(telling)},
               {"supervision", supervision(telling, all_scopes(plan))},
               {"carrying_out", carrying_out(telling)},
               {"agreement", agreement(telling)}});
  return view;
}

}  // namespace planpress::views

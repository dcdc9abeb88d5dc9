#include "service/views/action_plan.hpp"

#include "service/views/action_plan_parts.hpp"

namespace planpress::views {

nlohmann::json action_plan_view(const Plan& plan, const Catalogues& words, const ViewOptions& options) {
  const ViewContext context(plan, words, options);
  nlohmann::json view = document_members(context, furniture(context, context.kind(), context.practitioner()));
  view.update({{"heading", {{"kind", context.kind()}, {"name", context.practitioner()}}},
               {"place", place(context)},
               {"banner", status_banner(context)},
               {"status_reason", status_reason(context)},
               {"who", who(context)},
               {"what", what(context)},
               {"until_when", until_when(context)},
               {"timeline", timeline(context)},
               {"holds", holds(context)},
               {"earlier_reason", earlier_reason(context)},
               {"people", people(context)},
               {"background", background(context)},
               {"progress", progress_so_far(context)},
               {"objectives", objectives(context)},
               {"supervision", supervision(context, all_scopes(plan))},
               {"carrying_out", carrying_out(context)},
               {"agreement", agreement(context)}});
  return view;
}

}  // namespace planpress::views

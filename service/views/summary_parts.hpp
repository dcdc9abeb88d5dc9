// The parts of the view of a signed-off summary, in the order of the document.
#pragma once
#include "service/views/action_plan_parts.hpp"

namespace planpress::views {

Json summary_banner(const ViewContext& context);
Json summary_facts(const ViewContext& context);
// Rows: each objective with its final rating, or why it was waived.
Json final_ratings(const ViewContext& context);
// What was done in all; null without a report.
Json work_done(const ViewContext& context);
// {"parts", "verdict", "planned_heading", "planned"}: the level of each kind of work at the start and at each
// review; and the path that the newest version has. null without kinds of work.
Json supervision_path(const ViewContext& context);
// Rows: where a report held, tightened or loosened supervision, with its reason.
Json level_decisions(const ViewContext& context);
// By review.
Json all_adjustments(const ViewContext& context);

}  // namespace planpress::views

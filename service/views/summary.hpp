// The signed-off summary as plain JSON: the closing record of a plan, for the parties, the adviser and the
// practitioner's appraisal. It is filled into layouts/signed-off-summary/ and attached to the PDF.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

// The rules have seen that the plan is closed, has a summary and only signed reports: throws
// std::invalid_argument without a summary. Members as in action_plan_view. Left out on purpose: background,
// absence, restrictions, arrangements, what reports say beyond ratings, levels, outcomes and adjustments.
extern const Table<Plan> summary_view;

}  // namespace planpress::views

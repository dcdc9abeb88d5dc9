// A progress report as plain JSON: what happened up to one review, for both parties and the adviser; or,
// while the plan has no report on that review, the form to write it in. It is filled into
// layouts/progress-report/ and attached to the PDF.
#pragma once
#include "service/plan/findings.hpp"
#include "service/views/table.hpp"

namespace planpress::views {

// options.review is the number of a review of the plan: ask refuse_progress_report() first. Throws
// std::invalid_argument otherwise. Members as in action_plan_view, and "report" or "form"; the other is
// null. Left out on purpose: all that is not about this review; of earlier reports only their totals and the
// rating before. Of a blank_plan(), without a review: the form for whoever has no plan.
extern const Table<Plan> progress_report_view;

// A number that no review of the plan has (unknown-reference).
void refuse_progress_report(const Plan& plan, const ViewOptions& options, Findings& findings);

}  // namespace planpress::views

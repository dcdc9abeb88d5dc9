// A progress report as plain JSON: what happened up to one review, for both parties and the adviser; or,
// while the plan has no report on that review, the form to write it in. It is filled into
// layouts/progress-report/ and attached to the PDF.
#pragma once
#include "service/plan/findings.hpp"
#include "service/views/view_context.hpp"

namespace planpress::views {

// options.review is the number of a review of the plan: ask refuse_progress_report() first. Throws
// std::invalid_argument otherwise. Members as in action_plan_view(), and "report" or "form"; the other is
// null. Left out on purpose: all that is not about this review; of earlier reports only their totals and the
// rating before.
nlohmann::json progress_report_view(const Plan& plan, const Catalogues& words, const ViewOptions& options);
const nlohmann::json& progress_report_view_shape();

// The form without a plan, to be printed or filled in by whoever has none: all that a plan would say is asked
// for. Of the options, language and edition are looked at.
nlohmann::json blank_progress_report_view(const Catalogues& words, const ViewOptions& options,
                                          const Room& room);

// A number that no review of the plan has (unknown-reference).
void refuse_progress_report(const Plan& plan, const ViewOptions& options, Findings& findings);

}  // namespace planpress::views

#include "service/views/views.hpp"

#include <array>

#include "service/plan/limits.hpp"
#include "service/views/action_plan.hpp"
#include "service/views/implementation_guidance.hpp"
#include "service/views/progress_form.hpp"
#include "service/views/progress_report.hpp"
#include "service/views/summary.hpp"
#include "service/views/supervisor_pack.hpp"

namespace planpress::views {

namespace {

void refuse_endless(const Plan& plan, const ViewOptions&, Findings& findings) {
  const std::size_t rows = activity_rows(plan);
  if (rows > most_activity_rows)
    findings.error("/activities", "schema-items.document",
                   {{"count", static_cast<int>(rows)}, {"most", static_cast<int>(most_activity_rows)}});
}

void refuse_report(const Plan& plan, const ViewOptions& options, Findings& findings) {
  refuse_progress_report(plan, options, findings);
  if (!findings.has_errors()) refuse_endless(plan, options, findings);
}

}  // namespace

std::span<const View> views_of_a_plan() {
  static constexpr std::array views{
      View{"action-plan", action_plan_view_shape, action_plan_view, refuse_endless},
      View{"implementation-guidance", implementation_guidance_view_shape, implementation_guidance_view,
           refuse_endless},
      View{"supervisor-pack", supervisor_pack_view_shape, supervisor_pack_view, refuse_supervisor_pack},
      View{"progress-report", progress_report_view_shape, progress_report_view, refuse_report,
           blank_progress_report_view},
      View{"signed-off-summary", summary_view_shape, summary_view},
  };
  return views;
}

}  // namespace planpress::views

#include "service/plan/views/views.hpp"

#include <array>

#include "service/plan/views/action_plan.hpp"
#include "service/plan/views/implementation_guidance.hpp"
#include "service/plan/views/progress_report.hpp"
#include "service/plan/views/summary.hpp"
#include "service/plan/views/supervisor_pack.hpp"

namespace planpress::plan {

std::span<const View> views_of_a_plan() {
  static constexpr std::array views{
      View{"action-plan", action_plan_view_shape, action_plan_view},
      View{"implementation-guidance", implementation_guidance_view_shape, implementation_guidance_view},
      View{"supervisor-pack", supervisor_pack_view_shape, supervisor_pack_view, refuse_supervisor_pack},
      View{"progress-report", progress_report_view_shape, progress_report_view, refuse_progress_report,
           blank_progress_report_view},
      View{"signed-off-summary", summary_view_shape, summary_view},
  };
  return views;
}

}  // namespace planpress::plan

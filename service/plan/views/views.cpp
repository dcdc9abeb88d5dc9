#include "service/plan/views/views.hpp"

#include <array>

#include "service/plan/views/action_plan.hpp"

namespace planpress::plan {

std::span<const View> views_of_a_plan() {
  static constexpr std::array views{
      View{"action-plan", action_plan_view_shape, action_plan_view},
  };
  return views;
}

}  // namespace planpress::plan

#include "service/plan/in_order.hpp"

#include <algorithm>
#include <utility>

namespace planpress::plan {

void put_in_order(Plan& plan) {
  std::ranges::stable_sort(plan.reports, {}, &Report::review);
  for (Scope& scope : plan.scopes) {
    std::ranges::stable_sort(scope.phases, {}, &Phase::from_week);
    std::ranges::stable_sort(scope.changes, {},
                             [](const LevelChange& each) { return std::pair(each.week, each.date); });
  }
}

}  // namespace planpress::plan

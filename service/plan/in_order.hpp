// The order in which a plan's lists are told, whatever order they are written in.
#pragma once
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// Reports by the number of their review; phases and changes of each scope by their week. The pointers of
/// translations go with what they point at.
void put_in_order(Plan& plan);

}  // namespace planpress::plan

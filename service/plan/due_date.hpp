// The day by which an activity is due. The plan gives its week.
#pragma once
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// The last day of the week, but within that week not after the plan's end nor after the target date of the
/// objective under which it is told; where it is told by itself, of any that it serves (codes.md,
/// activity-due-after-target).
Date due_on(const Plan& plan, const Activity& activity, const Id* under = nullptr);

}  // namespace planpress::plan

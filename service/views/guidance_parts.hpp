// The parts of the implementation guidance that no other document has.
#pragma once
#include "service/views/action_plan_parts.hpp"

namespace planpress::views {

// Everybody in the plan, with what this plan asks of them.
Json duties(const ViewContext& context);
// Every dated thing in the plan, in order, parted by its reviews. Of a plan that was closed on another day
// than its end, that day, and what came after it no more.
Json calendar(const ViewContext& context);
// The types of activity in use, each with its help text and what this plan asks of it.
Json explained(const ViewContext& context);
// What is due when for each review; null when there is none.
Json review_schedule(const ViewContext& context);

}  // namespace planpress::views

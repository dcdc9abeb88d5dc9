// The action plan as plain JSON: what its readers (practitioner, case manager, supervisors, adviser) see, in
// printed words, and nothing more. It is filled into layouts/action-plan/ and attached to the PDF.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

// Every object has every declared member: a text that there is not is "", an object that there is not is
// null. Left out on purpose: the absence's confidential detail, equality, ids and e-mail addresses of people;
// of the progress reports all but ratings and totals.
extern const Table<Plan> action_plan_view;

}  // namespace planpress::views

// The action plan as plain JSON: what its readers (practitioner, case manager, supervisors, adviser) see, in
// printed words, and nothing more. It is filled into layouts/action-plan/ and attached to the PDF.
#pragma once
#include "service/views/view_context.hpp"

namespace planpress::views {

// Every object has every declared member: a text that there is not is "", an object that there is not is
// null. Left out on purpose: the absence's confidential detail, equality, ids and e-mail addresses of people;
// of the progress reports all but ratings and totals.
nlohmann::json action_plan_view(const Plan& plan, const Catalogues& words, const ViewOptions& options);

// An example in which every name stands: "" a text, false a truth, {} an object, [example] a list.
const nlohmann::json& action_plan_view_shape();

}  // namespace planpress::views

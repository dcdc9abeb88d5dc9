// The parts of the view of a progress report, in the order of the document.
#pragma once
#include "service/views/action_plan_parts.hpp"

namespace planpress::views {

Json report_banner(const ViewContext& context, const Report& report);
Json report_facts(const ViewContext& context, const Report& report);
// Rows: ratings with what is of concern and what is done about it.
Json report_ratings(const ViewContext& context, const Report& report);
// Whose requirements stand beside what was done, where the plan may have asked for others at the time of the
// review; otherwise empty.
std::string report_requirements(const ViewContext& context, const Report& report);
Json report_attendance(const ViewContext& context, const Report& report);
// By objective: every piece of evidence with its note, and activities that no evidence was given for.
Json report_evidence(const ViewContext& context, const Report& report);
// Rows: each kind of work, its level now and next, against the plan.
Json report_supervision(const ViewContext& context, const Report& report);
// The clinical supervisor who was at the review; the first of the plan when none was.
const Person* supervisor_of(const Plan& plan, const Report& report);
Json report_sign_off(const ViewContext& context, const Report& report);

}  // namespace planpress::views

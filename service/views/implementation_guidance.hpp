// How to run this plan, as plain JSON: for its case manager and supervisors. It is filled into
// layouts/implementation-guidance/ and attached to the PDF.
#pragma once
#include "service/views/table.hpp"

namespace planpress::views {

// Made from the plan and from the help texts on the types of activity that it uses. Left out on purpose: why
// there is a plan (background, absence), what its arrangements are, the progress reports, equality.
extern const Table<Plan> implementation_guidance_view;

}  // namespace planpress::views

// A report that lacks something, made whole for the rules on what it has.
#pragma once
#include <string>
#include <vector>

#include "service/json/json.hpp"
#include "service/plan/plan.hpp"

namespace planpress::forms {

using namespace plan;

/// The report with something in every place that must not be missing, so that the rules on all the rest can
/// be looked at. Adds the pointers of those places.
Json provisional_report(const Plan& plan, const Review& review, Json report,
                        std::vector<std::string>& places);

}  // namespace planpress::forms

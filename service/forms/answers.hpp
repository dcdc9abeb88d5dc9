// What stands on a form: answers, by the names of its fields.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "service/plan/plan.hpp"

namespace planpress::forms {

using namespace plan;

/// By the names of report_fields.hpp; of a date "YYYY-MM-DD" under the name of the whole.
using Answers = std::map<std::string, std::string, std::less<>>;

/// What a box that is ticked says; the level that is not as planned is in another field.
inline constexpr std::string_view ticked = "yes", other_level = "other";

/// The plan's level after the period, by the name of the scope's answers; a scope may have none.
using PlannedLevels = std::map<std::string, std::string, std::less<>>;
PlannedLevels planned_levels(const Plan& plan, const Review& review);

}  // namespace planpress::forms

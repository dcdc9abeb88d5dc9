// The answers on a form by the names of its fields, and those that a report gives.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "service/json/json.hpp"
#include "service/plan/plan.hpp"

namespace planpress::forms {

using namespace plan;

/// By the names of report_fields.hpp; of a date "YYYY-MM-DD" under the name of the whole.
using Answers = std::map<std::string, std::string, std::less<>>;

/// The value of a ticked box, and of the choice of a level that is not as planned and stands in another
/// field.
inline constexpr std::string_view ticked = "yes", other_level = "other";

/// The plan's level after the period, by the name of the scope's answers; a scope may have none.
using PlannedLevels = std::map<std::string, std::string, std::less<>>;
PlannedLevels planned_levels(const Plan& plan, const Review& review);

struct Answer {
  std::string field, value;  // an empty value: what was answered here before no longer holds
  std::string pointer;       // into the report: what is answered
};
/// report: of the structure of the plan format, though members may be missing: they are not answered.
/// Of what the form knows itself (the review, the first day of the period) there are no answers.
std::vector<Answer> answers_of(const Json& report, const PlannedLevels& planned);

}  // namespace planpress::forms

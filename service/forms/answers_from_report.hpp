// From a report to the answers on its form.
#pragma once
#include <string>
#include <vector>

#include "service/forms/answers.hpp"
#include "service/json/json.hpp"

namespace planpress::forms {

struct Answer {
  std::string field, value;  // an empty value: what was answered here before no longer holds
  std::string pointer;       // into the report: what is answered
};
/// report: of the structure of the plan format, though members may be missing: they are not answered.
/// Of what the form knows itself (the review, the first day of the period) there are no answers.
std::vector<Answer> answers_of(const Json& report, const PlannedLevels& planned);

}  // namespace planpress::forms

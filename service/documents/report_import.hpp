// A progress report's form: from its answers to the report, checked with its plan or by itself.
#pragma once
#include <functional>
#include <vector>

#include "service/documents/check.hpp"
#include "service/documents/form_file.hpp"
#include "service/documents/import.hpp"

namespace planpress::documents {

using AnswerFindings = std::vector<forms::AnswerFinding>;
// Where the questions of a form are; asked for where there is something to say of one.
using PlacesOfForm = std::function<forms::QuestionPlaces()>;

struct PlanOfReport {
  const CheckedPlan& plan;
  const plan::Review& review;
  ReturnAs what;
};

// found: what no report can have wrong.
Result import_report(const FormReading& reading, const forms::FormInHand& form, AnswerFindings found,
                     PlacesOfForm places);
Result import_report(const FormReading& reading, const forms::FormInHand& form, AnswerFindings found,
                     PlacesOfForm places, const PlanOfReport& of);

}  // namespace planpress::documents

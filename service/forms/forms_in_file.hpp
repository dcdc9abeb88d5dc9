// The forms in a file, as their fields give them.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/forms/answers.hpp"
#include "service/plan/form_reference.hpp"
#include "service/plan/report_fields.hpp"

namespace planpress::forms {

struct ReturnedForm {
  Reference reference;
  std::string prefix;               // of the names in a file of several documents: "2/"
  Answers answers;                  // every field, the empty ones too
  std::vector<std::string> fields;  // their names, in the order of the file
};

/// fields: names and values in the order of the file; dates are in three parts. One for each reference; in a
/// file of several documents the names of each begin with its number ("2/"), which is taken off.
std::vector<ReturnedForm> forms_in(const std::vector<std::pair<std::string, std::string>>& fields);

/// As much of a plan as a form knows: ids, the review and the next, no levels. For reading a form without its
/// plan.
Plan plan_from_form(const ReturnedForm& form);

}  // namespace planpress::forms

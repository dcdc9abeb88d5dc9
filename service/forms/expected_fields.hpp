// Which fields a form had when it was made, and whether a file has them all, as they were, and no others.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "service/forms/pdf/form.hpp"
#include "service/plan/findings.hpp"
#include "service/plan/plan.hpp"

namespace planpress::forms {

// One question of a form.
struct ExpectedField {
  std::vector<std::string> names;  // three of a date
  int page = 0;                    // from 1; 0: not known
  int widgets = 0;                 // that it has on pages at least; 0: not known
  std::string place;               // as printed: "2 Objective 1 of 3: clinical skills, Concerns"
};
using ExpectedFields = std::vector<ExpectedField>;

// The list in the data that is attached to a form, its places as the edition in this language prints them
// where there is one; empty where there is no list. Of radio buttons, as many as one edition has: an answer
// may stand in the other alone.
ExpectedFields listed_fields(const nlohmann::json& data, const std::string& language);
// "123-5f2a91c0", as the form's reference has it.
std::string summary_of(const ExpectedFields& fields);

// A finding on a field, and the place of the field as people find it.
struct FieldFinding {
  plan::Finding finding;
  std::string place;
};

// found: the fields of one form, their names without prefix. Each field that is missing, was added, renamed
// or doubled; of many, the first, and how many more there are. Nothing: the form is whole.
std::vector<FieldFinding> differences(const ExpectedFields& expected, const std::vector<FormField>& found);

}  // namespace planpress::forms

// The forms in a file, as their fields give them.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/forms/answers.hpp"
#include "service/forms/pdf/form.hpp"
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

// In a field that a viewer made for it, not in one of ours (also under the mark of a program that joins
// files).
bool is_signature_of_others(const FormField& field);

// The signature fields of a further edition as those of the first: "sign/signature/2" is signed for
// "sign/signature".
PdfForm with_one_signature_each(PdfForm form);

// Without the fields that a program which joins files added of a second copy: "1.form" beside "form".
std::vector<FormField> without_second_copy(std::vector<FormField> fields);

// "heldOn/day" of "heldOn/day+1" (qpdf), "form [1375]", "0.form", "doc1.form": the names that programs which
// join files give to the second of two fields of one name.
std::string_view without_joiners_mark(std::string_view name);

}  // namespace planpress::forms

// The forms that ask for signatures: of the agreement, the supervisor's slip, a report that is written, the
// summary. From their answers to signatures in the plan, which is checked with them.
#pragma once
#include "service/documents/check.hpp"
#include "service/documents/form_file.hpp"
#include "service/documents/import.hpp"

namespace planpress::documents {

// places: where the form's questions are.
Result import_signatures(const FormReading& reading, const forms::FormInHand& form, const CheckedPlan& plan,
                         const forms::QuestionPlaces& places, ReturnAs what);

}  // namespace planpress::documents

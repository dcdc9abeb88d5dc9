// What the process that reads a form says to the one that asked: a form or a fault, as JSON.
#pragma once
#include <string>
#include <string_view>

#include "service/forms/pdf/form.hpp"

namespace planpress::forms {

std::string to_json(const PdfForm& form);
std::string to_json(const FormError& error);
// The form; throws the FormError that was said. Throws std::runtime_error when `json` is no answer.
PdfForm read_answer(std::string_view json);

}  // namespace planpress::forms

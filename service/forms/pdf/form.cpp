#include "service/forms/pdf/form.hpp"

#include <algorithm>

namespace planpress::forms {

const FormField* PdfForm::find(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &FormField::name);
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace planpress::forms

#include "service/forms/pdf/form.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "renderer/text/unicode.hpp"

namespace planpress::forms {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(FormField, name, value, read_only, page, fault, widgets, is_signature)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PageNotes, page, count, on_empty_fields)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Added, pages, files)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PdfForm, fields, data, pages, notes, added)

namespace {

template <class Fault>
void check_fault(Fault fault, Fault last) {
  if (fault > last) throw std::runtime_error("no such fault");
}

}  // namespace

const FormField* PdfForm::find(std::string_view name) const {
  const auto found = std::ranges::find(fields, name, &FormField::name);
  return found == fields.end() ? nullptr : &*found;
}

std::string to_json(const PdfForm& form) {
  nlohmann::json json = form;
  if (!text::is_valid_utf8(form.data)) json["data"] = "";  // none of ours
  return json.dump();
}

std::string to_json(const FormError& error) {
  return nlohmann::json{{"fault", error.fault()}, {"reason", error.what()}}.dump();
}

PdfForm read_answer(std::string_view json) try {
  const nlohmann::json answer = nlohmann::json::parse(json);
  if (answer.contains("fault")) {
    const auto fault = answer.at("fault").get<FormFault>();
    check_fault(fault, FormFault::timed_out);
    throw FormError(fault, answer.at("reason").get<std::string>());
  }
  auto form = answer.get<PdfForm>();
  for (const FormField& field : form.fields) check_fault(field.fault, FieldFault::stands_twice);
  return form;
} catch (const nlohmann::json::exception&) {  // its what() would repeat text of the form
  throw std::runtime_error("the process that reads forms gave no answer");
}

}  // namespace planpress::forms

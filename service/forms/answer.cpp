#include "service/forms/answer.hpp"

#include <nlohmann/json.hpp>

namespace planpress::forms {
namespace {

FormField read_field(const nlohmann::json& field) {
  return {field.at("name").get<std::string>(), field.at("value").get<std::string>(),
          field.at("readOnly").get<bool>()};
}

FilledForm read(const nlohmann::json& answer) {
  if (answer.contains("fault")) {
    const int fault = answer.at("fault").get<int>();
    if (fault < 0 || fault > static_cast<int>(FormFault::timed_out))
      throw std::runtime_error("no such fault");
    throw FormError(static_cast<FormFault>(fault), answer.at("reason").get<std::string>());
  }
  FilledForm form;
  for (const nlohmann::json& field : answer.at("fields")) form.fields.push_back(read_field(field));
  return form;
}

}  // namespace

std::string to_json(const FilledForm& form) {
  nlohmann::json fields = nlohmann::json::array();
  for (const FormField& field : form.fields)
    fields.push_back({{"name", field.name}, {"value", field.value}, {"readOnly", field.read_only}});
  return nlohmann::json{{"fields", std::move(fields)}}.dump();
}

std::string to_json(const FormError& error) {
  return nlohmann::json{{"fault", static_cast<int>(error.fault())}, {"reason", error.what()}}.dump();
}

FilledForm read_answer(std::string_view json) {
  try {
    return read(nlohmann::json::parse(json));
  } catch (const nlohmann::json::exception&) {  // what() would repeat what the form says
    throw std::runtime_error("the process that reads forms gave no answer");
  }
}

}  // namespace planpress::forms

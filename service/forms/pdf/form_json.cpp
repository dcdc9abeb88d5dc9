#include "service/forms/pdf/form_json.hpp"

#include <nlohmann/json.hpp>

#include "renderer/text/unicode.hpp"

namespace planpress::forms {
namespace {

template <class Fault>
Fault read_fault(const nlohmann::json& number, Fault last) {
  const int fault = number.get<int>();
  if (fault < 0 || fault > static_cast<int>(last)) throw std::runtime_error("no such fault");
  return static_cast<Fault>(fault);
}

FormField read_field(const nlohmann::json& field) {
  return {field.at("name").get<std::string>(),
          field.at("value").get<std::string>(),
          field.at("readOnly").get<bool>(),
          field.at("page").get<int>(),
          read_fault(field.at("fault"), FieldFault::stands_twice),
          field.at("widgets").get<int>(),
          field.at("isSignature").get<bool>()};
}

PageNotes read_notes(const nlohmann::json& notes) {
  return {notes.at("page").get<int>(), notes.at("count").get<int>(),
          notes.at("onEmptyFields").get<std::vector<std::string>>()};
}

PdfForm read(const nlohmann::json& answer) {
  if (answer.contains("fault"))
    throw FormError(read_fault(answer.at("fault"), FormFault::timed_out),
                    answer.at("reason").get<std::string>());
  PdfForm form;
  for (const nlohmann::json& field : answer.at("fields")) form.fields.push_back(read_field(field));
  form.data = answer.at("data").get<std::string>();
  form.pages = answer.at("pages").get<int>();
  for (const nlohmann::json& notes : answer.at("notes")) form.notes.push_back(read_notes(notes));
  form.added = {answer.at("addedPages").get<std::vector<int>>(), answer.at("addedFiles").get<int>()};
  return form;
}

// Data that are not UTF-8 are none of ours.
std::string utf8(const std::string& data) { return text::is_valid_utf8(data) ? data : std::string(); }

}  // namespace

std::string to_json(const PdfForm& form) {
  nlohmann::json fields = nlohmann::json::array(), notes = nlohmann::json::array();
  for (const FormField& field : form.fields)
    fields.push_back({{"name", field.name},
                      {"value", field.value},
                      {"readOnly", field.read_only},
                      {"page", field.page},
                      {"fault", static_cast<int>(field.fault)},
                      {"widgets", field.widgets},
                      {"isSignature", field.is_signature}});
  for (const PageNotes& each : form.notes)
    notes.push_back({{"page", each.page}, {"count", each.count}, {"onEmptyFields", each.on_empty_fields}});
  return nlohmann::json{
      {"fields", std::move(fields)}, {"data", utf8(form.data)},        {"pages", form.pages},
      {"notes", std::move(notes)},   {"addedPages", form.added.pages}, {"addedFiles", form.added.files}}
      .dump();
}

std::string to_json(const FormError& error) {
  return nlohmann::json{{"fault", static_cast<int>(error.fault())}, {"reason", error.what()}}.dump();
}

PdfForm read_answer(std::string_view json) {
  try {
    return read(nlohmann::json::parse(json));
  } catch (const nlohmann::json::exception&) {  // what() would repeat what the form says
    throw std::runtime_error("the process that reads forms gave no answer");
  }
}

}  // namespace planpress::forms

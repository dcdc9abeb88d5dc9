#include "service/forms/form_in_hand.hpp"

#include <algorithm>

#include "service/json/json.hpp"

namespace planpress::forms {
namespace {

using nlohmann::json;
using plan::finding_of;
using plan::Severity;

json read_data(const std::string& bytes) {
  if (bytes.empty()) return nullptr;
  const auto read = read_json(bytes);  // within the limits of every JSON that comes from outside
  const auto* object = std::get_if<Json>(&read);
  return object != nullptr && object->is_object() ? json(*object) : json(nullptr);
}

std::string_view sentence_on(FieldFault fault) {
  switch (fault) {
    case FieldFault::none:
      break;
    case FieldFault::unknown_state:
      return "form-answer-unclear.unknown-state";
    case FieldFault::contradicts:
      return "form-answer-unclear.contradicts";
    case FieldFault::several_buttons:
      return "form-answer-unclear.several-buttons";
    case FieldFault::several_choices:
      return "form-answer-unclear.several-choices";
    case FieldFault::not_text:
      return "form-answer-unclear.not-text";
    case FieldFault::two_values:
    case FieldFault::stands_twice:
      return "form-answer-unclear.two-values";
  }
  return {};
}

// Ink over a signature's box is how people sign on a tablet, and what a box for a signature is for: that is
// no answer in the wrong place. No import reads a drawing, whoever made it, so it is reported as a note of
// its page like any other, and is no refusal; who signed, how and when comes from the fields beside the box.
bool is_signature(std::string_view name) { return name.ends_with("/signature"); }

// Who signs ticks a statement and writes the date; what is drawn in the box then is theirs.
bool is_signed_beside(const FormInHand& form, std::string_view signature) {
  const std::string place(signature.substr(0, signature.rfind('/')));
  return std::ranges::any_of(form.fields, [&](const FormField& field) {
    return !field.value.empty() &&
           (field.name == place + "/statement" || field.name.starts_with(place + "/date/"));
  });
}

}  // namespace

std::string question_of(std::string_view name) {
  for (const std::string_view part : {"/day", "/month", "/year"})
    if (name.ends_with(part)) return std::string(name.substr(0, name.size() - part.size()));
  return std::string(name);
}

FormInHand form_in_hand(ReturnedForm filled, const PdfForm& file, const std::string& data) {
  const int pages = file.pages - static_cast<int>(file.added.pages.size());
  FormInHand made{std::move(filled), {}, file.notes, file.added, 0, pages, read_data(data)};
  const std::string& prefix = made.filled.prefix;
  const auto without_prefix = [&](const std::string& name) { return name.substr(prefix.size()); };
  for (const FormField& field : file.fields) {
    if (is_signature_of_others(field)) {
      if (!field.value.empty()) ++made.signatures_of_others;
      continue;
    }
    if (!field.name.starts_with(prefix)) continue;
    made.fields.push_back(field);
    made.fields.back().name = without_prefix(field.name);
  }
  for (PageNotes& notes : made.notes) {
    std::erase_if(notes.on_empty_fields, [&](const std::string& name) { return !name.starts_with(prefix); });
    for (std::string& name : notes.on_empty_fields) name = without_prefix(name);
  }
  return made;
}

const json* printed_form(const json& data) {
  if (!data.is_object()) return nullptr;
  const auto english = data.find("en");
  const json& view = english == data.end() ? data : *english;
  if (!view.is_object()) return nullptr;
  const auto form = view.find("form");
  return form != view.end() && form->is_object() ? &*form : nullptr;
}

void QuestionPlaces::add(std::string name, std::string place) {
  names.push_back(std::move(name));
  places.push_back(std::move(place));
}

std::string QuestionPlaces::of(std::string_view name) const {
  const auto found = std::ranges::find(names, name);
  return found == names.end() ? std::string() : places[static_cast<std::size_t>(found - names.begin())];
}

QuestionPlaces places_of(const ExpectedFields& fields) {
  QuestionPlaces places;
  for (const ExpectedField& field : fields)
    places.add(field.names.size() > 1 ? question_of(field.names.front()) : field.names.front(), field.place);
  return places;
}

QuestionPlaces places_of(const std::vector<document::FormField>& fields) {
  QuestionPlaces places;
  for (const document::FormField& field : fields) places.add(field.name, field.place);
  return places;
}

// "5 Supervision, Discharge letters, Next level" names the kind of work between its first and last comma; the
// title of a form has the practitioner's name.
ExpectedFields without_names(ExpectedFields fields) {
  for (ExpectedField& field : fields) {
    const std::string& name = field.names.front();
    if (name == plan::reference_field) field.place.clear();
    const std::size_t first = field.place.find(", "), last = field.place.rfind(", ");
    if (!name.starts_with("scopes/") || first == last) continue;
    const std::string id = name.substr(7, name.find('/', 7) - 7);
    field.place = field.place.substr(0, first + 2) + id + field.place.substr(last);
  }
  return fields;
}

std::vector<AnswerFinding> without_place(const std::vector<std::string>& fields) {
  std::vector<AnswerFinding> findings;
  for (const std::string& field : fields)
    findings.push_back({field, finding_of("form-answer-without-place", Severity::error)});
  return findings;
}

std::vector<AnswerFinding> faults_of_answers(const FormInHand& form) {
  std::vector<AnswerFinding> findings;
  std::string before;
  for (const FormField& field : form.fields) {
    if (field.fault == FieldFault::none) continue;
    std::string question = question_of(field.name);
    if (question == before) continue;
    before = question;
    findings.push_back({std::move(question), finding_of(sentence_on(field.fault), Severity::error)});
  }
  for (const PageNotes& notes : form.notes) {
    findings.push_back({"", finding_of("form-notes-not-read", Severity::warning,
                                       {{"page", notes.page}, {"count", notes.count}})});
    before.clear();
    for (const std::string& name : notes.on_empty_fields) {
      std::string question = question_of(name);
      if (question == before || (is_signature(name) && is_signed_beside(form, name))) continue;
      before = question;
      findings.push_back(
          {std::move(question), finding_of("form-note-on-field", Severity::error, {{"page", notes.page}})});
    }
  }
  for (const int page : form.added.pages)
    findings.push_back({"", finding_of("form-notes-not-read.page", Severity::warning, {{"page", page}})});
  if (form.signatures_of_others > 0)
    findings.push_back({"", finding_of("form-notes-not-read.signatures", Severity::warning,
                                       {{"count", form.signatures_of_others}})});
  if (form.added.files > 0)
    findings.push_back(
        {"", finding_of("form-notes-not-read.files", Severity::warning, {{"count", form.added.files}})});
  return findings;
}

}  // namespace planpress::forms

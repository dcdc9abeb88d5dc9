// One form of a file that came back, with what says how it was made.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "renderer/document/form.hpp"
#include "service/forms/expected_fields.hpp"
#include "service/forms/forms_in_file.hpp"

namespace planpress::forms {

struct FormInHand {
  ReturnedForm filled;
  std::vector<FormField> fields;  // names without the prefix of the form
  std::vector<PageNotes> notes;   // of the whole file; names likewise
  Added added;                    // to the whole file
  int signatures_of_others = 0;   // digital ones, in fields that viewers made for them
  int pages = 0;                  // of the file, without those that were added
  nlohmann::json data;            // attached to the file; null: none, or none of ours
};

// file: all that was read of it. data: what was attached.
FormInHand form_in_hand(ReturnedForm filled, const PdfForm& file, const std::string& data);

// The member "form" of the view that a progress report form was printed from; null where it is not attached.
const nlohmann::json* printed_form(const nlohmann::json& data);

// The question that a field is a part of: "heldOn" of "heldOn/day".
std::string question_of(std::string_view field);

// Names of questions ("heldOn", a date as one), and where people find them, in reading order.
struct QuestionPlaces {
  std::vector<std::string> names, places;

  void add(std::string name, std::string place);
  // Empty: not among them.
  std::string of(std::string_view name) const;
};
QuestionPlaces places_of(const ExpectedFields& fields);
QuestionPlaces places_of(const std::vector<document::FormField>& fields);
// For readers who may be shown ids alone: without the words of the plan, which a place has where it names a
// kind of work.
ExpectedFields without_names(ExpectedFields fields);

// Faults that only a file can have: answers that are no answers, notes beside the fields. By the name of the
// field; empty: on none.
struct AnswerFinding {
  std::string field;
  plan::Finding finding;
};
std::vector<AnswerFinding> faults_of_answers(const FormInHand& form);
// Answers of a form that the plan it came with does not ask for: it is not the one that the form was made of.
std::vector<AnswerFinding> without_place(const std::vector<std::string>& fields);

}  // namespace planpress::forms

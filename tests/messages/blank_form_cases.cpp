// What a blank form says, and the plan does not.
#include <map>

#include "tests/documents/form_edits.hpp"
#include "tests/documents/support.hpp"
#include "tests/messages/cases.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

using namespace messages;

namespace {

using namespace test;

using Answers = std::map<std::string, std::string>;

std::string blank_with(const Answers& answers) {
  static const std::string form =
      documents::make_blank(the_documents(), "progress-report", {.language = "en"}, {.objectives = 4});
  return changed(form, [&](QPDF& pdf) {
    for (const auto& [name, text] : answers) set_text(pdf, name, text);
  });
}

std::string blank_of_review_2(Answers answers) {
  answers.insert({{"plan/id", "GYD-2025-C002"}, {"plan/review", "2"}});
  return blank_with(answers);
}

SentenceCase on_pharmacist(const char* sentence, const std::string& pdf) {
  return {.sentence = sentence, .bytes = example("pharmacist.json").dump(), .form = pdf};
}

}  // namespace

std::vector<SentenceCase> blank_form_cases() {
  return {
      on_pharmacist("form-blank.plan", blank_with({})),
      on_pharmacist("form-of-another-plan.blank", blank_of_review_2({{"plan/id", "Zebedee"}})),
      {.sentence = "form-blank.no-name",
       .bytes = with(example("pharmacist.json"), "/people/2/role", "clinical-supervisor").dump(),
       .form = blank_of_review_2({{"signatures/clinical-supervisor/1/date/day", "4"}})},
      on_pharmacist("form-blank.review", blank_with({{"plan/id", "GYD-2025-C002"}})),
      on_pharmacist("form-blank.practitioner", blank_of_review_2({{"plan/practitioner", "Zebedee"}})),
      on_pharmacist("form-blank.organisation", blank_of_review_2({{"plan/organisation", "Zebedee"}})),
      on_pharmacist("form-blank.statement", blank_of_review_2({{"objectives/1/statement", "Zebedee"}})),
      on_pharmacist("form-blank.required", blank_of_review_2({{"objectives/1/evidence/1/activity", "C-A01"},
                                                              {"objectives/1/evidence/1/required", "99"}})),
      on_pharmacist("form-blank.nobody", blank_of_review_2({{"plan/attendees", "Zebedee"}})),
      on_pharmacist("form-blank.objective", blank_of_review_2({{"objectives/4/concerns", "Zebedee"}})),
      on_pharmacist("form-blank.activity",
                    blank_of_review_2({{"objectives/1/evidence/1/activity", "Zebedee"}})),
      on_pharmacist("form-blank.scope", blank_of_review_2({{"scopes/1/name", "Zebedee"}})),
      on_pharmacist("form-blank.continuation", blank_of_review_2({{"plan/continuation", "Zebedee"}})),
      on_pharmacist("form-not-signed.name", blank_of_review_2({{"signatures/case-manager/1/name", "C-P2"}})),
      {.sentence = "form-unknown.fill", .bytes = {}, .form = blank_with({}), .report = R"({"review": 2})"},
  };
}

}  // namespace planpress::plan::tests

// Forms that bring each sentence on forms.
#include <fmt/format.h>

#include "tests/documents/edited_form.hpp"
#include "tests/documents/support.hpp"
#include "tests/forms/small_pdf.hpp"
#include "tests/plan/example_plans.hpp"
#include "tests/sentences/cases.hpp"

namespace planpress::plan::tests {

namespace {

using test::the_documents;

constexpr const char* kind = "progress-report";

std::string form_of(const std::string& plan, int review) {
  return the_documents().make(kind, plan, {.review = review}).bytes;
}

// Nothing but text fields, as no program of ours makes them.
std::string form_with(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::vector<std::string> objects;
  std::string list;
  for (const auto& [name, value] : fields) {
    list += fmt::format("{} 0 R ", 5 + objects.size());
    objects.push_back(fmt::format("<</FT/Tx/T({})/V({})>>", name, value));
  }
  return test::form_of(list, objects);
}

// The pharmacist's form for review 2 without what it was made from.
std::string bare_form(std::vector<std::pair<std::string, std::string>> fields) {
  fields.emplace_back("form", "progress-report GYD-2025-C002 2 2 2025-10-10 2025-12-04 2026-02-12");
  return form_with(fields);
}

std::string too_many_fields() {
  std::vector<std::pair<std::string, std::string>> fields;
  for (int i = 0; i < 10'001; ++i) fields.emplace_back(fmt::format("f{}", i), "");
  return form_with(fields);
}

}  // namespace

std::vector<SentenceCase> form_cases() {
  const std::string pharmacist = example("pharmacist.json").dump(), form = form_of(pharmacist, 2);
  const std::string draft = example("surgeon-draft.json").dump(), another = form_of(draft, 1);
  const std::string two = the_documents().bundle({{kind, 1}, {kind, 2}}, draft, {}).bytes;
  const auto on_pharmacist = [&](const char* sentence, const std::string& pdf) {
    return SentenceCase{.sentence = sentence, .bytes = pharmacist, .form = pdf};
  };
  const auto filling = [](const char* sentence, const std::string& pdf, const char* report) {
    return SentenceCase{.sentence = sentence, .bytes = {}, .form = pdf, .report = report};
  };
  return {
      on_pharmacist("form-not-a-pdf", "Zebedee"),
      on_pharmacist("form-too-large", std::string(20'000'001, ' ')),
      on_pharmacist("form-encrypted",
                    test::pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"},
                                 "/Encrypt<</Filter/Standard/V 9/R 9>>")),
      on_pharmacist("form-without-fields", the_documents().make("implementation-guidance", draft, {}).bytes),
      on_pharmacist("form-broken", "%PDF-1.7\n%%EOF\n"),
      on_pharmacist("form-too-complex", too_many_fields()),
      on_pharmacist("form-unknown", the_documents().make_blank(kind, {}, {})),
      on_pharmacist("form-of-another-plan", another),
      {.sentence = "form-of-another-version",
       .bytes = with(example("surgeon-draft.json"), "/version", 2).dump(),
       .form = another},
      {.sentence = "form-of-another-review", .bytes = pharmacist, .review = 3, .form = form},
      filling("form-of-another-review.fill", form, R"({"review": 1})"),
      {.sentence = "form-of-another-review.several", .bytes = draft, .form = two},
      {.sentence = "form-of-another-review.gone",
       .bytes = without(example("surgeon-draft.json"), "/reviews/1").dump(),
       .form = form_of(draft, 2)},
      filling("form-of-another-release", bare_form({}), R"({"review": 2})"),
      {.sentence = "form-plan-refused",
       .bytes = without(example("pharmacist.json"), "/timeframe").dump(),
       .form = form},
      filling("form-report-not-an-object", form, "[]"),
      filling("form-has-no-place", form, R"({"review": 2, "attendees": ["Zebedee"]})"),
      filling("form-answer-not-kept.unclear", test::with_state(form, "outcome", "Zebedee"),
              R"({"review": 2})"),
      filling("form-answer-not-kept.notes", test::with_note(form), R"({"review": 2})"),
      filling("form-answer-not-kept.field", test::with_field(form, "zebedee", "Zebedee"), R"({"review": 2})"),
      filling("form-answer-not-kept.signed", test::with_signature(form), R"({"review": 2})"),
      filling("form-answer-not-kept.choice", test::with_answer(form, "scopes/C-S1/levelNow", "Zebedee"),
              R"({"review": 2})"),
      filling("form-answer-not-kept.date", test::with_answer(form, "heldOn/month", "Zebedee"),
              R"({"review": 2})"),
      on_pharmacist("form-answers-contradict.level", bare_form({{"scopes/C-S1/levelNext", "independent"},
                                                                {"scopes/C-S1/otherLevel", "close"}})),
      on_pharmacist("form-answers-contradict.events",
                    bare_form({{"noSafetyEvents", "yes"}, {"safetyEvents/1/summary", "Zebedee"}})),
      on_pharmacist("form-answer-missing.other-level", bare_form({{"scopes/C-S1/levelNext", "other"}})),
      on_pharmacist("form-answer-missing.next-level", bare_form({{"noSafetyEvents", "yes"}})),
      on_pharmacist("form-answer-missing.events", bare_form({{"scopes/C-S1/levelNext", "independent"},
                                                             {"scopes/C-S2/levelNext", "supervised"},
                                                             {"scopes/C-S3/levelNext", "supervised"},
                                                             {"scopes/C-S4/levelNext", "independent"}})),
  };
}

}  // namespace planpress::plan::tests

#include "tests/documents/filled_form.hpp"
#include "service/documents/fill.hpp"
#include "service/documents/import.hpp"

#include "tests/documents/support.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::test {

using documents::Result;

const std::string& pharmacist() {
  static const std::string bytes = plan::tests::example("pharmacist.json").dump();
  return bytes;
}

Json report() {
  return Json::parse(plan::tests::file_text(PLANPRESS_SOURCE_DIR "/tests/forms/pharmacist-review-2.json"));
}

const std::string& filled() {
  static const std::string form = [] {
    const std::string empty =
        documents::make(the_documents(), "progress-report", pharmacist(), {.language = "en", .review = 2})
            .bytes;
    return documents::fill_form(the_documents(), empty, report().dump()).bytes;
  }();
  return form;
}

Result imported(const std::string& form, const documents::Audience& audience) {
  return documents::import_form(the_documents(), form, pharmacist(), std::nullopt, audience);
}

Result imported_alone(const std::string& form, const documents::Audience& audience) {
  return documents::import_form(the_documents(), form, std::nullopt, std::nullopt, audience);
}

std::string details(const Result& outcome, plan::Severity severity) {
  std::string all;
  for (const messages::Diagnostic& each : outcome.findings)
    if (each.severity == severity) all += each.detail + "\n";
  return all;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

}  // namespace planpress::test

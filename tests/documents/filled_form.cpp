#include "tests/documents/filled_form.hpp"

#include "tests/documents/support.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::test {

using documents::Outcome;

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
        the_documents().make("progress-report", pharmacist(), {.language = "en", .review = 2}).bytes;
    return the_documents().fill_report(empty, report().dump()).bytes;
  }();
  return form;
}

Outcome imported(const std::string& form, const documents::Audience& audience) {
  return the_documents().import_report(form, pharmacist(), std::nullopt, audience);
}

Outcome imported_alone(const std::string& form, const documents::Audience& audience) {
  return the_documents().import_report(form, std::nullopt, std::nullopt, audience);
}

std::string details(const Outcome& outcome, plan::Severity severity) {
  std::string all;
  for (const messages::Diagnostic& each : outcome.findings)
    if (each.severity == severity) all += each.detail + "\n";
  return all;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

}  // namespace planpress::test

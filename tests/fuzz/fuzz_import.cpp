// Whatever a form's fields say, it is either refused with reasons or becomes a report that the plan can hold;
// and a form filled with that report gives the same report. The bytes are a line a field, "name=value", where
// CR stands for a new line; fuzz_form.cpp looks at how a file becomes fields.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "renderer/text/unicode.hpp"
#include "service/documents/import.hpp"
#include "service/documents/make.hpp"
#include "service/documents/result.hpp"
#include "service/forms/answers.hpp"
#include "service/forms/pdf/untrusted_form.hpp"
#include "service/forms/report_from_answers.hpp"
#include "service/plan/check.hpp"

namespace documents = planpress::documents;
namespace forms = planpress::forms;
namespace messages = planpress::messages;
namespace plan = planpress::plan;
using planpress::Json;

// In place of the one that starts a process.
forms::PdfForm forms::read_untrusted_form(std::string_view lines, std::chrono::milliseconds) {
  PdfForm form;
  std::set<std::string> names;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos) continue;
    const std::string name = text::to_nfc(line.substr(0, sign));
    std::string value = text::to_nfc(line.substr(sign + 1));
    std::ranges::replace(value, '\r', '\n');
    if (!name.empty() && names.insert(name).second) form.fields.push_back({name, value});
  }
  return form;
}

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

const documents::Library& the_documents() {
  static const documents::Library library(PLANPRESS_BUILD_DIR "/share/planpress");
  return library;
}

// The plan of the seeds: no report on its second review is written yet.
const std::string& the_plan() {
  static const std::string bytes = [] {
    std::ifstream file(PLANPRESS_SOURCE_DIR "/tests/plan/data/pharmacist.json", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return bytes;
}

const plan::CheckResult& checked() {
  static const plan::CheckResult result = plan::check(Json::parse(the_plan()), {});
  return result;
}

void check(const documents::Result& outcome) {
  const bool has_errors = documents::count_of(plan::Severity::error, outcome.findings) > 0;
  require(has_errors == (outcome.status != documents::Status::accepted));
  require(has_errors == outcome.bytes.empty());
  for (const messages::Diagnostic& finding : outcome.findings) require(!finding.detail.empty());
}

void check_report(const Json& report) {
  const plan::Plan& of = *checked().plan;
  const plan::Review* review = plan::find_review(of, report.at("review").get<int>());
  require(review != nullptr);
  forms::Answers answers;
  for (forms::Answer& answer : forms::answers_of(report, forms::planned_levels(of, *review)))
    answers[answer.field] = std::move(answer.value);
  plan::Findings findings;
  require(forms::report_of(of, *review, answers, findings).report == report);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view lines(reinterpret_cast<const char*>(data), size);
  if (!planpress::text::is_valid_utf8(lines) || lines.find('\0') != std::string_view::npos) return 0;
  check(documents::import_form(the_documents(), lines, std::nullopt, std::nullopt));
  const documents::Result outcome = documents::import_form(the_documents(), lines, the_plan(), std::nullopt);
  check(outcome);
  if (!outcome.bytes.empty()) check_report(Json::parse(outcome.bytes));
  return 0;
}

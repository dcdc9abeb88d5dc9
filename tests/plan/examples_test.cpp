// Every example of the plan format gets the answer that it must get.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "tests/plan/in_words.hpp"

namespace planpress::plan::tests {

namespace {

const std::string invalid_folder = PLANPRESS_SOURCE_DIR "/tests/plan/data/invalid";

std::set<std::string> case_files() {
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(invalid_folder))
    files.insert(entry.path().string());
  return files;
}

std::string told(const CheckResult& result) {
  std::string lines;
  for (const std::string& line : found(result)) lines += "\n  " + line;
  return lines;
}

void check_case(const Json& a_case) {
  CheckOptions options;
  if (a_case.contains("document")) options.document = a_case["document"].get<std::string>();
  const Json document = patched(example(a_case["base"]), a_case["patch"]);
  const auto result = check(document, options);
  check_in_words(result.findings, document);
  INFO("found:", told(result));

  const Json& expected = a_case["expect"];
  const std::string code = expected["code"], severity = expected["severity"];
  CHECK(result.status == expected["status"].get<int>());
  if (code == "ok") {
    CHECK(result.findings.empty());
    return;
  }
  REQUIRE(has(result, code, expected["pointer"].get<std::string>()));
  const auto main = std::ranges::find(result.findings, code, &Finding::code);
  CHECK((main->severity == Severity::warning ? "warning" : "error") == severity);
  CHECK((result.plan || result.cohort || result.status != 200));
  CHECK((!result.plan || !code.starts_with("schema-")));  // a plan of unsound structure is none
}

}  // namespace

TEST_CASE("the example plans and the cohort have no findings") {
  for (const char* name :
       {"surgeon.json", "surgeon-draft.json", "pharmacist.json", "gp.json", "cohort-74.json"}) {
    CAPTURE(name);
    const auto result = check(example(name));
    INFO(told(result));
    CHECK(result.status == 200);
    CHECK(result.findings.empty());
  }
}

TEST_CASE("every bad example gets the code, pointer, severity and status that it must get") {
  const auto files = case_files();
  CHECK(files.size() == 46);
  for (const std::string& file : files) {
    CAPTURE(file);
    check_case(parsed(file_text(file)));
  }
}

TEST_CASE("no finding is reported twice") {
  for (const std::string& file : case_files()) {
    CAPTURE(file);
    const Json a_case = parsed(file_text(file));
    const auto result = check(patched(example(a_case["base"]), a_case["patch"]));
    std::set<std::pair<std::string, std::string>> seen;
    for (const Finding& finding : result.findings) CHECK(seen.emplace(finding.code, finding.pointer).second);
  }
}

}  // namespace planpress::plan::tests

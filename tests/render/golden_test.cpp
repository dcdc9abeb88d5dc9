// Documents at each step, as people have read them and found them right.
#include <doctest/doctest.h>

#include <regex>

#include "tests/render/command.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

// The document of a plan at each step; the folder of its golden files has the name of its kind, if not given.
void check_steps(const char* plan, const Choice& choice, const std::string& named = "") {
  const std::string folder = named.empty() ? choice.kind : named;
  Press& press = Press::instance();
  const Json json = example(plan);
  const Sheets sheets = press.set(sound_plan(json), choice, &json);
  check_golden(folder + "/filled.xhtml", press.markup(choice.kind, sheets.view, "en"));
  check_golden(folder + "/document.txt", to_text(sheets.document));
  const Ran ran = run({"pdfinfo", "-struct-text", kept_file(folder + "-structure.pdf", made(json, choice))});
  CHECK(ran.status == 0);
  // Which numbers the objects have is the writer's business.
  check_golden(folder + "/structure.txt",
               std::regex_replace(ran.output, std::regex("Object [0-9]+ 0"), "Object"));
}

TEST_CASE("the surgeon's action plan") { check_steps("surgeon", {}); }
TEST_CASE("the guidance on the surgeon's plan") {
  check_steps("surgeon", {.kind = "implementation-guidance"});
}
TEST_CASE("the pack of the surgeon's second supervisor") {
  check_steps("surgeon", {.kind = "supervisor-pack", .person = "A-P4"});
}

TEST_CASE("a progress report that is signed off") {
  check_steps("surgeon", {.kind = "progress-report", .review = 2});
}
TEST_CASE("a progress report that waits for signatures") {
  check_steps("dentist-unsigned", {.kind = "progress-report", .review = 2}, "progress-report-unsigned");
}
TEST_CASE("a progress report to fill in") {
  check_steps("pharmacist", {.kind = "progress-report", .review = 2}, "progress-report-form");
}
TEST_CASE("the summary of a plan that was closed early") {
  check_steps("dentist", {.kind = "signed-off-summary"});
}

}  // namespace
}  // namespace planpress::test

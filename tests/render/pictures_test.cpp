// Pages as they look, beside pictures that people have looked at and found right.
#include <doctest/doctest.h>

#include <string>

#include "tests/render/command.hpp"
#include "tests/render/leaves.hpp"
#include "tests/render/pictures.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

// From 0: where a heading stands that begins like this; the first page for none.
std::size_t page_of(const Json& json, const Choice& choice, const std::string& heading) {
  if (heading.empty()) return 0;
  const Sheets sheets = Press::instance().set(sound_plan(json), choice, &json);
  for (const Leaf& leaf : leaves(sheets.pages)) {
    const bool is_heading = leaf.role >= document::Role::h1 && leaf.role <= document::Role::h4;
    if (is_heading && leaf.text.starts_with(heading)) return leaf.page;
  }
  FAIL("there is no heading " << heading);
  return 0;
}

void check_picture(const std::string& name, const char* plan, const Choice& choice,
                   const std::string& heading) {
  const Json json = example(plan);
  check_page_picture(name, kept_file(name + ".pdf", made(json, choice)), page_of(json, choice, heading) + 1);
}

TEST_CASE("the first page") { check_picture("first", "surgeon", {}, ""); }
TEST_CASE("the page of an objective") { check_picture("objective", "surgeon", {}, "Objective 1"); }
TEST_CASE("the page of supervision") { check_picture("supervision", "surgeon", {}, "Supervision"); }
TEST_CASE("the page of a signed agreement") { check_picture("agreement", "surgeon", {}, "Agreement"); }
TEST_CASE("the page of an agreement to sign") {
  check_picture("agreement-draft", "surgeon-draft", {}, "Agreement");
}
TEST_CASE("the page of progress in an action plan") { check_picture("progress", "surgeon", {}, "Progress"); }
TEST_CASE("the first page of a progress report") {
  check_picture("progress-report", "surgeon", {.kind = "progress-report", .review = 1}, "");
}
TEST_CASE("the first page of a progress report that is not signed off") {
  check_picture("progress-report-unsigned", "dentist-unsigned", {.kind = "progress-report", .review = 2}, "");
}
TEST_CASE("the pages of a progress report to fill in") {
  const Choice form{.kind = "progress-report", .review = 2};
  check_picture("form", "pharmacist", form, "");
  check_picture("form-supervision", "pharmacist", form, "5 Supervision from 5 December 2025");
  check_picture("form-sign-off", "pharmacist", form, "About the signatures");
}
TEST_CASE("the pages of a signed-off summary") {
  check_picture("summary", "surgeon", {.kind = "signed-off-summary"}, "");
  check_picture("summary-supervision", "surgeon", {.kind = "signed-off-summary"}, "Supervision");
  check_picture("summary-file", "dentist", {.kind = "signed-off-summary"}, "The file");
}
TEST_CASE("a page of tables in large print") {
  check_picture("large-print", "surgeon", {.large_print = true}, "Activities and evidence");
}

TEST_CASE("the first page of the guidance") {
  check_picture("guidance-first", "surgeon", {.kind = "implementation-guidance"}, "");
}
TEST_CASE("the page of the guidance on stopping a plan") {
  check_picture("guidance-changing", "surgeon", {.kind = "implementation-guidance"}, "Adjusting, extending");
}
TEST_CASE("the first page of a supervisor's pack: the meanings of the levels beside the ladder") {
  check_picture("pack-first", "surgeon", {.kind = "supervisor-pack", .person = "A-P4"}, "");
}
TEST_CASE("a supervisor's first page in Welsh: the meanings of the levels below the ladder") {
  check_picture("pack-meanings", "pharmacist",
                {.language = "cy", .kind = "supervisor-pack", .person = "C-P3"}, "");
}
TEST_CASE("a supervisor's acknowledgement slip") {
  check_picture("pack-slip", "surgeon", {.kind = "supervisor-pack", .person = "A-P4"},
                "Acknowledgement slip");
}

}  // namespace
}  // namespace planpress::test

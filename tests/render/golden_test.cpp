// Documents at each step, as people have read them and found them right.
#include <doctest/doctest.h>

#include "tests/render/command.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

// The document of a plan at each step.
void check_steps(const char* plan, const Choice& choice) {
  Press& press = Press::instance();
  const plan::Json json = example(plan);
  const Sheets sheets = press.set(sound_plan(json), choice);
  check_golden(choice.kind + "/filled.xhtml", press.markup(choice.kind, sheets.view, markup::Language::english));
  check_golden(choice.kind + "/document.txt", to_text(sheets.document));
  check_golden(choice.kind + "/pages.txt", to_text(sheets.pages));
  const Ran ran =
      run({"pdfinfo", "-struct-text", kept_file(choice.kind + "-structure.pdf", made(json, choice))});
  CHECK(ran.status == 0);
  check_golden(choice.kind + "/structure.txt", ran.output);
}

TEST_CASE("the surgeon's action plan") { check_steps("surgeon", {}); }
TEST_CASE("the guidance on the surgeon's plan") { check_steps("surgeon", {.kind = "implementation-guidance"}); }
TEST_CASE("the pack of the surgeon's second supervisor") {
  check_steps("surgeon", {.kind = "supervisor-pack", .person = "A-P4"});
}

}  // namespace
}  // namespace planpress::test

// The surgeon's action plan at each step, as people have read it and found it right.
#include <doctest/doctest.h>

#include "tests/render/command.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

const Sheets& surgeon() {
  static const Sheets sheets = Press::instance().set(sound_plan(example("surgeon")), {});
  return sheets;
}

TEST_CASE("the markup of the surgeon's plan") {
  check_golden("action-plan/filled.xhtml",
               Press::instance().markup(surgeon().view, markup::Language::english));
}

TEST_CASE("the document of the surgeon's plan") {
  check_golden("action-plan/document.txt", to_text(surgeon().document));
}

TEST_CASE("the pages of the surgeon's plan") {
  check_golden("action-plan/pages.txt", to_text(surgeon().pages));
}

TEST_CASE("the structure of the surgeon's plan, as a reader of PDF finds it") {
  const std::string pdf = kept_file("surgeon-structure.pdf", made(example("surgeon"), {}));
  const Ran ran = run({"pdfinfo", "-struct-text", pdf});
  CHECK(ran.status == 0);
  check_golden("action-plan/structure.txt", ran.output);
}

}  // namespace
}  // namespace planpress::test

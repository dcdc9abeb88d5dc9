// The specimen: every element that action plans do not use, through the whole renderer.
#include <doctest/doctest.h>

#include "renderer/html/html.hpp"
#include "renderer/markup/read.hpp"
#include "renderer/pdf/pdf.hpp"
#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/paginate.hpp"
#include "tests/render/command.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/pictures.hpp"
#include "tests/render/place_check.hpp"
#include "tests/render/press.hpp"
#include "tests/render/text_check.hpp"

namespace planpress::test {
namespace {

const std::string layouts = PLANPRESS_SOURCE_DIR "/tests/specimen/layouts";

const document::Document& specimen() {
  static const document::Pictures pictures(layouts + "/images");
  static const document::Document document =
      markup::read(read_file(layouts + "/specimen/template.xhtml"), "specimen/template.xhtml", pictures);
  return document;
}

typeset::Pages pages_of(bool large_print) {
  const Press& press = Press::instance();
  static text::Shaper shaper(press.fonts());
  const typeset::Theme& theme = press.theme(large_print);
  const document::StructureTree structure = document::structure_of(specimen());
  return typeset::paginate(typeset::compose(specimen(), structure, theme, shaper), specimen(), structure,
                           theme, shaper);
}

std::string pdf_of(bool large_print) {
  static const pdf::OutputIntent intent(PLANPRESS_BUILD_DIR "/share/planpress/sRGB.icc");
  return pdf::write(pages_of(large_print), Press::instance().fonts(), intent, {});
}

TEST_CASE("the specimen's words are printed once and in order, nothing meets or leaves the paper") {
  for (const bool large_print : {false, true}) {
    const typeset::Pages pages = pages_of(large_print);
    CHECK(text_fault(specimen(), pages, large_print, Press::instance().fonts()) == "");
    CHECK(place_fault(specimen(), pages, Press::instance().theme(large_print)) == "");
  }
}

TEST_CASE("the specimen's document") { check_golden("specimen/document.txt", to_text(specimen())); }

TEST_CASE("the specimen's pages as they look") {
  const std::string pdf = kept_file("specimen.pdf", pdf_of(false));
  check_page_picture("specimen-form", pdf, 1);
  check_page_picture("specimen-charts", pdf, 2);
  check_page_picture("specimen-large-print", kept_file("specimen-large-print.pdf", pdf_of(true)), 2);
}

}  // namespace
}  // namespace planpress::test

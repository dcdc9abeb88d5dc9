#include "tests/render/page_check.hpp"

#include <doctest/doctest.h>

#include "tests/render/place_check.hpp"
#include "tests/render/text_check.hpp"

namespace planpress::test {

std::size_t check_pages(const Json& json, const Choice& choice) {
  Press& press = Press::instance();
  const Sheets sheets = press.set(sound_plan(json), choice, &json);
  INFO(name_of(choice));
  CHECK(text_fault(sheets.document, sheets.pages, choice.large_print, press.fonts()) == "");
  CHECK(place_fault(sheets.document, sheets.pages, press.theme(choice.large_print)) == "");
  return sheets.pages.pages.size();
}

}  // namespace planpress::test

// The checks that the other tests rely on see what they are there to see.
#include <doctest/doctest.h>

#include <stdexcept>
#include <utility>

#include "tests/render/leaves.hpp"
#include "tests/render/place_check.hpp"
#include "tests/render/press.hpp"
#include "tests/render/text_check.hpp"
#include "tests/support/figure_check.hpp"

namespace planpress::test {
namespace {

using typeset::Item;
using typeset::TextMark;

const Sheets& surgeon() {
  static const Sheets sheets = Press::instance().set(sound_plan(example("surgeon")), {});
  return sheets;
}
std::string text_fault_of(const typeset::Pages& pages) {
  return text_fault(surgeon().document, pages, false, Press::instance().fonts());
}
std::string place_fault_of(const typeset::Pages& pages) {
  return place_fault(surgeon().document, pages, Press::instance().theme(false));
}

// Texts of the document on the second page, in order.
std::vector<Item*> texts(typeset::Pages& pages) {
  std::vector<Item*> found;
  for (Item& item : pages.pages[1].items) {
    if (std::holds_alternative<TextMark>(item.mark) && item.artifact == typeset::ArtifactKind::none)
      found.push_back(&item);
  }
  return found;
}
TextMark& mark_of(Item* item) { return std::get<TextMark>(item->mark); }

TEST_CASE("pages as they are have no fault") {
  CHECK(text_fault_of(surgeon().pages) == "");
  CHECK(place_fault_of(surgeon().pages) == "");
}

TEST_CASE("a line that is lost, doubled or in the wrong place is seen") {
  typeset::Pages pages = surgeon().pages;
  const std::size_t line = texts(pages).size() / 2;
  const std::vector<std::shared_ptr<const text::ShapedRun>> runs = mark_of(texts(pages)[line]).runs;
  mark_of(texts(pages)[line]).runs.clear();
  CHECK(text_fault_of(pages) != "");
  mark_of(texts(pages)[line]).runs = runs;
  CHECK(text_fault_of(pages) == "");
  mark_of(texts(pages)[line + 1])
      .runs.insert(mark_of(texts(pages)[line + 1]).runs.begin(), runs.begin(), runs.end());
  CHECK(text_fault_of(pages) != "");

  pages = surgeon().pages;
  std::swap(mark_of(texts(pages)[line]).runs, mark_of(texts(pages)[line + 1]).runs);
  CHECK(text_fault_of(pages) != "");
}

TEST_CASE("a line that becomes an artifact is seen") {
  typeset::Pages pages = surgeon().pages;
  texts(pages)[3]->artifact = typeset::ArtifactKind::layout;
  CHECK(text_fault_of(pages) != "");
}

TEST_CASE("a character without a glyph is seen") {
  typeset::Pages pages = surgeon().pages;
  auto run = std::make_shared<text::ShapedRun>(*mark_of(texts(pages)[3]).runs.front());
  run->glyphs.front().id = 0;
  mark_of(texts(pages)[3]).runs.front() = run;
  CHECK(place_fault_of(pages).find("no glyph") != std::string::npos);
}

TEST_CASE("a line off the paper, in the margin or over another is seen") {
  using namespace planpress::literals;
  typeset::Pages pages = surgeon().pages;
  mark_of(texts(pages)[3]).origin.y = 900_pt;
  CHECK(place_fault_of(pages).find("off the paper") != std::string::npos);
  mark_of(texts(pages)[3]).origin.y = 800_pt;
  CHECK(place_fault_of(pages).find("in the margin") != std::string::npos);
  mark_of(texts(pages)[3]).origin = mark_of(texts(pages)[1]).origin;
  CHECK(place_fault_of(pages).find("printed over") != std::string::npos);
}

TEST_CASE("a line through a word is seen") {
  typeset::Pages pages = surgeon().pages;
  const Point at = mark_of(texts(pages)[3]).origin;
  const Length up = mark_of(texts(pages)[3]).size / 4;
  pages.pages[1].items.push_back(
      {0, typeset::ArtifactKind::layout,
       typeset::Line{{at.x - up, at.y - up}, {at.x + up * 9, at.y - up}, up / 4, {}, false}});
  INFO(place_fault_of(pages));
  CHECK(place_fault_of(pages).find("a line runs through") != std::string::npos);
}

// The step's word on the page of supervision, where the ladder is.
Item& step_word(typeset::Pages& pages) {
  for (typeset::Page& page : pages.pages) {
    for (Item& item : page.items) {
      if (std::holds_alternative<TextMark>(item.mark) && text_of(mark_of(&item)) == "Direct ") return item;
    }
  }
  throw std::out_of_range("no step of this name");
}

TEST_CASE("what makes a figure unreadable is seen") {
  using namespace planpress::literals;
  typeset::Pages pages = surgeon().pages;
  const TextMark word = mark_of(&step_word(pages));
  const auto fault_with = [&](auto change) {
    typeset::Pages changed = surgeon().pages;
    change(mark_of(&step_word(changed)));
    return figure_fault(changed);
  };
  CHECK(fault_with([](TextMark&) {}) == "");
  CHECK(fault_with([](TextMark& m) { m.color = {0, 0x30, 0x87}; }).find("contrast") != std::string::npos);
  CHECK(fault_with([](TextMark& m) { m.origin.x -= 12_pt; }).find("half on") != std::string::npos);
  CHECK(fault_with([](TextMark& m) { m.origin.y += 600_pt; }).find("out of the figure") != std::string::npos);
  for (typeset::Page& page : pages.pages) {
    for (Item& item : page.items) {
      auto* line = std::get_if<typeset::Line>(&item.mark);
      if (line != nullptr && line->color == Press::instance().theme(false).color.text) {
        line->from.y = line->to.y = word.origin.y - 3_pt;
      }
    }
  }
  CHECK(figure_fault(pages).find("a line through it") != std::string::npos);
}

TEST_CASE("a heading at the end of a page is seen") {
  typeset::Pages pages = surgeon().pages;
  using namespace planpress::literals;
  std::erase_if(pages.pages[1].items, [](const Item& item) {
    const auto* text = std::get_if<TextMark>(&item.mark);
    const bool low =
        text != nullptr && item.artifact == typeset::ArtifactKind::none && text->origin.y > 700_pt;
    return low || std::holds_alternative<typeset::Line>(item.mark);
  });
  mark_of(texts(pages).front()).origin.y = 766_pt;
  CHECK(place_fault_of(pages).find("ends with the heading") != std::string::npos);
}

}  // namespace
}  // namespace planpress::test

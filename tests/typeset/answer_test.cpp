// Answers of any length: all of them on paper, inside the type area, in one field each.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/typeset/support.hpp"

using namespace planpress;
using namespace planpress::typeset;
using namespace planpress::literals;
using namespace planpress::typeset::test;
using document::Field;
using document::FieldKind;
using document::Fieldset;
using document::FieldsetLayout;

namespace {

Field answer(const std::string& value, FieldKind kind = FieldKind::multi_line,
             const std::string& name = "a") {
  Field out;
  out.kind = kind;
  out.name = name;
  out.label = "Question " + name;
  out.tooltip = out.label;
  out.value = value;
  return out;
}

Pages set_form(document::Blocks blocks, bool large_print = false) {
  document::Document d;
  d.title = "Test";
  d.furniture.continued = "(continued)";
  d.furniture.goes_on = "continued below";
  d.blocks = std::move(blocks);
  return set(d, large_print);
}

std::string text_of(const Mark& mark) {
  return planpress::typeset::test::text_of(Item{0, ArtifactKind::layout, mark});
}

// What is printed of an answer, without spaces: in its box, then what goes on below it and on further pages.
// What repeats the question or the head of a column is left out.
std::string printed(const Pages& pages, const FieldArea& area) {
  std::string out, title;
  for (const Mark& mark : area.appearance) out += text_of(mark);
  for (const Page& page : pages.pages)
    for (const Item& item : page.items) {
      const std::string text = planpress::typeset::test::text_of(item);
      if (item.artifact == ArtifactKind::layout && text.find("ontinued") == std::string::npos &&
          text.find("Question") == std::string::npos && text != "Number" && text != "Note")
        out += text;
    }
  std::erase_if(out, [](char c) { return c == ' ' || c == '\n'; });
  return out;
}

std::string without_spaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

std::vector<FieldArea> fields_of(const Pages& pages) {
  std::vector<FieldArea> all;
  for (const Page& page : pages.pages) all.insert(all.end(), page.fields.begin(), page.fields.end());
  return all;
}

// The lowest point of what is drawn for an answer.
Length lowest(const Item& item) {
  if (const auto* text = std::get_if<TextMark>(&item.mark)) return text->origin.y;
  if (const auto* frame = std::get_if<FramedRect>(&item.mark)) return frame->rect.bottom();
  if (const auto* rect = std::get_if<FilledRect>(&item.mark)) return rect->rect.bottom();
  return {};
}

void check_inside(const Pages& pages, const Theme& theme) {
  const Length foot = theme.page.height - theme.page.bottom, hair = theme.rule.hair;
  for (const Page& page : pages.pages) {
    for (const FieldArea& area : page.fields) {
      CHECK(area.rect.y >= theme.page.top);
      CHECK(area.rect.bottom() <= foot);
      CHECK(area.rect.x >= theme.page.left);
      CHECK(area.rect.right() <= theme.page.width - theme.page.right);
      for (const Mark& mark : area.appearance)
        CHECK(lowest({0, ArtifactKind::layout, mark}) <= area.rect.height);
    }
    for (const Item& item : page.items)
      if (item.artifact != ArtifactKind::header && item.artifact != ArtifactKind::footer)
        CHECK(lowest(item) <= foot + hair);
  }
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

// What people paste into forms.
std::vector<std::string> long_answers() {
  std::string lines;
  for (int i = 1; i <= 200; ++i) lines += "Line " + std::to_string(i) + (i % 7 == 0 ? "\n\n" : "\n");
  return {sentence(120),
          sentence(1500),
          lines,
          repeated("abcdefghij", 4000),
          repeated("محمد علي ", 4000),
          repeated("ŵyl yn Llŷn ", 12000)};
}

document::Cell cell_with(Field field) {
  document::Cell cell;
  field.bare = true;
  cell.blocks = {std::move(field)};
  return cell;
}

}  // namespace

TEST_CASE("the whole of an answer is printed, whatever it is and wherever it is asked for") {
  for (const bool large_print : {false, true}) {
    for (const std::string& text : long_answers()) {
      Fieldset grid, axis;
      grid.layout = FieldsetLayout::grid;
      grid.columns = 2;
      grid.blocks = {answer("", FieldKind::multi_line, "b"), answer(text)};
      axis.layout = FieldsetLayout::axis;
      axis.blocks = {answer("", FieldKind::date, "b"), answer(text)};
      document::Table narrow;
      narrow.head = {{false, {cell("Name", true), cell("Number", true), cell("Note", true)}}};
      narrow.body = {
          {false, {cell("Before"), cell("1"), cell("Nothing")}},
          {false,
           {cell(sentence(12)), cell_with(answer("5", FieldKind::number, "n")), cell_with(answer(text))}},
          {false, {cell("After"), cell("2"), cell("Nothing")}}};
      for (const document::Block& block : {document::Block(answer(text)), document::Block(grid),
                                           document::Block(axis), document::Block(narrow)}) {
        const Pages pages = set_form(
            {heading(2, "Head"), paragraph("Before it."), block, paragraph("Behind it.")}, large_print);
        const std::vector<FieldArea> areas = fields_of(pages);
        const auto area = std::ranges::find(areas, "a", &FieldArea::name);
        REQUIRE(area != areas.end());
        CHECK(area->value == text);
        CHECK(printed(pages, *area).find(without_spaces(text)) != std::string::npos);
        CHECK(std::ranges::count(areas, "a", &FieldArea::name) == 1);
        check_inside(pages, theme(large_print));
      }
    }
  }
}

TEST_CASE("an answer that most of a page holds stays in its box") {
  const Pages pages = set_form({answer(sentence(250))});
  const FieldArea area = fields_of(pages).at(0);
  CHECK(area.rect.height > theme().text_height() / 3);
  CHECK(page_text(pages.pages[0], true).find("ontinued") == std::string::npos);
  CHECK(pages.pages.size() == 1);
}

TEST_CASE("what goes on below its box says of which question it is, on every page") {
  const Pages pages = set_form({paragraph("Before."), answer(sentence(2000)), paragraph("Behind.")});
  REQUIRE(pages.pages.size() >= 3);
  CHECK(page_text(pages.pages[0], true).find("continued below") != std::string::npos);
  for (const Page& page : pages.pages) {
    const std::string artifacts = page_text(page, true);
    const bool goes_on = artifacts.find("word") != std::string::npos;
    CHECK(goes_on == (artifacts.find("Question a (continued)|") != std::string::npos));
  }
  // Read aloud is the field, which holds the whole answer.
  CHECK(real_text(pages).find("word2000") == std::string::npos);
  CHECK(real_text(pages).find("Behind.") != std::string::npos);
}

TEST_CASE("two long answers beside one another go on one after the other") {
  Fieldset grid;
  grid.layout = FieldsetLayout::grid;
  grid.columns = 2;
  std::string second = sentence(900);
  std::ranges::replace(second, 'w', 'v');
  grid.blocks = {answer(sentence(900)), answer(second, FieldKind::multi_line, "b")};
  const Pages pages = set_form({grid});
  std::string artifacts;
  for (const Page& page : pages.pages) artifacts += page_text(page, true);
  const std::size_t first = artifacts.find("word900"), other = artifacts.find("vord900");
  CHECK(first < other);
  CHECK(other < std::string::npos);
  CHECK(artifacts.find("Question a (continued)") < artifacts.find("Question b (continued)"));
  check_inside(pages, theme());
}

TEST_CASE("a box for one line takes several where its answer needs them") {
  for (const auto& [kind, words] : {std::pair(FieldKind::text, 40), std::pair(FieldKind::number, 12)}) {
    Field short_one = answer("five", kind), long_one = answer(sentence(words), kind);
    short_one.max_length = long_one.max_length = 5;
    const FieldArea one = fields_of(set_form({short_one})).at(0);
    CHECK(one.kind == WidgetKind::text);
    CHECK(one.max_length == 5);
    const Pages pages = set_form({long_one});
    const FieldArea several = fields_of(pages).at(0);
    CHECK(several.kind == WidgetKind::multi_line);
    CHECK(several.max_length == 0);
    CHECK(printed(pages, several) == without_spaces(long_one.value));
    CHECK(several.rect.height > one.rect.height);
  }
}

TEST_CASE("a part of a date stands in its cells as it was written") {
  Field date = answer("2025-ŵ - 4", FieldKind::date);
  date.date = {"Day", "Month", "Year"};
  const auto areas = fields_of(set_form({date}));
  REQUIRE(areas.size() == 3);
  CHECK(areas[0].value == " 4");
  CHECK(areas[1].value == "ŵ");
  CHECK(areas[2].value == "2025");
  // In the first of two cells.
  CHECK(std::get<TextMark>(areas[1].appearance.at(0)).origin.x < areas[1].rect.width / 2);
}

TEST_CASE("more people than a page holds are ticked on the pages that follow") {
  Fieldset people, axis;
  for (int i = 1; i <= 60; ++i)
    people.blocks.push_back(answer("yes", FieldKind::checkbox, "p" + std::to_string(i)));
  axis.layout = FieldsetLayout::axis;
  axis.blocks = {paragraph("Who was there"), people};
  for (const bool large_print : {false, true}) {
    const Pages pages = set_form({axis}, large_print);
    CHECK(fields_of(pages).size() == 60);
    check_inside(pages, theme(large_print));
  }
}

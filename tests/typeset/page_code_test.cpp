// The code on each page: where it stands, what it says, and what keeps away from it.
#include "renderer/typeset/furniture.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "renderer/typeset/join.hpp"
#include "tests/typeset/support.hpp"

using namespace planpress;
using namespace planpress::typeset;
using namespace planpress::typeset::test;

namespace {

const std::string longest(document::longest_page_code, 'w');

document::Document coded(document::Blocks blocks, const std::string& code) {
  document::Document d;
  d.title = "Test";
  d.furniture = {"Head left",
                 "Head right",
                 "GYD-2025-C002, version 2, in progress",
                 {"Page ", document::PageNumber::page, " of ", document::PageNumber::pages},
                 "NOT AGREED",
                 "(continued)"};
  d.furniture.page_code = code;
  d.blocks = std::move(blocks);
  return d;
}

document::Block lead(const std::string& text) {
  document::Paragraph p;
  p.style = document::ParagraphStyle::lead;
  p.content = words(text);
  return p;
}

document::Blocks three_pages(const std::string& title) {
  document::Blocks blocks{heading(1, title), lead(sentence(30)), table(1)};
  for (int i = 0; i < 3; ++i) {
    document::Section section;
    section.new_page = true;
    section.blocks = {heading(2, "Part " + std::to_string(i)), paragraph(sentence(400))};
    blocks.emplace_back(std::move(section));
  }
  return blocks;
}

// The only code of a page, and the artifact that it is.
struct Found {
  CodeMark mark;
  ArtifactKind kind = ArtifactKind::none;
  Rect with_quiet_zone;
  bool has_ground = false;  // white, painted just before it, as large as its quiet zone
};
Found code_on(const Page& page) {
  Found found;
  int count = 0;
  for (std::size_t i = 0; i < page.items.size(); ++i) {
    const auto* code = std::get_if<CodeMark>(&page.items[i].mark);
    if (code == nullptr) continue;
    ++count;
    const Length quiet = code->rect.width / code->modules * 4;
    found.mark = *code;
    found.kind = page.items[i].artifact;
    found.with_quiet_zone = {code->rect.x - quiet, code->rect.y - quiet, code->rect.width + quiet * 2,
                             code->rect.height + quiet * 2};
    const auto* ground = i == 0 ? nullptr : std::get_if<FilledRect>(&page.items[i - 1].mark);
    found.has_ground =
        ground != nullptr && ground->rect == found.with_quiet_zone && ground->color == Color{255, 255, 255};
  }
  REQUIRE(count == 1);
  return found;
}

Length right_end(const TextMark& mark) {
  std::int64_t width = 0;
  for (const auto& run : mark.runs) width += run->width;
  return mark.origin.x + mark.size.of_em(width);
}

// What stands in the quiet zone: a text's ink reaches from its capitals down to its descenders.
std::string text_in_quiet_zone(const Page& page) {
  const Rect zone = code_on(page).with_quiet_zone;
  for (const Item& item : page.items) {
    const auto* mark = std::get_if<TextMark>(&item.mark);
    if (mark == nullptr || item.artifact == ArtifactKind::watermark) continue;
    const Length top = mark->origin.y - mark->size.of_em(720),
                 bottom = mark->origin.y + mark->size.of_em(210);
    const bool meets =
        mark->origin.x < zone.right() && zone.x < right_end(*mark) && top < zone.bottom() && zone.y < bottom;
    if (meets) return text_of(item);
  }
  return "";
}

// Dark modules by row, as a scanner finds them.
std::vector<std::string> modules_of(const CodeMark& mark) {
  std::vector<std::string> rows(static_cast<std::size_t>(mark.modules),
                                std::string(static_cast<std::size_t>(mark.modules), '.'));
  for (const CodeRun& run : mark.runs) {
    for (int i = 0; i < run.length; ++i) {
      char& module = rows.at(static_cast<std::size_t>(run.row)).at(static_cast<std::size_t>(run.column + i));
      REQUIRE(module == '.');
      module = '#';
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("a code is the smallest that holds its text, in runs that never touch") {
  const CodeMark mark = qr_code("PP1/GYD-2025-C002/2/2/1");
  CHECK(mark.text == "PP1/GYD-2025-C002/2/2/1");
  CHECK(mark.modules == 25);  // version 2 holds 26 bytes with error correction M
  CHECK(qr_code(std::string(26, 'a')).modules == 25);
  CHECK(qr_code(std::string(27, 'a')).modules == 29);
  const std::vector<std::string> rows = modules_of(mark);
  for (const auto& [row, finder] :
       {std::pair{0, "#######."}, {1, "#.....#."}, {2, "#.###.#."}, {7, "........"}})
    CHECK(rows[static_cast<std::size_t>(row)].substr(0, 8) == finder);
  for (std::size_t i = 1; i < mark.runs.size(); ++i) {
    const CodeRun &a = mark.runs[i - 1], &b = mark.runs[i];
    CHECK((a.row < b.row || a.column + a.length < b.column));
  }
  CHECK_THROWS_AS(qr_code(std::string(3000, 'a')), std::length_error);
}

TEST_CASE("each page has a code that says which page of its document it is") {
  for (const bool large_print : {false, true}) {
    const Pages pages = set(coded(three_pages("Plan"), "PP1/GYD-2025-C002/2/2"), large_print);
    REQUIRE(pages.pages.size() > 2);
    for (std::size_t i = 0; i < pages.pages.size(); ++i) {
      const Found code = code_on(pages.pages[i]);
      CHECK(code.mark.text == "PP1/GYD-2025-C002/2/2/" + std::to_string(i + 1));
      CHECK(code.kind == (i == 0 ? ArtifactKind::header : ArtifactKind::footer));
      CHECK(code.mark.color == theme().color.text);
      CHECK(code.has_ground);
    }
  }
}

TEST_CASE("a document without a code has none") {
  for (const Page& page : set(coded(three_pages("Plan"), ""), false).pages) {
    for (const Item& item : page.items) CHECK(!std::holds_alternative<CodeMark>(item.mark));
  }
}

TEST_CASE(
    "the code of the first page stands in the corner, of the others in the foot margin, of scannable size") {
  using namespace planpress::literals;
  for (const bool large_print : {false, true}) {
    const Theme& t = theme(large_print);
    for (const std::string& text : {std::string("a"), std::string("PP1/GYD-2025-C002/2/2"), longest}) {
      CAPTURE(text);
      const Pages pages = set(coded(three_pages("Plan"), text), large_print);
      const Rect first = code_on(pages.pages[0]).mark.rect;
      CHECK(first.y == t.page.top);
      CHECK(first.right() == t.page.width - t.page.right);
      CHECK(first.width > 60_pt);
      CHECK(first.width <= t.page_code.width);
      for (std::size_t i = 1; i < pages.pages.size(); ++i) {
        const Found code = code_on(pages.pages[i]);
        CHECK(code.mark.rect.width / code.mark.modules >= 1.5_pt);
        CHECK(code.with_quiet_zone.y >= t.page.height - t.page.bottom);
        CHECK(code.with_quiet_zone.bottom() <= t.page.height);
        CHECK(code.mark.rect.bottom() <= t.page.height - (text == longest ? 7_pt : 12_pt));
      }
    }
  }
}

TEST_CASE("no text comes into the quiet zone of a code, however long the names are") {
  const std::string long_name = "Professor Bartholomew Featherstonehaugh-Llewellyn-Montgomery of Abergavenny";
  const std::string one_word(90, 'm');
  for (const bool large_print : {false, true}) {
    for (const std::string& title : {std::string("Plan"), long_name, one_word}) {
      for (const std::string& text : {std::string("a"), std::string("PP1/GYD-2025-C002/2/2"), longest}) {
        document::Document d = coded(three_pages(title), text);
        d.furniture.foot_left = title + ", version 2, in progress " + title;
        d.furniture.foot_right = {"Page ", document::PageNumber::page, " of ", document::PageNumber::pages,
                                  " " + title};
        CAPTURE(large_print);
        CAPTURE(title);
        CAPTURE(text);
        for (const Page& page : set(d, large_print).pages) CHECK(text_in_quiet_zone(page) == "");
      }
    }
  }
}

TEST_CASE("a line under a title of two lines stands below the code and has the whole width") {
  document::Heading title{1, false, "t", words("Progress report 2")};
  title.content.emplace_back(document::LineBreak{});
  title.content.push_back(words("Mr Olúwáfẹ́mi Ọ̀ṣúnbọ́lá").front());
  const std::string covers = "Covers 10 October 2025 to 4 December 2025; planned for 4 December 2025";
  const Pages two = set(coded({title, lead(covers)}, "PP1/GYD-2025-C002/2/2"), false);
  CHECK(page_text(two.pages[0], false).find(covers) != std::string::npos);
  const Pages one = set(coded({heading(1, "Report"), lead(covers)}, "PP1/GYD-2025-C002/2/2"), false);
  CHECK(page_text(one.pages[0], false).find(covers) == std::string::npos);
}

TEST_CASE("what a document begins with keeps clear of the code, title or not") {
  document::Section page{true, "", {table(2)}};
  const std::vector<document::Blocks> beginnings{
      {},
      {table(2)},
      {page},
      {paragraph(sentence(80))},
      {heading(2, sentence(20)), paragraph("Text.")},
      {heading(1, "A"), heading(2, sentence(20)), paragraph("Text.")},
      {document::Section{false, "", {heading(1, "A"), lead("b")}}, table(3)},
      {heading(1, "A")},
  };
  for (const bool large_print : {false, true}) {
    for (std::size_t i = 0; i < beginnings.size(); ++i) {
      CAPTURE(i);
      const Pages pages = set(coded(beginnings[i], "PP1/GYD-2025-C002/2/2"), large_print);
      REQUIRE(pages.pages.size() == 1);
      CHECK(text_in_quiet_zone(pages.pages[0]) == "");
    }
  }
}

TEST_CASE("in a bundle a code counts the pages of its own document") {
  const document::Document a = coded(three_pages("A"), "A"), b = coded(three_pages("B"), "B");
  Pages first = without_furniture(a);
  const std::size_t before = first.pages.size();
  Pages whole = join({std::move(first), without_furniture(b, before)}, "Both");
  const std::size_t count = whole.pages.size();
  whole = with_furniture(std::move(whole), {0, before}, a.furniture, theme(), shaper());
  whole = with_furniture(std::move(whole), {before, count}, b.furniture, theme(), shaper());
  CHECK(code_on(whole.pages[0]).mark.text == "A/1");
  CHECK(code_on(whole.pages[before]).mark.text == "B/1");
  CHECK(code_on(whole.pages[before]).kind == ArtifactKind::header);
  CHECK(code_on(whole.pages[before + 1]).mark.text == "B/2");
}

TEST_CASE("pages as text show the code") {
  const std::string text = to_text(set(coded({heading(1, "A")}, "PP1/abc"), false));
  CHECK(text.find("(header) code 475.59,74.25 63x63 21 modules #231F20 \"PP1/abc/1\"") != std::string::npos);
}

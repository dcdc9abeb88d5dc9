// What a reader would notice on the pages.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/typeset/support.hpp"

using namespace planpress;
using namespace planpress::typeset;
using namespace planpress::typeset::test;
using namespace planpress::literals;

namespace {

// Baselines of the structure's text on a page, top to bottom.
std::vector<Length> baselines(const Page& page) {
  std::vector<Length> out;
  for (const Item& item : page.items) {
    const auto* mark = std::get_if<TextMark>(&item.mark);
    if (mark != nullptr && item.artifact == ArtifactKind::none) out.push_back(mark->origin.y);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

document::Blocks paragraphs(int count, int words_each) {
  document::Blocks blocks;
  for (int i = 0; i < count; ++i) blocks.push_back(paragraph(sentence(words_each)));
  return blocks;
}

}  // namespace

TEST_CASE("a short document is one page with head and foot lines") {
  const Pages pages = set({heading(1, "Plan"), paragraph("Hello world.")});
  REQUIRE(pages.pages.size() == 1);
  CHECK(real_text(pages) == "Plan Hello world.");
  CHECK(page_text(pages.pages[0], true) == "Head left|Head right|Foot|Page 1 of 1|");
}

TEST_CASE("running text is at most 400 points wide and stays on the grid") {
  const Pages pages = set({paragraph(sentence(60))});
  const std::vector<Length> lines = baselines(pages.pages[0]);
  REQUIRE(lines.size() > 2);
  for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i] - lines[i - 1] == 16.5_pt);
}

TEST_CASE("a heading never ends a page") {
  for (int before = 20; before < 60; ++before) {
    document::Blocks blocks = paragraphs(before, 4);
    blocks.push_back(heading(2, "Here"));
    blocks.push_back(paragraph(sentence(40)));
    const Pages pages = set(std::move(blocks));
    for (const Page& page : pages.pages) {
      std::string last;
      for (const Item& item : page.items) {
        if (item.artifact == ArtifactKind::none && !text_of(item).empty()) last = text_of(item);
      }
      CAPTURE(before);
      CHECK(last != "Here");
    }
  }
}

TEST_CASE("no page begins or ends with a single line of a longer paragraph") {
  for (int before = 10; before < 40; ++before) {
    document::Blocks blocks = paragraphs(before, 4);
    const std::string text = sentence(90);
    blocks.push_back(paragraph(text));
    const Pages pages = set(std::move(blocks));
    // The long paragraph is the last: count its lines on each page by its words beyond the fourth.
    for (const Page& page : pages.pages) {
      std::size_t lines = 0;
      for (const Item& item : page.items) {
        const std::string words_of_line = text_of(item);
        if (item.artifact == ArtifactKind::none && words_of_line.size() > 40) ++lines;
      }
      CAPTURE(before);
      CHECK(lines != 1);
    }
  }
}

TEST_CASE("a table head is repeated with (continued) on each page, as an artifact") {
  const Pages pages = set({heading(1, "Plan"), table(80)});
  REQUIRE(pages.pages.size() > 1);
  for (std::size_t i = 1; i < pages.pages.size(); ++i) {
    const std::string artifacts = page_text(pages.pages[i], true);
    CHECK(artifacts.find("(continued)|Name|Value|") != std::string::npos);
    CHECK(artifacts.find("(continued)") < artifacts.find("Name"));  // above a name that is narrower
  }
  const std::string text = real_text(pages);
  CHECK(text.find("continued") == std::string::npos);
  for (int row = 1; row <= 80; ++row) {
    const std::string name = "name " + std::to_string(row) + " value " + std::to_string(row) + " ";
    CAPTURE(row);
    CHECK((text + " ").find(name) != std::string::npos);
  }
}

TEST_CASE("no page ends with the first row of a table alone, nor begins with the last") {
  for (int before = 20; before < 60; ++before) {
    document::Blocks blocks = paragraphs(before, 4);
    blocks.emplace_back(table(12));
    const Pages pages = set(std::move(blocks));
    for (const Page& page : pages.pages) {
      const std::string text = page_text(page, false);
      const auto rows = [&](const char* each) { return text.find(each) != std::string::npos; };
      CAPTURE(before);
      CHECK(rows("name 1|") == rows("name 2|"));
      CHECK(rows("name 11|") == rows("name 12|"));
    }
  }
}

TEST_CASE("a row taller than a page is divided and loses nothing") {
  document::Table t = table(3);
  const std::string tall = sentence(1500);
  t.body[1].cells[1] = cell(tall);
  const Pages pages = set({heading(1, "Plan"), t});
  CHECK(pages.pages.size() > 2);
  CHECK(real_text(pages).find(tall) != std::string::npos);
  const Theme& look = theme();
  for (const Page& page : pages.pages) {
    for (const Length y : baselines(page)) {
      CHECK(y > look.page.top);
      CHECK(y < look.page.height - look.page.bottom);
    }
  }
}

TEST_CASE("a word of 400 characters is cut, stays on the page and loses nothing") {
  const std::string word(400, 'w');
  const Pages pages = set({paragraph("before " + word + " after")});
  std::string text = real_text(pages);
  std::erase(text, ' ');
  CHECK(text == "before" + word + "after");
  for (const Item& item : pages.pages[0].items) {
    const auto* mark = std::get_if<TextMark>(&item.mark);
    if (mark == nullptr) continue;
    std::int64_t width = 0;
    for (const auto& run : mark->runs) width += run->width;
    CHECK(mark->origin.x + mark->size.of_em(width) <= pages.width - 50_pt);
  }
}

TEST_CASE("a cell keeps its notes whatever else it holds") {
  document::Table t = table(2);
  document::List list;
  list.items = {{{paragraph("first")}}, {{paragraph("second")}}};
  t.body[0].cells[1].blocks = {list};
  t.body[0].cells[1].notes = {{"", "", words("a note")}};
  const std::string text = page_text(set({heading(1, "Plan"), t}).pages[0], false);
  CHECK(text.find("first|second|a note|name 2|") != std::string::npos);
}

TEST_CASE("contents name the page on which each heading stands") {
  document::Blocks blocks{heading(1, "Plan"), heading(2, "Contents"), document::Contents{2}};
  for (const char* name : {"One", "Two", "Three"}) {
    document::Section section;
    section.new_page = true;
    section.blocks = paragraphs(20, 4);
    section.blocks.insert(section.blocks.begin(), heading(2, name));
    blocks.emplace_back(section);
  }
  const Pages pages = set(std::move(blocks));
  REQUIRE(pages.pages.size() == 3);
  CHECK(page_text(pages.pages[0], false).starts_with("Plan|Contents|One |1|Two |2|Three |3|"));
  CHECK(pages.pages[0].links.size() == 3);
  CHECK(pages.destinations.at(pages.pages[0].links[2].destination).page == 2);
}

TEST_CASE("a part begins a new page, but goes on where a page has hardly begun") {
  const auto part = [](const char* name, int count) {
    document::Section section;
    section.new_page = true;
    section.blocks = paragraphs(count, 4);
    section.blocks.insert(section.blocks.begin(), heading(2, name));
    return section;
  };
  const Pages pages = set({paragraph("Hardly begun."), part("One", 15), part("Two", 15)});
  REQUIRE(pages.pages.size() == 2);
  CHECK(page_text(pages.pages[0], false).starts_with("Hardly begun.|One|"));
  CHECK(page_text(pages.pages[1], false).starts_with("Two|"));
}

TEST_CASE("a paragraph over two pages is one structure element") {
  document::Blocks blocks = paragraphs(22, 4);
  blocks.push_back(paragraph(sentence(200)));
  const Pages pages = set(std::move(blocks));
  REQUIRE(pages.pages.size() == 2);
  const auto owner = [](const Page& page, bool last) {
    document::NodeId node = 0;
    for (const Item& item : page.items) {
      if (item.artifact != ArtifactKind::none) continue;
      if (last || node == 0) node = item.owner;
    }
    return node;
  };
  CHECK(owner(pages.pages[0], true) == owner(pages.pages[1], false));
}

TEST_CASE("in large print a row is a name and lines of label and value, of which a label is read out once") {
  const Pages pages = set({heading(1, "Plan"), heading(2, "Things"), table(2)}, true);
  CHECK(page_text(pages.pages[0], false) == "Plan|Things|name 1|Value|value 1|name 2|value 2|");
}

TEST_CASE("a table in large print goes on under its heading with (continued)") {
  const Pages pages = set({heading(1, "Plan"), heading(2, "Things"), table(20)}, true);
  REQUIRE(pages.pages.size() > 1);
  CHECK(page_text(pages.pages[1], true).find("Things (continued)") != std::string::npos);
}

TEST_CASE("the watermark is behind everything, and an artifact") {
  document::Document d;
  d.furniture.watermark = "DRAFT";
  d.blocks = {paragraph("Text")};
  const Pages pages = set(d);
  CHECK(pages.pages[0].items.front().artifact == ArtifactKind::watermark);
  CHECK(text_of(pages.pages[0].items.front()) == "DRAFT");
}

TEST_CASE("a row that goes on below a repeated head keeps its distance from it") {
  document::Table t = table(2);
  t.body[0].cells[1] = cell(sentence(900));
  const Pages pages = set({t});
  REQUIRE(pages.pages.size() > 1);
  // From the rule below the head to the first line of the row.
  const auto distance = [](const Page& page) {
    Length rule;
    for (const Item& item : page.items) {
      const auto* line = std::get_if<Line>(&item.mark);
      if (line != nullptr && line->stroke == theme().rule.strong) rule = line->from.y;
    }
    const std::vector<Length> lines = baselines(page);
    return *std::find_if(lines.begin(), lines.end(), [&](Length y) { return y > rule; }) - rule;
  };
  CHECK(distance(pages.pages[1]) == distance(pages.pages[0]));
}

TEST_CASE("a statement too long for large type is set to the measure of running text") {
  document::Paragraph statement;
  statement.style = document::ParagraphStyle::statement;
  statement.content = words(sentence(80));
  const Pages pages = set({statement});
  for (const Item& item : pages.pages[0].items) {
    const auto* mark = std::get_if<TextMark>(&item.mark);
    if (mark == nullptr || item.artifact != ArtifactKind::none) continue;
    CHECK(mark->size == theme().statement_long.size);
    std::int64_t width = 0;
    for (const auto& run : mark->runs) width += run->width;
    CHECK(mark->size.of_em(width) <= theme().page.prose + 4_pt);  // and the space at its end
  }
}

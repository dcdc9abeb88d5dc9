// Several documents as one.
#include <doctest/doctest.h>

#include <set>

#include "renderer/typeset/join.hpp"
#include "tests/typeset/support.hpp"

using namespace planpress;
using namespace planpress::typeset;
using namespace planpress::typeset::test;

namespace {

document::Document named(const std::string& title) {
  document::Document document;
  document.title = title;
  document.subject = "P-1, version 1";
  document.created = "2025-03-06";
  return document;
}

// A title, a contents list and a section on the next page.
document::Document with_contents(const std::string& title) {
  document::Document document = named(title);
  document::Section last{true, "", {heading(2, "Last"), paragraph(sentence(200)), paragraph(sentence(200))}};
  document.blocks = {heading(1, title), heading(2, "Contents"), document::Contents{2},
                     paragraph(sentence(100)), last};
  return document;
}

std::string item_text(const Page& page) { return page_text(page, false); }

}  // namespace

TEST_CASE("contents lists, links and bookmarks of the second document point into the second document") {
  const Pages first = without_furniture(with_contents("First"));
  const std::size_t before = first.pages.size();
  const Pages whole = join({first, without_furniture(with_contents("Second"), before)}, "Both");
  REQUIRE(whole.pages.size() == 2 * before);
  REQUIRE(before > 1);
  CHECK(item_text(whole.pages[0]).find("Last |2|") != std::string::npos);
  CHECK(item_text(whole.pages[before]).find("Last |" + std::to_string(before + 2) + "|") !=
        std::string::npos);
  REQUIRE(whole.pages[0].links.size() == 1);
  REQUIRE(whole.pages[before].links.size() == 1);
  CHECK(whole.destinations[whole.pages[0].links[0].destination].page == 1);
  CHECK(whole.destinations[whole.pages[before].links[0].destination].page == before + 1);
  REQUIRE(whole.outline.size() == 6);
  CHECK(whole.outline[3].title == "Second");
  CHECK(whole.outline[3].level == 1);
  CHECK(whole.destinations[whole.outline[3].destination].page == before);
  CHECK(whole.destinations[whole.outline[5].destination].page == before + 1);
}

TEST_CASE("every document is a Part, and every mark stays with its element") {
  const Pages first = without_furniture(with_contents("First")),
              second = without_furniture(with_contents("Second"));
  const Pages whole = join({first, second}, "Both");
  const auto& nodes = whole.structure.nodes;
  REQUIRE(nodes[0].children.size() == 2);
  for (const document::NodeId part : nodes[0].children) CHECK(nodes[part].role == document::Role::part);
  CHECK(nodes.size() == 1 + first.structure.nodes.size() + second.structure.nodes.size());
  for (document::NodeId node = 0; node < nodes.size(); ++node) {
    for (const document::NodeId child : nodes[node].children) CHECK(nodes[child].parent == node);
  }
  const document::NodeId second_part = nodes[0].children[1];
  for (std::size_t page = 0; page < whole.pages.size(); ++page) {
    for (const Item& item : whole.pages[page].items) {
      document::NodeId top = item.owner;
      while (item.artifact == ArtifactKind::none && nodes[top].parent != 0) top = nodes[top].parent;
      if (item.artifact == ArtifactKind::none) CHECK((top == second_part) == (page >= first.pages.size()));
    }
  }
}

TEST_CASE("bookmarks that do not hang below one get the document's title over them") {
  document::Document loose = named("Loose");
  loose.blocks = {heading(2, "One"), paragraph("Text."), heading(3, "Deeper"), heading(2, "Two")};
  document::Document twice = named("Twice");
  twice.blocks = {heading(1, "Half"), heading(1, "Other half")};
  const Pages whole = join({without_furniture(loose), without_furniture(twice)}, "Both");
  std::vector<std::string> found;
  for (const OutlineEntry& entry : whole.outline)
    found.push_back(std::to_string(entry.level) + " " + entry.title);
  CHECK(found == std::vector<std::string>{"1 Loose", "3 One", "4 Deeper", "3 Two", "1 Twice", "2 Half",
                                          "2 Other half"});
  CHECK(whole.destinations[whole.outline[0].destination].page == 0);
  CHECK(whole.destinations[whole.outline[4].destination].page == 1);
}

TEST_CASE("fields of two documents that have one name become two fields") {
  document::Document form = named("Form");
  document::Field field;
  field.name = "comment";
  field.label = field.tooltip = "Comment";
  form.blocks = {heading(1, "Form"), field};
  const Pages whole = join({without_furniture(form), without_furniture(form)}, "Both");
  std::set<std::string> names;
  for (const Page& page : whole.pages) {
    for (const FieldArea& area : page.fields) names.insert(area.name);
  }
  CHECK(names == std::set<std::string>{"1/comment", "2/comment"});
}

TEST_CASE("the whole says what its documents agree on") {
  document::Document english = named("English"), welsh = named("Welsh");
  english.blocks = welsh.blocks = {heading(1, "A")};
  welsh.language = "cy";
  welsh.created = "2025-07-09";
  const Pages whole = join({without_furniture(english), without_furniture(welsh)}, "Both");
  CHECK(whole.title == "Both");
  CHECK(whole.language == "en-GB");
  CHECK(whole.subject == "P-1, version 1");
  CHECK(whole.created == "2025-07-09");
  const auto& nodes = whole.structure.nodes;
  CHECK(nodes[nodes[0].children[0]].language.empty());
  CHECK(nodes[nodes[0].children[1]].language == "cy");
  welsh.subject = "P-2";
  CHECK(join({without_furniture(english), without_furniture(welsh)}, "Both").subject.empty());
}

TEST_CASE("each document keeps its own head, foot and watermark, and page numbers go on") {
  const document::Document first = with_contents("First"), second = with_contents("Second");
  Pages parts = without_furniture(first);
  const std::size_t before = parts.pages.size();
  Pages whole = join({std::move(parts), without_furniture(second, before)}, "Both");
  const std::size_t count = whole.pages.size();
  whole = with_furniture(
      std::move(whole), {0, before},
      {"Head 1", "", "", {"Page ", document::PageNumber::page, " of ", document::PageNumber::pages}, "", ""},
      theme(), shaper());
  whole = with_furniture(std::move(whole), {before, count},
                         {"Head 2",
                          "",
                          "",
                          {"Page ", document::PageNumber::page, " of ", document::PageNumber::pages},
                          "DRAFT",
                          ""},
                         theme(), shaper());
  const std::string last = std::to_string(count);
  CHECK(page_text(whole.pages[0], true) == "Head 1|Page 1 of " + last + "|");
  CHECK(page_text(whole.pages[count - 1], true) == "DRAFT|Head 2|Page " + last + " of " + last + "|");
}

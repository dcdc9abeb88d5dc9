#include <doctest/doctest.h>

#include <set>

#include "tests/pdf/read_back.hpp"
#include "tests/pdf/sample.hpp"

using namespace planpress;
using namespace planpress::literals;
using document::NodeId;
using document::Role;
using test::PagesBuilder;
using test::ReadBack;

namespace {

using Content = std::pair<QPDFObjGen, long long>;  // page and MCID

// Every content item that the structure tree names, with the element that names it.
void collect(QPDFObjectHandle element, std::multimap<Content, QPDFObjGen>& out) {
  for (QPDFObjectHandle& kid : test::items(element.getKey("/K"))) {
    if (kid.isInteger()) {
      out.emplace(Content{element.getKey("/Pg").getObjGen(), kid.getIntValue()}, element.getObjGen());
    } else if (kid.hasKey("/S")) {
      CHECK(kid.getKey("/P").getObjGen() == element.getObjGen());
      collect(kid, out);
    } else if (kid.hasKey("/MCID")) {
      out.emplace(Content{kid.getKey("/Pg").getObjGen(), kid.getKey("/MCID").getIntValue()},
                  element.getObjGen());
    }
  }
}

bool paints(const std::string& name) {
  return std::set<std::string>{"TJ", "Tj", "f", "S", "B"}.count(name) != 0;
}

}  // namespace

TEST_CASE("every piece of content belongs to one element, and the parent tree leads back to it") {
  ReadBack file(test::everything().write());
  std::multimap<Content, QPDFObjGen> owners;
  collect(file.element({}), owners);
  auto parent_tree = file.parent_tree();
  std::size_t contents = 0;
  for (std::size_t i = 0; i < file.pages().size(); ++i) {
    const QPDFObjectHandle page = file.pages()[i];
    for (auto& operation : file.operations(i)) {
      if (operation.name != "BDC" || !operation.operands.at(1).hasKey("/MCID")) continue;
      const long long mcid = operation.operands[1].getKey("/MCID").getIntValue();
      const Content content{page.getObjGen(), mcid};
      REQUIRE(owners.count(content) == 1);
      auto parents = parent_tree.at(QPDFObjectHandle(page).getKey("/StructParents").getIntValue());
      CHECK(parents.getArrayItem(static_cast<int>(mcid)).getObjGen() == owners.find(content)->second);
      ++contents;
    }
  }
  CHECK(contents == owners.size());
  CHECK(contents > 20);
}

TEST_CASE("all ink is inside content of an element or inside an artifact") {
  ReadBack file(test::everything().write());
  std::set<std::string> artifacts;
  for (std::size_t i = 0; i < file.pages().size(); ++i) {
    int depth = 0;
    for (auto& operation : file.operations(i)) {
      if (operation.name == "BDC") {
        ++depth;
        const bool is_artifact = operation.operands[0].getName() == "/Artifact";
        if (depth == 1) CHECK(is_artifact != operation.operands[1].hasKey("/MCID"));
        if (is_artifact) artifacts.insert(operation.operands[1].unparse());
      }
      if (operation.name == "EMC") --depth;
      if (paints(operation.name)) CHECK(depth > 0);
    }
    CHECK(depth == 0);
  }
  CHECK(artifacts == std::set<std::string>{"<< /Subtype /Footer /Type /Pagination >>",
                                           "<< /Subtype /Header /Type /Pagination >>",
                                           "<< /Subtype /Watermark /Type /Pagination >>",
                                           "<< /Type /Background >>", "<< /Type /Layout >>"});
}

TEST_CASE("neighbouring lines of a paragraph are one marked-content sequence") {
  PagesBuilder builder;
  const NodeId paragraph = builder.line(Role::p, "first line");
  builder.content(paragraph, "second line");
  ReadBack file(builder.write());
  CHECK(file.kids(file.element({0})) == "0");
}

TEST_CASE("a paragraph that crosses a page stays one element") {
  PagesBuilder builder;
  const NodeId paragraph = builder.line(Role::p, "begins here");
  builder.new_page();
  builder.content(paragraph, "and ends here");
  ReadBack file(builder.write());
  CHECK(file.kids(file.element({})) == "P");
  CHECK(file.kids(file.element({0})) == "0 0@1");
}

TEST_CASE("words and links in a paragraph keep the order in which they are read") {
  PagesBuilder builder;
  const NodeId paragraph = builder.add(0, Role::p);
  const NodeId first = builder.add(paragraph, Role::link), second = builder.add(paragraph, Role::link);
  builder.content(paragraph, "see");
  builder.content(first, "one");
  builder.link(first, "https://example.org/", "One");
  builder.content(paragraph, "and");
  builder.content(second, "two");
  ReadBack file(builder.write());
  CHECK(file.kids(file.element({0})) == "0 Link 2 Link");
  CHECK(file.kids(file.element({0, 1})) == "1 OBJR");
}

TEST_CASE("elements without content of their own keep the tree's order, whatever is painted first") {
  PagesBuilder builder;
  const NodeId row = builder.add(builder.add(0, Role::table), Role::tr);
  const NodeId head = builder.add(row, Role::th);
  builder.add(row, Role::td);  // an empty cell
  const NodeId last = builder.add(row, Role::td);
  builder.content(last, "painted first");
  builder.content(head, "painted second");
  ReadBack file(builder.write());
  CHECK(file.kids(file.element({0, 0})) == "TH TD TD");
  CHECK(file.kids(file.element({0, 0, 1})) == "");
  CHECK(file.kids(file.element({0, 0, 2})) == "0");
}

TEST_CASE("elements carry what a screen reader asks for") {
  PagesBuilder builder;
  const NodeId row = builder.add(builder.add(0, Role::table), Role::tr);
  const NodeId across = builder.add(row, Role::th), row_head = builder.add(row, Role::th);
  builder.node(across).scope = document::Scope::row_group;
  builder.node(across).column_span = 3;
  builder.node(row_head).scope = document::Scope::row;
  builder.node(builder.add(0, Role::l)).ordered = true;
  builder.add(0, Role::l);
  const NodeId figure = builder.add(0, Role::figure);
  builder.node(figure).alt = "A ladder – “Ŵyn”";
  builder.node(figure).language = "cy";
  builder.pages().figures.push_back({figure, 0, {57_pt, 100_pt, 200_pt, 50_pt}});
  ReadBack file(builder.write());
  CHECK(file.element({0, 0, 0}).getKey("/A").unparse() == "<< /ColSpan 3 /O /Table /Scope /Column >>");
  CHECK(file.element({0, 0, 1}).getKey("/A").unparse() == "<< /O /Table /Scope /Row >>");
  CHECK(file.element({1}).getKey("/A").getKey("/ListNumbering").getName() == "/Decimal");
  CHECK(file.element({2}).getKey("/A").getKey("/ListNumbering").getName() == "/Disc");
  CHECK(file.element({3}).getKey("/Alt").getUTF8Value() == "A ladder – “Ŵyn”");
  CHECK(file.element({3}).getKey("/Lang").getUTF8Value() == "cy");
  CHECK(file.element({3}).getKey("/A").getKey("/BBox").unparse() == "[ 57 691.89 257 741.89 ]");
}

TEST_CASE("poppler reads the elements with their text") {
  const std::string tree = test::run_on(test::everything().write(), "pdfinfo -struct-text {}");
  for (const char* part :
       {"\"Action plan – Ŵyn Łódź\"", "/Scope /Column", "\"the guidance page\"",
        "\"مرحبا بالعالم خطة العمل\"", "/ListNumbering /Disc", "\"Καλημέρα Привет שלום עולם\""}) {
    CHECK_MESSAGE(tree.find(part) != std::string::npos, part);
  }
  CHECK(tree.find("DRAFT") == std::string::npos);
  CHECK(tree.find("Confidential") == std::string::npos);
}

TEST_CASE("content of an element that is not there is refused") {
  PagesBuilder builder;
  builder.content(7, "whose?");
  CHECK_THROWS_AS(builder.write(), pdf::Error);
}

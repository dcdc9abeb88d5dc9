// The structure tree: what a screen reader is led through.
#include <doctest/doctest.h>

#include <string>

#include "renderer/document/structure.hpp"

namespace planpress::document {
namespace {

TEST_CASE("a tree begins with its Document element") {
  const StructureTree tree;
  REQUIRE(tree.nodes.size() == 1);
  CHECK(tree.nodes[0].role == Role::document);
  CHECK(to_text(tree) == "Document\n");
}

TEST_CASE("elements stand in the order in which they were added, below their parents") {
  StructureTree tree;
  const NodeId section = tree.add(0, Role::sect);
  const NodeId heading = tree.add(section, Role::h2);
  const NodeId paragraph = tree.add(section, Role::p);
  const NodeId after = tree.add(0, Role::p);
  tree.add(paragraph, Role::span);
  CHECK(tree.nodes[heading].parent == section);
  CHECK(tree.nodes[0].children == std::vector<NodeId>{section, after});
  CHECK(to_text(tree) == "Document\n  Sect\n    H2\n    P\n      Span\n  P\n");
}

TEST_CASE("language and description are seen") {
  StructureTree tree;
  const NodeId figure = tree.add(0, Role::figure);
  tree.nodes[figure].alt = "A timeline";
  const NodeId passage = tree.add(0, Role::span);
  tree.nodes[passage].language = "cy";
  CHECK(to_text(tree) == "Document\n  Figure alt \"A timeline\"\n  Span cy\n");
}

TEST_CASE("structure types have the names of ISO 32000-1") {
  CHECK(std::string(name_of(Role::document)) == "Document");
  CHECK(std::string(name_of(Role::h4)) == "H4");
  CHECK(std::string(name_of(Role::lbl)) == "Lbl");
  CHECK(std::string(name_of(Role::l_body)) == "LBody");
  CHECK(std::string(name_of(Role::t_head)) == "THead");
  CHECK(std::string(name_of(Role::toci)) == "TOCI");
  CHECK(std::string(name_of(Role::form)) == "Form");
}

}  // namespace
}  // namespace planpress::document

// Several documents on one page.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "renderer/html/html.hpp"
#include "tests/html/markup_check.hpp"
#include "tests/html/sample.hpp"

namespace planpress::html_tests {
namespace {

using document::Document;

std::string bundle_of(const std::vector<Document>& documents) {
  return html::write_bundle(documents, "All documents: Mr Gideon Marchetti-Rowe", stylesheet(), type());
}

Document second_kind() {
  Document document = every_kind();
  document.title = "Another: Mr Gideon Marchetti-Rowe";
  document.furniture.head_right = "Another";
  return document;
}

TEST_CASE("several documents make one well-formed page with its landmarks once") {
  const std::string html = bundle_of({every_kind(), second_kind()});
  const Markup page = parse(html);
  CHECK(page.faults == std::vector<std::string>{});
  CHECK(page.named("title").front()->text == "All documents: Mr Gideon Marchetti-Rowe");
  CHECK(page.named("main").size() == 1);
  CHECK(page.named("article").size() == 2);
  // For tests/browser, which looks at it in Chromium.
  std::ofstream(PLANPRESS_BUILD_DIR "/every-kind-twice.html", std::ios::binary) << html;
}

TEST_CASE("no identifier stands twice, and every link and name leads to one in its own document") {
  const std::string html = bundle_of({every_kind(), every_kind(), every_kind()});
  const Markup page = parse(html);
  std::set<std::string> ids;
  for (const MarkupElement& element : page.elements) {
    const auto id = element.attributes.find("id");
    if (id != element.attributes.end()) CHECK_MESSAGE(ids.insert(id->second).second, id->second);
  }
  for (const MarkupElement& element : page.elements) {
    if (element.attributes.contains("href") && element.attributes.at("href").starts_with('#'))
      CHECK_MESSAGE(ids.contains(element.attributes.at("href").substr(1)), element.attributes.at("href"));
    if (!element.attributes.contains("aria-labelledby")) continue;
    std::istringstream names(element.attributes.at("aria-labelledby"));
    for (std::string id; names >> id;) CHECK_MESSAGE(ids.contains(id), id);
  }
}

TEST_CASE("links above lead to each document by its title") {
  const std::string html = bundle_of({every_kind(), second_kind()});
  const Markup page = parse(html);
  std::vector<std::string> found;
  for (const MarkupElement* link : page.named("a")) {
    const bool is_to_part =
        link->attributes.at("href") == "#part-1" || link->attributes.at("href") == "#part-2";
    if (is_to_part) found.push_back(link->text);
  }
  CHECK(found == std::vector<std::string>{every_kind().title, second_kind().title});
}

Document with_contents(const std::string& title) {
  Document document;
  document.title = title;
  document.blocks = {document::Heading{1, false, "title", words(title)},
                     document::Heading{2, false, "contents", words("Contents")}, document::Contents{2},
                     document::Heading{2, false, "end", words("End")}};
  return document;
}

TEST_CASE("two contents lists are told apart by their documents, or are no landmarks") {
  const auto names = [](const std::string& html) {
    std::vector<std::string> out;
    const Markup page = parse(html);
    for (const MarkupElement* nav : page.named("nav")) {
      if (nav->attributes.contains("role")) out.push_back(nav->attributes.at("role"));
      if (nav->attributes.contains("aria-labelledby")) out.push_back(nav->attributes.at("aria-labelledby"));
    }
    return out;
  };
  CHECK(names(bundle_of({with_contents("One"), with_contents("Two")})) ==
        std::vector<std::string>{"part-1-title part-1-contents", "part-2-title part-2-contents"});
  CHECK(names(bundle_of({with_contents("One"), with_contents("One")})) ==
        std::vector<std::string>{"none", "none"});
  CHECK(names(bundle_of({with_contents("One")})) == std::vector<std::string>{"part-1-contents"});
}

TEST_CASE("radio buttons of two documents are not one group") {
  Document form;
  form.title = "Form";
  document::Field field;
  field.kind = document::FieldKind::radio;
  field.name = "statement";
  field.label = field.tooltip = "I agree";
  form.blocks = {document::Heading{1, false, "form", words("Form")}, field};
  const std::string html = bundle_of({form, form});
  const Markup page = parse(html);
  std::set<std::string> names;
  for (const MarkupElement* input : page.named("input")) names.insert(input->attributes.at("name"));
  CHECK(names == std::set<std::string>{"part-1-statement", "part-2-statement"});
}

TEST_CASE("each document prints with its own head and foot") {
  const std::string html = bundle_of({every_kind(), second_kind()});
  CHECK(html.find("#part-2{page:part-2}") != std::string::npos);
  const std::size_t rules = html.find("@page part-2{");
  REQUIRE(rules != std::string::npos);
  CHECK(html.substr(rules, 300).find("Another") != std::string::npos);
}

TEST_CASE("a watermark that all share stands once for all, another one in its own document") {
  Document draft = every_kind(), sound = every_kind();
  draft.furniture.watermark = "DRAFT";
  sound.furniture.watermark.clear();
  const auto watermarks = [](const std::string& html) {
    std::vector<bool> in_article;
    const Markup page = parse(html);
    for (const MarkupElement* mark : page.with_class("watermark"))
      in_article.push_back(mark->ancestors.back() == "article");
    return in_article;
  };
  CHECK(watermarks(bundle_of({draft, draft})) == std::vector<bool>{false});
  CHECK(watermarks(bundle_of({draft, sound})) == std::vector<bool>{true});
  CHECK(watermarks(bundle_of({sound, sound})).empty());
}

}  // namespace
}  // namespace planpress::html_tests

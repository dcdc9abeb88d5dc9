// The page as a whole: what it is made of, what it never holds.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <stdexcept>

#include "renderer/html/html.hpp"
#include "tests/html/markup_check.hpp"
#include "tests/html/sample.hpp"

namespace planpress::html_tests {
namespace {

using document::Document;

std::string page_of(const Document& document) { return html::write(document, stylesheet(), type()); }

TEST_CASE("every kind of block makes one well-formed page") {
  const std::string html = page_of(every_kind());
  CHECK(parse(html).faults == std::vector<std::string>{});
  // For tests/browser, which looks at it in Chromium.
  std::ofstream(PLANPRESS_BUILD_DIR "/every-kind.html", std::ios::binary) << html;
}

TEST_CASE("the same document gives the same bytes") { CHECK(page_of(every_kind()) == page_of(every_kind())); }

TEST_CASE("the page has a language, a title and its landmarks once") {
  const Markup page = parse(page_of(every_kind()));
  CHECK(page.named("html").front()->attributes.at("lang") == "en-GB");
  CHECK(page.named("title").front()->text == "Action plan: Mr Gideon Marchetti-Rowe");
  for (const char* landmark : {"header", "nav", "main", "footer"}) {
    CAPTURE(landmark);
    CHECK(page.named(landmark).size() == 1);
  }
  CHECK(page.named("header").front()->text.find("OFFICIAL-SENSITIVE") != std::string::npos);
  CHECK(page.named("footer").front()->text.find("NMU-2024-A017, version 1, draft") != std::string::npos);
}

TEST_CASE("the skip link leads to the main part, in the document's language") {
  Document document = every_kind();
  const Markup english = parse(page_of(document));
  CHECK(english.with_class("skip").front()->attributes.at("href") == "#main");
  CHECK(english.with_id("main")->name == "main");
  document.language = "cy";
  CHECK(parse(page_of(document)).with_class("skip").front()->text == "Neidio i'r prif gynnwys");
}

TEST_CASE("a heading called main does not take the place of the main part") {
  Document document;
  document.blocks.push_back(document::Heading{1, false, "main", words("Plan")});
  const Markup page = parse(page_of(document));
  CHECK(page.with_id("main")->name == "h1");
  CHECK(page.with_class("skip").front()->attributes.at("href") == "#main-2");
  CHECK(page.with_id("main-2")->name == "main");
}

TEST_CASE("no identifier stands twice") {
  Document document = every_kind();
  for (int i = 0; i < 3; ++i) document.blocks.push_back(document::Heading{2, false, "again", words("Again")});
  document.blocks.push_back(document::Heading{2, false, "", words("Without an id")});
  std::set<std::string> ids;
  for (const MarkupElement& element : parse(page_of(document)).elements) {
    const auto id = element.attributes.find("id");
    if (id != element.attributes.end()) CHECK_MESSAGE(ids.insert(id->second).second, id->second);
  }
  CHECK(ids.contains("again"));
}

TEST_CASE("every reference to an identifier has its target") {
  const Markup page = parse(page_of(every_kind()));
  for (const MarkupElement& element : page.elements) {
    const auto label = element.attributes.find("aria-labelledby");
    if (label != element.attributes.end()) CHECK(page.with_id(label->second) != nullptr);
    const auto href = element.attributes.find("href");
    if (href != element.attributes.end() && href->second.starts_with('#')) {
      CHECK(page.with_id(href->second.substr(1)) != nullptr);
    }
  }
}

TEST_CASE("the page runs nothing and fetches nothing") {
  const Markup page = parse(page_of(every_kind()));
  const std::set<std::string> fetching = {"script", "link",  "img",  "iframe",
                                          "object", "embed", "form", "base"};
  for (const MarkupElement& element : page.elements) {
    CHECK_FALSE(fetching.contains(element.name));
    for (const auto& [name, value] : element.attributes) {
      CHECK_FALSE(name.starts_with("on"));
      if (name != "href") CHECK(value.find("http") != 0);
    }
  }
  CHECK(stylesheet().find("url(") == std::string::npos);
  CHECK(stylesheet().find("@import") == std::string::npos);
}

TEST_CASE("the print furniture holds the page numbers, the screen does not") {
  const Markup page = parse(page_of(every_kind()));
  const std::string& style = page.named("style").front()->text;
  CHECK(style.find("@bottom-right{content:\"Page \" counter(page) \" of \" counter(pages) }") !=
        std::string::npos);
  CHECK(style.find("@top-left{content:\"OFFICIAL\\2d SENSITIVE\" }") != std::string::npos);
  CHECK(page.named("body").front()->text.find("{page}") == std::string::npos);
}

TEST_CASE("a watermark is drawn and neither read out nor found as text") {
  const Markup page = parse(page_of(every_kind()));
  const MarkupElement& mark = *page.with_class("watermark").front();
  CHECK(mark.attributes.at("data-text") == "DRAFT");
  CHECK(mark.attributes.at("aria-hidden") == "true");
  CHECK(mark.text.empty());
  Document agreed = every_kind();
  agreed.furniture.watermark.clear();
  CHECK(parse(page_of(agreed)).with_class("watermark").empty());
}

TEST_CASE("a stylesheet that could end the style element is refused") {
  CHECK_THROWS_AS(html::write(every_kind(), "p::before { content: '</style>' }", type()),
                  std::invalid_argument);
}

}  // namespace
}  // namespace planpress::html_tests

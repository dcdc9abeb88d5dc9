// Views into templates: what is printed, and which views are refused.
#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>

#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

std::string refusal(const Layout& layout, const Json& view) {
  try {
    layout.fill(view, "en");
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return {};
}

std::string filled(const std::string& body, const Json& shape, const Json& view) {
  const auto whole = fill_body(body, shape, view);
  const auto start = whole.find('\n') + 1;
  return whole.substr(start, whole.find("\n</document>") - start);
}

TEST_CASE("values are escaped in text and in attributes") {
  const Json shape{{"name", ""}};
  const Json view{{"name", "<script>\"O'Neil\" & Co</script>"}};
  CHECK(filled("<p>{{name}}</p>", shape, view) ==
        "<p>&lt;script&gt;&quot;O&apos;Neil&quot; &amp; Co&lt;/script&gt;</p>");
  const auto document =
      read(fill_body("<banner tone=\"frame\" head=\"{{name}}\"><p>{{name}}</p></banner>", shape, view), "x");
  const auto& banner = std::get<document::Banner>(document.blocks[0].as_variant());
  CHECK(document::plain_text(banner.head) == view["name"]);
  CHECK(document::plain_text(std::get<document::Paragraph>(banner.blocks[0].as_variant()).content) ==
        view["name"]);
}

TEST_CASE("a line feed becomes U+2028, white space a space, what is no character U+FFFD") {
  const auto value = [](const std::string& text) {
    return filled("<p>{{v}}</p>", {{"v", ""}}, {{"v", text}});
  };
  CHECK(value("a\nb") == "<p>a\u2028b</p>");
  CHECK(value("a\r\nb\u2029c") == "<p>a\u2028b\u2028c</p>");
  CHECK(value("a\tb\rc\vd\u0085e") == "<p>a b c d e</p>");
  CHECK(value("a\x01"
              "b\x7F"
              "c\uFFFE"
              "d\u0081") ==
        "<p>a\uFFFD"
        "b\uFFFD"
        "c\uFFFD"
        "d\uFFFD</p>");
  CHECK(value("a\u00A0\u00E9\u20AC\uFFFD\U0001FAE0") == "<p>a\u00A0\u00E9\u20AC\uFFFD\U0001FAE0</p>");
  CHECK(value("a\xC3") == "<p>a\uFFFD</p>");
}

TEST_CASE("a section of a text is shown when there is text") {
  const auto body = "{{#v}}<p>{{v}}</p>{{/v}}{{^v}}<p>none</p>{{/v}}";
  CHECK(filled(body, {{"v", ""}}, {{"v", "x"}}) == "<p>x</p>");
  CHECK(filled(body, {{"v", ""}}, {{"v", ""}}) == "<p>none</p>");
}

TEST_CASE("lists of objects and of texts are printed in order; empty ones take the other branch") {
  const Json shape = Json::parse(R"({"people": [{"name": "", "phones": [""]}]})");
  const auto body =
      "{{#people}}<p>{{name}}:{{#phones}} {{.}}{{/phones}}</p>{{/people}}{{^people}}<p>nobody</p>{{/people}}";
  CHECK(filled(body, shape,
               Json::parse(
                   R"({"people": [{"name": "A", "phones": ["1", "2"]}, {"name": "B", "phones": []}]})")) ==
        "<p>A: 1 2</p><p>B:</p>");
  CHECK(filled(body, shape, Json::parse(R"({"people": []})")) == "<p>nobody</p>");
}

TEST_CASE(
    "an object may be null where it is a section, and an outer one of the same name does not stand in") {
  const Json shape = Json::parse(R"({"lead": {"name": ""}, "teams": [{"lead": {"name": ""}}]})");
  const auto body =
      "{{#lead}}<p>{{name}}</p>{{/lead}}{{#teams}}{{#lead}}<p>{{lead.name}}</p>{{/lead}}"
      "{{^lead}}<p>no lead</p>{{/lead}}{{/teams}}";
  CHECK(
      filled(body, shape,
             Json::parse(R"({"lead": {"name": "A"}, "teams": [{"lead": null}, {"lead": {"name": "B"}}]})")) ==
      "<p>A</p><p>no lead</p><p>B</p>");
}

TEST_CASE("an object that a template reaches through may not be null") {
  const Layouts layouts({{"letter/template.xhtml", letter("<p>{{lead.name}}</p>")}});
  const auto layout = layouts.load(Json::parse(R"({"lead": {"name": ""}})"));
  CHECK(refusal(layout, Json::parse(R"({"lead": null})")) == "view: /lead is not an object");
}

TEST_CASE("a view has exactly the declared shape") {
  const Layouts layouts({{"letter/template.xhtml", letter("<p>x</p>")}});
  const auto layout = layouts.load(Json::parse(R"({"name": "", "on": false, "teams": [{"tags": [""]}]})"));
  const auto with = [&](const char* view) { return refusal(layout, Json::parse(view)); };
  CHECK(with(R"({"name": "x", "on": true, "teams": [{"tags": ["a"]}]})") == "");
  CHECK(with(R"({"name": "x", "teams": []})") == "view: /on is missing");
  CHECK(with(R"({"name": "x", "on": true})") == "view: /teams is missing");
  CHECK(with(R"({"name": "x", "on": true, "teams": [], "zest": ""})") == "view: /zest is not declared");
  CHECK(with(R"({"also": "", "name": "x", "on": true, "teams": []})") == "view: /also is not declared");
  CHECK(with(R"({"name": 3, "on": true, "teams": []})") == "view: /name is not of the declared kind");
  CHECK(with(R"({"name": "x", "on": null, "teams": []})") == "view: /on is not of the declared kind");
  CHECK(with(R"({"name": "x", "on": true, "teams": {}})") == "view: /teams is not a list");
  CHECK(with(R"({"name": "x", "on": true, "teams": [{"tags": []}, {"tags": ["a", 1]}]})") ==
        "view: /teams/1/tags/1 is not of the declared kind");
  CHECK(with("[]") == "view:  is not an object");
}

TEST_CASE("a layout can be copied and moved and still fills") {
  const Layouts layouts({{"letter/template.xhtml", letter("<p>{{v}}</p>")}});
  auto layout = layouts.load({{"v", ""}});
  const auto copy = layout;
  const auto moved = std::move(layout);
  CHECK(copy.fill({{"v", "x"}}, "cy") == moved.fill({{"v", "x"}}, "cy"));
}

TEST_CASE("threads fill one layout at once, each with its own view") {
  const Layouts layouts({{"letter/template.xhtml", letter("{{#items}}<p>{{.}} {{name}}</p>{{/items}}")}});
  const auto layout = layouts.load(Json::parse(R"({"name": "", "items": [""]})"));
  std::vector<int> wrong(8, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      const auto name = "name " + std::to_string(t);
      const Json view{{"name", name}, {"items", Json::array({"a", "b"})}};
      const auto expected =
          "<document title=\"Letter\">\n<p>a " + name + "</p><p>b " + name + "</p>\n</document>\n";
      for (int i = 0; i < 200; ++i) wrong[t] += layout.fill(view, "en") == expected ? 0 : 1;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(8, 0));
}

}  // namespace
}  // namespace planpress::markup

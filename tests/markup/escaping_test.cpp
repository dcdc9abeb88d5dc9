// Property: whatever a value says, the document has the same shape and prints the value as it was typed.
#include <doctest/doctest.h>

#include <random>

#include "renderer/text/unicode.hpp"
#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

const std::vector<std::string> hostile{"<",
                                       ">",
                                       "&",
                                       "\"",
                                       "'",
                                       "</p>",
                                       "<script>alert(1)</script>",
                                       "&lt;",
                                       "&#x3c;",
                                       "&nbsp;",
                                       "&amp;amp;",
                                       "]]>",
                                       "<![CDATA[",
                                       "<!--",
                                       "-->",
                                       "<?xml?>",
                                       "{{",
                                       "}}",
                                       "{{name}}",
                                       "{{{name}}}",
                                       "{{#list}}",
                                       "{{/list}}",
                                       "{{>name}}",
                                       "{{=<% %>=}}",
                                       "</td><td>",
                                       "<br/>",
                                       "\n",
                                       "\t",
                                       "\r\n",
                                       " ",
                                       "\u00A0",
                                       "\u2028",
                                       "\u2029",
                                       "\u202E",
                                       "\u0338",
                                       "\u0301",
                                       std::string(1, '\0'),
                                       "\x01",
                                       "\x7F",
                                       "\uFFFE",
                                       "\uFFFF",
                                       "\uFEFF",
                                       "\xC3",
                                       "\xF4\x90\x80\x80",
                                       "\xED\xA0\x80",
                                       "\U0001FAE0",
                                       "\uE000",
                                       "\\",
                                       "/",
                                       "=",
                                       "javascript:",
                                       "a",
                                       "b c",
                                       "labels.x"};

std::string random_text(std::mt19937& random) {
  std::string text = "x";  // a value of nothing but white space rightly makes no paragraph
  const auto pieces = std::uniform_int_distribution<int>(0, 12)(random);
  std::uniform_int_distribution<std::size_t> pick(0, hostile.size() - 1);
  for (int i = 0; i < pieces; ++i) text += hostile[pick(random)];
  return text;
}

// The indentation and name of each line of a document's text: its shape without its words.
std::string skeleton(const document::Document& document) {
  std::string out;
  const auto text = document::to_text(document);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at);
    const auto word = text.find_first_not_of(' ', at);
    out += text.substr(at, std::min(text.find(' ', word), end) - at) + '\n';
    at = end + 1;
  }
  return out;
}

const std::string body =
    "<h1>{{name}}</h1><p class=\"lead\">{{name}} <strong>{{name}}</strong></p>"
    "{{#list}}<section><h2>{{title}}</h2><table><caption>{{name}}</caption><tbody><tr><th "
    "scope=\"row\">{{title}}</th>"
    "<td>{{title}}<note label=\"{{name}}\">{{name}}</note></td></tr></tbody></table></section>{{/list}}"
    "<ul>{{#texts}}<li>{{.}}</li>{{/texts}}</ul><dl><dt>{{name}}</dt><dd>{{name}}</dd></dl>"
    "<banner tone=\"ground\" head=\"{{name}}\"/>"
    "<timeline length=\"9\" alt=\"{{name}}\"><event at=\"1\" label=\"{{name}}\" "
    "number=\"{{name}}\"/></timeline>"
    "<interval-chart unit=\"{{name}}\" first=\"1\" last=\"2\" alt=\"{{name}}\"><track name=\"{{name}}\">"
    "<interval from=\"1\" to=\"2\" step=\"{{name}}\">{{name}}</interval></track></interval-chart>";

TEST_CASE("a value never changes the shape of the document") {
  constexpr unsigned seed = 20250106;
  std::mt19937 random(seed);
  const Json shape = Json::parse(R"({"name": "", "texts": [""], "list": [{"title": ""}]})");
  const Layouts layouts({{"letter/template.xhtml", letter(body)}});
  const auto layout = layouts.load(shape);
  const auto view_of = [](const auto& text) {
    return Json{{"name", text()},
                {"texts", Json::array({text(), text()})},
                {"list", Json::array({Json{{"title", text()}}, Json{{"title", text()}}})}};
  };
  const auto shape_of = [&](const Json& view) { return skeleton(read(layout.fill(view, "cy"), "letter")); };
  const auto expected = shape_of(view_of([] { return std::string("x"); }));
  for (int i = 0; i < 2000; ++i) {
    CAPTURE(seed);
    CAPTURE(i);
    REQUIRE(shape_of(view_of([&] { return random_text(random); })) == expected);
  }
}

TEST_CASE("a value is printed as it was typed") {
  constexpr unsigned seed = 7;
  std::mt19937 random(seed);
  const Layouts layouts({{"letter/template.xhtml", letter("<p>{{v}}</p>")}});
  const auto layout = layouts.load({{"v", ""}});
  std::uniform_int_distribution<int> printable(0x21, 0x7E), length(1, 60);
  for (int i = 0; i < 2000; ++i) {
    CAPTURE(seed);
    std::string value;
    for (int n = length(random); n > 0; --n) value += static_cast<char>(printable(random));
    const auto document = read(layout.fill({{"v", value}}, "en"), "letter");
    REQUIRE(document.blocks.size() == 1);
    REQUIRE(document::plain_text(std::get<document::Paragraph>(document.blocks[0].as_variant()).content) ==
            value);
  }
}

}  // namespace
}  // namespace planpress::markup

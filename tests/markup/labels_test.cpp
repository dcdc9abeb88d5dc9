// Labels in English and Welsh.
#include <doctest/doctest.h>

#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

const Json shape{{"week", ""}};
const Json view{{"week", "3"}};

Layouts::Files with_labels(const std::string& body, const std::string& english, const std::string& welsh) {
  return {{"letter/template.xhtml", letter(body)},
          {"letter/labels.en.json", english},
          {"letter/labels.cy.json", welsh}};
}

std::string filled(const Layouts::Files& files, std::string language) {
  return Layouts(files).load(shape).fill(view, language);
}

TEST_CASE("a label is printed in the language of the document") {
  const auto files = with_labels("<p>{{labels.week}}</p>", R"({"week": "Week {{week}}"})",
                                 R"({"week": "Wythnos {{week}}"})");
  CHECK(filled(files, "en").find("<p>Week 3</p>") != std::string::npos);
  CHECK(filled(files, "cy").find("<p>Wythnos 3</p>") != std::string::npos);
}

TEST_CASE("a Welsh document says so at its root, unless its author says something else") {
  const auto language_of = [](const std::string& root, std::string language) {
    const Layouts layouts({{"letter/template.xhtml", root + "<p>x</p></document>"}});
    return read(layouts.load(shape).fill(view, language), "letter").language;
  };
  CHECK(language_of("<document title=\"x\">", "cy") == "cy");
  CHECK(language_of("<document title=\"x\">", "en") == "en-GB");
  CHECK(language_of("<document\n lang=\"en-GB\" title=\"x\">", "cy") == "en-GB");
  CHECK(language_of("<document title=\"a lang= b\">", "cy") == "cy");
}

TEST_CASE("a label's text is text: markup in it is printed as it stands") {
  const auto files = with_labels("<p class=\"{{labels.x}}\">{{labels.x}}</p>",
                                 R"({"x": "a < b & \"c\" <p>"})", R"({"x": "a < b & \"c\" <p>"})");
  const auto body = with_labels("<p>{{labels.x}}</p>", files.at("letter/labels.en.json"),
                                files.at("letter/labels.cy.json"));
  CHECK(filled(body, "en").find("<p>a &lt; b &amp; &quot;c&quot; &lt;p&gt;</p>") != std::string::npos);
}

TEST_CASE("a layout's own labels come before the shared ones") {
  auto files = with_labels("<p>{{labels.a}} {{labels.b}}</p>", R"({"a": "own"})", R"({"a": "hun"})");
  files["labels.en.json"] = R"({"a": "shared", "b": "both", "unused": "fine"})";
  files["labels.cy.json"] = R"({"a": "rhannu", "b": "dau", "unused": "iawn"})";
  CHECK(filled(files, "en").find("<p>own both</p>") != std::string::npos);
  CHECK(filled(files, "cy").find("<p>hun dau</p>") != std::string::npos);
}

TEST_CASE("a label that is not there is refused with the nearest one") {
  CHECK(faults_of(with_labels("<p>{{labels.week}}</p>\n<p>{{labels.wek}}</p>", R"({"week": "W"})",
                              R"({"week": "W"})"),
                  shape) == "letter/template.xhtml:3: there is no label \"wek\" (did you mean \"week\"?)");
}

TEST_CASE("English and Welsh have the same labels") {
  CHECK(faults_of(with_labels("<p>{{labels.a}}</p>", "{\n\"a\": \"A\"\n}", "{\n\n\"b\": \"B\"}"), shape) ==
        "letter/labels.en.json:2: label \"a\" is not in letter/labels.cy.json (add it there)\n"
        "letter/labels.cy.json:3: label \"b\" is not in letter/labels.en.json (add it there)");
}

TEST_CASE("a label of the layout that nothing uses is refused") {
  CHECK(faults_of(
            with_labels("<p>{{labels.a}}</p>", "{\"a\": \"A\",\n\"b\": \"B\"}", R"({"a": "A", "b": "B"})"),
            shape) == "letter/labels.en.json:2: label \"b\" is not used (take it out of the label files)");
}

TEST_CASE("what a label holds is checked where it was written") {
  CHECK(faults_of(with_labels("<p>{{labels.a}}</p>", "{\n\"a\": \"Week {{wek}}\"}", R"({"a": "Wythnos"})"),
                  shape) == "letter/labels.en.json:2: the view has no \"wek\" (did you mean \"week\"?)");
  CHECK(
      faults_of(with_labels("<p>{{labels.a}}</p>", R"({"a": "{{#week}}x{{/week}}"})", R"({"a": "x"})"), shape)
          .find("letter/labels.en.json:1: a label holds text and variables only") == 0);
  CHECK(faults_of(with_labels("<p>{{labels.a}}</p>", R"({"a": "{{{week}}}"})", R"({"a": "x"})"), shape)
            .find("letter/labels.en.json:1: text is always escaped") == 0);
}

TEST_CASE("labels are a flat list of texts, each once") {
  CHECK(faults_of(with_labels("<p>{{labels.a}}</p>", "{\"a\": \"A\",\n \"a\": \"A\"}", R"({"a": "A"})"),
                  shape) == "letter/labels.en.json:1: label \"a\" stands 2 times");
  CHECK(faults_of(with_labels("<p>x</p>", R"({"a": {"b": "c"}})", "{}"), shape)
            .find("letter/labels.en.json:1: label \"a\" must be a text") == 0);
  CHECK(faults_of(with_labels("<p>x</p>", "[]", "{}"), shape)
            .find("letter/labels.en.json:1: must be a JSON object") == 0);
  CHECK(faults_of_body("{{#labels.a}}<p>x</p>{{/labels.a}}", shape)
            .find("letter/template.xhtml:2: labels.a is a label, which is a text and no section") == 0);
}

}  // namespace
}  // namespace planpress::markup

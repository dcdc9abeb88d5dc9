// What the loader refuses, and what it tells the author.
#include <doctest/doctest.h>

#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

const Json shape{{"name", ""}, {"signed", false}};
const std::string at2 = "letter/template.xhtml:2: ";

TEST_CASE("text cannot be printed without escaping") {
  CHECK(faults_of_body("<p>{{{name}}}</p>", shape) == at2 + "text is always escaped (write {{name}})");
  CHECK(faults_of_body("<p>{{& name}}</p>", shape) == at2 + "text is always escaped (write {{name}})");
}

TEST_CASE("delimiters cannot be changed and tags hold names") {
  CHECK(faults_of_body("{{=<% %>=}}<p>x</p>", shape) ==
        at2 + "delimiters cannot be changed (write {{ and }})");
  CHECK(faults_of_body("<p>{{a b}}</p>", shape).find(at2 + "{{a b}} holds no name") == 0);
  CHECK(faults_of_body("<p>{{}}</p>", shape).find(at2 + "{{}} holds no name") == 0);
  CHECK(faults_of_body("<p>{{>../secret}}</p>", shape).find(at2 + "{{>../secret}} holds no name") == 0);
  CHECK(faults_of_body("<p>{{name</p>", shape).find(at2 + "{{ is not closed") == 0);
}

TEST_CASE("a value stands in text or in quotes, never in a tag") {
  CHECK(faults_of_body("<p {{name}}>x</p>", shape) ==
        at2 + "name stands inside a tag (put it into quotes: name=\"{{x}}\")");
  CHECK(faults_of_body("<p class={{name}}>x</p>", shape).find(at2 + "name stands inside a tag") == 0);
  CHECK(faults_of_body("<p {{#signed}}class=\"lead\"{{/signed}}>x</p>", shape)
            .find(at2 + "section signed stands inside a tag") == 0);
  CHECK(faults_of_body("<p class=\"{{#signed}}lead{{/signed}}\">x</p>", shape) == "");
}

TEST_CASE("sections are closed, in order") {
  CHECK(faults_of_body("{{#signed}}<p>x</p>", shape) ==
        at2 + "section signed is not closed (write {{/signed}})");
  CHECK(faults_of_body("<p>x</p>\n{{/signed}}", shape) ==
        "letter/template.xhtml:3: section signed is closed but not open (no section is open)");
  CHECK(faults_of_body("{{#signed}}{{#name}}<p>x</p>{{/signed}}{{/name}}", shape)
            .find(at2 + "section signed is closed but not open (name, opened in line 2, comes first)") == 0);
}

TEST_CASE("a section encloses whole elements") {
  CHECK(faults_of_body("{{#signed}}<p>{{/signed}}x</p>", shape) ==
        at2 + "section signed does not enclose whole elements (it is closed in line 2)");
  CHECK(
      faults_of_body("<p>x{{#signed}}</p><p>{{/signed}}y</p>", shape)
          .find(at2 +
                "section signed does not enclose whole elements (</p> in line 2 closes one from outside)") ==
      0);
  CHECK(faults_of_body("<p class=\"{{#signed}}lead\" lang=\"{{/signed}}\">x</p>", shape)
            .find(at2 + "section signed does not enclose whole elements") == 0);
}

TEST_CASE("tags match") {
  CHECK(
      faults_of_body("<section>\n<p>x</section>", shape)
          .find("letter/template.xhtml:3: </section> closes nothing (<p>, opened in line 3, comes first)") ==
      0);
  CHECK(faults_of({{"letter/template.xhtml", "<document title=\"x\">\n<p>x</p>\n"}}, shape) ==
        "letter/template.xhtml:1: <document> is not closed");
}

TEST_CASE("a partial is found in the layout's folder before the shared one") {
  const Layouts layouts({{"letter/template.xhtml", letter("{{>greeting}}{{>closing}}")},
                         {"partials/greeting.xhtml", "<p>shared</p>"},
                         {"partials/closing.xhtml", "<p>from {{name}}</p>"},
                         {"letter/greeting.xhtml", "<p>own</p>"}});
  CHECK(layouts.load(shape).fill({{"name", "Ann"}, {"signed", true}}, "en") ==
        "<document title=\"Letter\">\n<p>own</p><p>from Ann</p>\n</document>\n");
}

TEST_CASE("a fault in a partial names the partial's own file and line") {
  CHECK(faults_of({{"letter/template.xhtml", letter("<p>x</p>\n{{>closing}}")},
                   {"partials/closing.xhtml", "<p>x</p>\n<p>{{nam}}</p>\n<q>x</q>"}},
                  shape) ==
        "partials/closing.xhtml:2: the view has no \"nam\" (did you mean \"name\"?)\n"
        "partials/closing.xhtml:3: <q> cannot stand in <document> (did you mean \"p\"?)");
}

TEST_CASE("a partial that is missing or includes itself is refused with the chain") {
  CHECK(faults_of_body("{{>closing}}", shape) ==
        at2 + "partial \"closing\" is not there (write letter/closing.xhtml or partials/closing.xhtml)");
  CHECK(faults_of({{"letter/template.xhtml", letter("{{>one}}")},
                   {"partials/one.xhtml", "\n{{>two}}"},
                   {"partials/two.xhtml", "{{>one}}"}},
                  shape)
            .find("partials/two.xhtml:1: partial \"one\" includes itself (template > one > two > one)") == 0);
  CHECK(faults_of_body("{{>template}}", shape)
            .find(at2 + "partial \"template\" includes itself (template > template)") == 0);
}

TEST_CASE("a value named like a partial is never run as a template") {
  const Layouts layouts({{"letter/template.xhtml", letter("{{>name}}<p>{{name}}</p>")},
                         {"partials/name.xhtml", "<p>the partial</p>"}});
  const auto filled = layouts.load(shape).fill({{"name", "{{signed}}{{>name}}"}, {"signed", true}}, "en");
  CHECK(filled.find("<p>the partial</p><p>{{signed}}{{&gt;name}}</p>") != std::string::npos);
}

TEST_CASE("comments are left out and lines keep their numbers") {
  CHECK(fill_body("<!-- {{#never\n -->{{! nor\n this }}<p>x</p>", shape, {{"name", ""}, {"signed", true}}) ==
        "<document title=\"Letter\">\n<p>x</p>\n</document>\n");
  CHECK(faults_of_body("<!-- one\ntwo --><p>{{nam}}</p>", shape).find("letter/template.xhtml:3: ") == 0);
  CHECK(faults_of_body("<p>x</p><!-- one", shape).find(at2 + "the comment is not closed") == 0);
}

TEST_CASE("the vocabulary is checked at load, whatever a view will show") {
  CHECK(faults_of_body("{{#signed}}<blink>x</blink>{{/signed}}", shape)
            .find(at2 + "<blink> cannot stand in <document>") == 0);
  CHECK(faults_of_body("<p>x</p>\n<p\n onclick=\"x\">x</p>", shape) ==
        "letter/template.xhtml:3: <p> has no attribute \"onclick\" (known here: class, lang)");
  CHECK(faults_of_body("<p class=\"{{name}}\" lang=\"{{name}}\">x</p><toc depth=\"{{name}}\"/>", shape) ==
        "");
  CHECK(faults_of_body("<p></p>", shape) == at2 + "<p> is empty (take it out or fill it)");
  CHECK(faults_of({{"letter/template.xhtml", "<letter>\n<p>x</p></letter>"}}, shape)
            .find("letter/template.xhtml:1: the root is not <document>") == 0);
}

TEST_CASE("a folder without a template or with a strange layout.json is refused") {
  CHECK(faults_of({}, shape).find("letter/template.xhtml: is not there") == 0);
  const auto with = [](const std::string& settings) {
    return faults_of({{"letter/template.xhtml", letter("<p>x</p>")}, {"letter/layout.json", settings}},
                     shape);
  };
  CHECK(with("{\"view\": \"letter\",\n \"vieww\": {}}") ==
        "letter/layout.json:2: \"vieww\" is not known (did you mean \"view\"?)");
  CHECK(with("{\"view\": \"letter\",\n \"title\": \"Letter\"}") ==
        "letter/layout.json:2: \"title\" is not known (the title is a label of each language: \"title\" in "
        "labels.en.json)");
  CHECK(with("{}") == "letter/layout.json:1: \"view\" is not right (the name of the view, a text)");
  CHECK(with("{\"view\": \"letter\",\n \"options\": []}")
            .find("letter/layout.json:2: \"options\" is not right") == 0);
  CHECK(with("{\n\n").find("letter/layout.json:3: is not well-formed JSON") == 0);
}

TEST_CASE("a layout knows its kind and what that is called in each language") {
  const Layouts layouts({{"letter/template.xhtml", letter("<p>x</p>")},
                         {"letter/labels.en.json", R"({"title": "Letters & more"})"},
                         {"letter/labels.cy.json", R"({"title": "Llythyrau"})"},
                         {"letter/layout.json", R"({"view": "letter", "options": {}})"}});
  const auto layout = layouts.load(shape);
  CHECK(layout.kind() == "letter");
  CHECK(layout.title("en") == "Letters & more");
  CHECK(layout.title("cy") == "Llythyrau");
}

}  // namespace
}  // namespace planpress::markup

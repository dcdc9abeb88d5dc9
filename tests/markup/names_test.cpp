// Names in a template against the view's shape.
#include <doctest/doctest.h>

#include <stdexcept>

#include "tests/markup/support.hpp"

namespace planpress::markup {
namespace {

const Json shape = Json::parse(R"({
  "name": "", "signed": false, "address": {"street": "", "town": ""}, "remarks": [""],
  "people": [{"name": "", "post": "", "lead": false, "phones": [""]}]})");

TEST_CASE("every use that the shape allows loads") {
  const auto body =
      "<p>{{name}} {{address.street}}</p>{{#signed}}<p>x</p>{{/signed}}{{^signed}}<p>y</p>{{/signed}}"
      "{{#name}}<p>{{name}}</p>{{/name}}{{^remarks}}<p>none</p>{{/remarks}}{{#address}}<p>{{town}}</p>{{/"
      "address}}"
      "{{#remarks}}<p>{{.}}</p>{{/remarks}}"
      "{{#people}}<p>{{name}}, {{post}}, {{address.town}}{{#lead}}, lead{{/lead}}</p>"
      "{{#phones}}<p>{{.}}</p>{{/phones}}{{/people}}{{! a note to authors }}";
  CHECK(faults_of_body(body, shape) == "");
}

TEST_CASE("a name that the view does not have is refused with its place and the nearest one") {
  CHECK(faults_of_body("<p>x</p>\n<p>{{nmae}}</p>", shape) ==
        "letter/template.xhtml:3: the view has no \"nmae\" (did you mean \"name\"?)");
  CHECK(faults_of_body("<p>{{address.stret}}</p>", shape) ==
        "letter/template.xhtml:2: the view has no \"stret\" as in address.stret (did you mean \"street\"?)");
  CHECK(faults_of_body("{{#peple}}<p>x</p>{{/peple}}", shape) ==
        "letter/template.xhtml:2: the view has no \"peple\" (did you mean \"people\"?)");
  CHECK(faults_of_body("<p>{{zzzzzzzzzz}}</p>", Json{{"a", ""}, {"b", ""}}) ==
        "letter/template.xhtml:2: the view has no \"zzzzzzzzzz\" (known here: a, b)");
}

TEST_CASE("a name of an inner object cannot be seen from outside") {
  CHECK(faults_of_body("{{#people}}<p>{{post}}</p>{{/people}}<p>{{post}}</p>", shape)
            .find("letter/template.xhtml:2: the view has no \"post\"") == 0);
}

TEST_CASE("a list, an object and a truth cannot be printed") {
  CHECK(faults_of_body("<p>{{people}}</p>", shape) ==
        "letter/template.xhtml:2: \"people\" is a list and cannot be printed (use it as a section: "
        "{{#people}})");
  CHECK(faults_of_body("<p>{{address}}</p>", shape).find("\"address\" is an object") != std::string::npos);
  CHECK(faults_of_body("<p>{{signed}}</p>", shape).find("\"signed\" is a truth") != std::string::npos);
}

TEST_CASE("{{.}} stands in a list of texts only") {
  const std::string refused =
      "letter/template.xhtml:2: {{.}} stands outside of a list of texts (name the member)";
  CHECK(faults_of_body("<p>{{.}}</p>", shape) == refused);
  CHECK(faults_of_body("{{#people}}<p>{{.}}</p>{{/people}}", shape) == refused);
  CHECK(faults_of_body("{{#remarks}}{{#signed}}<p>{{.}}</p>{{/signed}}{{/remarks}}", shape) == refused);
}

TEST_CASE("all faults of a layout come at once") {
  CHECK(faults_of_body("<p>{{a}}</p>\n<p>{{b}}</p>\n<p class=\"led\">x</p>", Json{{"name", ""}}) ==
        "letter/template.xhtml:2: the view has no \"a\" (known here: name)\n"
        "letter/template.xhtml:3: the view has no \"b\" (known here: name)\n"
        "letter/template.xhtml:4: class: \"led\" is not known in <p> (did you mean \"lead\"?)");
}

TEST_CASE("a shape that is none is its programmer's mistake") {
  const Layouts layouts({{"letter/template.xhtml", letter("<p>x</p>")}});
  CHECK_THROWS_AS(layouts.load(Json{{"n", 1}}), std::invalid_argument);
  CHECK_THROWS_AS(layouts.load(Json{{"list", Json::array()}}), std::invalid_argument);
  CHECK_THROWS_AS(layouts.load(Json{{"list", {"", ""}}}), std::invalid_argument);
  CHECK_THROWS_AS(layouts.load(Json{{"labels", Json::object()}}), std::invalid_argument);
  CHECK_THROWS_AS(layouts.load(Json::array()), std::invalid_argument);
}

}  // namespace
}  // namespace planpress::markup

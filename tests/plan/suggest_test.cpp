#include "service/plan/suggest.hpp"

#include <doctest/doctest.h>

using planpress::plan::edit_distance;
using planpress::plan::meant;
using planpress::plan::nearest;

TEST_CASE("a swap of neighbours is one slip, as is a letter too many, too few or wrong") {
  CHECK(edit_distance("render", "render") == 0);
  CHECK(edit_distance("redner", "render") == 1);
  CHECK(edit_distance("rendr", "render") == 1);
  CHECK(edit_distance("rennder", "render") == 1);
  CHECK(edit_distance("rander", "render") == 1);
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("the nearest word is offered only when it is near") {
  const std::vector<std::string> words{"render", "validate", "serve"};
  CHECK(nearest("sevre", words) == "serve");
  CHECK(nearest("valdiate", words) == "validate");
  CHECK(!nearest("frobnicate", words));
}

TEST_CASE("what was meant is found by other names, beginnings, parts and capitals") {
  const std::vector<std::string> languages{"en", "cy", "both"};
  CHECK(meant("welsh", languages) == "cy");
  CHECK(meant("Cymraeg", languages) == "cy");
  CHECK(meant("en-GB", languages) == "en");
  CHECK(meant("bilingual", languages) == "both");
  CHECK(!meant("fr", languages));
  CHECK(meant("large", {"standard", "large-print"}) == "large-print");
  CHECK(meant("PDF", {"pdf", "html"}) == "pdf");
  CHECK(meant("xhtml", {"pdf", "html"}) == "html");
  const std::vector<std::string> kinds{"action-plan", "progress-report", "signed-off-summary"};
  CHECK(meant("summary", kinds) == "signed-off-summary");
  CHECK(meant("Action_Plan", kinds) == "action-plan");
  CHECK(!meant("invoice", kinds));
  CHECK(!meant("ports", {"the-ports-of-a", "the-ports-of-b"}));
}

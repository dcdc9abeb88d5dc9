// The PDF says what its view and its template say: all of it, once, in order, and nothing else.
#include <doctest/doctest.h>

#include <string>

#include "tests/render/page_oracle.hpp"
#include "tests/render/passages.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

struct Case {
  const char* plan;
  Choice choice;
};
const Case cases[] = {{"surgeon", {}},
                      {"surgeon", {.language = "cy", .large_print = true}},
                      {"surgeon-draft", {}},
                      {"pharmacist", {.language = "cy"}},
                      {"pharmacist", {.large_print = true}},
                      {"gp", {}},
                      {"surgeon", {.kind = "implementation-guidance"}},
                      {"pharmacist", {.language = "cy", .kind = "implementation-guidance"}},
                      {"surgeon", {.kind = "supervisor-pack", .person = "A-P4"}},
                      {"pharmacist", {.language = "cy", .kind = "supervisor-pack", .person = "C-P3"}},
                      {"surgeon", {.kind = "progress-report", .review = 2}},
                      {"dentist-unsigned", {.language = "cy", .kind = "progress-report", .review = 2}},
                      {"surgeon-draft", {.kind = "progress-report", .review = 1}},
                      {"dentist", {.kind = "signed-off-summary"}},
                      {"surgeon", {.language = "cy", .kind = "signed-off-summary"}}};

std::string text_of_pdf(const std::string& pdf) {
  std::string text;
  for (const Passage& passage : passages_of_pdf(pdf)) text += passage.text;
  return text;
}

TEST_CASE("every text of a view is in its PDF; the PDF says its template's texts in order, once") {
  const Press& press = Press::instance();
  for (const Case& one : cases) {
    const Choice& choice = one.choice;
    INFO(std::string(one.plan) << " " << name_of(choice));
    const Json json = example(one.plan);
    const nlohmann::json view = press.view(sound_plan(json), choice, &json);
    const std::string printed = text_of_pdf(made(json, choice));
    CHECK(order_fault(press.markup(choice.kind, view, choice.language), printed, choice.large_print) == "");
    CHECK(view_fault(view, printed, choice.large_print) == "");
  }
}

TEST_CASE("what is lost, doubled, swapped, added or out of a figure is seen") {
  const std::string filled =
      "<document foot-left='F'><h1>One</h1><h2>Contents</h2><toc depth='2'/><h2>Two</h2><p>Three "
      "<b>four</b></p>"
      "<timeline><event label='Start' note='May'/></timeline><p>The end of the text is here</p></document>";
  const std::string good = "One Contents Two 7 Two Three four Start May The end of the text is here";
  CHECK(order_fault(filled, good, false) == "");
  for (const char* bad : {"One Contents Two 7 Two Three Start May The end of the text is here",
                          "One Contents Two 7 Two Three four four Start May The end of the text is here",
                          "One Two 7 Contents Two Three four Start May The end of the text is here",
                          "One Contents Two 7 Two Three four Start June The end of the text is here",
                          "One Contents Two 7 Two Three four Start May The end of the text is here F",
                          "One Contents Two 7 Two Three four Start May"})
    CHECK(order_fault(filled, bad, false) != "");
  const nlohmann::json view{{"a", {{"name", "Three"}, {"lang", "cy"}}}, {"b", {"Two four"}}};
  CHECK(view_fault(view, good, false) == "/b/0: Two four");
}

}  // namespace
}  // namespace planpress::test

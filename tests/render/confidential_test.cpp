// A confidential restriction is printed on the action plan and in no other document.
#include <doctest/doctest.h>

#include <string>

#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

constexpr std::string_view body = "Quillfeather Tribunal", description = "Sees no patient named Zebulon";

// Closed early, with every kind of document: the restriction is on a kind of work, and on all of them.
Json plan_with_secret() {
  Json json = example("dentist");
  for (const bool one_scope : {true, false}) {
    Json restriction{{"body", body},
                     {"description", description},
                     {"minimumLevel", "independent"},
                     {"from", "2024-01-01"},
                     {"confidential", true}};
    if (one_scope) restriction["scope"] = json["scopes"][0]["id"];
    json["restrictions"].push_back(std::move(restriction));
  }
  return json;
}

std::vector<Choice> other_documents(const Json& json) {
  std::vector<Choice> choices{{.kind = "implementation-guidance"},
                              {.kind = "supervisor-pack"},
                              {.kind = "supervisor-pack", .person = "D-P3"},
                              {.kind = "signed-off-summary"}};
  for (const Json& review : json["reviews"])  // reports, and a form for the one that was not held
    choices.push_back({.kind = "progress-report", .review = review["number"].get<int>()});
  return choices;
}

bool tells(const std::string& text) {
  return text.find(body) != text.npos || text.find("Zebulon") != text.npos;
}

TEST_CASE("a confidential restriction is on the action plan alone; its level holds in the others") {
  const Json json = plan_with_secret();
  const plan::Plan plan = sound_plan(json);
  const Press& press = Press::instance();
  for (const std::string language : {"en", "cy"}) {
    CHECK(tells(press.view(plan, {.language = language}, &json).dump()));
    CHECK(tells(made(json, {.language = language}, Format::html)));
    for (Choice choice : other_documents(json)) {
      choice.language = language;
      INFO(name_of(choice));
      CHECK_FALSE(tells(press.view(plan, choice, &json).dump()));  // what is attached to the PDF
      CHECK_FALSE(tells(made(json, choice, Format::html)));
    }
  }
  const std::string guidance = made(json, {.kind = "implementation-guidance"}, Format::html);
  CHECK(guidance.find("No looser than independent") != guidance.npos);
}

}  // namespace
}  // namespace planpress::test

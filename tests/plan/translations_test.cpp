// The plan's own texts in another language, and the names of labels.
#include <doctest/doctest.h>

#include "service/plan/own_texts.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

using Lines = std::vector<std::string>;

const Json& draft() { return example("surgeon-draft.json"); }

Json translated(Json plan, const char* language, const Json& texts) {
  return with(std::move(plan), std::string("/translations/") + language, texts);
}

}  // namespace

TEST_CASE("translations are kept by the pointer to their text") {
  Json plan = with(draft(), "/translations", Json::object());
  plan = translated(plan, "cy", {{"/background", "Cefndir w\u0302"}, {"/objectives/0/statement", "Amcan"}});
  const auto result = check(plan);
  REQUIRE(result.plan);
  REQUIRE(result.plan->translations);
  CHECK(result.plan->translations->language == Language::cy);
  CHECK(result.plan->translations->texts.at("/background") == "Cefndir ŵ");
  CHECK(result.plan->translations->texts.at("/objectives/0/statement") == "Amcan");
  CHECK_FALSE(check(draft()).plan->translations);
}

TEST_CASE("translations are in the language that the plan is not written in") {
  const auto faults = [](const char* own, const char* other) {
    return found(
        with(with(draft(), "/language", own), "/translations", Json{{other, {{"/background", "Text"}}}}));
  };
  CHECK(faults("en", "cy").empty());
  CHECK(faults("both", "cy").empty());
  CHECK(faults("cy", "en").empty());
  CHECK(faults("en", "en") == Lines{"schema-unknown-field /translations/en"});
  CHECK(faults("both", "en") == Lines{"schema-unknown-field /translations/en"});
  CHECK(faults("cy", "cy") == Lines{"schema-unknown-field /translations/cy"});
  CHECK(faults("cy", "cy") == Lines{"schema-unknown-field /translations/cy"});
  CHECK(faults("en", "fr") == Lines{"schema-unknown-field /translations/fr"});
}

TEST_CASE("a translation has the limits of its original") {
  const auto faults = [](const Json& texts) {
    return found(with(draft(), "/translations", Json{{"cy", texts}}));
  };
  CHECK(faults({{"/background", std::string(2000, 'a')}}).empty());
  CHECK(faults({{"/background", std::string(2001, 'a')}}) ==
        Lines{"schema-length /translations/cy/~1background"});
  CHECK(faults({{"/objectives/0/statement", std::string(4000, 'a')}}).empty());
  CHECK(faults({{"/objectives/0/statement", std::string(4001, 'a')}}) ==
        Lines{"schema-length /translations/cy/~1objectives~10~1statement"});
  CHECK(faults({{"/background", " "}}) == Lines{"schema-length /translations/cy/~1background"});
  CHECK(faults({{"/background", 1}}) == Lines{"schema-type /translations/cy/~1background"});
  CHECK(faults({{"/background", "a\u202E"}}) ==
        Lines{"schema-control-character /translations/cy/~1background"});
  CHECK(faults("text") == Lines{"schema-type /translations/cy"});
  CHECK(found(with(draft(), "/translations", 1)) == Lines{"schema-type /translations"});
}

TEST_CASE("every text that may be translated stands in the plan where its pointer says") {
  for (const char* file : {"surgeon.json", "pharmacist.json", "surgeon-draft.json"}) {
    const Json& json = example(file);
    const auto result = check(json);
    REQUIRE(result.plan);
    Lines pointers;
    for_each_own_text(*result.plan, [&](const std::string& pointer, const std::string& text) {
      pointers.push_back(pointer);
      CHECK(json.at(Json::json_pointer(pointer)) == text);
    });
    CHECK(pointers.size() > 20);
    CHECK(pointers.front() == "/background");
  }
}

TEST_CASE("a label that the format does not name is an unknown field") {
  const auto faults = [](const char* name) {
    return found(with(draft(), "/labels", Json{{"cy", {{name, "Cynllun"}}}}));
  };
  for (const char* name : {"actionPlan", "draft", "progressReport", "clinicalSupervisor", "signedOffSummary"})
    CHECK(faults(name).empty());
  CHECK(faults("actionplan") == Lines{"schema-unknown-field /labels/cy/actionplan"});
  CHECK(found(with(draft(), "/labels", Json{{"cy", Json::object()}})).empty());
}

}  // namespace planpress::plan::tests

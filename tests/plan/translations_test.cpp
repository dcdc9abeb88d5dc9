// The plan's own texts in another language, and the names of labels.
#include <doctest/doctest.h>

#include <algorithm>

#include "service/plan/format.hpp"
#include "tests/plan/in_words.hpp"

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
    CHECK(std::ranges::find(pointers, "/background") != pointers.end());
  }
}

TEST_CASE("a pointer that leads to no text that may be translated is an error") {
  const Json& plan = example("surgeon.json");
  const auto faults = [&](const char* pointer) {
    return found(with(plan, "/translations", Json{{"cy", {{pointer, "Testun"}}}}));
  };
  for (const char* pointer :
       {"/background", "/organisation/site", "/people/0/post", "/people/2/conflict/detail", "/absence/note",
        "/restrictions/0/description", "/objectives/0/statement", "/objectives/0/measures/1",
        "/activities/0/unit", "/scopes/0/name", "/resources/0/text", "/reports/0/supervisorComment",
        "/reports/0/objectives/2/evidence/2/note", "/reports/0/safetyEvents/0/summary", "/versions/0/summary",
        "/summary/text", "/summary/recommendations/0/text"}) {
    CAPTURE(pointer);
    CHECK(faults(pointer).empty());
  }
  for (const char* pointer :
       {"", "/", "background", "/timeframe/start", "/id", "/status", "/people/0/name", "/people/0/email",
        "/absence/confidentialDetail", "/equality/gender", "/marking", "/objectives/0",
        "/objectives/99/statement", "/objectives/00/statement", "/objectives/-/statement", "/contacts/0/name",
        "/organisation/name", "/practitioner/specialty", "/labels/cy/draft"}) {
    CAPTURE(pointer);
    std::string place = "/translations/cy";
    append_member(place, pointer);
    CHECK(faults(pointer) == Lines{"translation-without-text " + place});
  }
}

TEST_CASE("a plan in both languages is told, with advice, how many of its texts have no translation") {
  CheckOptions with_advice;
  with_advice.advice = true;
  const auto missing = [&](const Json& plan, const CheckOptions& options) {
    const auto result = check(plan, options);
    const auto one = std::ranges::find(result.findings, "translation-missing", &Finding::code);
    if (one == result.findings.end()) return 0;
    CHECK(one->pointer == "/translations");
    CHECK(one->severity == Severity::info);
    return std::get<int>(one->arguments.front().value);
  };
  const Json both = with(draft(), "/language", "both");
  int texts = 0;
  Json translations = Json::object();
  CheckResult checked = check(both);
  for_each_own_text(*checked.plan, [&](const std::string& pointer, const std::string&) {
    ++texts;
    translations[pointer] = "Testun";
  });
  CHECK(missing(both, with_advice) == texts);
  CHECK(missing(with(both, "/translations", Json{{"cy", {{"/background", "Cefndir"}}}}), with_advice) ==
        texts - 1);
  CHECK(missing(with(both, "/translations", Json{{"cy", translations}}), with_advice) == 0);
  CHECK(missing(both, {}) == 0);
  CHECK(missing(draft(), with_advice) == 0);
  CHECK(missing(with(draft(), "/language", "cy"), with_advice) == 0);
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

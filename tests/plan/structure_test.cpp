// Structure: what the schema cannot be asked about, and how text is treated.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/plan/in_words.hpp"

namespace planpress::plan::tests {

namespace {

using Lines = std::vector<std::string>;

const Json& draft() { return example("surgeon-draft.json"); }

Lines text_faults(const std::string& text) { return found(with(draft(), "/practitioner/name", text)); }

bool is_ascii(char32_t c) { return c < 0x80; }

CheckOptions ascii_only() {
  CheckOptions options;
  options.can_print = is_ascii;
  return options;
}

}  // namespace

TEST_CASE("a body that is no object, or of another version, is not a plan of this format") {
  for (const char* body : {"[]", "1", "\"plan\"", "null", "true"}) {
    const auto result = check(parsed(body));
    CHECK(result.status == 400);
    CHECK(found(result) == Lines{"body-not-an-object "});
  }
  for (const Json& version : {Json(2), Json(0), Json(-1), Json(2.0), Json(1e300)}) {
    const auto result = check(with(draft(), "/schemaVersion", version));
    CHECK(result.status == 400);
    CHECK(found(result) == Lines{"unsupported-schema-version /schemaVersion"});
  }
}

TEST_CASE("a version of the format that is no whole number is a fault of type") {
  for (const Json& version : {Json("1"), Json(1.5), Json(nullptr), Json(true)}) {
    const auto result = check(with(draft(), "/schemaVersion", version));
    CHECK(result.status == 422);
    CHECK(found(result) == Lines{"schema-type /schemaVersion"});
  }
  CHECK(found(without(draft(), "/schemaVersion")) == Lines{"schema-required /schemaVersion"});
  CHECK(found(with(draft(), "/schemaVersion", 1.0)).empty());
}

TEST_CASE("all faults come at once, in the order of the document, what is missing last in its object") {
  Json plan = draft();
  plan["version"] = "1";
  plan["elements"] = {"reskilling", "reskilling", "golf"};
  plan["practitioner"]["nick/na~me"] = "Gid";
  plan["practitioner"].erase("name");
  plan["people"][1]["role"] = nullptr;
  plan["labels"] = {{"en", 1}};
  CHECK(found(plan) == Lines{"schema-type /version", "schema-unique /elements/1", "schema-enum /elements/2",
                             "schema-unknown-field /practitioner/nick~1na~0me",
                             "schema-required /practitioner/name", "schema-type /people/1/role",
                             "schema-unknown-field /labels/en", "schema-required /labels/cy"});
}

TEST_CASE("a cohort is told from a plan by its kind or its plans") {
  const Json& cohort = example("cohort-74.json");
  CHECK(check(cohort).cohort->plans.size() == 74);
  CHECK(found(without(cohort, "/kind")) == Lines{"schema-required /kind"});
  CHECK(found(without(cohort, "/plans")) == Lines{"schema-required /plans"});
  CHECK(found(with(cohort, "/kind", "cohorts")) == Lines{"schema-enum /kind"});
  CHECK(found(with(draft(), "/kind", "plan")) == Lines{"schema-unknown-field /kind"});
  CHECK(found(with(cohort, "/caseStudy/composite", false)) == Lines{"schema-enum /caseStudy/composite"});
  CHECK(found(with(cohort, "/caseStudy/composite", "true")) == Lines{"schema-type /caseStudy/composite"});
  CHECK(check(without(cohort, "/minimumCell")).cohort->minimum_cell == 5);
}

TEST_CASE("control characters, overrides, halves of pairs and non-characters have no place in text") {
  for (const char32_t c : {0x00u, 0x01u, 0x0Bu, 0x0Du, 0x1Bu, 0x7Fu, 0x85u, 0x9Fu, 0x202Au, 0x202Eu, 0x2066u,
                           0x2069u, 0xFDD0u, 0xFDEFu, 0xFFFEu, 0xFFFFu, 0x1FFFEu, 0x10FFFFu}) {
    CAPTURE(static_cast<unsigned>(c));
    CHECK(is_forbidden(c));
  }
  for (const char32_t c :
       {0x09u, 0x0Au, 0x20u, 0x7Eu, 0xA0u, 0x2029u, 0x202Fu, 0x2065u, 0xFDF0u, 0xFFFDu, 0x1F600u})
    CHECK_FALSE(is_forbidden(c));
  CHECK(text_faults("Gideon\u202E Rowe") == Lines{"schema-control-character /practitioner/name"});
  CHECK(text_faults(std::string("Gid\0eon", 7)) == Lines{"schema-control-character /practitioner/name"});
  CHECK(text_faults("Gideon\n\tRowe").empty());
  const Json half = parsed(R"([{"op": "replace", "path": "/practitioner/name", "value": "Gideon \ud800"}])");
  CHECK(found(patched(draft(), half)) == Lines{"schema-control-character /practitioner/name"});
}

TEST_CASE("CR LF and CR end lines as LF does, in every text") {
  const auto kept = [](const char* written) {
    const auto result = check(with(draft(), "/background", written));
    REQUIRE(result.plan);
    return result.plan->background;
  };
  CHECK(kept("One.\r\nTwo.\rThree.\nFour.") == "One.\nTwo.\nThree.\nFour.");
  CHECK(kept("\rOne.\r\r\n\r") == "\nOne.\n\n\n");
  CHECK(kept("w\u0302\r\n") == "ŵ\n");
  CHECK(text_faults("\r\n\r") == Lines{"schema-length /practitioner/name"});
  const std::string lines = std::string(1'999, 'a') + "\r\n";
  CHECK(found(with(draft(), "/background", lines)).empty());
  CHECK(found(with(draft(), "/id", "A\r\n")) == Lines{"schema-format /id"});
}

TEST_CASE("text that is empty or only spaces of any kind is a fault of length") {
  for (const char* text : {"", " ", "\n\t ", "\u00A0\u2003\u3000"})
    CHECK(text_faults(text) == Lines{"schema-length /practitioner/name"});
}

TEST_CASE("lengths are counted in code points after composition") {
  std::string decomposed, emoji;
  for (int i = 0; i < 4000; ++i) {
    decomposed += "e\u0301";
    emoji += "\U0001FAE0";
  }
  CHECK(text_faults(decomposed).empty());
  CHECK(text_faults(emoji).empty());
  CHECK(text_faults(decomposed + "e") == Lines{"schema-length /practitioner/name"});
  CHECK(text_faults(std::string(1'000'000, 'a')) == Lines{"schema-length /practitioner/name"});
}

TEST_CASE("a decomposed name is kept composed") {
  const auto result = check(with(draft(), "/practitioner/name", "Sia\u0302n w\u0302 \u1ECD\u0300"));
  REQUIRE(result.plan);
  CHECK(result.plan->practitioner.name == "Siân ŵ \u1ECD\u0300");
}

TEST_CASE("marks come in canonical order, in time that grows with their number only") {
  CHECK(to_nfc("a\u0301\u0316") == "\u00E1\u0316");
  std::string many = "a";
  for (int i = 0; i < 100'000; ++i) many += "\u0301\u0316";
  const std::string normal = to_nfc(many);
  CHECK(normal.starts_with("\u00E1\u0316\u0316"));
  CHECK(normal.ends_with("\u0301\u0301"));
  CHECK(code_points(normal) == 200'000);
  CHECK(to_nfc(normal) == normal);
}

TEST_CASE("ordering long runs of marks gives what normalising short ones gives") {
  const char* marks[] = {"\u0301", "\u0316", "\u0344", "\u0F73", "\u0327", "\u0345", "\u05B0", "\u3099"};
  std::string text = "e";
  for (int i = 0; i < 200; ++i) text += marks[(i * 7 + i / 5) % 8];
  const std::string once = to_nfc(text);
  CHECK(to_nfc(once) == once);
  CHECK(code_points(once) > 200);
}

TEST_CASE("a character that the fonts cannot draw is a warning, once a field, never the refusal of a plan") {
  Json plan = with(draft(), "/practitioner/name", "Gideon \U0001FAE0\U0001FAE0 Ŵ");
  plan["arrangements"] = {"plain", "a \uE000"};
  const auto result = check(plan, ascii_only());
  CHECK(result.status == 200);
  CHECK(result.plan);
  CHECK(found(result) ==
        Lines{"character-not-printable /practitioner/name", "character-not-printable /arrangements/1"});
  CHECK(result.findings[0].severity == Severity::warning);
  CHECK(result.findings[0].arguments == Arguments{{"character", "U+1FAE0"}});
}

TEST_CASE("what is never printed need not be printable, nor what has no glyph of its own") {
  Json plan = with(draft(), "/absence/confidentialDetail", "\U0001FAE0");
  plan["practitioner"]["name"] = "Gi\u200Ddeon\n\tRo\uFE0Fwe\u00AD";
  CHECK(found(check(plan, ascii_only())).empty());
}

TEST_CASE("ids are slugs wherever an id stands") {
  const std::string longest(64, 'a');
  for (const std::string& id : {std::string(""), std::string("-a"), std::string("a b"), std::string("é"),
                                std::string("a/b"), longest + "a", std::string("a\n")})
    CHECK(found(with(draft(), "/id", id)) == Lines{"schema-format /id"});
  for (const std::string& id : {longest, std::string("0._-"), std::string("A")})
    CHECK(found(with(draft(), "/id", id)).empty());
}

TEST_CASE("a hostile number of faults is cut, and how many more there are is told last") {
  Json plan = draft();
  for (int i = 0; i < 15'000; ++i) plan["x" + std::to_string(i)] = 1;
  const auto result = check(plan);
  CHECK(result.status == 422);
  REQUIRE(result.findings.size() == 10'001);
  CHECK(result.findings.back().code == "findings-left-off");
  CHECK(result.findings.back().severity == Severity::error);
  CHECK(result.findings.back().arguments == Arguments{{"count", 5'000}});
}

TEST_CASE("where only warnings are cut, the plan stays valid") {
  Json plan = draft();
  const Json objective = plan["objectives"][0];
  for (int i = 0; i < 210; ++i) {
    Json& more = plan["objectives"].emplace_back(objective);
    more["id"] = "more-" + std::to_string(i);
    more["measures"] = Json(50, "1 \uE000");
    plan["activities"][0]["objectives"].push_back(more["id"]);
  }
  const auto result = check(plan, ascii_only());
  CHECK(result.status == 200);
  CHECK(result.findings.back().code == "findings-left-off");
  CHECK(result.findings.back().severity == Severity::warning);
}

TEST_CASE("a number that no double holds is a fault of the value, not of the JSON") {
  const auto numbered = [](const std::string& number) {
    std::string bytes = draft().dump();
    const std::string sound = "\"wholeTimeEquivalent\":1.0";
    const std::size_t at = bytes.find(sound);
    REQUIRE(at != std::string::npos);
    bytes.replace(at, sound.size(), "\"wholeTimeEquivalent\":" + number);
    return found(parsed(bytes));
  };
  CHECK(numbered("1e400") == Lines{"schema-range /practitioner/wholeTimeEquivalent"});
  CHECK(numbered("-1e400") == Lines{"schema-range /practitioner/wholeTimeEquivalent"});
  CHECK(numbered(std::string(500, '9')) == Lines{"schema-range /practitioner/wholeTimeEquivalent"});
  CHECK(numbered("true") == Lines{"schema-type /practitioner/wholeTimeEquivalent"});
  CHECK(found(with(draft(), "/version", 3.99)) == Lines{"schema-type /version"});
  CHECK(found(with(draft(), "/version", true)) == Lines{"schema-type /version"});
  CHECK(found(with(draft(), "/version", 10'000'000'000)) == Lines{"schema-range /version"});
  CHECK(found(with(draft(), "/activities/0/required", -1)) == Lines{"schema-range /activities/0/required"});
}

}  // namespace planpress::plan::tests

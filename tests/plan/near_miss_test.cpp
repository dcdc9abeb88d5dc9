// Near misses: the hint says what was meant, never what was written.
#include "service/plan/suggest.hpp"

#include <doctest/doctest.h>

#include <array>

#include "service/plan/codes.hpp"
#include "tests/plan/in_words.hpp"

namespace planpress::plan::tests {

namespace {

const Json& draft() { return example("surgeon-draft.json"); }

/// The sentence of the one finding.
std::string sentence_on(const Json& plan) {
  const auto result = check(plan);
  REQUIRE(result.findings.size() == 1);
  return result.findings[0].sentence;
}

/// What the one finding says was meant; empty where it does not say.
std::string meant_by(const Json& plan) {
  const auto result = check(plan);
  REQUIRE_FALSE(result.findings.empty());
  for (const Argument& argument : result.findings[0].arguments)
    if (argument.name == "meant") return std::get<std::string>(argument.value);
  return {};
}

std::string status(const char* written) { return meant_by(with(draft(), "/status", written)); }
std::string type(const char* written) { return meant_by(with(draft(), "/activities/0/type", written)); }
std::string level(const char* written) {
  return meant_by(with(draft(), "/scopes/0/phases/0/level", written));
}

std::string date_sentence(const char* written) { return sentence_on(with(draft(), "/retainUntil", written)); }

std::string name_in_plan(const char* written) {
  Json plan = draft();
  plan[written] = 1;
  return meant_by(with(plan, std::string("/") + written, 1));
}

}  // namespace

TEST_CASE("a code in another case, or with other marks between its words, is the code that is meant") {
  CHECK(status("Draft") == "draft");
  CHECK(status("IN PROGRESS") == "in-progress");
  CHECK(status("in_progress") == "in-progress");
  CHECK(status("inProgress") == "in-progress");
  CHECK(status(" on hold ") == "on-hold");
  CHECK(type("Case note review") == "case-note-review");
  CHECK(type("E-Learning") == "e-learning");
  CHECK(type("Mini CEX") == "mini-cex");
  CHECK(level("Observe only") == "observe-only");
  CHECK(level("Remote-Review") == "remote-review");
  CHECK(meant_by(with(draft(), "/practitioner/regulator", "GPHC")) == "GPhC");
  CHECK(meant_by(with(draft(), "/practitioner/regulator", "gmc")) == "GMC");
  CHECK(meant_by(with(draft(), "/organisation/jurisdiction", "Northern Ireland")) == "northern-ireland");
  CHECK(meant_by(with(draft(), "/practitioner/grade", "Pharmacist band 8A")) == "pharmacist-band-8a");
}

TEST_CASE("a code in the plural or with a slip of the pen is the code that is meant") {
  CHECK(type("case-note-reviews") == "case-note-review");
  CHECK(type("tutorials") == "tutorial");
  CHECK(type("tutorail") == "tutorial");
  CHECK(level("independant") == "independent");
  CHECK(level("supervized") == "supervised");
  CHECK(meant_by(with(draft(), "/language", "Cymraeg")) == "cy");
  CHECK(meant_by(with(draft(), "/language", "English")) == "en");
}

TEST_CASE("where what is meant is not plain, nothing is said to be") {
  CHECK(level("unsupervised").empty());
  CHECK(level("indirect").empty());
  CHECK(level("").empty());
  CHECK(level("-").empty());
  CHECK(level("7").empty());
  CHECK(status("Zebedee").empty());
  CHECK(type("cut").empty());
  CHECK(type(std::string(100'000, 'a').c_str()).empty());
  CHECK(meant_by(with(draft(), "/practitioner/regulator", "GMP")).empty());
  CHECK(sentence_on(with(draft(), "/status", "Zebedee")) == "schema-enum");
  CHECK(sentence_on(with(draft(), "/status", "Draft")) == "schema-enum.meant");
}

TEST_CASE("every code is its own near miss in capitals and in words") {
  const auto in_capitals = [](std::string code) {
    for (char& c : code) c = c == '-' ? ' ' : (c >= 'a' && c <= 'z') ? static_cast<char>(c - 32) : c;
    return code;
  };
  const auto all_meant = [&](std::span<const Code> list) {
    for (const Code code : list) CHECK(code_meant(in_capitals(std::string(code)), list) == code);
  };
  all_meant(codes<Status>);
  all_meant(codes<ActivityType>);
  all_meant(codes<Level>);
  all_meant(codes<Grade>);
  all_meant(codes<SpecialtyGroup>);
  all_meant(codes<Outcome>);
  all_meant(codes<Rating>);
  all_meant(codes<Role>);
  all_meant(codes<AgeBand>);
  all_meant(codes<EthnicGroup>);
}

TEST_CASE("the name of a member that is nearly one of the format leads to it") {
  CHECK(name_in_plan("Background") == "background");
  CHECK(name_in_plan("objective") == "objectives");
  CHECK(name_in_plan("activity") == "activities");
  CHECK(name_in_plan("related_documents") == "relatedDocuments");
  CHECK(name_in_plan("Retain until") == "retainUntil");
  CHECK(name_in_plan("time-frame") == "timeframe");
  CHECK(name_in_plan("Zebedee").empty());
  CHECK(meant_by(with(draft(), "/timeframe/start_date", "2025-01-06")) == "start");
  CHECK(meant_by(with(draft(), "/timeframe/End date", "2025-01-06")) == "end");
  CHECK(meant_by(with(draft(), "/practitioner/registration", "1")) == "registrationNumber");
  CHECK(meant_by(with(draft(), "/practitioner/registration_number", "1")) == "registrationNumber");
  CHECK(meant_by(with(draft(), "/practitioner/wte", 1)).empty());
  CHECK(meant_by(with(draft(), "/reviews/0/date", "2025-01-06")) == "plannedDate");
  CHECK(meant_by(with(draft(), "/labels", Json{{"cy", {{"action_plan", "Cynllun"}}}})) == "actionPlan");
  CHECK(sentence_on(with(draft(), "/practitioner/Zebedee", 1)) == "schema-unknown-field");
}

TEST_CASE("a name that is missing and the near miss that stands for it are both told") {
  Json plan = draft();
  plan["Practitioner"] = plan["practitioner"];
  plan.erase("practitioner");
  CHECK(found(plan) ==
        std::vector<std::string>{"schema-unknown-field /Practitioner", "schema-required /practitioner"});
  CHECK(meant_by(plan) == "practitioner");
}

TEST_CASE("a date that is written in another way is told what of it is to change") {
  for (const char* written : {"01/02/2025", "1.2.2025", "06-01-2025", "6 1 2025", "2025/01/06", "2025.01.06",
                              "01/02/25", "20250106"})
    CHECK(date_sentence(written) == "schema-format.date-order");
  for (const char* written : {"2025-1-6", "2025-01-6", "2025-1-06", "2025-001-06"})
    CHECK(date_sentence(written) == "schema-format.date-digits");
  for (const char* written :
       {"2025-01-06T00:00:00Z", "2025-01-06 12:30", "2025-01-06t09:00:00+01:00", "2025-01-06T1"})
    CHECK(date_sentence(written) == "schema-format.date-with-time");
  for (const char* written : {"2025-06-31", "2025-02-29", "2025-13-01", "2025-00-10", "0000-01-01"})
    CHECK(date_sentence(written) == "schema-format.no-such-day");
  for (const char* written : {"", "6 March 2025", "tomorrow", "2025-01", "2025", "2025-01-06T", " 2025-01-06",
                              "2025-01-06 ", "--", "1/2/2025/3", "\u0662\u0660\u0662\u0665-01-06"})
    CHECK(date_sentence(written) == "schema-format.date");
  CHECK(sentence_on(with(draft(), "/retainUntil", 20250106)) == "schema-type.date");
}

TEST_CASE("a number or a truth in quotation marks is told to leave them out") {
  for (const char* written : {"1", "12", "-1", "+3", "1.0", "0.6"})
    CHECK(sentence_on(with(draft(), "/version", written)) == "schema-type.quoted-number");
  for (const char* written : {"", "one", "1a", "1.2.3", ".", "-", "1.", "0x10", "1e3", "\u0661"})
    CHECK(sentence_on(with(draft(), "/version", written)) == "schema-type.whole-number");
  CHECK(sentence_on(with(draft(), "/version", 1.5)) == "schema-type.fraction");
  CHECK(sentence_on(with(draft(), "/version", true)) == "schema-type.whole-number");
  CHECK(sentence_on(with(draft(), "/practitioner/wholeTimeEquivalent", "0.6")) ==
        "schema-type.quoted-number");
  CHECK(sentence_on(with(draft(), "/practitioner/wholeTimeEquivalent", "half")) == "schema-type.number");
  for (const char* written : {"true", "False", "TRUE"})
    CHECK(sentence_on(with(draft(), "/restrictions/0/confidential", written)) ==
          "schema-type.quoted-boolean");
  CHECK(sentence_on(with(draft(), "/restrictions/0/confidential", "yes")) == "schema-type.boolean");
}

TEST_CASE("null is told to be left out, or to be given a value where the field is required") {
  CHECK(sentence_on(with(draft(), "/summary", nullptr)) == "schema-type.null");
  CHECK(sentence_on(with(draft(), "/practitioner/title", nullptr)) == "schema-type.null");
  CHECK(sentence_on(with(draft(), "/translations", nullptr)) == "schema-type.null");
  CHECK(sentence_on(with(draft(), "/practitioner/name", nullptr)) == "schema-type.null-required");
  CHECK(sentence_on(with(draft(), "/timeframe", nullptr)) == "schema-type.null-required");
  CHECK(sentence_on(with(draft(), "/arrangements/0", nullptr)) == "schema-type.null-item");
  CHECK(sentence_on(with(draft(), "/labels", Json{{"cy", {{"draft", nullptr}}}})) == "schema-type.null");
  CHECK(sentence_on(with(draft(), "/translations", Json{{"cy", nullptr}})) == "schema-type.null");
  CHECK(sentence_on(with(draft(), "/translations", Json{{"cy", {{"/background", nullptr}}}})) ==
        "schema-type.null");
}

TEST_CASE("half of a surrogate pair is called so, and a non-character by its number") {
  const auto sentence = [](const std::string& name) {
    std::string bytes = with(draft(), "/practitioner/name", "NAME").dump();
    return sentence_on(parsed(bytes.replace(bytes.find("NAME"), 4, name)));
  };
  for (const char* half : {"\\ud800", "Gid\\udfff", "\\ud83d\\ud83d\\ude00", "\\uDE00 Rowe"})
    CHECK(sentence(half) == "schema-control-character.half-pair");
  for (const char* other : {"\\uffff", "\\ufdd0", "\\uFDD0\\uFDD1", "\uFDD0", "\uFDDF", "\\ufdd0 \\ud800"})
    CHECK(sentence(other) == "schema-control-character");
  CHECK(sentence("\\u0007") == "schema-control-character");
}

TEST_CASE("half of a surrogate pair in a name is told of the object that has it") {
  const auto told = [](const std::string& member, const Json& value) {
    std::string bytes = with(draft(), member, value).dump();
    const std::size_t at = bytes.find("HALF");
    return found(parsed(bytes.replace(at, 4, "\\ud800")));
  };
  CHECK(told("/practitioner/nameHALF", "x") ==
        std::vector<std::string>{"schema-unknown-field /practitioner"});
  CHECK(told("/HALF", 1) == std::vector<std::string>{"schema-unknown-field "});
  CHECK(told("/translations", Json{{"cy", {{"/backgroundHALF", "Cefndir"}}}}) ==
        std::vector<std::string>{"schema-unknown-field /translations/cy"});
}

}  // namespace planpress::plan::tests

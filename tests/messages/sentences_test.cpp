// What people read of each fault, in both languages; and that a network is told nothing of what a plan holds.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "service/documents/fill.hpp"
#include "service/documents/import.hpp"
#include "service/documents/make.hpp"
#include "service/messages/finding_messages.hpp"
#include "tests/messages/cases.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

using namespace messages;

namespace {

const std::string share = PLANPRESS_BUILD_DIR "/share/planpress";
const std::string golden = PLANPRESS_SOURCE_DIR "/tests/messages/sentences.txt";

const documents::Library& the_documents() {
  static const documents::Library library(share);
  return library;
}

std::vector<Diagnostic> told_of_form(const SentenceCase& one, const documents::Audience& audience) {
  if (!one.report.empty())
    return documents::fill_form(the_documents(), one.form, one.report, audience).findings;
  const auto plan = one.bytes.empty() ? std::nullopt : std::optional<std::string_view>(one.bytes);
  const auto review = one.review > 0 ? std::optional(one.review) : std::nullopt;
  return documents::import_form(the_documents(), one.form, plan, review, audience).findings;
}

std::vector<Diagnostic> found_of(const SentenceCase& one, std::string language, Naming naming) {
  const documents::Audience audience{language, naming, Date::parse("2026-01-15")};
  if (!one.form.empty()) return told_of_form(one, audience);
  documents::CheckRequest questions;
  questions.advice = true;
  if (!one.asked_for.empty()) questions.kind = one.asked_for;
  if (one.is_made) {
    documents::DocumentOptions choices;
    if (one.review > 0) choices.review = one.review;
    if (!one.person.empty()) choices.person = one.person;
    return documents::make(the_documents(), one.asked_for, one.bytes, choices, audience).findings;
  }
  return documents::validate(the_documents(), one.bytes, questions, audience).findings;
}

// Found once: some documents take seconds.
const std::vector<Diagnostic>& told(const SentenceCase& one, std::string language, Naming naming) {
  static std::map<std::tuple<std::string, std::size_t, std::string, Naming>, std::vector<Diagnostic>> known;
  const std::size_t content = std::hash<std::string>{}(one.bytes + one.form + one.report);
  const auto [place, is_new] = known.try_emplace({std::string(one.sentence), content, language, naming});
  if (is_new) place->second = found_of(one, language, naming);
  return place->second;
}

std::string code_of(const std::string& sentence) {
  if (sentence == "plan-not-a-cohort") return "schema-required";
  return sentence == "cohort-not-a-plan" ? "schema-unknown-field" : sentence.substr(0, sentence.find('.'));
}

const Diagnostic& main_of(const std::vector<Diagnostic>& findings, const std::string& sentence) {
  const auto found = std::ranges::find(findings, code_of(sentence), &Diagnostic::code);
  REQUIRE_MESSAGE(found != findings.end(), sentence);
  return *found;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE(
    "every sentence of the list has a document that it is told of, and reads as people have found right") {
  std::string all;
  std::set<std::string> shown;
  for (const SentenceCase& one : sentence_cases()) {
    CAPTURE(one.sentence);
    const auto by_ids = told(one, "en", Naming::ids);
    const Diagnostic& finding = main_of(by_ids, one.sentence);
    const std::string place = finding.parameter.empty() ? finding.pointer : "?" + finding.parameter;
    all += one.sentence + (place.empty() ? "" : "  " + place) + "\n";
    for (const std::string language : {"en", "cy"}) {
      const std::string ids = main_of(told(one, language, Naming::ids), one.sentence).detail;
      const std::string names = main_of(told(one, language, Naming::names), one.sentence).detail;
      all += "    " + ids + "\n" + (names == ids ? "" : "    " + names + "\n");
    }
    shown.insert(one.sentence);
  }
  for (const MessageSpec& spec : sentence_list)
    for (const std::string& name : names_of(spec)) CHECK_MESSAGE(shown.contains(name), name);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden) << all;
  CHECK_MESSAGE(file_text(golden) == all,
                "tests/messages/sentences.txt differs: UPDATE_GOLDEN=1, then read it");
}

TEST_CASE("a sentence begins with a capital, ends with a full stop, and has neither gap nor brace in it") {
  for (const SentenceCase& one : sentence_cases())
    for (const std::string language : {"en", "cy"})
      for (const Naming naming : {Naming::ids, Naming::names})
        for (const Diagnostic& finding : told(one, language, naming)) {
          CAPTURE(finding.detail);
          CHECK(finding.detail.ends_with('.'));
          CHECK_FALSE((finding.detail.front() >= 'a' && finding.detail.front() <= 'z'));
          for (const char* part : {"  ", "{", "}", "[", " ,", " :", ",,", "\n", "\x1b"})
            CHECK_FALSE(contains(finding.detail, part));
        }
}

TEST_CASE("over a network no name, no day and nothing that was written is told") {
  const Json& plan = example("surgeon.json");
  std::vector<std::string> kept_back{"Zebedee", "zz",     "January", "March",  "July",     "Ionawr",
                                     "Mawrth",  "990017", "9900017", "Gideon", "Marchetti"};
  for (const Json& person : plan["people"]) kept_back.push_back(person["name"]);
  for (const Json& scope : plan["scopes"]) kept_back.push_back(scope["name"]);
  for (const SentenceCase& one : sentence_cases())
    for (const std::string language : {"en", "cy"})
      for (const Diagnostic& finding : told(one, language, Naming::ids))
        for (const std::string& word : kept_back)
          CHECK_FALSE_MESSAGE(contains(finding.detail, word), finding.detail);
}

TEST_CASE("at the command line places have the names that people use") {
  const auto detail = [](const char* sentence) {
    for (const SentenceCase& one : sentence_cases())
      if (one.sentence == sentence) return main_of(told(one, "en", Naming::names), sentence).detail;
    return std::string();
  };
  CHECK(detail("phase-gap").starts_with("Scope 'Major resections', weeks 5 to 9: "));
  CHECK(contains(detail("review-after-end"), "18 July 2025"));
  CHECK(contains(detail("self-supervision.person"), "Person 'Ms Ruth Valentine'"));
  CHECK(contains(detail("schema-enum"), "'Zebedee'"));
}

TEST_CASE("what does not know its own name goes by its position") {
  const auto first = [](const Json& plan) {
    return documents::validate(the_documents(), plan.dump(), {}, {}).findings.front().detail;
  };
  const Json& draft = example("surgeon-draft.json");
  Json twins = with(draft, "/scopes/1/id", "A-S1");
  CHECK(first(twins).starts_with("Scope 2 of the list, id: "));
  CHECK(first(with(draft, "/objectives/1/id", Json::object())).starts_with("Objective 2 of the list, id: "));
  CHECK(
      first(with(draft, "/scopes/0/phases/0/fromWeek", "x")).starts_with("Scope A-S1, phase 1, fromWeek: "));
  CHECK(first(with(draft, "/people/1", "x")).starts_with("Person 2: "));
  CHECK(first(with(draft, "/people", {{"id", 1}})).starts_with("The plan, people: "));
  CHECK(first(with(draft, "/timeframe", {1})).starts_with("The plan, timeframe: "));
  CHECK(first(with(draft, "/labels", {{"cy", {{"Zebedee", 1}}}})).starts_with("Labels, Welsh: "));
}

}  // namespace planpress::plan::tests

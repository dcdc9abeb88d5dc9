// Every passage of a document stands under the language that it is written in.
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "service/plan/format.hpp"
#include "tests/render/passages.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

// Words that nothing else says: the plan's own, and their translations.
std::string own_word(std::size_t number) { return "XO" + std::to_string(number) + "X"; }
std::string translation(std::size_t number) { return "XT" + std::to_string(number) + "X"; }

// The example with a word of its own in place of every text that its authors wrote, every `translated`-th of
// them translated; 0: none.
Json in_own_words(const std::string& name, std::string language, std::size_t translated) {
  Json json = example(name);
  json.erase("translations");
  json["language"] = language;
  const plan::Plan plan = sound_plan(json);
  std::size_t number = 0;
  Json translations = Json::object();
  plan::for_each_own_text(plan, [&](const std::string& pointer, const std::string&) {
    json[Json::json_pointer(pointer)] = own_word(++number);
    if (translated > 0 && number % translated == 0) translations[pointer] = translation(number);
  });
  json["practitioner"]["specialty"] = own_word(0);  // which has no translation
  for (const char* signatures : {"/signatures", "/summary/signatures"}) {
    const Json::json_pointer at(signatures);
    if (!json.contains(at)) continue;
    for (Json& signature : json[at])
      if (signature.contains("comment")) signature["comment"] = own_word(++number);
  }
  if (translated > 0) json["translations"][language == "cy" ? "en" : "cy"] = std::move(translations);
  return json;
}

std::set<std::string> words_in(const std::string& text, char kind) {
  std::set<std::string> found;
  const std::regex word(std::string("X") + kind + "[0-9]+X");
  for (std::sregex_iterator it(text.begin(), text.end(), word), end; it != end; ++it) found.insert(it->str());
  return found;
}

std::string without_words_and_spaces(const std::string& text) {
  std::string rest = std::regex_replace(text, std::regex("XO[0-9]+X"), "");
  std::erase_if(rest, [](char c) { return c == ' ' || c == '\n'; });
  return rest;
}

// In a document in `told`: its own words under their language, and nothing else under it.
void check_passages(const std::vector<Passage>& passages, const std::string& written, const std::string& told,
                    bool says_so) {
  std::set<std::string> foreign, native, translations;
  std::string all;
  for (const Passage& passage : passages) {
    const auto own = words_in(passage.text, 'O'), translated = words_in(passage.text, 'T');
    (passage.language == told ? native : foreign).insert(own.begin(), own.end());
    if (passage.language == told) translations.insert(translated.begin(), translated.end());
    CHECK(((passage.language == told) || (passage.language == written)));
    if (passage.language != told) {
      CHECK(without_words_and_spaces(passage.text) == "");
      CHECK(translated.empty());
    }
    all += passage.text + " ";
  }
  CHECK(native.empty());
  CHECK(foreign.size() > 10);
  for (const std::string& word : translations)
    CHECK_FALSE(foreign.contains("XO" + word.substr(2)));  // in place of the original
  const char* sentence = told == "cy" ? "Dim ond yn Saesneg y mae rhai" : "available in Welsh only";
  std::string plain = std::regex_replace(all, std::regex("\\s+"), " ");
  const std::size_t first = plain.find(sentence);
  CHECK((first != std::string::npos) == says_so);
  if (says_so) CHECK(plain.find(sentence, first + 1) == std::string::npos);
}

const Choice kinds_of_document[] = {
    {.kind = "action-plan"},
    {.kind = "implementation-guidance"},
    {.kind = "supervisor-pack", .person = "A-P4"},
    {.kind = "progress-report", .review = 1},

};

void check_document(const Json& json, Choice choice, std::string written, std::string told) {
  const auto tag = [](std::string language) { return language == "cy" ? "cy" : "en-GB"; };
  choice.language = told;
  CAPTURE(name_of(choice));
  CAPTURE(tag(written));
  check_passages(passages_of_pdf(made(json, choice)), tag(written), tag(told), true);
  check_passages(passages_of_html(made(json, choice, Format::html)), tag(written), tag(told), true);
}

TEST_CASE("a plan in one language, printed in the other: each passage under its own") {
  const std::pair<std::string, std::string> ways[] = {{"en", "cy"}, {"cy", "en"}};
  for (const auto& [written, told] : ways) {
    for (const std::size_t translated : {0, 3}) {
      const Json json = in_own_words("surgeon", written, translated);
      const Json with_form = in_own_words("pharmacist", written, translated);
      for (const bool large_print : {false, true}) {
        for (Choice choice : kinds_of_document) {
          choice.large_print = large_print;
          check_document(json, choice, written, told);
        }
        check_document(with_form, {.large_print = large_print, .kind = "progress-report", .review = 2},
                       written, told);
      }
    }
  }
}

TEST_CASE("a signed-off summary in the other language") {
  for (const std::size_t translated : {0, 3})
    check_document(in_own_words("dentist", "en", translated), {.kind = "signed-off-summary"}, "en", "cy");
}

TEST_CASE("a plan that is translated whole says nothing in the other language") {
  const Json json = in_own_words("surgeon", "en", 1);
  const Json whole = [&] {
    Json changed = json;
    for (Json& signature : changed["signatures"]) signature.erase("comment");
    return changed;
  }();
  for (const Passage& passage : passages_of_pdf(made(whole, {"cy", false, "action-plan"})))
    if (passage.language == "en-GB") CHECK(without_words_and_spaces(passage.text) == "");
}

TEST_CASE("in its own language a plan is all of one") {
  for (const std::string language : {"en", "cy"}) {
    const Json json = in_own_words("surgeon", language, 3);
    const std::string tag = language == "cy" ? "cy" : "en-GB";
    const auto pdf = passages_of_pdf(made(json, {.language = language}));
    const auto html = passages_of_html(made(json, {.language = language}, Format::html));
    for (const auto* passages : {&pdf, &html}) {
      REQUIRE(passages->size() == 1);
      CHECK(passages->front().language == tag);
      CHECK(words_in(passages->front().text, 'T').empty());
    }
  }
}

TEST_CASE("in both languages: two editions, each in its language, the one of the jurisdiction first") {
  for (const char* name : {"surgeon", "pharmacist"}) {
    const Json json = in_own_words(name, "both", 2);
    const bool wales = json["organisation"]["jurisdiction"] == "wales";
    const auto pdf = passages_of_pdf(made(json, {.language = "both"}));
    const auto html = passages_of_html(made(json, {.language = "both"}, Format::html));
    for (const auto* passages : {&pdf, &html}) {
      std::size_t agreement[2] = {0, 0}, at = 0;  // where each edition has its last part
      for (const Passage& passage : *passages) {
        ++at;
        if (passage.text.find("Agreement") != std::string::npos && passage.language == "en-GB")
          agreement[0] = at;
        if (passage.text.find("Cytundeb") != std::string::npos && passage.language == "cy") agreement[1] = at;
      }
      CAPTURE(name);
      REQUIRE(agreement[0] > 0);
      REQUIRE(agreement[1] > 0);
      CHECK((agreement[1] < agreement[0]) == wales);
    }
  }
}

}  // namespace
}  // namespace planpress::test

// Advice: given on request only, never an error, and not where there is nothing to advise.
#include <doctest/doctest.h>

#include "tests/plan/in_words.hpp"

namespace planpress::plan::tests {

namespace {

using Lines = std::vector<std::string>;

const Json& draft() { return example("surgeon-draft.json"); }

Lines advised(const Json& document) {
  CheckOptions options;
  options.advice = true;
  const auto result = check(document, options);
  check_in_words(result.findings, document);
  Lines lines;
  for (const Finding& finding : result.findings)
    if (finding.severity == Severity::info) lines.push_back(finding.code + " " + finding.pointer);
  return lines;
}

Lines with_measures(const Json& measures) {
  return advised(with(draft(), "/objectives/0/measures", measures));
}

Lines with_levels(std::initializer_list<const char*> levels) {
  Json phases = Json::array();
  int week = 1;
  for (const char* level : levels) {
    const int last = phases.size() + 1 == levels.size() ? 26 : week + 4;
    phases.push_back({{"fromWeek", week}, {"toWeek", last}, {"level", level}});
    week = last + 1;
  }
  return advised(with(draft(), "/scopes/0/phases", phases));
}

}  // namespace

TEST_CASE("advice is asked for, is of severity info, and leaves the plan valid") {
  const Json vague = with(draft(), "/objectives/0/measures", {"Better"});
  CHECK(found(vague).empty());
  CheckOptions options;
  options.advice = true;
  const auto result = check(vague, options);
  CHECK(result.valid());
  CHECK(result.plan);
  CHECK(found(result) == Lines{"objective-not-measurable /objectives/0/measures"});
}

TEST_CASE("the example plans need no advice but for one long sentence and the Welsh of one plan's texts") {
  for (const char* name : {"surgeon.json", "surgeon-draft.json"}) CHECK(advised(example(name)).empty());
  CHECK(advised(example("pharmacist.json")) ==
        Lines{"sentence-too-long /objectives/1/statement", "translation-missing /translations"});
}

TEST_CASE("sentence-too-long: a sentence of an objective has more than 25 words") {
  std::string words = "word";
  for (int i = 1; i < 25; ++i) words += " 7word";
  const auto stated = [](const std::string& text) {
    return advised(with(draft(), "/objectives/1/statement", text));
  };
  const Lines advice{"sentence-too-long /objectives/1/statement"};
  CHECK(stated(words + ".").empty());
  CHECK(stated(words + " more.") == advice);
  CHECK(stated(words + ". " + words + "? (" + words + ".) " + words).empty());
  CHECK(stated(words + "\n" + words).empty());
  CHECK(stated(words + " - and.") == advice);
  CHECK(stated(words + " - /").empty());
  CHECK(stated(words + " 4.5").size() == 1);
  CHECK(with_measures({"1 of them", words + " ŵyth"}) == Lines{"sentence-too-long /objectives/0/measures/1"});
}

TEST_CASE("objective-not-measurable: no measure has a number, or all or every, in English or Welsh") {
  const Lines advice{"objective-not-measurable /objectives/0/measures"};
  for (const char* vague :
       {"Communicates well", "Allowed overall", "Alltogether better, ac yn well", "Bobbing"})
    CHECK(with_measures({vague, "Shows insight"}) == advice);
  for (const char* countable :
       {"8 PBAs", "All cases reviewed", "Reviewed every week", "Two audits", "Mae pob achos yn iawn",
        "ym mhob achos", "Yr holl achosion", "y tîm i gyd", "Tair o drafodaethau", "٣ cases"})
    CHECK(with_measures({"Shows insight", countable}).empty());
}

TEST_CASE("supervision-never-loosens: no phase of a scope is looser than the one before") {
  const Lines advice{"supervision-never-loosens /scopes/0/phases"};
  CHECK(with_levels({"close"}) == advice);
  CHECK(with_levels({"close", "close"}) == advice);
  CHECK(with_levels({"independent", "close"}) == advice);
  CHECK(with_levels({"close", "supervised"}).empty());
  CHECK(with_levels({"close", "direct", "close"}).empty());
  CHECK(with_levels({"independent"}).empty());
}

TEST_CASE("review-gap-over-3-months: between the start and the first review, and between reviews") {
  const auto reviewed = [](std::initializer_list<const char*> days) {
    Json reviews = Json::array();
    for (const char* day : days) reviews.push_back({{"number", reviews.size() + 1}, {"plannedDate", day}});
    return advised(with(draft(), "/reviews", reviews));
  };
  CHECK(reviewed({"2025-04-06", "2025-07-04"}).empty());
  CHECK(reviewed({"2025-04-07", "2025-07-04"}) == Lines{"review-gap-over-3-months /reviews/0/plannedDate"});
  CHECK(reviewed({"2025-03-06", "2025-07-04"}) == Lines{"review-gap-over-3-months /reviews/1/plannedDate"});
  Json winter = with(draft(), "/timeframe/start", "2024-11-30");
  winter["reviews"][0]["plannedDate"] = "2025-02-28";
  CHECK(advised(winter).empty());
  winter["reviews"][0]["plannedDate"] = "2025-03-01";
  CHECK(advised(winter) == Lines{"review-gap-over-3-months /reviews/0/plannedDate"});
}

TEST_CASE("activity-without-other-assessor: the practitioner assesses it, which is an error besides") {
  const Json alone = with(draft(), "/activities/9/assessor", "A-P1");
  CHECK(advised(alone) == Lines{"activity-without-other-assessor /activities/9/assessor"});
  CHECK(found(alone) == Lines{"self-supervision /activities/9/assessor"});
}

TEST_CASE("signed-not-agreed: a party has signed the current version of an agreed plan and did not agree") {
  const Json& completed = example("surgeon.json");
  CHECK(advised(with(completed, "/signatures/3/statement", "seen-not-agreed")) ==
        Lines{"signed-not-agreed /signatures/3/statement"});
  CHECK(advised(with(completed, "/signatures/0/statement", "seen-not-agreed")).empty());
  CHECK(advised(with(completed, "/signatures/4/statement", "seen-not-agreed")).empty());
}

}  // namespace planpress::plan::tests

// What a filled form that is not right is told: everything at once, each with its place on the form.
#include <doctest/doctest.h>

#include "service/documents/fill.hpp"
#include "service/documents/import.hpp"
#include "tests/documents/support.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::test {
namespace {

using documents::Result;
using documents::Status;

const std::string& pharmacist() {
  static const std::string bytes = plan::tests::example("pharmacist.json").dump();
  return bytes;
}

// The pharmacist's form for review 2, filled with a report.
std::string filled_with(const Json& report) {
  const std::string form =
      documents::make(the_documents(), "progress-report", pharmacist(), {.language = "en", .review = 2})
          .bytes;
  const Result filled = documents::fill_form(the_documents(), form, report.dump());
  REQUIRE_MESSAGE(!filled.bytes.empty(), listed(filled));
  return filled.bytes;
}

Json objective(const char* id, const char* rating) { return {{"id", id}, {"rating", rating}}; }
Json scope(const char* id, const char* now, const char* next) {
  return {{"id", id}, {"levelNow", now}, {"levelNext", next}};
}

// A report that is right.
Json sound() {
  return {{"review", 2},
          {"period", {{"from", "2025-10-10"}, {"to", "2025-12-04"}}},
          {"heldOn", "2025-12-04"},
          {"attendees", {"C-P1", "C-P3"}},
          {"sessionsPlanned", 70},
          {"sessionsWorked", 66},
          {"leaveDays", 2},
          {"objectives",
           {objective("C-O1", "on-track"), objective("C-O2", "on-track"), objective("C-O3", "on-track")}},
          {"scopes",
           {scope("C-S1", "supervised", "independent"), scope("C-S2", "close", "supervised"),
            scope("C-S3", "close", "supervised"), scope("C-S4", "independent", "independent")}},
          {"supervisorComment", "Mae'n gwneud yn dda."},
          {"outcome", "continue"},
          {"nextReviewDate", "2026-02-12"}};
}

Result imported(const Json& report) {
  return documents::import_form(the_documents(), filled_with(report), pharmacist(), std::nullopt);
}

std::vector<std::string> places(const Result& outcome, plan::Severity severity = plan::Severity::error) {
  std::vector<std::string> places;
  for (const messages::Diagnostic& finding : outcome.findings)
    if (finding.severity == severity) places.push_back(finding.field + ": " + finding.code);
  return places;
}
using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("a form that is filled in whole makes the report, without a finding") {
  const Result outcome = imported(sound());
  CHECK(listed(outcome) == "");
  CHECK(nlohmann::json(Json::parse(outcome.bytes)) == nlohmann::json(sound()));
}

TEST_CASE("what is missing, of the form and by the rules, is told at once in the order of the form") {
  const Json little{{"review", 2},
                    {"sessionsPlanned", 10},
                    {"sessionsWorked", 12},
                    {"objectives", {objective("C-O1", "behind"), objective("C-O3", "achieved")}},
                    {"scopes", {scope("C-S2", "close", "direct")}}};
  const Result outcome = imported(little);
  CHECK(outcome.status == Status::refused);
  CHECK(outcome.bytes.empty());
  CHECK(places(outcome) ==
        Places{"1 The review, Date held: schema-required",
               "1 The review, Who was there: practitioner-absent-unexplained",
               "1 The review, Sessions worked: sessions-over-planned",
               "1 The review, Sessions days of leave: schema-required",
               "2 Objective 1 of 3: clinical skills, Concerns: concerns-required",
               "3 Objective 2 of 3: communication, Rating: schema-required",
               "4 Objective 3 of 3: team working, Rating: achieved-without-evidence",
               "5 Supervision from 5 December 2025, C-S2, Next level: supervision-tightened-without-reason",
               "5 Supervision from 5 December 2025, C-S2, Next level: report-level-mismatch",
               "7 Comments, Clinical supervisor: schema-required", "8 Outcome, Outcome: schema-required"});
}

TEST_CASE("what makes no sense is told where it is written, and does not hide the rest") {
  Json report = sound();
  report["heldOn"] = "2025-12-04";
  report["objectives"][1] = {{"id", "C-O2"}, {"rating", "not-met"}};
  report["signatures"] = {{{"role", "practitioner"},
                           {"person", "C-P1"},
                           {"date", "2025-12-01"},
                           {"method", "electronic"},
                           {"statement", "agreed"}}};
  const Result outcome = imported(report);
  CHECK(places(outcome) == Places{"3 Objective 2 of 3: communication, Concerns: concerns-required",
                                  "9 Sign-off, Practitioner, Day Month Year: signature-before-held"});
}

TEST_CASE("the report that the plan has already is not made a second time") {
  Json with_report = Json::parse(pharmacist());
  with_report["reports"].push_back(sound());
  const Result outcome =
      documents::import_form(the_documents(), filled_with(sound()), with_report.dump(), std::nullopt);
  CHECK(outcome.status == Status::refused);
  CHECK(listed(outcome).find("duplicate-report") != std::string::npos);
  CHECK(outcome.findings.front().detail ==
        "The plan has a report on review 2 already, and nothing was taken from the form. "
        "Where the form is right, take that report out of the plan, and read the form again.");
}

TEST_CASE("a report that makes a later one wrong is refused with that one's fault") {
  Json before = Json::parse(pharmacist());
  before["reports"] = Json::array();
  const std::string form =
      documents::make(the_documents(), "progress-report", before.dump(), {.review = 1}).bytes;
  Json first = Json::parse(pharmacist())["reports"][0];
  const Result filled = documents::fill_form(the_documents(), form, first.dump());
  Json later = sound();
  later["period"]["from"] = "2025-09-01";  // as the first report that was written
  before["reports"] = {later};
  const Result outcome = documents::import_form(the_documents(), filled.bytes, before.dump(), std::nullopt);
  CHECK(outcome.status == Status::refused);
  CHECK(listed(outcome) == "error report-period-gap");
}

TEST_CASE("of several forms in one file the one of the review that is expected is read") {
  const std::string draft = plan::tests::example("surgeon-draft.json").dump();
  const std::string forms =
      documents::make_bundle(the_documents(), {{"progress-report", 1}, {"progress-report", 2}}, draft, {})
          .bytes;
  CHECK(listed(documents::import_form(the_documents(), forms, draft, std::nullopt)) == "error form-several");
  const Result second = documents::import_form(the_documents(), forms, draft, 2);
  CHECK(second.status == Status::refused);
  const auto place_of_level = [](const Result& outcome) {
    const auto level =
        std::ranges::find(outcome.findings, "/scopes/0/levelNext", &messages::Diagnostic::pointer);
    return level == outcome.findings.end() ? std::string() : level->field;
  };
  CHECK(place_of_level(second) == "5 Supervision from 7 May 2025, A-S1, Next level");
  CHECK(place_of_level(documents::import_form(the_documents(), forms, draft, 1)) ==
        "5 Supervision from 7 March 2025, A-S1, Next level");
}

TEST_CASE("without the plan a form is checked by itself") {
  const std::string form = filled_with(sound());
  const Result outcome = documents::import_form(the_documents(), form, std::nullopt, 2);
  CHECK(nlohmann::json(Json::parse(outcome.bytes)) == nlohmann::json(sound()));
  CHECK(documents::import_form(the_documents(), form, std::nullopt, 3).status == Status::conflict);
}

TEST_CASE("over a network the place on the form has no name and nothing of the plan's words") {
  Json report = sound();
  report["scopes"][0]["levelNext"] = "excluded";
  report.erase("supervisorComment");
  for (const messages::Diagnostic& finding : imported(report).findings)
    for (const char* word : {"Ward", "Discharge", "Olúwáfẹ́mi", "Siân", "Małgorzata"})
      CHECK(finding.field.find(word) == std::string::npos);
}

}  // namespace planpress::test

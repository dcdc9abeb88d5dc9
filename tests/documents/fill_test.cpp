// Filling keeps what stands on a form, shows all of what the report says, or refuses.
#include <doctest/doctest.h>

#include <fstream>
#include <map>

#include "service/documents/fill.hpp"
#include "service/forms/pdf/untrusted_form.hpp"
#include "tests/documents/form_edits.hpp"
#include "tests/documents/support.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::test {
namespace {

using documents::Result;

const std::string& form() {
  static const std::string made =
      documents::make(the_documents(), "progress-report", plan::tests::example("pharmacist.json").dump(),
                      {.language = "en", .review = 2}, {"en", messages::Naming::names})
          .bytes;
  return made;
}

Result filled(const std::string& pdf, const Json& report) {
  return documents::fill_form(the_documents(), pdf, report.dump(), {"en", messages::Naming::names});
}

std::map<std::string, std::string> values_of(const std::string& pdf) {
  std::map<std::string, std::string> values;
  for (const forms::FormField& field : forms::read_untrusted_form(pdf).fields)
    if (!field.read_only) values[field.name] = field.value;
  return values;
}

const Json comment{{"review", 2}, {"supervisorComment", "Added later."}};

std::string told(const Result& outcome) {
  std::string all;
  for (const messages::Diagnostic& finding : outcome.findings)
    all += finding.field + ": " + finding.code + "\n";
  return all;
}

std::string words(std::size_t bytes) {
  std::string text;
  for (int i = 1; text.size() < bytes; ++i) text += "Word " + std::to_string(i) + " of a note. ";
  text.resize(bytes - 1);
  return text + ".";
}

}  // namespace

TEST_CASE("what others filled in stays as they wrote it") {
  std::string by_others = form();
  const std::map<std::string, std::string> answers{{"heldOn/day", "4"},
                                                   {"heldOn/month", "De"},
                                                   {"period/to/year", "25"},
                                                   {"leaveDays", "three, or four"},
                                                   {"sessionsPlanned", "1234567"},
                                                   {"attendanceNote", " Two\n\n lines, ŵ "},
                                                   {"scopes/C-S3/levelNow", "close"}};
  for (const auto& [name, value] : answers) by_others = with_answer(by_others, name, value);
  by_others = with_state(by_others, "objectives/C-O1/rating", "behind");
  by_others = with_state(by_others, "noSafetyEvents", "yes");
  by_others = with_answer(by_others, "safetyEvents/1/summary", "There was one all the same.");
  auto wanted = values_of(by_others);
  const Result outcome = filled(by_others, comment);
  REQUIRE_MESSAGE(!outcome.bytes.empty(), listed(outcome));
  wanted["supervisorComment"] = "Added later.";
  CHECK(values_of(outcome.bytes) == wanted);
}

TEST_CASE("a choice that the form is made with, and somebody took back, is not made again") {
  const std::string taken_back = with_answer(form(), "scopes/C-S1/levelNow", "");
  REQUIRE(values_of(form()).at("scopes/C-S1/levelNow") == "supervised");
  const Result outcome = filled(taken_back, comment);
  REQUIRE_MESSAGE(!outcome.bytes.empty(), listed(outcome));
  CHECK(values_of(outcome.bytes).at("scopes/C-S1/levelNow") == "");
  const Json row{{"id", "C-S1"}, {"levelNow", "close"}};
  const Result chosen = filled(taken_back, {{"review", 2}, {"scopes", {row}}});
  CHECK(values_of(chosen.bytes).at("scopes/C-S1/levelNow") == "close");
}

TEST_CASE(
    "a report in part says nothing of safety events, and a whole one without them that there were none") {
  const auto ticked = [](const Json& report) {
    const Result outcome = filled(form(), report);
    REQUIRE_MESSAGE(!outcome.bytes.empty(), listed(outcome));
    return values_of(outcome.bytes).at("noSafetyEvents") == "yes";
  };
  CHECK_FALSE(ticked({{"review", 2}, {"outcome", "continue"}, {"supervisorComment", "Well."}}));
  CHECK(ticked({{"review", 2}, {"safetyEvents", Json::array()}}));
  std::ifstream file(PLANPRESS_SOURCE_DIR "/tests/forms/pharmacist-review-2.json");
  Json report = Json::parse(file);
  report.erase("safetyEvents");
  CHECK(ticked(report));
  report.erase("leaveDays");
  CHECK_FALSE(ticked(report));
}

TEST_CASE("what the form made anew could not show is refused, and the place is named") {
  const std::string date = with_answer(with_answer(form(), "heldOn/month", "Dec"), "heldOn/day", "4th");
  const Result in_words = filled(date, comment);
  CHECK(in_words.status == documents::Status::refused);
  CHECK(in_words.bytes.empty());
  CHECK(told(in_words) == "1 The review, Date held: form-answer-not-kept\n");

  const std::string several =
      with_answer(with_state(form(), "outcome", "perhaps"), "scopes/C-S1/levelNow", "nearly independent");
  const Result unknown = filled(several, comment);
  CHECK(unknown.bytes.empty());
  CHECK(unknown.findings.size() == 2);
  CHECK(told(unknown).find("5 Supervision from 5 December 2025, ") != std::string::npos);
  CHECK(told(unknown).find("Outcome: form-answer-not-kept") != std::string::npos);
}

TEST_CASE("a form that is not as it was made is not filled, and what is not its own is named to its owner") {
  const std::string with_notes = with_field(form(), "notes", "Kept by us");
  const Result foreign = filled(with_notes, comment);
  CHECK(told(foreign) == ": form-fields-unknown\n");
  CHECK(says(foreign, "'notes'"));
  CHECK_FALSE(says(documents::fill_form(the_documents(), with_notes, comment.dump()), "'notes'"));
  const Result short_of_a_page = filled(changed(form(), [](QPDF& pdf) { remove_page(pdf, 4); }), comment);
  CHECK(short_of_a_page.bytes.empty());
  CHECK(says(short_of_a_page, "Page 4 of the form is missing"));
}

TEST_CASE("an answer that the report gives anew is not missed") {
  const std::string date = with_answer(form(), "heldOn/month", "December");
  Json report = comment;
  report["heldOn"] = "2025-12-04";
  const Result outcome = filled(date, report);
  REQUIRE_MESSAGE(!outcome.bytes.empty(), listed(outcome));
  CHECK(values_of(outcome.bytes).at("heldOn/month") == "12");
}

TEST_CASE("what stands in a list that the report gives anew is not emptied, and not mixed with it") {
  const std::string by_others =
      with_answer(with_answer(form(), "safetyEvents/1/actionTaken", "Told the ward."),
                  "safetyEvents/2/summary", "A second.");
  Json report = comment;
  report["safetyEvents"] = {{{"date", "2025-11-19"}, {"summary", "A new first."}}};
  const Result outcome = filled(by_others, report);
  CHECK(outcome.bytes.empty());
  CHECK(outcome.findings.size() == 2);
  CHECK(says(outcome, "and the report gives this list anew, without it"));
  report["safetyEvents"] = {
      {{"date", "2025-11-19"}, {"summary", "A new first."}, {"actionTaken", "Told all."}},
      {{"date", "2025-11-20"}, {"summary", "A new second."}}};
  const Result whole = filled(by_others, report);
  REQUIRE_MESSAGE(!whole.bytes.empty(), listed(whole));
  CHECK(values_of(whole.bytes).at("safetyEvents/2/summary") == "A new second.");
}

TEST_CASE("of a form in two languages a place is named in the language of who reads the finding") {
  const std::string both =
      documents::make(the_documents(), "progress-report", plan::tests::example("pharmacist.json").dump(),
                      {.language = "both", .review = 2}, {"en", messages::Naming::names})
          .bytes;
  CHECK(told(filled(with_signature(both), comment)).find("9 Sign-off, Signature, ") == 0);
}

TEST_CASE("that nothing happened is not said for somebody who left it out") {
  const Json report =
      Json::parse(std::ifstream(PLANPRESS_SOURCE_DIR "/tests/forms/pharmacist-review-2.json"));
  Json without_events = report;
  without_events.erase("safetyEvents");
  const std::string whole = filled(form(), without_events).bytes;
  CHECK(values_of(whole).at("noSafetyEvents") == "yes");
  const std::string left_out = changed(whole, [](QPDF& pdf) { tick(pdf, "noSafetyEvents", "Off"); });
  CHECK(values_of(filled(left_out, without_events).bytes).at("noSafetyEvents").empty());
  without_events["safetyEvents"] = Json::array();
  CHECK(values_of(filled(left_out, without_events).bytes).at("noSafetyEvents") == "yes");
}

TEST_CASE("a form with notes beside its fields is not made anew") {
  const Result outcome = filled(with_note(form()), comment);
  CHECK(outcome.bytes.empty());
  CHECK(told(outcome) == ": form-answer-not-kept\n");
  CHECK(outcome.findings.at(0).detail.starts_with("Page 1 has notes"));
}

TEST_CASE("a form with pages or files that others put into it is not made anew") {
  const Result more_pages = filled(changed(form(), add_page), comment);
  CHECK(more_pages.bytes.empty());
  CHECK(told(more_pages) == ": form-answer-not-kept\n");
  CHECK(says(more_pages, "Page 9 is not a page of the form"));
  const Result more_files =
      filled(changed(form(), [](QPDF& pdf) { attach_file(pdf, "letter.pdf"); }), comment);
  CHECK(more_files.bytes.empty());
  CHECK(says(more_files, "Files are attached to the form (1 of them)"));
}

TEST_CASE("a form that is signed is not made anew") {
  const Result outcome = filled(with_signature(form()), comment);
  CHECK(outcome.bytes.empty());
  CHECK(told(outcome).find("9 Sign-off, Signature, ") == 0);
  const Result beside = filled(changed(form(), [](QPDF& pdf) { sign_beside(pdf, "0 0 0 0"); }), comment);
  CHECK(beside.bytes.empty());
  REQUIRE(beside.findings.size() == 1);
  CHECK(beside.findings[0].detail.find("The form is signed electronically") != std::string::npos);
}

TEST_CASE("answers of any length come back whole") {
  const Json report{{"review", 2},
                    {"attendanceNote", words(4000)},
                    {"objectives",
                     {{{"id", "C-O1"},
                       {"evidence", {{{"activity", "C-A01"}, {"done", 5}, {"note", words(600)}}}},
                       {"concerns", std::string(4000, 'x')},
                       {"actions", words(3999)}}}},
                    {"supervisorComment", words(3200)}};
  for (const auto edition : {Edition::standard, Edition::large_print}) {
    const std::string empty =
        documents::make(the_documents(), "progress-report", plan::tests::example("pharmacist.json").dump(),
                        {.edition = edition, .review = 2}, {"en", messages::Naming::names})
            .bytes;
    const Result outcome = filled(empty, report);
    REQUIRE_MESSAGE(!outcome.bytes.empty(), listed(outcome));
    const auto values = values_of(outcome.bytes);
    CHECK(values.at("attendanceNote") == words(4000));
    CHECK(values.at("objectives/C-O1/evidence/C-A01/note") == words(600));
    CHECK(values.at("objectives/C-O1/concerns") == std::string(4000, 'x'));
    CHECK(values.at("objectives/C-O1/actions") == words(3999));
    CHECK(values.at("supervisorComment") == words(3200));
    // Filled once more, it is the same.
    CHECK(filled(outcome.bytes, Json{{"review", 2}}).bytes == outcome.bytes);
  }
}

}  // namespace planpress::test

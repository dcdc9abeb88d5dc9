// The report that was written without a plan: what stands on it finds its place in the plan, or is told.
#include <doctest/doctest.h>

#include <algorithm>

#include "service/documents/import.hpp"
#include "tests/documents/form_edits.hpp"
#include "tests/documents/support.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::test {
namespace {

using documents::Result;
using documents::Status;

const documents::Audience the_owner{"en", messages::Naming::names};

Result imported(const std::string& form, const Json& plan, std::optional<int> review = std::nullopt) {
  return documents::import_form(the_documents(), form, plan.dump(), review, the_owner);
}

void date(QPDF& pdf, const std::string& field, const char* day, const char* month, const char* year) {
  set_text(pdf, field + "/day", day);
  set_text(pdf, field + "/month", month);
  set_text(pdf, field + "/year", year);
}

const Json& the_plan() {
  static const Json plan = plan::tests::example("pharmacist.json");
  return plan;
}

const std::string& blank() {
  static const std::string form =
      documents::make_blank(the_documents(), "progress-report", {.language = "en"}, {});
  return form;
}

void fill_blank(QPDF& pdf, const Json& plan) {
  set_text(pdf, "plan/id", " GYD-2025-C002");
  set_text(pdf, "plan/review", "2");
  set_text(pdf, "plan/practitioner", plan["practitioner"]["name"]);
  date(pdf, "heldOn", "4", "12", "2025");
  set_text(
      pdf, "plan/attendees",
      plan["practitioner"]["name"].get<std::string>() + "\n" + plan["people"][1]["name"].get<std::string>());
  set_text(pdf, "sessionsPlanned", "70");
  set_text(pdf, "sessionsWorked", "66");
  set_text(pdf, "leaveDays", "2");
  for (std::size_t i = 0; i < plan["objectives"].size(); ++i)
    tick(pdf, "objectives/" + std::to_string(i + 1) + "/rating", "on-track");
  const char* levels[][2] = {{"supervised", "independent"},
                             {"close", "supervised"},
                             {"close", "supervised"},
                             {"independent", "independent"}};
  for (std::size_t i = 0; i < plan["scopes"].size(); ++i) {
    const std::string scope = "scopes/" + std::to_string(i + 1);
    set_text(pdf, scope + "/name", plan["scopes"][i]["name"]);
    set_text(pdf, scope + "/levelNow", levels[i][0]);
    set_text(pdf, scope + "/otherLevel", levels[i][1]);
  }
  tick(pdf, "noSafetyEvents", "yes");
  set_text(pdf, "supervisorComment", "Mae'n gwneud yn dda.");
  tick(pdf, "outcome", "continue");
  tick(pdf, "signatures/practitioner/1/statement", "agreed");
  date(pdf, "signatures/practitioner/1/date", "5", "12", "2025");
  date(pdf, "period/to", "4", "12", "2025");
  date(pdf, "nextReviewDate", "12", "2", "2026");
}

Result filled_in() {
  return imported(changed(blank(), [](QPDF& pdf) { fill_blank(pdf, the_plan()); }), the_plan());
}

// With this in place of an answer.
Result wrong(const std::string& field, const std::string& text) {
  return imported(changed(blank(),
                          [&](QPDF& pdf) {
                            fill_blank(pdf, the_plan());
                            set_text(pdf, field, text);
                          }),
                  the_plan());
}

}  // namespace

TEST_CASE("a report written without the plan comes back as one of the plan that it names") {
  const Json& plan = the_plan();
  const Result outcome = filled_in();
  REQUIRE_MESSAGE(outcome.status == Status::accepted, listed(outcome));
  const Json report = Json::parse(outcome.bytes);
  CHECK(report["review"] == 2);
  CHECK(report["attendees"] == Json::parse(R"(["C-P1", "C-P3"])"));
  CHECK(report["objectives"][2]["id"] == plan["objectives"][2]["id"]);
  CHECK(report["scopes"][1] ==
        Json::parse(R"({"id": "C-S2", "levelNow": "close", "levelNext": "supervised"})"));
  CHECK(report["signatures"][0]["person"] == "C-P1");
  CHECK(report["nextReviewDate"] == "2026-02-12");
  CHECK(documents::import_form(the_documents(), blank(), std::nullopt, std::nullopt).findings[0].code ==
        "form-without-plan");
}

TEST_CASE("a blank form says of which plan and review it is") {
  CHECK(listed(wrong("plan/id", "GYD-2025-C003")) == "error form-of-another-plan");
  CHECK(listed(wrong("plan/id", "GYD-2025-C002, version 2")) == "error form-blank");
  CHECK(listed(wrong("plan/review", "4")) == "error form-blank");
  CHECK(listed(imported(changed(blank(), [](QPDF& pdf) { fill_blank(pdf, the_plan()); }), the_plan(), 3)) ==
        "error form-of-another-review");
}

TEST_CASE("a number of another plan is told at its question") {
  const Result outcome = wrong("plan/id", "GYD-2025-C003");
  CHECK(outcome.findings.front().field == "Progress report, Plan");
  CHECK(says(outcome, "this is not the number of the plan that was sent, GYD-2025-C002"));
}

TEST_CASE("people are meant by name, and not in spite of their title") {
  const std::string manager = the_plan()["people"][0]["name"];
  REQUIRE(manager.starts_with("Ms "));
  const auto attended_by = [&](const std::string& title) {
    return wrong("plan/attendees",
                 the_plan()["practitioner"]["name"].get<std::string>() + "\n" + title + manager.substr(3));
  };
  for (const char* title : {"Ms ", "Dr ", "Mrs ", ""}) {
    CAPTURE(title);
    CHECK(attended_by(title).status == Status::accepted);
  }
  Json namesakes = the_plan();
  namesakes["people"][1]["name"] = "Dr " + manager.substr(3);
  const auto attended = [&](const std::string& name) {
    const std::string names = namesakes["practitioner"]["name"].get<std::string>() + "\n" + name;
    return imported(changed(blank(),
                            [&](QPDF& pdf) {
                              fill_blank(pdf, namesakes);
                              set_text(pdf, "plan/attendees", names);
                            }),
                    namesakes);
  };
  CHECK(attended("Dr " + manager.substr(3)).status == Status::accepted);  // word for word
  CHECK(attended(manager.substr(3)).status == Status::refused);
  CHECK(says(attended_by("Mr "), "nobody, or more than one, in the plan is called this: Mr "));
  const Result nobody = wrong("signatures/clinical-supervisor/1/date/day", "4");
  CHECK_FALSE(says(nobody, "no name is given"));  // there is one clinical supervisor
}

TEST_CASE("nothing that a blank form does not print is taken as planned") {
  const Result no_days = imported(changed(blank(),
                                          [](QPDF& pdf) {
                                            fill_blank(pdf, the_plan());
                                            date(pdf, "period/to", "", "", "");
                                            date(pdf, "nextReviewDate", "", "", "");
                                          }),
                                  the_plan());
  CHECK(no_days.status == Status::refused);
  CHECK(listed(no_days).find("schema-required /period/to") != std::string::npos);
  CHECK(listed(no_days).find("next-review-required") != std::string::npos);
}

TEST_CASE("what is written on a blank form and fits nothing in the plan is told at its question") {
  const Json& plan = the_plan();
  const Result unwritten = wrong("scopes/2/otherLevel", "");
  REQUIRE(listed(unwritten).find("form-answer-missing") != std::string::npos);
  CHECK(std::ranges::any_of(unwritten.findings, [](const messages::Diagnostic& each) {
    return each.code == "form-answer-missing" && each.field == "5 Supervision, Kind of work 2, Next level";
  }));
  const Result name_alone = wrong("signatures/case-manager/1/name", plan["people"][0]["name"]);
  CHECK(name_alone.status == Status::refused);
  CHECK(says(name_alone, "a name stands here, and no statement or date"));
  CHECK(listed(wrong("plan/continuation", "More.")) == "error form-blank /plan");
  CHECK(says(wrong("plan/practitioner", "Mr Oluwafemi Smith-Jones"),
             "the practitioner of the plan has another name than 'Mr Oluwafemi Smith-Jones'"));
  CHECK(wrong("plan/practitioner", "Oluwafemi Osunbola").status == Status::accepted);
  CHECK(says(wrong("plan/organisation", "Royal Hospital of Elsewhere"),
             "the organisation of the plan has another name than 'Royal Hospital of Elsewhere'"));
  CHECK(wrong("plan/organisation", plan["organisation"]["name"]).status == Status::accepted);
  CHECK(says(wrong("objectives/1/statement", "Ward colleagues find him easy to approach now"),
             "the plan has no objective 1, or another one"));
  CHECK(listed(wrong("objectives/1/statement", "Zebedee")) == "warning form-blank /objectives/0/statement");
  CHECK(says(wrong("plan/attendees", "Zebedee"), "1 The review, Who was there: nobody, or more than one"));
  CHECK(listed(wrong("scopes/2/authorisedBy", "Nobody At All")).find("schema-format") == std::string::npos);
}

TEST_CASE("a kind of work that the plan has not is told once, and nothing else of its row") {
  const std::string found = listed(wrong("scopes/2/name", "Theatre"));
  CHECK(found.find("error form-blank /scopes/1/name") != std::string::npos);
  CHECK(found.find("schema-required") == std::string::npos);
  CHECK(found.find("form-answer-missing") == std::string::npos);
}

TEST_CASE("every field of a blank form is on its page") {
  for (const Edition edition : {Edition::standard, Edition::large_print}) {
    const std::string form = documents::make_blank(the_documents(), "progress-report",
                                                   {.edition = edition, .language = "both"}, {});
    QPDF pdf;
    pdf.processMemoryFile("form", form.data(), form.size());
    for (QPDFObjectHandle page : pdf.getAllPages()) {
      QPDFObjectHandle annotations = page.getKey("/Annots");
      if (!annotations.isArray()) continue;
      for (QPDFObjectHandle widget : annotations.getArrayAsVector()) {
        const auto place = widget.getKey("/Rect").getArrayAsRectangle();
        CAPTURE(widget.getKey("/TU").getUTF8Value());
        CHECK(place.lly > 40);
        CHECK(place.ury < 842 - 40);
      }
    }
  }
}

}  // namespace planpress::test

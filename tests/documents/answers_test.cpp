// What is said of the answers on a form, in the form's words.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>

#include "service/forms/pdf/read_form.hpp"
#include "tests/documents/filled_form.hpp"
#include "tests/documents/form_edits.hpp"
#include "tests/documents/support.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::test {

using documents::Result;
using documents::Status;

namespace {

void set(const std::string& name, const std::string& text, const std::string& says) {
  CAPTURE(name);
  const Result outcome = imported(changed(filled(), [&](QPDF& pdf) { set_text(pdf, name, text); }));
  CHECK(outcome.status == Status::refused);
  CHECK_MESSAGE(contains(details(outcome), says), details(outcome));
}

}  // namespace

TEST_CASE("dates, numbers and options come without the blanks around them, of any kind") {
  for (const char* blank : {" ", "\u00A0", "\u2003", "\t", "\u200B"}) {
    const Result outcome = imported(changed(filled(), [&](QPDF& pdf) {
      set_text(pdf, "heldOn/day", std::string("4") + blank);
      set_text(pdf, "sessionsWorked", blank + std::string("59") + blank);
    }));
    REQUIRE(listed(outcome).find("error") == std::string::npos);
    const Json read = Json::parse(outcome.bytes);
    CHECK(read["heldOn"] == "2025-12-04");
    CHECK(read["sessionsWorked"] == 59);
  }
}

TEST_CASE("an answer without one visible character is none") {
  for (const char* blank : {"\u200B", "\u00A0\u2060", "\u3164", "\u2800", "\n"})
    set("supervisorComment", blank, "7 Comments, Clinical supervisor: this has no answer. Fill it in.");
}

TEST_CASE("what is wrong with an answer is said in the words of the form") {
  set("sessionsWorked", "fifty-nine", "1 The review, Sessions worked: write a whole number, such as 12.");
  set("leaveDays", "99999999999999999999", "the number is too large");
  set("leaveDays", "-3", "the number is too small");
  set("heldOn/year", "25", "1 The review, Date held: write the year with four digits, such as 2025.");
  set("safetyEvents/1/date/year", "25", "Date: write the year with four digits, such as 2025.");
  set("nextReviewDate/year", "26", "Next review: write the year with four digits, such as 2025.");
  set("heldOn/month", "Dec",
      "1 The review, Date held: write the day, month and year as numbers, such as 6 3 2025.");
  set("heldOn/day", "31st",
      "1 The review, Date held: write the day, month and year as numbers, such as 6 3 2025.");
  set("heldOn/day", "",
      "1 The review, Date held: write the day, month and year as numbers, such as 6 3 2025.");
  set("heldOn/day", "45", "1 The review, Date held: there is no such day.");
  set("outcome", "go-on", "8 Outcome, Outcome: ");
}

TEST_CASE("no sentence to those who fill in a form names a member of the JSON") {
  const std::string empty =
      documents::make(the_documents(), "progress-report", pharmacist(), {.language = "en", .review = 2})
          .bytes;
  for (const documents::Audience& audience :
       {owner, documents::Audience{"cy", messages::Naming::names}, documents::Audience{}}) {
    const Result outcome = imported(empty, audience);
    CHECK(outcome.findings.size() > 8);
    for (const char* member : {"heldOn", "sessionsPlanned", "levelNow", "authorisedBy", "attendanceNote",
                               "supervisorComment", "nextReviewDate", "quotation", "dyfyn"})
      CHECK_FALSE_MESSAGE(contains(details(outcome), member), details(outcome));
  }
}

TEST_CASE("a total that is less than at the review before is told, and is no refusal") {
  const Result outcome = imported(
      changed(filled(), [](QPDF& pdf) { set_text(pdf, "objectives/C-O3/evidence/C-A05/done", "0"); }));
  CHECK(outcome.status == Status::accepted);
  CHECK(
      contains(details(outcome, plan::Severity::warning),
               "this is less than the 1 that there were at review 1. Write the total since the plan began"));
  CHECK_FALSE(contains(details(imported(filled()), plan::Severity::warning), "this is less than"));
}

TEST_CASE("two answers to one question are a fault at the question, and neither is read") {
  const auto on = [](QPDFObjectHandle widget, const char* state) {
    widget.replaceKey("/AS", QPDFObjectHandle::newName(state));
  };
  const Result box = imported(changed(filled(), [](QPDF& pdf) {
    form_field(pdf, "attendees/C-P4").replaceKey("/V", QPDFObjectHandle::newName("/No"));
  }));
  CHECK(contains(details(box),
                 "1 The review, Who was there: a program has put a value here that the box does not"));
  const Result seen = imported(changed(filled(), [&](QPDF& pdf) {
    QPDFObjectHandle field = form_field(pdf, "attendees/C-P4");
    const bool is_ticked = field.getKey("/AS").isNameAndEquals("/yes");
    on(field, is_ticked ? "/Off" : "/yes");
  }));
  CHECK(
      contains(details(seen), "1 The review, Who was there: what is shown here is not what the file holds"));
  const Result two = imported(changed(filled(), [&](QPDF& pdf) {
    QPDFObjectHandle field = form_field(pdf, "objectives/C-O1/rating");
    field.removeKey("/V");
    int count = 0;
    for (QPDFObjectHandle kid : field.getKey("/Kids").getArrayAsVector())
      for (const std::string& state : kid.getKey("/AP").getKey("/N").getKeys())
        if (state != "/Off" && count++ < 2) on(kid, state.c_str());
  }));
  CHECK(contains(details(two),
                 "2 Objective 1 of 3: clinical skills, Rating: more than one answer is ticked. Tick one."));
  CHECK_FALSE(contains(details(two), "this has no answer"));
  const Result choice = imported(changed(filled(), [](QPDF& pdf) {
    form_field(pdf, "scopes/C-S2/levelNow").replaceKey("/V", QPDFObjectHandle::parse("[(close)(direct)]"));
  }));
  CHECK(contains(details(choice), "more than one answer is chosen. Choose one."));
}

TEST_CASE(
    "notes beside the fields are told page by page; over an empty field they are an answer that is lost") {
  const std::string noted = changed(filled(), [](QPDF& pdf) { write_over(pdf, "sessionsWorked"); });
  const Result outcome = imported(noted);
  CHECK(outcome.status == Status::accepted);
  CHECK(contains(details(outcome, plan::Severity::warning),
                 "Page 1: notes or drawings stand beside the fields (1 of them), and they are not read."));
  const Result lost = imported(changed(filled(), [](QPDF& pdf) {
    set_text(pdf, "practitionerComment", "");
    write_over(pdf, "practitionerComment");
  }));
  CHECK(lost.status == Status::refused);
  CHECK(contains(details(lost),
                 "7 Comments, Practitioner: a note or drawing lies on this field, and the field is empty."));
  const Result shown =
      imported(changed(filled(), [](QPDF& pdf) { form_field(pdf, "practitionerComment").removeKey("/V"); }));
  CHECK(shown.status == Status::refused);
  CHECK(contains(details(shown), "7 Comments, Practitioner: what is shown here is not what the file holds"));
}

TEST_CASE("a signature drawn in its box is told as a note of its page, and is no refusal") {
  const std::string name = "signatures/case-manager/C-P2/signature";
  const Result signed_by_ink = imported(changed(filled(), [&](QPDF& pdf) { write_over(pdf, name); }));
  CHECK(signed_by_ink.status == Status::accepted);
  CHECK(contains(details(signed_by_ink, plan::Severity::warning),
                 fmt::format("Page {}: notes or drawings stand beside the fields", page_of(filled(), name))));
}

}  // namespace planpress::test

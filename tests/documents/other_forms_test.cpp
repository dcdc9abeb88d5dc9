// Every form of ours comes back: signatures of the agreement, the slip, reports and the summary, and the
// report that was written without a plan; each goes to its place in the plan.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "service/documents/fill.hpp"
#include "service/documents/import.hpp"
#include "service/forms/pdf/read_form.hpp"
#include "tests/documents/form_edits.hpp"
#include "tests/documents/support.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::test {
namespace {

using documents::Library;
using documents::Result;
using documents::Status;
using Import = documents::ReturnAs;

const documents::Audience the_owner{"en", messages::Naming::names};

Json without_signatures_of_version(Json plan, int version) {
  Json& signatures = plan["signatures"];
  for (std::size_t i = signatures.size(); i-- > 0;)
    if (signatures[i]["version"] == version) signatures.erase(i);
  return plan;
}

// The pharmacist's second version before anybody has signed it.
Json shared_plan() {
  Json plan = without_signatures_of_version(plan::tests::example("pharmacist.json"), 2);
  plan["status"] = "shared";
  return plan;
}

void date(QPDF& pdf, const std::string& field, const char* day, const char* month, const char* year) {
  set_text(pdf, field + "/date/day", day);
  set_text(pdf, field + "/date/month", month);
  set_text(pdf, field + "/date/year", year);
}

Result imported(const std::string& form, const Json& plan, Import what = Import::part) {
  return documents::import_form(the_documents(), form, plan.dump(), std::nullopt, the_owner, what);
}

std::string made(const char* kind, const Json& plan, const documents::DocumentOptions& choices) {
  const Result outcome = documents::make(the_documents(), kind, plan.dump(), choices);
  REQUIRE_MESSAGE(!outcome.bytes.empty(), listed(outcome));
  return outcome.bytes;
}

}  // namespace

TEST_CASE("the agreement panel comes back as signatures of the version that it was printed for") {
  const Json plan = shared_plan();
  const std::string form = changed(made("action-plan", plan, {.language = "en"}), [](QPDF& pdf) {
    tick(pdf, "sign/practitioner/C-P1/statement", "seen-not-agreed");
    date(pdf, "sign/practitioner/C-P1", "6", "11", "2025");
    tick(pdf, "sign/case-manager/C-P2/statement", "agreed");
    date(pdf, "sign/case-manager/C-P2", "07", "11", "2025");
  });
  const Result outcome = imported(form, plan);
  REQUIRE_MESSAGE(outcome.status == Status::accepted, listed(outcome));
  const Json expected = Json::parse(R"({"signatures": [
    {"role": "practitioner", "person": "C-P1", "date": "2025-11-06", "method": "electronic", "version": 2,
     "statement": "seen-not-agreed"},
    {"role": "case-manager", "person": "C-P2", "date": "2025-11-07", "method": "electronic", "version": 2,
     "statement": "agreed"}]})");
  CHECK(Json::parse(outcome.bytes) == expected);

  const Json whole = Json::parse(imported(form, plan, Import::whole_plan).bytes);
  CHECK(whole["signatures"].size() == plan["signatures"].size() + 2);
  CHECK(whole["signatures"].back() == expected["signatures"][1]);
  CHECK(documents::validate(the_documents(), whole.dump()).status == Status::accepted);

  Json next = plan;
  next["version"] = 3;
  next["versions"].push_back({{"version", 3}, {"date", "2025-12-01"}, {"summary", "Nothing else changed."}});
  CHECK(listed(imported(form, next)) == "error form-of-another-version");
}

TEST_CASE("two copies of a form to sign, some fields of which have lost their names, are told as copies") {
  const Json plan = shared_plan();
  const std::string form = made("action-plan", plan, {.language = "both"});
  const std::string copies = changed(joined(form, form, "+1"), [](QPDF& pdf) {
    pdf.getRoot().removeKey("/AF");  // and with it the list of fields
    pdf.getRoot().getKey("/Names").removeKey("/EmbeddedFiles");
    QPDFObjectHandle fields = pdf.getRoot().getKey("/AcroForm").getKey("/Fields");
    for (int i = fields.getArrayNItems(); i-- > 0;) {
      QPDFObjectHandle field = fields.getArrayItem(i);
      const std::string name = field.getKey("/T").getUTF8Value();
      if (name == "form+1") field.removeKey("/T");
    }
  });
  const Result outcome = imported(copies, plan);
  CHECK_MESSAGE(outcome.status == Status::conflict, listed(outcome));
  CHECK(says(outcome,
             "This file holds two forms that ask the same, Action plan, plan GYD-2025-C002, version 2"));
}

TEST_CASE("a signature that lacks its date, or has one that is none, is told where it is missing") {
  const Json plan = shared_plan();
  const std::string form = made("action-plan", plan, {.language = "en"});
  const Result undated = imported(
      changed(form, [](QPDF& pdf) { tick(pdf, "sign/practitioner/C-P1/statement", "agreed"); }), plan);
  CHECK(undated.status == Status::refused);
  CHECK(says(undated, "Practitioner, Day Month Year: this has no answer. Fill it in."));
  const Result short_year = imported(changed(form,
                                             [](QPDF& pdf) {
                                               tick(pdf, "sign/practitioner/C-P1/statement", "agreed");
                                               date(pdf, "sign/practitioner/C-P1", "6", "11", "25");
                                             }),
                                     plan);
  REQUIRE(short_year.findings.size() == 1);
  CHECK(says(short_year, "write the year with four digits"));
  const Result lost =
      imported(changed(form, [](QPDF& pdf) { take_out(pdf, "sign/practitioner/C-P1/date/day"); }), plan);
  CHECK(listed(lost) == "error form-fields-missing");
}

TEST_CASE(
    "a form that nobody signed is not signed by a note, nor by a drawing over a box that is empty beside") {
  const Json plan = shared_plan();
  const std::string form = made("action-plan", plan, {.language = "en"});
  CHECK(listed(imported(form, plan)) == "error form-not-signed");
  const Result drawn =
      imported(changed(form, [](QPDF& pdf) { write_over(pdf, "sign/practitioner/C-P1/signature"); }), plan);
  CHECK(drawn.status == Status::refused);
  CHECK(listed(drawn).find("error form-not-signed") != std::string::npos);
  CHECK(says(drawn, "Signature, Practitioner: a note or drawing lies on this field, and the field is empty"));
  const Result other = imported(changed(form,
                                        [](QPDF& pdf) {
                                          tick(pdf, "sign/case-manager/C-P2/statement", "agreed");
                                          date(pdf, "sign/case-manager/C-P2", "7", "11", "2025");
                                          write_over(pdf, "sign/practitioner/C-P1/signature");
                                        }),
                                plan);
  CHECK(listed(other).find("error form-note-on-field") != std::string::npos);
}

TEST_CASE("two who sign in one role are told apart by their number") {
  Json plan = shared_plan();
  for (Json& person : plan["people"])
    if (person["id"] == "C-P4") person["role"] = "clinical-supervisor";
  const std::string form = made("action-plan", plan, {.language = "en"});
  const Result undated = imported(
      changed(form, [](QPDF& pdf) { tick(pdf, "acknowledge/C-P4/statement", "acknowledged"); }), plan);
  CHECK(says(undated, "Clinical supervisor 2, Day Month Year: this has no answer. Fill it in."));
}

TEST_CASE("a signature stays that of the person whom the form asked") {
  const Json plan = shared_plan();
  const std::string form =
      changed(without_signed_text(made("action-plan", plan, {.language = "en"})), [](QPDF& pdf) {
        tick(pdf, "sign/case-manager/C-P2/statement", "agreed");
        date(pdf, "sign/case-manager/C-P2", "7", "11", "2025");
      });
  Json another_manager = plan;
  for (Json& person : another_manager["people"])
    if (person["id"] == "C-P2") {
      person["id"] = "C-P9";
      person["name"] = "Mr Tobias Quennell";
    }
  std::string text = another_manager.dump();
  for (std::size_t at = text.find("\"C-P2\""); at != text.npos; at = text.find("\"C-P2\""))
    text.replace(at, 6, "\"C-P9\"");
  const Result outcome = imported(form, Json::parse(text));
  CHECK(outcome.status == Status::refused);
  CHECK(says(outcome, "Case manager: the plan that was sent has no place for this answer."));

  // The first of two supervisors was asked, and stays the one who signs where the other now comes first.
  Json closed = plan::tests::example("surgeon.json");
  closed["summary"].erase("signatures");
  const std::string summary =
      changed(without_signed_text(made("signed-off-summary", closed, {.language = "en"})), [](QPDF& pdf) {
        tick(pdf, "sign/clinical-supervisor/A-P3/statement", "agreed");
        date(pdf, "sign/clinical-supervisor/A-P3", "10", "7", "2025");
      });
  std::ranges::reverse(closed["people"]);
  const Json signed_off = Json::parse(imported(summary, closed, Import::whole_plan).bytes);
  CHECK(signed_off["summary"]["signatures"][0]["person"] == "A-P3");
}

TEST_CASE("the supervisor's slip comes back as an acknowledgement, with what is declared as its comment") {
  const Json plan = shared_plan();
  const std::string slip =
      changed(made("supervisor-pack", plan, {.language = "en", .person = "C-P3"}), [](QPDF& pdf) {
        tick(pdf, "slip/C-P3/statement", "take-part");
        date(pdf, "slip/C-P3", "5", "11", "2025");
        set_text(pdf, "slip/C-P3/declared", "I trained with him.");
      });
  const Result outcome = imported(slip, plan);
  CHECK(listed(outcome) == "warning form-declared");
  CHECK(Json::parse(outcome.bytes)["signatures"][0] ==
        Json::parse(R"({"role": "clinical-supervisor", "person": "C-P3", "date": "2025-11-05",
          "method": "electronic", "version": 2, "statement": "acknowledged", "comment": "I trained with him."})"));
}

TEST_CASE("a signature that the plan has already is not added again, and another in its place is refused") {
  const Json plan = shared_plan();
  const std::string form = changed(made("action-plan", plan, {.language = "en"}), [](QPDF& pdf) {
    tick(pdf, "sign/practitioner/C-P1/statement", "agreed");
    date(pdf, "sign/practitioner/C-P1", "6", "11", "2025");
    tick(pdf, "sign/case-manager/C-P2/statement", "agreed");
    date(pdf, "sign/case-manager/C-P2", "7", "11", "2025");
  });
  Json signed_once = plan;
  signed_once["signatures"].push_back(Json::parse(R"({"role": "practitioner", "person": "C-P1",
    "date": "2025-11-06", "method": "electronic", "version": 2, "statement": "agreed"})"));
  const Result outcome = imported(form, signed_once, Import::whole_plan);
  CHECK(listed(outcome) == "warning form-signed-already");
  CHECK(Json::parse(outcome.bytes)["signatures"].size() == signed_once["signatures"].size() + 1);
  CHECK(Json::parse(outcome.bytes)["signatures"].back()["person"] == "C-P2");

  signed_once["signatures"].back()["date"] = "2025-11-05";
  CHECK(imported(form, signed_once).status == Status::refused);
}

TEST_CASE("signatures of a report and of the summary come back to their lists") {
  Json plan = plan::tests::example("pharmacist.json");
  const Json signatures = plan["reports"][0]["signatures"];
  plan["reports"][0].erase("signatures");
  const std::string report =
      changed(made("progress-report", plan, {.language = "en", .review = 1}), [](QPDF& pdf) {
        for (const char* signer : {"practitioner/C-P1", "clinical-supervisor/C-P3", "case-manager/C-P2"}) {
          tick(pdf, std::string("sign/") + signer + "/statement", "agreed");
          date(pdf, std::string("sign/") + signer, "20", "10", "2025");
        }
      });
  const Result outcome = imported(report, plan, Import::whole_plan);
  REQUIRE_MESSAGE(outcome.status == Status::accepted, listed(outcome));
  const Json read = Json::parse(outcome.bytes)["reports"][0]["signatures"];
  REQUIRE(read.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(read[i]["role"] == signatures[i]["role"]);

  Json closed = plan::tests::example("surgeon.json");
  closed["summary"].erase("signatures");
  const std::string summary = changed(made("signed-off-summary", closed, {.language = "en"}), [](QPDF& pdf) {
    tick(pdf, "sign/practitioner/A-P1/statement", "agreed");
    date(pdf, "sign/practitioner/A-P1", "10", "7", "2025");
  });
  const Json signed_off = Json::parse(imported(summary, closed, Import::whole_plan).bytes);
  CHECK(signed_off["summary"]["signatures"][0]["person"] == closed["practitioner"]["id"]);
}

TEST_CASE("a signature comes back under the text that was signed, and under no other of the same version") {
  const auto signed_by_the_doctor = [](const std::string& form, const std::string& id) {
    return changed(form, [&](QPDF& pdf) {
      tick(pdf, "sign/practitioner/" + id + "/statement", "agreed");
      date(pdf, "sign/practitioner/" + id, "6", "11", "2025");
    });
  };
  const auto made_from = [&](const char* kind, const Json& plan, const std::string& id) {
    return signed_by_the_doctor(made(kind, plan, {.language = "en", .review = 1}), id);
  };
  const auto is_refused = [](const Result& outcome) {
    return outcome.status == Status::conflict && says(outcome, "to be signed under another text");
  };
  const auto with = [](Json plan, const char* pointer, const Json& value) {
    plan[Json::json_pointer(pointer)] = value;
    return plan;
  };

  const Json shared = shared_plan();
  const std::string panel = made_from("action-plan", shared, "C-P1");
  CHECK(is_refused(imported(panel, with(shared, "/objectives/0/statement", "Another."))));
  CHECK(is_refused(imported(panel, with(shared, "/practitioner/name", "Another"))));
  const std::string slip =
      changed(made("supervisor-pack", shared, {.language = "en", .person = "C-P3"}), [](QPDF& pdf) {
        tick(pdf, "slip/C-P3/statement", "take-part");
        date(pdf, "slip/C-P3", "5", "11", "2025");
      });
  CHECK(is_refused(imported(slip, with(shared, "/scopes/1/name", "Another"))));
  CHECK(imported(slip, with(shared, "/arrangements", {"Another."})).status == Status::accepted);
  // What comes after it is made changes nothing of what was signed.
  Json later = with(shared, "/status", "agreed");
  later["$schema"] = "plan.schema.json";
  later["reports"].erase(0);
  CHECK_FALSE(is_refused(imported(panel, with(shared, "/status", "draft"))));
  CHECK_FALSE(is_refused(imported(panel, later)));

  Json reported = plan::tests::example("pharmacist.json");
  reported["reports"][0].erase("signatures");
  const std::string report = made_from("progress-report", reported, "C-P1");
  CHECK(is_refused(imported(report, with(reported, "/practitioner/name", "Another"))));
  CHECK(is_refused(imported(report, with(reported, "/activities/0/title", "Another."))));
  CHECK(imported(report, with(reported, "/reports/0/signatures", Json::array())).status == Status::accepted);
  CHECK(is_refused(imported(report, with(reported, "/reports/0/supervisorComment", "Another."))));

  Json closed = plan::tests::example("surgeon.json");
  closed["summary"].erase("signatures");
  const std::string summary = made_from("signed-off-summary", closed, "A-P1");
  CHECK(is_refused(imported(summary, with(closed, "/reports/0/supervisorComment", "Another."))));
  Json signed_report = closed;
  signed_report["reports"][0]["signatures"].erase(2);
  CHECK_FALSE(is_refused(imported(summary, signed_report)));
}

TEST_CASE("a report's form that is signed in its signature field comes back") {
  const Json plan = plan::tests::example("pharmacist.json");
  std::ifstream file(PLANPRESS_SOURCE_DIR "/tests/forms/pharmacist-review-2.json");
  const Json report = Json::parse(file);
  const std::string form = made("progress-report", plan, {.language = "en", .review = 2});
  const std::string filled = documents::fill_form(the_documents(), form, report.dump(), the_owner).bytes;
  const Result unsigned_form = imported(filled, plan), signed_form = imported(with_signature(filled), plan);
  CHECK_MESSAGE(signed_form.status == Status::accepted, listed(signed_form));
  CHECK(signed_form.bytes == unsigned_form.bytes);
}

}  // namespace planpress::test

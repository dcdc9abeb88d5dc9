// A form that comes back is whole, or it is refused in the form's own words.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>

#include "service/documents/fill.hpp"
#include "service/documents/import.hpp"
#include "service/forms/pdf/read_form.hpp"
#include "tests/documents/filled_form.hpp"
#include "tests/documents/form_edits.hpp"
#include "tests/documents/support.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::test {

using documents::Result;
using documents::Status;

namespace {

std::string file_in(const std::string& path) {
  return plan::tests::file_text(PLANPRESS_SOURCE_DIR "/" + path);
}

}  // namespace

TEST_CASE("a form without its last page is refused with the page and what stood on it") {
  const int last = page_of(filled(), "signatures/case-manager/C-P2/comment");
  const std::string form = changed(filled(), [&](QPDF& pdf) { remove_page(pdf, last); });
  for (const Result& outcome : {imported(form), imported_alone(form)}) {
    CHECK(outcome.status == Status::refused);
    REQUIRE(listed(outcome) == "error form-fields-missing");
    CHECK(outcome.findings[0].detail.starts_with("Page " + std::to_string(last) + " of the form is missing"));
    CHECK(contains(outcome.findings[0].detail, "Case manager"));
  }
}

TEST_CASE("a question that lost one of its radio buttons is not whole") {
  for (const char* button : {"behind", "achieved"}) {
    const Result outcome = imported(
        changed(filled(), [&](QPDF& pdf) { take_out_button(pdf, "objectives/C-O1/rating", button); }));
    CHECK(outcome.status == Status::refused);
    CHECK(listed(outcome) == "error form-fields-missing");
    CHECK(outcome.findings[0].field == "2 Objective 1 of 3: clinical skills, Rating");
  }
}

TEST_CASE("renamed and flattened fields are named as they are found on paper, with their page") {
  const std::string renamed =
      changed(filled(), [](QPDF& pdf) { rename(pdf, "attendanceNote", "AttendanceNote"); });
  const Result outcome = imported(renamed);
  CHECK(outcome.status == Status::refused);
  CHECK(listed(outcome) == "error form-fields-missing, error form-fields-unknown");
  CHECK(outcome.findings[0].detail.starts_with("Page 1: 1 The review, About attendance: "));
  CHECK(outcome.findings[0].field == "1 The review, About attendance");
  CHECK(contains(outcome.findings[1].detail, "Page 1: there is a field, 'AttendanceNote',"));

  const std::string flattened = changed(filled(), [](QPDF& pdf) {
    for (const char* name : {"practitionerComment", "supervisorComment"}) take_out(pdf, name);
  });
  CHECK(contains(details(imported(flattened)), "7 Comments, Practitioner: this field of the form is not"));
  CHECK(contains(details(imported(flattened)),
                 "7 Comments, Clinical supervisor: this field of the form is not"));
}

TEST_CASE("of many missing fields the first are told, and how many more there are") {
  const std::string form = changed(filled(), [](QPDF& pdf) {
    for (const forms::FormField& field : forms::read_form(filled()).fields)
      if (field.name.ends_with("/note") || field.name.ends_with("/done") || field.name.ends_with("/reason"))
        take_out(pdf, field.name);
  });
  const Result outcome = imported(form);
  CHECK(outcome.findings.size() == 13);
  CHECK(outcome.findings.back().detail.ends_with("further fields of the form are missing."));
}

TEST_CASE("over a network the place of a missing field has no name of the plan's") {
  const std::string form = changed(filled(), [](QPDF& pdf) { take_out(pdf, "scopes/C-S2/reason"); });
  for (const Result& outcome : {imported(form, {}), imported_alone(form, {})}) {
    REQUIRE(listed(outcome) == "error form-fields-missing");
    CHECK(contains(outcome.findings[0].field, "C-S2"));
    const Json plan = Json::parse(pharmacist());
    for (const Json& scope : plan["scopes"])
      CHECK_FALSE(contains(outcome.findings[0].field + outcome.findings[0].detail, scope["name"]));
  }
}

TEST_CASE("two forms in one file say which two") {
  const std::string empty =
      documents::make(the_documents(), "progress-report", pharmacist(), {.language = "en", .review = 2})
          .bytes;
  const std::string draft = plan::tests::example("surgeon-draft.json").dump();
  const std::string another =
      documents::make(the_documents(), "progress-report", draft, {.language = "en", .review = 1}).bytes;
  for (const char* mark : {"+1", " [1375]", "_2"}) {
    const Result copies = imported(joined(filled(), empty, mark));
    CHECK(copies.status == Status::conflict);
    CHECK(
        details(copies) ==
        "This file holds two forms that ask the same, Progress report 2, plan GYD-2025-C002, version 2: two "
        "copies were joined, or a program took the form's two languages apart. Send one form as it was "
        "saved.\n");
    CHECK(contains(details(imported(joined(filled(), another, mark))), "; Progress report 1, plan "));
  }
  const std::string twice = changed(filled(), [](QPDF& pdf) {
    QPDFObjectHandle copy = QPDFObjectHandle::parse("<</FT/Tx/T(sessionsWorked+1)/V(12)>>");
    pdf.getRoot().getKey("/AcroForm").getKey("/Fields").appendItem(pdf.makeIndirectObject(copy));
  });
  CHECK(contains(details(imported(twice)),
                 "1 The review, Sessions worked: this field is in the file a second time"));
}

TEST_CASE("two copies whose fields a program made one are not read as one of them") {
  const std::string merged = changed(filled(), [](QPDF& pdf) {
    QPDFObjectHandle field = form_field(pdf, "sessionsWorked");
    QPDFObjectHandle kids = field.getKey("/Kids");
    const QPDFObjectHandle widget = kids.isArray() ? kids.getArrayItem(0) : field;
    QPDFObjectHandle copy = QPDFObjectHandle::parse("<</Subtype/Widget>>");
    copy.replaceKey("/StructParent", QPDFObjectHandle(widget).getKey("/StructParent"));
    QPDFObjectHandle first = copy.shallowCopy();
    field.replaceKey("/Kids", QPDFObjectHandle::newArray({first, copy}));
  });
  CHECK(contains(
      details(imported(merged)),
      "joined into this file field by field; one is Progress report 2, plan GYD-2025-C002, version 2."));
}

TEST_CASE("two copies whose widgets stand under one field each are not read as one form") {
  for (const std::string language : {"en", "both"}) {
    const std::string form =
        documents::make(the_documents(), "progress-report", pharmacist(), {.language = language, .review = 2})
            .bytes;
    const auto with_widgets_again = [&](QPDF& pdf) {
      QPDFObjectHandle field = form_field(pdf, "form");
      QPDFObjectHandle page = pdf.getAllPages().back(), annotations = page.getKey("/Annots");
      if (!field.getKey("/Kids").isArray())
        field.replaceKey("/Kids", QPDFObjectHandle::newArray({pdf.makeIndirectObject(
                                      QPDFObjectHandle::parse("<</Subtype/Widget/Rect[0 0 9 9]>>"))}));
      QPDFObjectHandle kids = field.getKey("/Kids");
      for (QPDFObjectHandle kid : kids.getArrayAsVector()) {
        const QPDFObjectHandle copy = pdf.makeIndirectObject(kid.shallowCopy());
        kids.appendItem(copy);
        annotations.appendItem(copy);
        if (language == "en") annotations.appendItem(kid);
      }
    };
    CHECK_FALSE(contains(details(imported(form)), "joined into this file"));
    CHECK(contains(details(imported(changed(form, with_widgets_again))),
                   "joined into this file field by field"));
  }
}

TEST_CASE("pages and files that somebody put into a form are told, and are no refusal") {
  const Result outcome = imported(changed(filled(), [](QPDF& pdf) {
    add_page(pdf);
    attach_file(pdf, "letter.pdf");
  }));
  CHECK(outcome.status == Status::accepted);
  const std::string warnings = details(outcome, plan::Severity::warning);
  CHECK(contains(warnings, "Page 9 is not a page of the form"));
  CHECK(contains(warnings, "Files are attached to the form (1 of them)"));
  const std::string before = details(imported(filled()), plan::Severity::warning);
  CHECK_FALSE(contains(before, "not a page of the form"));
  CHECK_FALSE(contains(before, "attached"));
}

TEST_CASE("a digital signature that a viewer put into a form is told, and is no field of it") {
  const auto signed_at = [](const std::string& rectangle) {
    return imported(changed(filled(), [&](QPDF& pdf) { sign_beside(pdf, rectangle); }));
  };
  for (const char* rectangle : {"0 0 0 0", "300 20 500 60"}) {
    const Result outcome = signed_at(rectangle);
    INFO(details(outcome));
    CHECK(outcome.status == Status::accepted);
    CHECK(outcome.bytes == imported(filled()).bytes);
    CHECK(contains(details(outcome, plan::Severity::warning),
                   "The form carries digital signatures outside its boxes for signatures (1 of them)"));
  }
  const std::string without = changed(filled(), [](QPDF& pdf) {
    set_text(pdf, "attendanceNote", "");
    QPDFObjectHandle place = form_field(pdf, "attendanceNote").getKey("/Rect");
    sign_beside(pdf, "0 0 0 0");
    form_field(pdf, "Signature1").replaceKey("/Rect", place);
  });
  CHECK(
      contains(details(imported(without)), "1 The review, About attendance: a note or drawing lies on this"));
  const Result unsigned_place = imported(changed(filled(), [](QPDF& pdf) {
    sign_beside(pdf, "50 600 400 780");  // over the form's own words
    form_field(pdf, "Signature1").removeKey("/V");
  }));
  CHECK(unsigned_place.bytes == imported(filled()).bytes);
  CHECK(unsigned_place.findings == imported(filled()).findings);
}

TEST_CASE("a form in two languages is signed in either, and drawn on in either") {
  const std::string both =
      documents::make(the_documents(), "progress-report", pharmacist(), {.language = "both", .review = 2})
          .bytes;
  const std::string form = documents::fill_form(the_documents(), both, report().dump()).bytes;
  const std::string name = "signatures/practitioner/C-P1";
  const auto signed_in = [&](const std::string& field) {
    return imported(changed(form, [&](QPDF& pdf) {
      form_field(pdf, field)
          .replaceKey("/V", QPDFObjectHandle::parse("<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>"));
    }));
  };
  const Result first = signed_in(name + "/signature"), second = signed_in(name + "/signature/2");
  CHECK_MESSAGE(first.status == Status::accepted, details(first));
  CHECK(second.bytes == first.bytes);
  for (const char* field : {"/signature", "/signature/2"}) {
    CAPTURE(field);
    const Result drawn = imported(changed(both, [&](QPDF& pdf) { write_over(pdf, name + field); }));
    CHECK(contains(details(drawn), "Practitioner: a note or drawing lies on this field"));
  }
}

TEST_CASE("a signature field has one widget, where other fields have one in each language") {
  const std::string both =
      documents::make(the_documents(), "progress-report", pharmacist(), {.language = "both", .review = 2})
          .bytes;
  for (const forms::FormField& field : forms::read_form(both).fields) {
    CAPTURE(field.name);
    const bool is_radio = field.name.ends_with("/rating") || field.name.ends_with("evel") ||
                          field.name.ends_with("/levelNext") || field.name.ends_with("outcome") ||
                          field.name.ends_with("/statement");
    if (!is_radio) CHECK(field.widgets == (field.is_signature ? 1 : 2));
  }
}

TEST_CASE("what is missing of a form in two languages is named in the language of who reads the finding") {
  const std::string both =
      documents::make(the_documents(), "progress-report", pharmacist(), {.language = "both", .review = 2})
          .bytes;
  const std::string flattened = changed(both, [](QPDF& pdf) { take_out(pdf, "supervisorComment"); });
  CHECK(contains(details(imported(flattened)), "7 Comments, Clinical supervisor: this field of the form"));
  CHECK(contains(details(imported(flattened, {"cy", messages::Naming::names})),
                 "7 Sylwadau, Goruchwyliwr clinigol: "));
}

TEST_CASE("a form in two languages that lost a page of one of them is not whole") {
  const std::string both =
      documents::make(the_documents(), "progress-report", pharmacist(), {.language = "both", .review = 2})
          .bytes;
  for (const int page : {1, 10}) {
    const Result outcome = imported(changed(both, [&](QPDF& pdf) { remove_page(pdf, page); }));
    CHECK(outcome.status == Status::refused);
    CHECK(contains(details(outcome), "some were taken out. Send the whole form"));
  }
}

TEST_CASE("a form that lost the page which says what it is is told by that page") {
  const Json plan = plan::tests::example("pharmacist.json");
  Json unsigned_plan = plan;
  unsigned_plan["reports"][0].erase("signatures");
  const std::string form = documents::make(the_documents(), "progress-report", unsigned_plan.dump(),
                                           {.language = "en", .review = 1})
                               .bytes;
  const int last = page_of(form, "form");
  const Result outcome =
      documents::import_form(the_documents(), changed(form, [&](QPDF& pdf) { remove_page(pdf, last); }),
                             unsigned_plan.dump(), std::nullopt, owner);
  CHECK(outcome.status == Status::refused);
  CHECK(contains(details(outcome), "Page " + std::to_string(last) + " of the form is missing"));
}

TEST_CASE(
    "a form of a newer version than the plan asks for that version, and a wrong review names those there "
    "are") {
  Json older = plan::tests::example("pharmacist.json");
  const std::string form =
      documents::make(the_documents(), "progress-report", pharmacist(), {.language = "en", .review = 2})
          .bytes;
  older["version"] = 1;
  for (const char* list : {"versions", "signatures"})
    std::erase_if(older[list].get_ref<Json::array_t&>(),
                  [](const Json& each) { return each["version"] == 2; });
  const Result newer = documents::import_form(the_documents(), form, older.dump(), std::nullopt, owner);
  CHECK(newer.status == Status::conflict);
  CHECK(contains(details(newer), "Send the plan at version 2."));
  const Result none = documents::import_form(the_documents(), form, pharmacist(), 9, owner);
  CHECK(none.status == Status::refused);
  REQUIRE(none.findings.size() == 1);
  CHECK(none.findings[0].parameter == "review");
  CHECK(contains(details(none), "Ask for one of: 1, 2, 3."));
}

TEST_CASE("a field that lost its name is told by its page") {
  const std::string form = changed(filled(), [](QPDF& pdf) {
    QPDFObjectHandle page = pdf.getAllPages().back();
    page.getKey("/Annots").appendItem(
        pdf.makeIndirectObject(QPDFObjectHandle::parse("<</Type/Annot/Subtype/Widget/Rect[9 9 20 20]>>")));
  });
  CHECK(contains(details(imported(form)), ": a field here has lost its name"));
}

TEST_CASE("a form whose list of fields was dropped with its attachments is judged by its reference") {
  const auto without_data = [](QPDF& pdf) {
    pdf.getRoot().removeKey("/AF");
    pdf.getRoot().getKey("/Names").removeKey("/EmbeddedFiles");
  };
  CHECK(listed(imported(changed(filled(), without_data))).find("error") == std::string::npos);
  const std::string form = changed(filled(), [&](QPDF& pdf) {
    without_data(pdf);
    take_out(pdf, "leaveDays");
  });
  CHECK(contains(details(imported(form)), "1 The review, Sessions days of leave: this field"));
  CHECK(contains(details(imported_alone(form)), " fields when it was made, and the file has "));
}

TEST_CASE("a form of an earlier build is read, and held against what it had then") {
  const std::string earlier = file_in("tests/forms/earlier-form-filled.pdf");
  CHECK(listed(imported(earlier)).find("error") == std::string::npos);
  CHECK(listed(imported_alone(earlier)).find("error") == std::string::npos);
  const std::string form = changed(earlier, [](QPDF& pdf) { take_out(pdf, "supervisorComment"); });
  CHECK(listed(imported_alone(form)) == "error form-fields-missing");
  CHECK(contains(details(imported(form)), "7 Comments, Clinical supervisor: this field of the form is not"));
  CHECK(listed(imported(changed(earlier, [](QPDF& pdf) { rename(pdf, "leaveDays", "leave"); }))) ==
        "error form-fields-missing, error form-fields-unknown");
}

TEST_CASE("the days printed on a form are the plan's") {
  Json moved = Json::parse(pharmacist());
  moved["reviews"][1]["plannedDate"] = "2025-12-05";
  const Result period = documents::import_form(the_documents(), filled(), moved.dump(), std::nullopt, owner);
  CHECK(period.status == Status::conflict);
  CHECK(contains(details(period), "10 October 2025 to 4 December 2025,"));
  CHECK(contains(details(period), "10 October 2025 to 5 December 2025"));
  Json later = Json::parse(pharmacist());
  later["reviews"][2]["plannedDate"] = "2026-02-13";
  const Result next = documents::import_form(the_documents(), filled(), later.dump(), std::nullopt, owner);
  CHECK(listed(next) == "error form-of-another-period");
  CHECK(contains(details(next), "12 February 2026"));
  const Result by_ids = documents::import_form(the_documents(), filled(), moved.dump(), std::nullopt, {});
  CHECK_FALSE(contains(details(by_ids), "October"));
}

TEST_CASE("a form says of itself, in words and for the machine, which it is") {
  const auto fields = forms::read_form(filled()).fields;
  const auto reference = std::ranges::find(fields, "form", &forms::FormField::name);
  CHECK(reference->read_only);
  CHECK(reference->value.starts_with("progress-report/GYD-2025-C002/2/2/20251010-20251204-20260212/"));
  CHECK(contains(reference->value, "/" + std::to_string(fields.size()) + "-"));
}

}  // namespace planpress::test

// Forms that bring each sentence on forms.
#include <fmt/format.h>

#include <array>
#include <map>

#include "service/forms/pdf/read_form.hpp"
#include "tests/documents/form_edits.hpp"
#include "tests/documents/support.hpp"
#include "tests/forms/small_pdf.hpp"
#include "tests/messages/cases.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

using namespace test;

constexpr const char* kind = "progress-report";

std::string form_of(const std::string& plan, int review) {
  return documents::make(the_documents(), kind, plan, {.review = review}).bytes;
}

constexpr const char* widget = "/Type/Annot/Subtype/Widget/Rect[9 9 20 20]";

// Nothing but text fields on one page, as no program of ours makes them. more: an object on no page, unless
// it is a widget.
std::string form_with(const std::vector<std::pair<std::string, std::string>>& fields,
                      const std::string& more = "") {
  std::vector<std::string> objects;
  std::string list;
  for (const auto& [name, value] : fields) {
    list += fmt::format("{} 0 R ", 5 + objects.size());
    objects.push_back(fmt::format("<<{}/FT/Tx/T({})/V({})>>", widget, name, value));
  }
  std::string on_page = list;
  if (!more.empty()) {
    const std::string number = fmt::format("{} 0 R ", 5 + objects.size());
    list += number;
    if (more.find(widget) != more.npos) on_page += number;
    objects.push_back(more);
  }
  return planpress::test::form_of(list, objects, fmt::format("/Annots[{}]", on_page));
}

void add_nameless(QPDF& pdf) {
  QPDFObjectHandle page = pdf.getAllPages().front();
  page.getKey("/Annots").appendItem(
      pdf.makeIndirectObject(QPDFObjectHandle::parse("<</Type/Annot/Subtype/Widget/Rect[9 9 20 20]>>")));
}

constexpr const char* reference = "progress-report GYD-2025-C002 2 2 2025-10-10 2025-12-04 2026-02-12";

using Answers = std::map<std::string, std::string>;

// The pharmacist's form for review 2 as an earlier build made it, without what it was made from. more:
// further objects and what /Fields says of them.
std::string bare_form(const Answers& answers, std::string_view without = "", const std::string& more = "") {
  static const forms::PdfForm form = forms::read_form(form_of(example("pharmacist.json").dump(), 2));
  std::vector<std::pair<std::string, std::string>> fields;
  for (const forms::FormField& field : form.fields) {
    const auto answer = answers.find(field.name);
    if (field.name == "form")
      fields.emplace_back("form", reference);
    else if (field.name != without && !field.name.ends_with("/signature/2"))
      fields.emplace_back(field.name, answer == answers.end() ? "" : answer->second);
  }
  return form_with(fields, more);
}

// The same with this in place of a field.
std::string with_this_field(const char* name, const char* entries) {
  return bare_form({}, name, fmt::format("<<{}{}/T({})>>", widget, entries, name));
}

std::string with_unknown_fields() {
  std::vector<std::pair<std::string, std::string>> fields;
  for (int i = 0; i < 20; ++i) fields.emplace_back(fmt::format("f{}", i), "");
  fields.emplace_back("form", reference);
  return form_with(fields);
}

void two_buttons(QPDF& pdf) {
  QPDFObjectHandle field = form_field(pdf, "objectives/C-O1/rating");
  for (const int kid : {0, 1}) {
    QPDFObjectHandle widget = field.getKey("/Kids").getArrayItem(kid);
    for (const std::string& state : widget.getKey("/AP").getKey("/N").getKeys())
      if (state != "/Off") widget.replaceKey("/AS", QPDFObjectHandle::newName(state));
  }
}

// As a program does that joins two copies and makes each pair of fields one.
void put_two_widgets_in_one_place(QPDF& pdf) {
  QPDFObjectHandle field = form_field(pdf, "sessionsWorked");
  QPDFObjectHandle widget = QPDFObjectHandle::parse("<</Subtype/Widget>>");
  widget.replaceKey("/StructParent", QPDFObjectHandle::newInteger(7));
  field.replaceKey("/Kids", QPDFObjectHandle::newArray({widget, widget.shallowCopy()}));
}

// The pharmacist's plan before anybody has signed its second version.
Json version_2_to_sign() {
  Json plan = with(example("pharmacist.json"), "/status", "shared");
  Json& signatures = plan["signatures"];
  for (std::size_t i = signatures.size(); i-- > 0;)
    if (signatures[i]["version"] == 2) signatures.erase(i);
  return plan;
}

// Of more text than a form is read with.
std::string long_report() {
  std::string text;
  for (int i = 1; text.size() < 3960; ++i) text += fmt::format("Call {} of the week is recorded. ", i);
  const Json event{{"date", "2025-11-01"}, {"summary", text}, {"actionTaken", text}};
  return Json{{"review", 2},
              {"adjustments", std::vector<Json>(300, text)},
              {"safetyEvents", std::vector<Json>(100, event)}}
      .dump();
}

// Before its second version was made.
Json first_version() {
  Json plan = with(example("pharmacist.json"), "/version", 1);
  for (const char* list : {"versions", "signatures"})
    std::erase_if(plan[list].get_ref<Json::array_t&>(),
                  [](const Json& each) { return each["version"] == 2; });
  return plan;
}

// Before its summary is written.
Json extended_gp() { return with(without(example("gp.json"), "/summary"), "/status", "extended"); }

std::string signed_on(const std::string& form, const std::string& place, const char* statement,
                      const std::array<const char*, 3>& day) {
  return changed(form, [&](QPDF& pdf) {
    tick(pdf, place + "/statement", statement);
    for (std::size_t i = 0; i < day.size(); ++i)
      set_text(pdf, place + "/date/" + std::array{"day", "month", "year"}[i], day[i]);
  });
}

std::string too_many_fields() {
  std::vector<std::pair<std::string, std::string>> fields;
  for (int i = 0; i < 10'001; ++i) fields.emplace_back(fmt::format("f{}", i), "");
  return form_with(fields);
}

// Sentences with the files that they are told of.
class FormCases {
 public:
  // Files and forms that are not what is asked for.
  std::vector<SentenceCase> read() const {
    return {
        on_pharmacist("form-not-a-pdf", "Zebedee"),
        on_pharmacist("form-too-large", std::string(20'000'001, ' ')),
        on_pharmacist("form-encrypted",
                      test::pdf_of({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"},
                                   "/Encrypt<</Filter/Standard/V 9/R 9>>")),
        on_pharmacist("form-without-fields",
                      documents::make(the_documents(), "implementation-guidance", draft, {}).bytes),
        on_pharmacist("form-broken", "%PDF-1.7\n%%EOF\n"),
        on_pharmacist("form-too-complex", too_many_fields()),
        filling("form-too-complex.fill", form, long_report()),
        on_pharmacist("form-unknown", form_with({{"name", "Zebedee"}})),
        on_pharmacist("form-of-another-plan", another),
        {.sentence = "form-of-another-version.older",
         .bytes = with(example("surgeon-draft.json"), "/version", 2).dump(),
         .form = another},
        {.sentence = "form-of-another-version.newer", .bytes = first_version().dump(), .form = form},
        {.sentence = "form-of-another-review", .bytes = pharmacist, .review = 3, .form = form},
        filling("form-of-another-review.fill", form, R"({"review": 1})"),
        {.sentence = "form-several", .bytes = draft, .form = two},
        on_pharmacist("form-several.joined", form_with({{"form", reference}, {"form", "Zebedee"}})),
        on_pharmacist("form-several.copies", changed(form, put_two_widgets_in_one_place)),
        on_pharmacist("form-several.same", form_with({{"form", reference}, {"form+1", reference}})),
        {.sentence = "form-several.kinds", .bytes = pharmacist, .form = form_and_slip},
        on_pharmacist("form-renamed", form_with({{"0:form", reference}})),
        on_pharmacist("form-fields-missing.field", bare_form({}, "leaveDays")),
        on_pharmacist("form-fields-missing.on-page",
                      changed(form, [](QPDF& pdf) { take_out(pdf, "leaveDays"); })),
        {.sentence = "form-fields-missing.page",
         .bytes = draft,
         .form = changed(form_of(draft, 2), [](QPDF& pdf) { remove_page(pdf, 4); })},
        on_pharmacist("form-fields-missing.more", form_with({{"form", reference}})),
        on_pharmacist("form-fields-unknown.field", bare_form({}, "", "<</FT/Tx/T(Zebedee)>>")),
        on_pharmacist("form-fields-unknown.nameless", changed(form, add_nameless)),
        on_pharmacist("form-fields-unknown.doubled", bare_form({}, "", "<</FT/Tx/T(leaveDays+1)>>")),
        on_pharmacist("form-fields-unknown.more", with_unknown_fields()),
        on_pharmacist(
            "form-fields-differ",
            form_with({{"form", "progress-report/GYD-2025-C002/2/2/20251010-20251204-20260212/9-00000000"}})),
        {.sentence = "form-fields-differ.pages",
         .bytes = to_sign,
         .form = changed(agreement, [](QPDF& pdf) { remove_page(pdf, 2); })},
        {.sentence = "form-of-another-review.none", .bytes = to_sign, .review = 2, .form = agreement},
        {.sentence = "form-fields-differ.no-list", .bytes = {}, .form = form_with({{"form", reference}})},
    };
  }
  // What the fields say.
  std::vector<SentenceCase> answers() const {
    return {
        on_pharmacist("form-notes-not-read", changed(form, [](QPDF& pdf) { write_over(pdf, "leaveDays"); })),
        on_pharmacist("form-notes-not-read.page", changed(form, add_page)),
        on_pharmacist("form-notes-not-read.files",
                      changed(form, [](QPDF& pdf) { attach_file(pdf, "Zebedee.pdf"); })),
        on_pharmacist("form-notes-not-read.signatures",
                      changed(form, [](QPDF& pdf) { test::sign_beside(pdf, "0 0 0 0"); })),
        on_pharmacist("form-note-on-field", changed(form, [](QPDF& pdf) { write_over(pdf, "leaveDays"); })),
        on_pharmacist("form-answer-unclear.unknown-state",
                      with_this_field("noSafetyEvents", "/FT/Btn/V/No/AS/Off/AP<</N<</yes null>>>>")),
        {.sentence = "form-answer-unclear.contradicts",
         .bytes = draft,
         .form =
             changed(form_of(draft, 2),
                     [](QPDF& pdf) {
                       form_field(pdf, "noSafetyEvents").replaceKey("/AS", QPDFObjectHandle::newName("/yes"));
                     })},
        on_pharmacist("form-answer-unclear.several-buttons", changed(form, two_buttons)),
        on_pharmacist("form-answer-unclear.several-choices",
                      changed(form,
                              [](QPDF& pdf) {
                                form_field(pdf, "scopes/C-S1/levelNow")
                                    .replaceKey("/V", QPDFObjectHandle::parse("[(close)(direct)]"));
                              })),
        on_pharmacist("form-answer-unclear.two-values",
                      bare_form({{"leaveDays", "1"}}, "", "<</FT/Tx/T(leaveDays)/V(2)>>")),
        on_pharmacist("schema-format.year",
                      bare_form({{"heldOn/day", "4"}, {"heldOn/month", "12"}, {"heldOn/year", "25"}})),
        on_pharmacist("schema-format.date-in-words",
                      bare_form({{"heldOn/day", "4"}, {"heldOn/month", "Dec"}, {"heldOn/year", "2025"}})),
        {.sentence = "form-of-another-period",
         .bytes = with(example("pharmacist.json"), "/reviews/1/plannedDate", "2025-12-05").dump(),
         .form = form},
        {.sentence = "form-of-another-period.next",
         .bytes = with(example("pharmacist.json"), "/reviews/2/plannedDate", "2026-02-13").dump(),
         .form = form},
        {.sentence = "form-of-another-period.last",
         .bytes = two_reviews_and_one.dump(),
         .form = form_of(without(two_reviews_and_one, "/reviews/2").dump(), 2)},
    };
  }
  // Signatures and slips.
  std::vector<SentenceCase> others() const {
    return {
        {.sentence = "form-without-plan", .bytes = {}, .form = agreement},
        on_pharmacist("form-answer-unclear.not-text",
                      changed(form,
                              [](QPDF& pdf) {
                                form_field(pdf, "supervisorComment")
                                    .replaceKey("/V", QPDFObjectHandle::newString(
                                                          std::string("\xFE\xFF\xD8\x3D\x00\x61", 6)));
                              })),
        {.sentence = "form-of-another-version.changed",
         .bytes = with(version_2_to_sign(), "/practitioner/specialty", "Zebedee").dump(),
         .form = agreement},
        {.sentence = "form-not-signed", .bytes = to_sign, .form = agreement},
        {.sentence = "form-signed-already",
         .bytes = pharmacist,
         .form =
             changed(agreement, [](QPDF& pdf) { tick(pdf, "sign/practitioner/C-P1/statement", "agreed"); })},
        {.sentence = "form-signed-already.same",
         .bytes = pharmacist,
         .form = signed_on(agreement, "sign/practitioner/C-P1", "agreed", {"5", "11", "2025"})},
        {.sentence = "form-not-consented.agreement",
         .bytes = to_sign,
         .form = changed(agreement,
                         [](QPDF& pdf) { tick(pdf, "sign/case-manager/C-P2/statement", "not-agreed"); })},
        {.sentence = "form-not-consented.supervision",
         .bytes = pharmacist,
         .form = changed(slip, [](QPDF& pdf) { tick(pdf, "slip/C-P3/statement", "not-take-part"); })},
        {.sentence = "form-declared",
         .bytes = to_sign,
         .form = changed(slip,
                         [](QPDF& pdf) {
                           tick(pdf, "slip/C-P3/statement", "take-part");
                           set_text(pdf, "slip/C-P3/declared", "Zebedee");
                         })},
        {.sentence = "form-answer-without-place",
         .bytes = without(example("pharmacist.json"), "/people/5").dump(),
         .form = changed(form, [](QPDF& pdf) { tick(pdf, "attendees/C-P7", "yes"); })},
        {.sentence = "form-signed-early",
         .bytes = to_sign,
         .form = signed_on(slip, "slip/C-P3", "take-part", {"2", "11", "2025"})},
        {.sentence = "form-signed-early.summary",
         .bytes = to_close.dump(),
         .form = signed_on(documents::make(the_documents(), "signed-off-summary", to_close.dump(), {}).bytes,
                           "sign/practitioner/B-P1", "agreed", {"16", "7", "2025"})},
    };
  }
  // Forms to fill.
  std::vector<SentenceCase> fill() const {
    return {
        {.sentence = "duplicate-report.form",
         .bytes = pharmacist,
         .form = form_of(without(example("pharmacist.json"), "/reports").dump(), 1)},
        {.sentence = "form-of-another-review.no-report",
         .bytes = without(extended_gp(), "/reports/3").dump(),
         .form = form_of(without(extended_gp(), "/reports/3/signatures").dump(), 4)},
        {.sentence = "form-of-another-version.no-summary",
         .bytes = extended_gp().dump(),
         .form = documents::make(the_documents(), "signed-off-summary",
                                 without(example("gp.json"), "/summary/signatures").dump(), {})
                     .bytes},
        {.sentence = "form-of-another-review.gone",
         .bytes = without(example("surgeon-draft.json"), "/reviews/1").dump(),
         .form = form_of(draft, 2)},
        filling("form-of-another-release", bare_form({}), R"({"review": 2})"),
        {.sentence = "form-plan-refused",
         .bytes = without(example("pharmacist.json"), "/timeframe").dump(),
         .form = form},
        filling("form-report-not-an-object", form, "[]"),
        filling("form-report-not-an-object.plan", form, R"({"practitioner": {}, "people": []})"),
        filling("form-has-no-place", form, R"({"review": 2, "attendees": ["Zebedee"]})"),
        filling("form-has-no-place.twice", form,
                R"({"review": 2, "objectives": [{"id": "C-O1", "rating": "behind"},
                                                {"id": "C-O1", "rating": "achieved"}]})"),
        filling("form-has-no-place.blank", form, "{\"review\": 2, \"practitionerComment\": \"\\u200B\"}"),
        filling("form-of-another-period.fill", form,
                R"({"review": 2, "period": {"from": "2025-10-11", "to": "2025-12-04"}})"),
        filling("form-in-a-bundle", form_and_slip, R"({"review": 2})"),
        filling("form-answer-not-kept.unclear", test::with_state(form, "outcome", "Zebedee"),
                R"({"review": 2})"),
        filling("form-answer-not-kept.emptied", with_answer(form, "safetyEvents/1/summary", "Zebedee"),
                R"({"review": 2, "safetyEvents": [{"date": "2025-11-19"}]})"),
        filling("form-answer-not-kept.notes", test::with_note(form), R"({"review": 2})"),
        filling("form-answer-not-kept.page", changed(form, add_page), R"({"review": 2})"),
        filling("form-answer-not-kept.files",
                changed(form, [](QPDF& pdf) { attach_file(pdf, "Zebedee.pdf"); }), R"({"review": 2})"),
        filling("form-answer-not-kept.signed", test::with_signature(form), R"({"review": 2})"),
        filling("form-answer-not-kept.choice", test::with_answer(form, "scopes/C-S1/levelNow", "Zebedee"),
                R"({"review": 2})"),
        filling("form-answer-not-kept.date", test::with_answer(form, "heldOn/month", "Zebedee"),
                R"({"review": 2})"),
    };
  }
  // Answers that do not go together, or are missing.
  std::vector<SentenceCase> doubtful() const {
    return {
        on_pharmacist("form-answers-contradict.level", bare_form({{"scopes/C-S1/levelNext", "independent"},
                                                                  {"scopes/C-S1/otherLevel", "close"}})),
        on_pharmacist("form-answers-contradict.events",
                      bare_form({{"noSafetyEvents", "yes"}, {"safetyEvents/1/summary", "Zebedee"}})),
        on_pharmacist("form-period-after-review", bare_form({{"heldOn/day", "4"},
                                                             {"heldOn/month", "12"},
                                                             {"heldOn/year", "2025"},
                                                             {"period/to/day", "5"},
                                                             {"period/to/month", "12"},
                                                             {"period/to/year", "2025"}})),
        on_pharmacist("form-total-fell", test::with_answer(form, "objectives/C-O1/evidence/C-A01/done", "1")),
        on_pharmacist("form-answer-missing.other-level", bare_form({{"scopes/C-S1/levelNext", "other"}})),
        on_pharmacist("form-answer-missing.next-level", bare_form({{"noSafetyEvents", "yes"}})),
        on_pharmacist("form-answer-missing.events", bare_form({{"scopes/C-S1/levelNext", "independent"},
                                                               {"scopes/C-S2/levelNext", "supervised"},
                                                               {"scopes/C-S3/levelNext", "supervised"},
                                                               {"scopes/C-S4/levelNext", "independent"}})),
    };
  }

 private:
  SentenceCase on_pharmacist(const char* sentence, const std::string& pdf) const {
    return {.sentence = sentence, .bytes = pharmacist, .form = pdf};
  }
  static SentenceCase filling(const char* sentence, const std::string& pdf, const std::string& report) {
    return {.sentence = sentence, .bytes = {}, .form = pdf, .report = report};
  }

  const std::string pharmacist = example("pharmacist.json").dump();
  const std::string form = form_of(pharmacist, 2);
  const std::string draft = example("surgeon-draft.json").dump();
  const std::string another = form_of(draft, 1);
  const std::string two = documents::make_bundle(the_documents(), {{kind, 1}, {kind, 2}}, draft, {}).bytes;
  const Json two_reviews_and_one =
      with(example("surgeon-draft.json"), "/reviews/1/plannedDate", "2025-06-25");
  const std::string to_sign = version_2_to_sign().dump();
  const std::string agreement =
      documents::make(the_documents(), "action-plan", to_sign, {.language = "en"}).bytes;
  const Json to_close = without(example("gp.json"), "/summary/signatures");
  const std::string form_and_slip =
      documents::make_bundle(the_documents(), {{kind, 2}, {"action-plan", {}}}, to_sign, {}).bytes;
  const std::string slip =
      documents::make(the_documents(), "supervisor-pack", to_sign, {.language = "en", .person = "C-P3"})
          .bytes;
};

}  // namespace

std::vector<SentenceCase> form_cases() {
  const FormCases cases;
  std::vector<SentenceCase> all;
  for (std::vector<SentenceCase> more :
       {cases.read(), cases.answers(), cases.others(), cases.fill(), cases.doubtful()})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace planpress::plan::tests

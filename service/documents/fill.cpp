#include "service/documents/fill.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "service/documents/check.hpp"
#include "service/documents/form_file.hpp"
#include "service/documents/whole_form.hpp"
#include "service/forms/answers.hpp"
#include "service/forms/forms_in_file.hpp"
#include "service/forms/pdf/read_form.hpp"
#include "service/forms/standing.hpp"
#include "service/json/text.hpp"
#include "service/plan/form_reference.hpp"
#include "service/plan/format.hpp"
#include "service/views/progress_form.hpp"

namespace planpress::documents {
namespace {

using nlohmann::json;
using plan::Findings;

// The language of a catalogue by its tag: "en" of "en-GB".
std::string language_of(std::string_view tag) { return std::string(tag.substr(0, tag.find('-'))); }

// The data attached to a form: the view, in one language or in both.
struct FormData {
  json view;
  std::vector<std::string> languages;  // of the editions, in their order
  Edition size = Edition::standard;

  // Throws std::invalid_argument or json::exception for what is no data of a form.
  FormData(json data, const messages::Catalogues& catalogues) : view(std::move(data)) {
    if (!view.is_object()) throw std::invalid_argument("no data of a form");
    for (const char* added : {"values", "fields", "pages"}) view.erase(added);
    if (view.contains("en"))
      languages = view.value("first", "en") == "cy" ? std::vector<std::string>{"cy", "en"}
                                                    : std::vector<std::string>{"en", "cy"};
    else
      languages = {language_of(view.at("language").get<std::string>())};
    for (const std::string& language : languages) {
      if (!catalogues.has(language)) throw std::invalid_argument("a form in no language of ours");
      upgrade(edition(language));
    }
    if (first().at("large_print") == true) size = Edition::large_print;
  }

  // Data of an earlier build, which said less: what is printed of it today is left out.
  static void upgrade(json& edition) {
    edition.emplace("other_language", "");
    json& form = edition.at("form");
    form.emplace("holds", nullptr);
    if (!form.emplace("about", "").second) return;
    if (const auto reference = plan::reference_from(form.at("reference").get<std::string>()))
      form["reference"] = plan::to_text(*reference);
  }

  bool is_in_several() const { return languages.size() > 1; }
  const json& edition(const std::string& language) const {
    return is_in_several() ? view.at(language) : view;
  }
  json& edition(const std::string& language) { return is_in_several() ? view.at(language) : view; }

  // The edition whose places are named to a reader of this language; every edition has the same fields.
  const std::string& language_for(const std::string& reader) const {
    const auto own = std::ranges::find(languages, reader);
    return own == languages.end() ? languages.front() : *own;
  }

  const json& first() const { return edition(languages.front()).at("form"); }

  void make_room(const messages::Catalogues& words, const views::MoreRoom& room) {
    for (const std::string& language : languages)
      views::make_room(edition(language).at("form"), words, language, room);
  }

  forms::PlannedLevels planned() const {
    forms::PlannedLevels planned;
    if (first().at("supervision").is_null()) return planned;
    for (const json& scope : first().at("supervision").at("scopes"))
      if (scope.at("next") != "")
        planned.emplace(scope.at("field").get<std::string>(), scope.at("next").get<std::string>());
    return planned;
  }
};

views::MoreRoom room_for(const Json& report) {
  views::MoreRoom room;
  if (report.contains("safetyEvents")) room.events = report.at("safetyEvents").size();
  if (report.contains("adjustments")) room.adjustments = report.at("adjustments").size();
  if (!report.contains("signatures")) return room;
  for (const Json& row : report.at("signatures"))
    if (const auto role = plan::from_code<plan::SignatureRole>(row.value("role", std::string())))
      room.signers.push_back({*role, row.value("person", std::string())});
  return room;
}

// No report has either.
bool is_whole_plan(const Json& report) {
  return report.contains("practitioner") && report.contains("people");
}

bool has_place(const forms::Answer& answer, const std::vector<document::FormField>& fields) {
  const auto field = std::ranges::find(fields, answer.field, &document::FormField::name);
  return field != fields.end() && (field->choices.empty() || answer.value.empty() ||
                                   std::ranges::find(field->choices, answer.value) != field->choices.end());
}

// Which sentence says why an answer cannot be set; empty: it can. answered: the fields that have one already.
std::string_view fault_of(const forms::Answer& answer, const std::vector<document::FormField>& fields,
                          std::set<std::string_view>& answered) {
  if (!has_place(answer, fields)) return "form-has-no-place";
  if (answer.value.empty()) return {};
  if (!is_visible(answer.value)) return "form-has-no-place.blank";
  return answered.insert(answer.field).second ? std::string_view() : "form-has-no-place.twice";
}

// Bytes of a form that import reads whatever it holds.
constexpr std::size_t always_read = 400'000;

bool can_be_read(const std::string& pdf) {
  try {
    forms::read_form(pdf);
    return true;
  } catch (const forms::FormError&) {
    return false;
  }
}

// Pointers are into the report, which stands first in a list for the sake of its sentences.
std::vector<messages::Diagnostic> diagnostics(const FormReading& reading, Findings findings,
                                              const Json& report) {
  const Json document{{"reports", {report}}};
  const std::string here = at("reports", 0);
  auto found = std::move(findings).in_document_order(document);
  std::erase_if(found, [](const plan::Finding& each) { return each.code == "schema-required"; });
  auto diagnostics = reading.library.diagnostics(found, document, reading.audience);
  for (messages::Diagnostic& each : diagnostics)
    if (each.pointer.starts_with(here)) each.pointer.erase(0, here.size());
  return diagnostics;
}

// One form that is filled in.
class Fill {
 public:
  Fill(const FormReading& reading, const FormFile& file, const forms::ReturnedForm& filled, FormData data)
      : reading_(reading), file_(file), filled_(filled), data_(std::move(data)) {}

  Result with(const Json& report) {
    Findings findings;
    plan::read_report(report, reading_.library.can_print(), findings);
    const auto review = report.find("review");
    if (review != report.end() && *review != filled_.reference.review)
      findings.error(at("reports", 0, "review"), "form-of-another-review.fill",
                     {{"number", filled_.reference.review}});
    const auto from = report.find("period");
    if (from != report.end() && from->is_object() && from->contains("from") &&
        from->at("from") != filled_.reference.period.from.iso())
      findings.error(at("reports", 0, "period"), "form-of-another-period.fill",
                     {{"from", filled_.reference.period.from}});
    Result result = result_of(findings, report);
    if (!result.is_accepted()) return result;

    data_.make_room(reading_.library.catalogues(), room_for(report));
    const auto answers = forms::answers_of(report, data_.planned());
    const auto fields = reading_.library.renderer().fields(
        report_kind, data_.edition(data_.language_for(reading_.audience.language)),
        data_.language_for(reading_.audience.language));
    std::set<std::string_view> answered;
    for (const forms::Answer& answer : answers)
      if (const std::string_view sentence = fault_of(answer, fields, answered); !sentence.empty())
        findings.error(at("reports", 0) + answer.pointer, sentence);
    result = result_of(std::move(findings), report);
    forms::Standing standing = forms::standing_answers(
        file_.form, fields, [&](std::string_view name) { return is_answered(name, answers, report); });
    for (const forms::Loss& loss : standing.losses) add(loss, fields, result);
    for (const auto& [field, value] : standing.values)
      if (!value.empty() && is_emptied(field, report))
        add({field, "form-answer-not-kept.emptied", {}}, fields, result);
    if (result.is_accepted())
      result.bytes = reading_.library.renderer().render(
          report_kind, data_.view,
          {Format::pdf, data_.size, data_.languages, values(std::move(standing.values), answers, report)});
    if (result.bytes.size() > always_read && !can_be_read(result.bytes))
      reading_.refuse("form-too-complex.fill");
    return result;
  }

 private:
  Result result_of(Findings findings, const Json& report) const {
    Result result{Status::accepted, diagnostics(reading_, std::move(findings), report)};
    if (count_of(plan::Severity::error, result.findings) > 0) result.status = Status::refused;
    return result;
  }

  // Of a date, all its parts.
  static bool is_answered(std::string_view field, const std::vector<forms::Answer>& answers,
                          const Json& report) {
    // That nothing is said of events is no word against a tick that stands.
    if (field == "noSafetyEvents") return report.contains("safetyEvents");
    return std::ranges::any_of(answers, [&](const forms::Answer& answer) {
      return field.starts_with(answer.field) &&
             (field.size() == answer.field.size() || field[answer.field.size()] == '/');
    });
  }

  // Whether the report takes away what stands in a field that it does not answer: a list whose rows have no
  // ids is given as a whole.
  static bool is_emptied(std::string_view field, const Json& report) {
    return std::ranges::any_of(std::array{"attendees", "safetyEvents", "adjustments"}, [&](const char* list) {
      return report.contains(list) && field.starts_with(std::string(list) + "/");
    });
  }

  void add(const forms::Loss& loss, const std::vector<document::FormField>& fields, Result& result) const {
    messages::Diagnostic diagnostic =
        reading_.library.refusal(Status::refused, loss.sentence, reading_.audience, loss.arguments)
            .findings.front();
    const auto field = std::ranges::find(fields, loss.field, &document::FormField::name);
    diagnostic.field = field == fields.end() ? loss.field : field->place;
    // Two parts of one date are one fault.
    if (std::ranges::find(result.findings, diagnostic) != result.findings.end()) return;
    result.findings.push_back(std::move(diagnostic));
    result.status = Status::refused;
  }

  // The answers that stood on the form, overwritten by those of the report.
  document::FieldValues values(document::FieldValues values, const std::vector<forms::Answer>& answers,
                               const Json& report) const {
    const bool stood = values.contains("noSafetyEvents");
    for (const forms::Answer& answer : answers) {
      if (answer.value.empty())
        values.erase(answer.field);
      else
        values[answer.field] = answer.value;
    }
    const bool has_events =
        std::ranges::any_of(values, [](const auto& each) { return each.first.starts_with("safetyEvents/"); });
    // A report that says nothing of events does not take away what stands there, though it contradict itself.
    const bool are_new = report.contains("safetyEvents");
    if (has_events && (are_new || !stood)) values.erase("noSafetyEvents");
    // On a form that is filled in, an empty box is an answer that somebody left out.
    const forms::FormField* outcome = file_.form.find("outcome");
    if (outcome != nullptr && !outcome->value.empty() && !stood && !are_new) values.erase("noSafetyEvents");
    return values;
  }

  const FormReading& reading_;
  const FormFile& file_;
  const forms::ReturnedForm& filled_;
  FormData data_;
};

Result filled(const FormReading& reading, std::string_view pdf, std::string_view report) {
  const FormFile file = reading.file(pdf);
  std::vector<forms::ReturnedForm> forms = forms::forms_in(file.fields);
  if (forms.empty()) reading.refuse("form-unknown");
  const plan::Reference first = forms.front().reference;
  std::erase_if(forms, [](const forms::ReturnedForm& each) {
    return each.reference.kind != plan::FormKind::progress_report;
  });
  if (forms.empty()) reading.refuse("form-unknown.fill", {{"form", reading.name_of(first)}});
  if (forms.size() > 1) {
    std::vector<plan::Reference> references;
    for (const forms::ReturnedForm& each : forms) references.push_back(each.reference);
    reading.refuse_several(references);
  }
  std::variant<Json, JsonFault> read = read_json(report);
  if (const auto* fault = std::get_if<JsonFault>(&read))
    return unreadable(reading.library, *fault, reading.audience);
  const Json& answers = std::get<Json>(read);
  if (!answers.is_object())
    return reading.library.refusal(Status::not_a_plan, "form-report-not-an-object", reading.audience);
  if (is_whole_plan(answers)) reading.refuse("form-report-not-an-object.plan");
  if (!forms.front().prefix.empty()) reading.refuse("form-in-a-bundle");
  try {
    const forms::FormInHand in_hand = forms::form_in_hand(forms.front(), file.form, file.data);
    FormData data(in_hand.data, reading.library.catalogues());
    WholeForm(reading, in_hand).check();
    return Fill(reading, file, forms.front(), std::move(data)).with(answers);
  } catch (const std::invalid_argument&) {  // the data has not the shape that layouts print today
  } catch (const json::exception&) {
  }
  reading.conflict("form-of-another-release");
}

}  // namespace

Result fill_form(const Library& library, std::string_view pdf, std::string_view report,
                 const Audience& audience) {
  try {
    return filled({library, audience}, pdf, report);
  } catch (FormRefused& refused) {
    return refused.take_result();
  }
}

}  // namespace planpress::documents

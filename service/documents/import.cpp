// From a filled form to what it says: which form it is, whether it is whole, and whose plan it belongs to.
#include <algorithm>

#include "service/documents/blank_import.hpp"
#include "service/documents/report_import.hpp"
#include "service/documents/signature_import.hpp"
#include "service/plan/report_form/earlier_forms.hpp"
#include "service/plan/report_form/period.hpp"

namespace planpress::documents {
namespace {

using plan::Json;
namespace form = plan::report_form;

bool is_reference_field(std::string_view name, std::string_view prefix) {
  return name.substr(prefix.size()) == form::reference_field;
}

// A reference under whatever name: programs that join files rename the second of two fields.
std::vector<form::Reference> all_references(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::vector<form::Reference> references;
  for (const auto& [name, value] : fields)
    if (auto reference = form::reference_from(value)) references.push_back(std::move(*reference));
  return references;
}

bool is_joined(const std::vector<forms::FormField>& fields) {
  return std::ranges::any_of(fields, [](const forms::FormField& field) {
    if (field.fault == forms::FieldFault::stands_twice) return true;
    const std::size_t slash = field.name.rfind('/');
    return field.fault == forms::FieldFault::two_values &&
           is_reference_field(field.name, slash == field.name.npos
                                              ? std::string_view()
                                              : std::string_view(field.name).substr(0, slash + 1));
  });
}

ExpectedFields expected_of(const std::vector<std::string>& names, const QuestionPlaces& places) {
  ExpectedFields expected;
  for (const std::string& name : names) {
    std::string question = name;
    for (const std::string_view part : {"/day", "/month", "/year"})
      if (name.ends_with(part)) question.resize(name.size() - part.size());
    if (question != name && !expected.empty() && expected.back().names.front().starts_with(question + "/"))
      expected.back().names.push_back(name);
    else
      expected.push_back({{name}, 0, places.of(question)});
  }
  return expected;
}

ExpectedFields expected_of(const std::vector<document::FormField>& fields) {
  ExpectedFields expected;
  for (const document::FormField& field : fields)
    expected.push_back({document::names_of(field), 0, field.place});
  return expected;
}

std::string summary_of(const std::vector<forms::FormField>& fields) {
  std::vector<std::string> names;
  for (const forms::FormField& field : fields) names.push_back(field.name);
  return document::summary_of(std::move(names));
}

int number_of_fields(const std::string& summary) { return std::stoi(summary); }

}  // namespace

// One form with its plan, where one was sent.
class Documents::Importing {
 public:
  Importing(const Documents& documents, FormInHand form, const Audience& audience)
      : documents_(documents), form_(std::move(form)), audience_(audience) {
    listed_ = listed_fields(form_.data);
    if (documents::summary_of(listed_) != reference().fields) listed_.clear();
    if (audience_.naming == plan::Naming::ids) listed_ = without_names(std::move(listed_));
  }

  Outcome alone() {
    if (reference().kind != form::FormKind::progress_report) return refused("form-without-plan");
    if (auto fault = not_whole(nullptr, nullptr)) return std::move(*fault);
    ReportImport import(documents_, form_, audience_, [&] { return places_alone(); });
    import.add(faults_of_answers(form_));
    return import.by_itself();
  }

  Outcome with(const plan::Plan& plan, const Json& posted, Import what) {
    if (reference().kind == form::FormKind::blank_progress_report) return blank(plan, posted, what);
    if (auto conflict = of_another_plan(plan)) return std::move(*conflict);
    const bool of_review = reference().kind == form::FormKind::progress_report ||
                           reference().kind == form::FormKind::report_signatures;
    const plan::Review* review = of_review ? plan::find_review(plan, reference().review) : nullptr;
    if (of_review && review == nullptr)
      return conflict("form-of-another-review.gone", {{"number", reference().review}});
    if (auto fault = not_whole(&plan, review)) return std::move(*fault);
    if (reference().kind != form::FormKind::progress_report) return signatures(plan, posted, what);
    if (auto conflict = of_another_period(plan, *review)) return std::move(*conflict);
    ReportImport import(documents_, form_, audience_, [&] { return places_of(printed(plan, *review)); });
    import.add(faults_of_answers(form_));
    return import.with_plan(plan, *review, posted, what);
  }

 private:
  const form::Reference& reference() const { return form_.filled.reference; }

  Outcome refused(std::string_view sentence, plan::Arguments arguments = {}) const {
    return documents_.refused(Verdict::refused, sentence, audience_, std::move(arguments));
  }
  Outcome conflict(std::string_view sentence, plan::Arguments arguments) const {
    return documents_.refused(Verdict::conflict, sentence, audience_, std::move(arguments));
  }

  std::optional<Outcome> of_another_plan(const plan::Plan& plan) const {
    if (reference().plan != plan.id)
      return conflict("form-of-another-plan", {{"id", plan::Written{reference().plan}}});
    if (reference().version != plan.version)
      return conflict("form-of-another-version",
                      {{"number", reference().version}, {"version", plan.version}});
    return std::nullopt;
  }

  // The days printed on the form are not asked for: they must be the plan's.
  std::optional<Outcome> of_another_period(const plan::Plan& plan, const plan::Review& review) const {
    const plan::DateRange planned = form::period_of_report(plan, review), printed = reference().period;
    if (printed.from != planned.from || printed.to != planned.to)
      return conflict("form-of-another-period", {{"number", review.number},
                                                 {"from", printed.from},
                                                 {"to", printed.to},
                                                 {"plan-from", planned.from},
                                                 {"plan-to", planned.to}});
    const plan::Review* next = form::next_review(plan, review);
    if (reference().next_review.has_value() != (next != nullptr))
      return conflict("form-of-another-period.last", {{"number", review.number}});
    if (next != nullptr && *reference().next_review != next->planned_date)
      return conflict(
          "form-of-another-period.next",
          {{"number", review.number}, {"given", *reference().next_review}, {"planned", next->planned_date}});
    return std::nullopt;
  }

  Outcome signatures(const plan::Plan& plan, const Json& posted, Import what) {
    const bool has_list =
        reference().kind == form::FormKind::summary_signatures ? plan.summary.has_value()
        : reference().kind == form::FormKind::report_signatures
            ? std::ranges::any_of(plan.reports,
                                  [&](const plan::Report& each) { return each.review == reference().review; })
            : true;
    if (!has_list) return conflict("form-of-another-review.gone", {{"number", reference().review}});
    return SignatureImport(documents_, form_, audience_, plan).into(posted, places_alone(), what);
  }

  Outcome blank(const plan::Plan& plan, const Json& posted, Import what) {
    if (auto fault = not_whole(nullptr, nullptr)) return std::move(*fault);
    BlankForm blank(form_, plan, documents_.words_);
    const QuestionPlaces places = places_alone();
    const auto at = [&](const char* field, std::string_view sentence, plan::Arguments arguments = {}) {
      Outcome outcome = refused(sentence, std::move(arguments), places.of(field));
      return outcome;
    };
    if (blank.plan_id().empty()) return at("plan/id", "form-blank.plan");
    if (blank.plan_id() != plan.id)
      return conflict("form-of-another-plan", {{"id", plan::Written{blank.plan_id()}}});
    const plan::Review* review = blank.review();
    if (review == nullptr) return at("plan/review", "form-blank.review", {{"numbers", blank.reviews()}});
    FormInHand as_planned = form_;
    as_planned.filled.answers = blank.translate();
    as_planned.filled.reference.review = review->number;
    const QuestionPlaces translated = blank.translated(places);
    ReportImport import(documents_, as_planned, audience_, [&] { return translated; });
    import.add(faults_of_answers(form_));
    import.add(blank.take_findings());
    return import.with_plan(plan, *review, posted, what);
  }

  Outcome refused(std::string_view sentence, plan::Arguments arguments, const std::string& question) const {
    return told({{{"", std::string(sentence.substr(0, sentence.find('.'))), plan::Severity::error,
                   std::string(sentence), std::move(arguments), ""},
                  question}});
  }

  Outcome told(std::vector<FieldFinding> findings) const {
    std::vector<plan::Finding> each;
    std::vector<std::string> places;
    for (FieldFinding& finding : findings) {
      each.push_back(std::move(finding.finding));
      places.push_back(std::move(finding.place));
    }
    Outcome outcome;
    outcome.verdict = Verdict::refused;
    outcome.findings =
        documents_.teller(audience_.language).tell_on_form(each, Json::object(), audience_.naming, places);
    return outcome;
  }

  // Missing, renamed, added or doubled fields; nothing for a form that is whole.
  std::optional<Outcome> not_whole(const plan::Plan* plan, const plan::Review* review) const {
    if (reference().fields.empty()) return earlier_not_whole(plan, review);
    if (documents_summary() == reference().fields) return std::nullopt;
    ExpectedFields expected = listed_;
    if (expected.empty() && plan != nullptr && review != nullptr)
      expected = expected_of(printed(*plan, *review));
    std::vector<FieldFinding> found;
    if (documents::summary_of(expected) == reference().fields) found = differences(expected, form_.fields);
    if (!found.empty()) return told(std::move(found));
    return refused("form-fields-differ", {{"asked", number_of_fields(reference().fields)},
                                          {"found", static_cast<int>(form_.fields.size())}});
  }
  std::string documents_summary() const { return summary_of(form_.fields); }

  // A form of an earlier build is held against what its template asked for then.
  std::optional<Outcome> earlier_not_whole(const plan::Plan* plan, const plan::Review* review) const {
    nlohmann::json view;
    QuestionPlaces places;
    if (plan != nullptr && review != nullptr) {
      view = view_of(*plan, *review);
      places = places_of(printed(*plan, *review));
    }
    const nlohmann::json* attached = printed_form(form_.data);
    const nlohmann::json* printed = attached != nullptr ? attached : printed_form(view);
    if (printed == nullptr) return refused("form-fields-differ.no-list");
    std::vector<std::string> names;
    try {
      names = form::fields_of_earlier_form(*printed);
    } catch (const nlohmann::json::exception&) {  // data of something else
      return refused("form-fields-differ.no-list");
    }
    std::vector<FieldFinding> found = differences(expected_of(names, places), form_.fields);
    return found.empty() ? std::nullopt : std::optional(told(std::move(found)));
  }

  Language language() const {
    return audience_.language == plan::Language::cy ? Language::welsh : Language::english;
  }

  // As the form would be printed today. Who may be told ids alone finds ids in place of what is written in
  // the plan.
  nlohmann::json view_of(plan::Plan plan, const plan::Review& review) const {
    std::erase_if(plan.reports, [&](const plan::Report& each) { return each.review == review.number; });
    if (audience_.naming == plan::Naming::ids) {
      for (plan::Scope& scope : plan.scopes) scope.name = scope.id;
      for (plan::Activity& activity : plan.activities) activity.title.reset();
    }
    const plan::ViewOptions options{
        .language = language() == Language::welsh ? plan::Language::cy : plan::Language::en,
        .review = review.number};
    return plan::told(documents_.view_of(report_kind).make, plan, documents_.words_, options);
  }
  std::vector<document::FormField> printed(const plan::Plan& plan, const plan::Review& review) const {
    return documents_.renderer_.fields(report_kind, view_of(plan, review), language());
  }

  QuestionPlaces places_alone() const {
    if (!listed_.empty()) return places_of(listed_);
    QuestionPlaces places;
    for (const std::string& name : form_.filled.fields) places.add(name, name);
    return places;
  }

  const Documents& documents_;
  FormInHand form_;
  const Audience& audience_;
  ExpectedFields listed_;  // by the form itself; empty: it does not say, or not what its reference says
};

std::string Documents::in_words(const form::Reference& reference, plan::Language language) const {
  const plan::Wording& words = words_.in(language);
  const auto kind = [&]() -> std::string {
    switch (reference.kind) {
      case form::FormKind::agreement:
        return words.say("action-plan");
      case form::FormKind::acknowledgement:
        return words.say("supervisor-pack");
      case form::FormKind::summary_signatures:
        return words.say("signed-off-summary");
      case form::FormKind::blank_progress_report:
        return words.say("blank-form");
      default:
        return words.say("numbered-kind", {{"kind", words.say("progress-report")},
                                           {"number", std::to_string(reference.review)}});
    }
  }();
  if (reference.plan.empty()) return kind;
  return words.say(
      "form-about-signing",
      {{"kind", kind}, {"plan", reference.plan}, {"version", std::to_string(reference.version)}});
}

Outcome Documents::several_forms(const std::vector<form::Reference>& references,
                                 const Audience& audience) const {
  constexpr std::size_t most_named = 4;
  std::string list;
  for (std::size_t i = 0; i < std::min(references.size(), most_named); ++i)
    list += (i == 0 ? "" : "; ") + in_words(references[i], audience.language);
  if (references.size() > most_named) list += "; …";
  return refused(Verdict::conflict, "form-several", audience, {{"forms", std::move(list)}});
}

std::optional<Outcome> Documents::choose_form(const FormFile& file, std::optional<int> review,
                                              const Audience& audience, form::FilledForm& chosen) const {
  if (is_joined(file.form.fields)) return refused(Verdict::refused, "form-several.joined", audience);
  const std::vector<form::Reference> all = all_references(file.fields);
  std::vector<form::FilledForm> forms = form::forms_in(file.fields);
  if (all.empty()) return refused(Verdict::refused, "form-unknown", audience);
  if (all.size() > forms.size())
    return all.size() == 1 ? refused(Verdict::refused, "form-renamed", audience)
                           : several_forms(all, audience);
  if (review && forms.size() > 1)
    std::erase_if(forms, [&](const form::FilledForm& each) { return each.reference.review != *review; });
  if (forms.size() != 1) return several_forms(all, audience);
  chosen = std::move(forms.front());
  const form::Reference& reference = chosen.reference;
  const bool is_of_review = reference.kind == form::FormKind::progress_report ||
                            reference.kind == form::FormKind::report_signatures;
  if (review && is_of_review && reference.review != *review)
    return refused(Verdict::conflict, "form-of-another-review", audience,
                   {{"number", reference.review}, {"asked", *review}});
  return std::nullopt;
}

Outcome Documents::import_report(std::string_view pdf, std::optional<std::string_view> plan,
                                 std::optional<int> review, const Audience& audience, Import what) const {
  FormFile file;
  if (std::optional<Outcome> fault = read_file(pdf, audience, file)) return std::move(*fault);
  form::FilledForm chosen;
  if (std::optional<Outcome> fault = choose_form(file, review, audience, chosen)) return std::move(*fault);
  Importing importing(*this, form_in_hand(std::move(chosen), file.form, file.data), audience);
  if (!plan) return importing.alone();

  Checked checked = check(*plan, {}, audience);
  if (!checked.plan) {
    auto& findings = checked.outcome.findings;
    const Outcome first = refused(Verdict::refused, "form-plan-refused", audience);
    findings.insert(findings.begin(), first.findings.begin(), first.findings.end());
    return std::move(checked.outcome);
  }
  return importing.with(*checked.plan, checked.json, what);
}

}  // namespace planpress::documents

// From a filled form to what it says: which form it is, whether it is whole, and whose plan it belongs to.
#include <fmt/format.h>

#include <algorithm>

#include "service/documents/blank_import.hpp"
#include "service/documents/form_file.hpp"
#include "service/documents/report_import.hpp"
#include "service/documents/signature_import.hpp"
#include "service/documents/whole_form.hpp"
#include "service/plan/due_date.hpp"
#include "service/plan/form_reference.hpp"

namespace planpress::documents {
namespace {

// In a bundle its name has the number of its part before it: "2/form".
bool is_reference_field(std::string_view name) {
  return name.substr(name.rfind('/') + 1) == plan::reference_field;
}

// Forms of other kinds are of the plan as a whole.
bool is_of_review(const plan::Reference& reference) {
  return reference.kind == plan::FormKind::progress_report ||
         reference.kind == plan::FormKind::report_signatures;
}

// A reference under whatever name: programs that join files rename the second of two fields.
std::vector<plan::Reference> all_references(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::vector<plan::Reference> references;
  for (const auto& [name, value] : fields)
    if (auto reference = plan::reference_from(value)) references.push_back(std::move(*reference));
  return references;
}

// The fields of two copies as one. Each edition has a widget of a field.
bool is_joined(const std::vector<forms::FormField>& fields) {
  return std::ranges::any_of(fields, [](const forms::FormField& field) {
    if (field.fault == forms::FieldFault::stands_twice) return true;
    if (!is_reference_field(field.name)) return false;
    const auto reference = plan::reference_from(field.value);
    return field.fault == forms::FieldFault::two_values || (reference && field.widgets > reference->editions);
  });
}

}  // namespace

// One form with its plan, where one was sent.
class Documents::Importing {
 public:
  Importing(const Documents& documents, FormInHand form, const Audience& audience)
      : documents_(documents), form_(std::move(form)), audience_(audience) {}

  Outcome alone() {
    if (reference().kind != plan::FormKind::progress_report) return refused("form-without-plan");
    if (auto fault = whole_.fault()) return std::move(*fault);
    ReportImport import(documents_, form_, audience_, [&] { return whole_.places(); });
    import.add(faults_of_answers(form_));
    return import.by_itself();
  }

  // asked: the review that is expected, if any.
  Outcome with(const plan::Plan& plan, const Json& posted, std::optional<int> asked, Import what) {
    if (reference().kind == plan::FormKind::blank_progress_report) return blank(plan, posted, asked, what);
    if (auto conflict = of_another_plan(plan)) return std::move(*conflict);
    const bool of_review = is_of_review(reference());
    const plan::Review* review = of_review ? plan::find_review(plan, reference().review) : nullptr;
    if (of_review && review == nullptr)
      return conflict("form-of-another-review.gone", {{"number", reference().review}});
    if (auto fault = whole_.fault(&plan, review)) return std::move(*fault);
    if (reference().kind != plan::FormKind::progress_report) return signatures(plan, posted, what);
    if (auto conflict = of_another_period(plan, *review)) return std::move(*conflict);
    ReportImport import(documents_, form_, audience_, [&] { return whole_.places_on(plan, *review); });
    import.add(faults_of_answers(form_));
    return import.with_plan(plan, *review, posted, what);
  }

 private:
  const plan::Reference& reference() const { return form_.filled.reference; }

  Outcome refused(std::string_view sentence, plan::Arguments arguments = {}) const {
    return documents_.refused(Verdict::refused, sentence, audience_, std::move(arguments));
  }
  Outcome refused_at(const std::string& question, std::string_view sentence,
                     plan::Arguments arguments) const {
    const plan::Finding finding = plan::finding_of(sentence, plan::Severity::error, std::move(arguments));
    return {Verdict::refused,
            documents_.formatter(audience_.language)
                .on_form({finding}, Json::object(), audience_.naming, {question}),
            {}};
  }
  Outcome conflict(std::string_view sentence, plan::Arguments arguments = {}) const {
    return documents_.refused(Verdict::conflict, sentence, audience_, std::move(arguments));
  }

  std::optional<Outcome> of_another_plan(const plan::Plan& plan) const {
    if (reference().plan != plan.id)
      return conflict("form-of-another-plan", {{"id", plan::Written{reference().plan}}});
    if (reference().version != plan.version)
      return conflict(reference().version > plan.version ? "form-of-another-version.newer"
                                                         : "form-of-another-version.older",
                      {{"number", reference().version}, {"version", plan.version}});
    return std::nullopt;
  }

  // The days printed on the form are not asked for: they must be the plan's.
  std::optional<Outcome> of_another_period(const plan::Plan& plan, const plan::Review& review) const {
    const plan::DateRange planned = plan::period_of_report(plan, review), printed = reference().period;
    if (printed.from != planned.from || printed.to != planned.to)
      return conflict("form-of-another-period", {{"number", review.number},
                                                 {"from", printed.from},
                                                 {"to", printed.to},
                                                 {"plan-from", planned.from},
                                                 {"plan-to", planned.to}});
    const plan::Review* next = plan::next_review(plan, review);
    if (reference().next_review.has_value() != (next != nullptr))
      return conflict("form-of-another-period.last", {{"number", review.number}});
    if (next != nullptr && *reference().next_review != next->planned_date)
      return conflict(
          "form-of-another-period.next",
          {{"number", review.number}, {"given", *reference().next_review}, {"planned", next->planned_date}});
    return std::nullopt;
  }

  // The review of a report is in the plan; the report itself, or the summary, may not be.
  Outcome signatures(const plan::Plan& plan, const Json& posted, Import what) {
    if (reference().kind == plan::FormKind::summary_signatures && !plan.summary)
      return conflict("form-of-another-version.no-summary");
    if (reference().kind == plan::FormKind::report_signatures && !plan::find_report(plan, reference().review))
      return conflict("form-of-another-review.no-report", {{"number", reference().review}});
    if (!reference().signed_text.empty() &&
        reference().signed_text != plan::signed_text(posted, reference().kind, reference().review))
      return conflict("form-of-another-version.changed", {{"number", reference().version}});
    return SignatureImport(documents_, form_, audience_, plan).into(posted, whole_.places(), what);
  }

  Outcome blank(const plan::Plan& plan, const Json& posted, std::optional<int> asked, Import what) {
    if (auto fault = whole_.fault()) return std::move(*fault);
    BlankForm blank(form_, plan, documents_.catalogues_);
    const QuestionPlaces places = whole_.places();
    const auto at = [&](const char* field, std::string_view sentence, plan::Arguments arguments = {}) {
      return refused_at(places.of(field), sentence, std::move(arguments));
    };
    if (blank.plan_id().empty() || blank.plan_id().find_first_of(" ,;\n") != std::string::npos)
      return at("plan/id", "form-blank.plan");  // "example-doctor, version 1"
    if (blank.plan_id() != plan.id) {
      Outcome outcome = at("plan/id", "form-of-another-plan.blank", {{"id", plan::Written{plan.id}}});
      outcome.verdict = Verdict::conflict;
      return outcome;
    }
    const plan::Review* review = blank.review();
    if (review == nullptr) return at("plan/review", "form-blank.review", {{"numbers", blank.reviews()}});
    if (asked && review->number != *asked)
      return conflict("form-of-another-review", {{"number", review->number}, {"asked", *asked}});
    FormInHand as_planned = form_;
    as_planned.filled.answers = blank.translate();
    as_planned.filled.reference.review = review->number;
    const QuestionPlaces translated = blank.translated(places);
    ReportImport import(documents_, as_planned, audience_, [&] { return translated; });
    import.add(faults_of_answers(form_));
    import.add(blank.take_findings());
    return import.with_plan(plan, *review, posted, what);
  }

  const Documents& documents_;
  const FormInHand form_;
  const Audience& audience_;
  const WholeForm whole_{documents_, form_, audience_};
};

std::string Documents::in_words(const plan::Reference& reference, const std::string& language) const {
  const messages::Catalogue& words = catalogues_.in(language);
  const auto kind = [&]() -> std::string {
    switch (reference.kind) {
      case plan::FormKind::agreement:
        return words.say("action-plan");
      case plan::FormKind::acknowledgement:
        return words.say("supervisor-pack");
      case plan::FormKind::summary_signatures:
        return words.say("signed-off-summary");
      case plan::FormKind::blank_progress_report:
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

Outcome Documents::several_forms(const std::vector<plan::Reference>& references, const Audience& audience,
                                 bool can_choose) const {
  constexpr std::size_t most_named = 4;
  const auto is_first = [&](const plan::Reference& each) {
    return plan::to_text(each) == plan::to_text(references.front()) &&
           each.fields == references.front().fields;
  };
  if (std::ranges::all_of(references, is_first))
    return refused(Verdict::conflict, "form-several.same", audience,
                   {{"form", in_words(references.front(), audience.language)}});
  std::vector<std::string> each;
  for (const plan::Reference& reference : references)
    if (std::string words = in_words(reference, audience.language);
        std::ranges::find(each, words) == each.end())
      each.push_back(std::move(words));
  if (each.size() > most_named) each.resize(most_named), each.emplace_back("…");
  return refused(Verdict::conflict, can_choose ? "form-several" : "form-several.kinds", audience,
                 {{"forms", fmt::format("{}", fmt::join(each, "; "))}});
}

std::optional<Outcome> Documents::choose_form(const FormFile& file, std::optional<int> review,
                                              const Audience& audience, forms::ReturnedForm& chosen) const {
  const std::vector<plan::Reference> all = all_references(file.fields);
  if (is_joined(file.form.fields)) {
    if (all.empty()) return refused(Verdict::refused, "form-several.joined", audience);
    return refused(Verdict::refused, "form-several.copies", audience,
                   {{"form", in_words(all.front(), audience.language)}});
  }
  std::vector<forms::ReturnedForm> forms = forms::forms_in(file.fields);
  if (all.empty()) {
    std::optional<Outcome> lost = without_reference(file, audience);
    return lost ? std::move(lost) : refused(Verdict::refused, "form-unknown", audience);
  }
  if (all.size() > forms.size())
    return all.size() == 1 ? refused(Verdict::refused, "form-renamed", audience)
                           : several_forms(all, audience);
  if (review && forms.size() > 1)
    std::erase_if(forms, [&](const forms::ReturnedForm& each) {
      return !is_of_review(each.reference) || each.reference.review != *review;
    });
  if (forms.size() != 1) {
    const bool have_reviews = std::ranges::all_of(all, is_of_review);
    return several_forms(all, audience, have_reviews && !review);
  }
  chosen = std::move(forms.front());
  const plan::Reference& reference = chosen.reference;
  if (review && !is_of_review(reference) && reference.kind != plan::FormKind::blank_progress_report)
    return refused(Verdict::conflict, "form-of-another-review.none", audience,
                   {{"form", in_words(reference, audience.language)}, {"asked", *review}});
  if (review && is_of_review(reference) && reference.review != *review)
    return refused(Verdict::conflict, "form-of-another-review", audience,
                   {{"number", reference.review}, {"asked", *review}});
  return std::nullopt;
}

Outcome Documents::import_report(std::string_view pdf, std::optional<std::string_view> plan,
                                 std::optional<int> review, const Audience& audience, Import what) const {
  FormFile file;
  if (std::optional<Outcome> fault = read_file(pdf, audience, file)) return std::move(*fault);
  std::optional<Checked> checked_plan;
  if (plan) checked_plan = check(*plan, {}, audience);
  if (review && checked_plan && checked_plan->plan && !plan::find_review(*checked_plan->plan, *review))
    return {Verdict::refused, refusals(report_kind, {.review = review}, audience, *checked_plan), {}};
  forms::ReturnedForm chosen;
  if (std::optional<Outcome> fault = choose_form(file, review, audience, chosen)) return std::move(*fault);
  Importing importing(*this, form_in_hand(std::move(chosen), file.form, file.data), audience);
  if (!checked_plan) return importing.alone();

  Checked& checked = *checked_plan;
  if (!checked.plan) {
    auto& findings = checked.outcome.findings;
    const Outcome first = refused(Verdict::refused, "form-plan-refused", audience);
    findings.insert(findings.begin(), first.findings.begin(), first.findings.end());
    return std::move(checked.outcome);
  }
  return importing.with(*checked.plan, checked.json, review, what);
}

}  // namespace planpress::documents

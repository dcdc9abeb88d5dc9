#include "service/documents/import.hpp"

#include <algorithm>

#include "service/documents/make.hpp"
#include "service/documents/report_import.hpp"
#include "service/documents/signature_import.hpp"
#include "service/documents/whole_form.hpp"
#include "service/forms/blank_answers.hpp"
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

// The one form of the file that is meant.
forms::ReturnedForm form_meant(const FormReading& reading, const FormFile& file, std::optional<int> review) {
  const std::vector<plan::Reference> all = all_references(file.fields);
  if (is_joined(file.form.fields)) {
    if (all.empty()) reading.refuse("form-several.joined");
    reading.refuse("form-several.copies", {{"form", reading.name_of(all.front())}});
  }
  std::vector<forms::ReturnedForm> forms = forms::forms_in(file.fields);
  if (all.empty()) {
    check_without_reference(reading, file);
    reading.refuse("form-unknown");
  }
  if (all.size() > forms.size()) {
    if (all.size() == 1) reading.refuse("form-renamed");
    reading.refuse_several(all);
  }
  if (review && forms.size() > 1)
    std::erase_if(forms, [&](const forms::ReturnedForm& each) {
      return !is_of_review(each.reference) || each.reference.review != *review;
    });
  if (forms.size() != 1) reading.refuse_several(all, std::ranges::all_of(all, is_of_review) && !review);
  const plan::Reference& reference = forms.front().reference;
  if (review && !is_of_review(reference) && reference.kind != plan::FormKind::blank_progress_report)
    reading.conflict("form-of-another-review.none",
                     {{"form", reading.name_of(reference)}, {"asked", *review}});
  if (review && is_of_review(reference) && reference.review != *review)
    reading.conflict("form-of-another-review", {{"number", reference.review}, {"asked", *review}});
  return std::move(forms.front());
}

// One form, by itself or with its plan.
class Importer {
 public:
  Importer(const FormReading& reading, forms::FormInHand form, ReturnAs what)
      : reading_(reading), form_(std::move(form)), what_(what) {}

  Result alone() {
    if (reference().kind != plan::FormKind::progress_report) reading_.refuse("form-without-plan");
    whole_.check();
    return import_report(reading_, form_, forms::faults_of_answers(form_), [&] { return whole_.places(); });
  }

  // asked: the review that is expected, if any.
  Result with(const CheckedPlan& checked, std::optional<int> asked) {
    const plan::Plan& plan = checked.plan;
    if (reference().kind == plan::FormKind::blank_progress_report) return blank(checked, asked);
    check_plan(plan);
    const bool of_review = is_of_review(reference());
    const plan::Review* review = of_review ? plan::find_review(plan, reference().review) : nullptr;
    if (of_review && review == nullptr)
      reading_.conflict("form-of-another-review.gone", {{"number", reference().review}});
    whole_.check(&plan, review);
    if (reference().kind != plan::FormKind::progress_report) return signatures(checked);
    check_period(plan, *review);
    return import_report(reading_, form_, forms::faults_of_answers(form_),
                         [&] { return whole_.places_on(plan, *review); }, {checked, *review, what_});
  }

 private:
  const plan::Reference& reference() const { return form_.filled.reference; }

  void check_plan(const plan::Plan& plan) const {
    if (reference().plan != plan.id)
      reading_.conflict("form-of-another-plan", {{"id", plan::Written{reference().plan}}});
    if (reference().version != plan.version)
      reading_.conflict(reference().version > plan.version ? "form-of-another-version.newer"
                                                           : "form-of-another-version.older",
                        {{"number", reference().version}, {"version", plan.version}});
  }

  // The days printed on the form are not asked for: they must be the plan's.
  void check_period(const plan::Plan& plan, const plan::Review& review) const {
    const plan::DateRange planned = plan::period_of_report(plan, review), printed = reference().period;
    if (printed.from != planned.from || printed.to != planned.to)
      reading_.conflict("form-of-another-period", {{"number", review.number},
                                                   {"from", printed.from},
                                                   {"to", printed.to},
                                                   {"plan-from", planned.from},
                                                   {"plan-to", planned.to}});
    const plan::Review* next = plan::next_review(plan, review);
    if (reference().next_review.has_value() != (next != nullptr))
      reading_.conflict("form-of-another-period.last", {{"number", review.number}});
    if (next != nullptr && *reference().next_review != next->planned_date)
      reading_.conflict(
          "form-of-another-period.next",
          {{"number", review.number}, {"given", *reference().next_review}, {"planned", next->planned_date}});
  }

  // The review of a report is in the plan; the report itself, or the summary, may not be.
  Result signatures(const CheckedPlan& checked) {
    const plan::Reference& form = reference();
    if (form.kind == plan::FormKind::summary_signatures && !checked.plan.summary)
      reading_.conflict("form-of-another-version.no-summary");
    if (form.kind == plan::FormKind::report_signatures && !plan::find_report(checked.plan, form.review))
      reading_.conflict("form-of-another-review.no-report", {{"number", form.review}});
    if (!form.signed_text.empty() &&
        form.signed_text != plan::signed_text(checked.posted, form.kind, form.review))
      reading_.conflict("form-of-another-version.changed", {{"number", form.version}});
    return import_signatures(reading_, form_, checked, whole_.places(), what_);
  }

  Result blank(const CheckedPlan& checked, std::optional<int> asked) {
    whole_.check();
    const plan::Plan& plan = checked.plan;
    forms::BlankForm blank(form_, plan, reading_.library.catalogues());
    const forms::QuestionPlaces places = whole_.places();
    const auto refuse_at = [&](Status status, const char* field, std::string_view sentence,
                               plan::Arguments arguments = {}) {
      const plan::Finding finding = plan::finding_of(sentence, plan::Severity::error, std::move(arguments));
      throw FormRefused(
          {status, reading_.library.formatter(reading_.audience.language)
                       .on_form({finding}, Json::object(), reading_.audience.naming, {places.of(field)})});
    };
    if (blank.plan_id().empty() || blank.plan_id().find_first_of(" ,;\n") != std::string::npos)
      refuse_at(Status::refused, "plan/id", "form-blank.plan");  // "example-doctor, version 1"
    if (blank.plan_id() != plan.id)
      refuse_at(Status::conflict, "plan/id", "form-of-another-plan.blank", {{"id", plan::Written{plan.id}}});
    const plan::Review* review = blank.review();
    if (review == nullptr)
      refuse_at(Status::refused, "plan/review", "form-blank.review", {{"numbers", blank.reviews()}});
    if (asked && review->number != *asked)
      reading_.conflict("form-of-another-review", {{"number", review->number}, {"asked", *asked}});
    forms::FormInHand as_planned = form_;
    as_planned.filled.answers = blank.translate();
    as_planned.filled.reference.review = review->number;
    const forms::QuestionPlaces translated = blank.translated(places);
    std::vector<forms::AnswerFinding> found = forms::faults_of_answers(form_);
    std::ranges::move(blank.take_findings(), std::back_inserter(found));
    return import_report(reading_, as_planned, std::move(found), [&] { return translated; },
                         {checked, *review, what_});
  }

  const FormReading& reading_;
  const forms::FormInHand form_;
  const ReturnAs what_;
  const WholeForm whole_{reading_, form_};
};

Result imported(const FormReading& reading, std::string_view pdf, std::optional<std::string_view> bytes,
                std::optional<int> review, ReturnAs what) {
  const FormFile file = reading.file(pdf);
  Checked checked;
  if (bytes) checked = check(reading.library, *bytes, {}, reading.audience);
  const auto* plan = std::get_if<CheckedPlan>(&checked);
  if (review && plan != nullptr && !plan::find_review(plan->plan, *review))
    return {Status::refused,
            refusals(reading.library, report_kind, {.review = review}, reading.audience, *plan)};
  forms::ReturnedForm meant = form_meant(reading, file, review);
  Importer importer(reading, forms::form_in_hand(std::move(meant), file.form, file.data), what);
  if (!bytes) return importer.alone();
  if (plan != nullptr) return importer.with(*plan, review);
  Result refused = result_of(std::move(checked));
  const Result first = reading.library.refusal(Status::refused, "form-plan-refused", reading.audience);
  refused.findings.insert(refused.findings.begin(), first.findings.begin(), first.findings.end());
  return refused;
}

}  // namespace

Result import_form(const Library& library, std::string_view pdf, std::optional<std::string_view> plan,
                   std::optional<int> review, const Audience& audience, ReturnAs what) {
  try {
    return imported({library, audience}, pdf, plan, review, what);
  } catch (FormRefused& refused) {
    return refused.take_result();
  }
}

}  // namespace planpress::documents

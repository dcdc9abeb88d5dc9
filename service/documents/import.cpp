// From a filled form to a report.
#include <algorithm>

#include "service/documents/making.hpp"
#include "service/documents/report.hpp"
#include "service/plan/check.hpp"
#include "service/plan/format.hpp"
#include "service/plan/report_form/answers.hpp"
#include "service/plan/report_form/forms.hpp"

namespace planpress::documents {
namespace {

using plan::Finding;
using plan::Findings;
using plan::Json;
namespace form = plan::report_form;

bool is_at_or_below(const std::string& pointer, const std::string& place) {
  return pointer.starts_with(place) && (pointer.size() == place.size() || pointer[place.size()] == '/');
}

// The plan with the report among its reports, in the order of reviews.
struct PlanWithReport {
  Json document;
  std::string at;  // pointer to the report

  PlanWithReport(const Json& posted, const Json& report) : document(posted) {
    Json& reports = document["reports"];
    if (!reports.is_array()) reports = Json::array();
    std::size_t index = 0;
    while (index < reports.size() && reports[index].value("review", 0) <= report.at("review").get<int>())
      ++index;
    reports.insert(reports.begin() + static_cast<std::ptrdiff_t>(index), report);
    at = plan::at("reports", index);
  }
};

// Takes out the members that are not what they should be, so that the rules can look at all the rest.
Json without_faults(Json report, const std::vector<Finding>& findings, const std::string& prefix) {
  for (const Finding& finding : findings) {
    if (!finding.code.starts_with("schema-") || !finding.pointer.starts_with(prefix + "/")) continue;
    const Json::json_pointer pointer(finding.pointer.substr(prefix.size()));
    if (!report.contains(pointer) || !report.at(pointer.parent_pointer()).is_object()) continue;
    report.at(pointer.parent_pointer()).erase(pointer.back());
  }
  return report;
}

}  // namespace

// A form with its plan: checks the plan with the report in it.
class Documents::Import {
 public:
  Import(const Documents& documents, const form::FilledForm& filled, const Audience& audience)
      : documents_(documents), filled_(filled), audience_(audience) {}

  Outcome by_itself() {
    const plan::Plan known = form::plan_on(filled_);
    Findings findings, own;
    const Json report = form::report_of(known, known.reviews.front(), filled_.answers, own);
    plan::read_report(report, documents_.can_print(), findings);
    const Json document{{"reports", {report}}};
    std::vector<Finding> found = std::move(findings).in_document_order(document);
    add_own(std::move(own), plan::at("reports", 0), found);
    return outcome(report, document, found, plan::at("reports", 0), {});
  }

  Outcome with_plan(const plan::Plan& plan, const plan::Review& review, const Json& posted) {
    Findings own;
    const Json report = form::report_of(plan, review, filled_.answers, own);
    const PlanWithReport whole(posted, report);
    std::vector<Finding> findings = of_report(whole);
    if (has_structure_fault(findings)) add_rules(plan, review, posted, report, whole.at, findings);
    add_own(std::move(own), whole.at, findings);
    return outcome(report, whole.document, findings, whole.at, printed(plan, review));
  }

 private:
  plan::CheckOptions options() const {
    return {documents_.can_print(), audience_.today, std::nullopt, false};
  }

  static bool has_structure_fault(const std::vector<Finding>& findings) {
    return std::ranges::any_of(findings,
                               [](const Finding& finding) { return finding.code.starts_with("schema-"); });
  }

  // What is found in the report, and the errors elsewhere that it brings: without it the plan has none.
  std::vector<Finding> of_report(const PlanWithReport& whole) const {
    std::vector<Finding> findings = plan::check(whole.document, options()).findings;
    std::erase_if(findings, [&](const Finding& finding) {
      return finding.severity != plan::Severity::error && !is_at_or_below(finding.pointer, whole.at);
    });
    return findings;
  }

  // Faults of structure keep the rules from being asked: they are asked of a report without those faults.
  void add_rules(const plan::Plan& plan, const plan::Review& review, const Json& posted, const Json& report,
                 const std::string& here, std::vector<Finding>& findings) const {
    const std::vector<Finding> told = findings;
    std::vector<std::string> places;
    const Json whole = form::with_stand_ins(plan, review, without_faults(report, findings, here), places);
    for (Finding& finding : of_report(PlanWithReport(posted, whole))) {
      const bool is_stand_in = std::ranges::any_of(
          places, [&](const std::string& place) { return is_at_or_below(finding.pointer, here + place); });
      const bool is_told = std::ranges::any_of(
          told, [&](const Finding& each) { return is_at_or_below(finding.pointer, each.pointer); });
      if (!is_stand_in && !is_told) findings.push_back(std::move(finding));
    }
  }

  static void add_own(Findings own, const std::string& here, std::vector<Finding>& findings) {
    for (Finding& finding : std::move(own).in_document_order({})) {
      finding.pointer = here + finding.pointer;
      finding.about = here + finding.about;
      findings.push_back(std::move(finding));
    }
  }

  // The fields as they are printed, in reading order. Who may be told ids alone finds ids in place of what is
  // written in the plan.
  std::vector<document::FormField> printed(plan::Plan plan, const plan::Review& review) const {
    std::erase_if(plan.reports, [&](const plan::Report& each) { return each.review == review.number; });
    if (audience_.naming == plan::Naming::ids) {
      for (plan::Scope& scope : plan.scopes) scope.name = scope.id;
      for (plan::Activity& activity : plan.activities) activity.title.reset();
    }
    const bool welsh = audience_.language == plan::Language::cy;
    const plan::ViewOptions options{.language = welsh ? plan::Language::cy : plan::Language::en,
                                    .review = review.number};
    const auto view = plan::told(documents_.view_of(report_kind).make, plan, documents_.words_, options);
    return documents_.renderer_.fields(report_kind, view, welsh ? Language::welsh : Language::english);
  }

  // Findings in the order of the form: `printed`, or the file's where that is empty.
  Outcome outcome(const Json& report, const Json& document, const std::vector<Finding>& findings,
                  const std::string& here, const std::vector<document::FormField>& printed) const {
    std::vector<std::string> names;
    for (const document::FormField& field : printed) names.push_back(field.name);
    if (names.empty()) names = filled_.fields;
    const form::FieldsByPlace by_place(names);
    std::vector<std::pair<std::size_t, plan::ToldFinding>> placed;
    for (plan::ToldFinding& told :
         documents_.teller(audience_.language).tell(findings, document, audience_.naming)) {
      told.pointer = is_at_or_below(told.pointer, here) ? told.pointer.substr(here.size()) : std::string();
      const auto field = by_place.nearest(told.pointer, report);
      if (field) told.field = printed.empty() ? names[*field] : printed[*field].place;
      placed.emplace_back(field.value_or(names.size()), std::move(told));
    }
    std::ranges::stable_sort(placed, {}, &std::pair<std::size_t, plan::ToldFinding>::first);
    Outcome outcome;
    for (auto& [at, told] : placed) outcome.findings.push_back(std::move(told));
    if (count_of(plan::Severity::error, outcome.findings) > 0)
      outcome.verdict = Verdict::refused;
    else
      outcome.bytes = report.dump(2) + "\n";
    return outcome;
  }

  const Documents& documents_;
  const form::FilledForm& filled_;
  const Audience& audience_;
};

Outcome Documents::import_report(std::string_view pdf, std::optional<std::string_view> plan,
                                 std::optional<int> review, const Audience& audience) const {
  const auto conflict = [&](std::string_view sentence, plan::Arguments arguments) {
    return refused(Verdict::conflict, sentence, audience, std::move(arguments));
  };
  FormFile file;
  if (std::optional<Outcome> fault = read_file(pdf, audience, file)) return std::move(*fault);
  std::vector<form::FilledForm> forms = form::forms_in(file.fields);
  if (forms.empty()) return refused(Verdict::refused, "form-unknown", audience);
  if (review && forms.size() > 1)
    std::erase_if(forms, [&](const form::FilledForm& each) { return each.reference.review != *review; });
  if (forms.size() != 1) return conflict("form-of-another-review.several", {});
  const form::Reference& reference = forms.front().reference;
  if (review && reference.review != *review)
    return conflict("form-of-another-review", {{"number", reference.review}, {"asked", *review}});
  Import import(*this, forms.front(), audience);
  if (!plan) return import.by_itself();

  Checked checked = check(*plan, {}, audience);
  if (!checked.plan) {
    auto& findings = checked.outcome.findings;
    const Outcome first = refused(Verdict::refused, "form-plan-refused", audience);
    findings.insert(findings.begin(), first.findings.begin(), first.findings.end());
    return std::move(checked.outcome);
  }
  if (reference.plan != checked.plan->id)
    return conflict("form-of-another-plan", {{"id", plan::Written{reference.plan}}});
  if (reference.version != checked.plan->version)
    return conflict("form-of-another-version",
                    {{"number", reference.version}, {"version", checked.plan->version}});
  const plan::Review* asked = plan::find_review(*checked.plan, reference.review);
  if (asked == nullptr) return conflict("form-of-another-review.gone", {{"number", reference.review}});
  return import.with_plan(*checked.plan, *asked, checked.json);
}

}  // namespace planpress::documents

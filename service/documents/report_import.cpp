#include "service/documents/report_import.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include "service/forms/field_places.hpp"
#include "service/forms/report_from_answers.hpp"
#include "service/plan/check.hpp"
#include "service/plan/due_date.hpp"
#include "service/plan/form_reference.hpp"
#include "service/plan/format.hpp"
#include "service/plan/report_fields.hpp"
#include "service/views/progress.hpp"

namespace planpress::documents {
namespace {

using forms::AnswerFinding;
using plan::Finding;
using plan::Findings;

// A finding with the place of its question among the others; those on no question come last.
struct PlacedFinding {
  std::size_t order = 0;
  Finding finding;
  std::string question;
};

bool is_at_or_below(const std::string& pointer, const std::string& place) {
  return pointer.starts_with(place) && (pointer.size() == place.size() || pointer[place.size()] == '/');
}

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

bool has_structure_fault(const std::vector<Finding>& findings) {
  return std::ranges::any_of(findings,
                             [](const Finding& finding) { return finding.code.starts_with("schema-"); });
}

// A finding of the form on an answer replaces one of the plan format with the same code.
void add_own(Findings own, const std::string& here, std::vector<Finding>& findings) {
  std::set<std::pair<std::string, std::string>> said;
  std::vector<Finding> added = std::move(own).in_document_order({});
  for (Finding& finding : added) {
    finding.pointer = here + finding.pointer;
    finding.about = here + finding.about;
    said.emplace(finding.pointer, finding.code);
  }
  std::erase_if(findings, [&](const Finding& each) { return said.contains({each.pointer, each.code}); });
  std::ranges::move(added, std::back_inserter(findings));
}

// After a finding on an answer itself, it is not also reported as missing or as none of those
// offered. Of rows that a blank form lacks, the first question stands for all.
void drop_consequences(std::vector<PlacedFinding>& placed, const std::set<std::string>& said) {
  std::set<std::size_t> missing;
  std::erase_if(placed, [&](const PlacedFinding& each) {
    const std::string& code = each.finding.code;
    if (each.question.empty() || (code != "schema-required" && code != "schema-format")) return false;
    return said.contains(each.question) || (code == "schema-required" && !missing.insert(each.order).second);
  });
}

// Totals run on from report to report: one that is less was counted anew.
AnswerFindings totals_that_fell(const plan::Plan& plan, const plan::Review& review, const Json& report) {
  AnswerFindings found;
  const plan::Report* before = plan::report_before(plan, review.number);
  if (before == nullptr) return found;
  const views::Totals totals = views::totals_at(plan, *before);
  for (const Json& objective : report.value("objectives", Json::array()))
    for (const Json& row : objective.value("evidence", Json::array())) {
      const auto done = row.find("done");
      if (done == row.end() || !done->is_number_integer()) continue;
      const auto& activity = row.at("activity").get_ref<const std::string&>();
      const auto total = static_cast<int>(views::total_of(totals, activity).least);
      if (done->get<std::int64_t>() >= total) continue;
      found.push_back(
          {plan::report_fields::evidence(objective.at("id").get_ref<const std::string&>(), activity) +
               "/done",
           plan::finding_of("form-total-fell", plan::Severity::warning,
                            {{"total", total}, {"review", before->review}})});
    }
  return found;
}

// A report tells of days that had passed when the review was held.
AnswerFindings period_after_review(const Json& report) {
  const auto day = [](const Json& in, const char* member) {
    return plan::Date::parse(in.value(member, std::string()));
  };
  const auto to = day(report.at("period"), "to"), held = day(report, "heldOn");
  if (!to || !held || *to <= *held) return {};
  return {{"period/to", plan::finding_of("form-period-after-review", plan::Severity::warning,
                                         {{"to", *to}, {"held", *held}})}};
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
    at = planpress::at("reports", index);
  }
};

class ReportImport {
 public:
  ReportImport(const FormReading& reading, const forms::FormInHand& form, AnswerFindings of_answers,
               PlacesOfForm places)
      : reading_(reading), form_(form), places_(std::move(places)), of_answers_(std::move(of_answers)) {}

  Result by_itself() {
    const plan::Plan known = forms::plan_from_form(form_.filled);
    Findings findings, own;
    const auto [report, left_over] =
        forms::report_of(known, known.reviews.front(), form_.filled.answers, own);
    add(forms::without_place(left_over));
    plan::read_report(report, reading_.library.can_print(), findings);
    const Json document{{"reports", {report}}};
    return result(report, document, std::move(findings).in_document_order(document), std::move(own),
                  at("reports", 0));
  }

  Result with(const PlanOfReport& of) {
    Findings own;
    const bool is_blank = form_.filled.reference.kind == plan::FormKind::blank_progress_report;
    const auto [report, left_over] =
        forms::report_of(of.plan.plan, of.review, form_.filled.answers, own,
                         is_blank ? forms::PlannedDays::unknown : forms::PlannedDays::printed);
    add(forms::without_place(left_over));
    add(totals_that_fell(of.plan.plan, of.review, report));
    add(period_after_review(report));
    const PlanWithReport whole(of.plan.posted, report);
    std::vector<Finding> findings = of_report(whole);
    if (has_structure_fault(findings)) add_rules(of, report, whole.at, findings);
    Result made = result(report, whole.document, std::move(findings), std::move(own), whole.at);
    if (made.is_accepted() && of.what == ReturnAs::whole_plan) made.bytes = whole.document.dump(2) + "\n";
    return made;
  }

 private:
  void add(AnswerFindings findings) { std::ranges::move(findings, std::back_inserter(of_answers_)); }

  // The findings on the report, and the errors elsewhere that it causes: without it the plan has none.
  std::vector<Finding> of_report(const PlanWithReport& whole) const {
    std::vector<Finding> findings =
        plan::check(whole.document,
                    {reading_.library.can_print(), reading_.audience.today, std::nullopt, false})
            .findings;
    const auto second = std::ranges::find(findings, "duplicate-report", &Finding::code);
    const bool is_second = second != findings.end();
    if (is_second) second->sentence = "duplicate-report.form";
    std::erase_if(findings, [&](const Finding& finding) {
      if (is_second && finding.code == "report-period-gap") return true;  // after itself
      return finding.severity != plan::Severity::error && !is_at_or_below(finding.pointer, whole.at);
    });
    return findings;
  }

  // Faults of structure keep the rules from being asked: they are asked of a report without those faults.
  void add_rules(const PlanOfReport& of, const Json& report, const std::string& here,
                 std::vector<Finding>& findings) const {
    std::vector<std::string> places;
    const Json whole =
        forms::provisional_report(of.plan.plan, of.review, without_faults(report, findings, here), places);
    for (std::string& place : places) place = here + place;
    for (const Finding& finding : findings) places.push_back(finding.pointer);
    for (Finding& finding : of_report(PlanWithReport(of.plan.posted, whole))) {
      const bool is_said_or_stand_in = std::ranges::any_of(
          places, [&](const std::string& place) { return is_at_or_below(finding.pointer, place); });
      // A number that is missing stands in as 0, which no total differs from.
      if (!is_said_or_stand_in && finding.code != "evidence-totals-differ")
        findings.push_back(std::move(finding));
    }
  }

  // Each finding with its question, in reading order.
  std::vector<PlacedFinding> in_order_of_form(std::vector<Finding> findings, const Json& report,
                                              const std::string& here) {
    if (findings.empty() && of_answers_.empty()) return {};
    const forms::QuestionPlaces places = places_();
    const forms::FieldsByPlace by_place(places.names);
    std::unordered_map<std::string_view, std::size_t> by_name;
    for (std::size_t i = 0; i < places.names.size(); ++i) by_name.emplace(places.names[i], i);
    std::vector<PlacedFinding> placed;
    const auto add = [&](Finding finding, std::optional<std::size_t> question) {
      placed.push_back({question.value_or(places.names.size()), std::move(finding),
                        question ? places.places[*question] : std::string()});
    };
    for (Finding& finding : findings) {
      const bool is_inside = is_at_or_below(finding.pointer, here);
      const auto question =
          is_inside ? by_place.nearest(finding.pointer.substr(here.size()), report) : std::nullopt;
      add(std::move(finding), question);
    }
    std::set<std::string> said;
    for (AnswerFinding& each : of_answers_) {
      const auto known = by_name.find(each.field);
      if (known != by_name.end() && each.finding.severity == plan::Severity::error)
        said.insert(places.places[known->second]);
      add(std::move(each.finding), known == by_name.end() ? std::nullopt : std::optional(known->second));
    }
    drop_consequences(placed, said);
    std::ranges::stable_sort(placed, {}, &PlacedFinding::order);
    return placed;
  }

  std::vector<messages::Diagnostic> diagnostics(std::vector<PlacedFinding> placed,
                                                const Json& document) const {
    std::vector<Finding> findings;
    std::vector<std::string> questions;
    for (PlacedFinding& each : placed) {
      findings.push_back(std::move(each.finding));
      questions.push_back(std::move(each.question));
    }
    return reading_.library.formatter(reading_.audience.language)
        .on_form(findings, document, reading_.audience.naming, questions);
  }

  Result result(const Json& report, const Json& document, std::vector<Finding> findings, Findings own,
                const std::string& here) {
    add_own(std::move(own), here, findings);
    std::set<std::string> unclear;
    for (AnswerFinding& each : of_answers_) {
      if (each.field.empty()) continue;
      each.finding.pointer = here + forms::pointer_of(each.field, report);
      unclear.insert(each.finding.pointer);
    }
    std::erase_if(findings, [&](const Finding& each) {
      return (each.code == "schema-required" || each.code == "form-answer-missing") &&
             unclear.contains(each.pointer);
    });

    // Its row has what the plan's kind of work lacks.
    if (std::ranges::any_of(of_answers_, [](const AnswerFinding& each) {
          return each.finding.sentence == "form-blank.scope";
        }))
      std::erase_if(findings,
                    [](const Finding& each) { return each.sentence == "form-answer-missing.next-level"; });

    Result result;
    result.findings = diagnostics(in_order_of_form(std::move(findings), report, here), document);
    for (messages::Diagnostic& each : result.findings)
      each.pointer = is_at_or_below(each.pointer, here) ? each.pointer.substr(here.size()) : std::string();
    if (count_of(plan::Severity::error, result.findings) > 0)
      result.status = Status::refused;
    else
      result.bytes = report.dump(2) + "\n";
    return result;
  }

  const FormReading& reading_;
  const forms::FormInHand& form_;
  PlacesOfForm places_;
  AnswerFindings of_answers_;
};

}  // namespace

Result import_report(const FormReading& reading, const forms::FormInHand& form, AnswerFindings found,
                     PlacesOfForm places) {
  return ReportImport(reading, form, std::move(found), std::move(places)).by_itself();
}

Result import_report(const FormReading& reading, const forms::FormInHand& form, AnswerFindings found,
                     PlacesOfForm places, const PlanOfReport& of) {
  return ReportImport(reading, form, std::move(found), std::move(places)).with(of);
}

}  // namespace planpress::documents

#include "service/plan/check.hpp"

#include <utility>

#include "service/plan/format.hpp"
#include "service/plan/rules.hpp"

namespace planpress::plan {

namespace {

constexpr int not_a_plan = 400;
constexpr int has_errors = 422;

CheckResult refusal(std::string pointer, std::string_view code, const Json& document) {
  Findings findings;
  findings.error(std::move(pointer), code);
  CheckResult result;
  result.status = not_a_plan;
  result.findings = std::move(findings).in_document_order(document);
  return result;
}

/// The rules that only the document of a view asks for, such as "signed-off-summary".
void check_rules_of(std::string_view view, const Plan& plan, Findings& findings) {
  if (view != "signed-off-summary") return;
  rules::unsigned_report(plan, true, findings);
  rules::status_not_terminal(plan, findings);
  rules::summary_missing(plan, findings);
}

void check_rules(const Plan& plan, const CheckOptions& options, Findings& findings) {
  const rules::RuleSet sets[] = {rules::on_people, rules::on_dates, rules::on_supervision, rules::on_reports,
                                 rules::on_signatures};
  for (const rules::RuleSet& set : sets)
    for (const rules::Rule rule : set.on_any_plan) rule(plan, findings);
  if (plan.timeframe.start < plan.timeframe.end)
    for (const rules::RuleSet& set : sets)
      for (const rules::Rule rule : set.on_timeframe) rule(plan, findings);

  rules::unsigned_report(plan, false, findings);
  if (options.today) {
    rules::held_in_future(plan, *options.today, findings);
    rules::signature_in_future(plan, *options.today, findings);
  }
  if (options.document) check_rules_of(*options.document, plan, findings);
}

// Domain brief 4.6: n below 20 is bad input, so that nobody can be recognised.
void check_rules(const Cohort& cohort, Findings& findings) {
  constexpr std::size_t smallest_cohort = 20;
  if (cohort.period.to < cohort.period.from)
    findings.error(at("period", "to"), "end-before-start.range",
                   {{"from", cohort.period.from}, {"to", cohort.period.to}});
  if (cohort.plans.size() < smallest_cohort)
    findings.error(at("plans"), "cohort-below-minimum", {{"count", static_cast<int>(cohort.plans.size())}});
}

std::vector<Finding> findings_of(std::string_view view, const Plan& plan, const Json& document) {
  Findings findings;
  check_rules_of(view, plan, findings);
  return std::move(findings).in_document_order(document);
}

}  // namespace

CheckResult check(const Json& document, const CheckOptions& options) {
  if (!document.is_object()) return refusal("", "body-not-an-object", document);
  if (is_of_another_version(document))
    return refusal("/schemaVersion", "unsupported-schema-version", document);

  CheckResult result;
  result.of_views.resize(options.views.size());
  Findings findings;
  if (is_cohort(document)) {
    result.cohort = read_cohort(document, options.can_print, findings);
    if (!findings.has_errors()) check_rules(*result.cohort, findings);
  } else {
    result.plan = read_plan(document, options.can_print, findings);
    if (findings.has_errors()) {
      result.plan.reset();
    } else {
      check_rules(*result.plan, options, findings);
      for (std::size_t i = 0; i < options.views.size(); ++i)
        result.of_views[i] = findings_of(options.views[i], *result.plan, document);
      if (options.advice)
        for (const rules::Rule rule : rules::advice.on_any_plan) rule(*result.plan, findings);
    }
  }
  if (findings.has_errors()) {
    result.status = has_errors;
    result.cohort.reset();
  }
  if (result.plan) put_in_order(*result.plan);  // after the rules, whose findings name places as written
  result.findings = std::move(findings).in_document_order(document);
  return result;
}

}  // namespace planpress::plan

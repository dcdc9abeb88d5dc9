#include "service/plan/check.hpp"

#include <utility>

#include "service/plan/format.hpp"
#include "service/plan/in_order.hpp"
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
    const Circumstances circumstances{options.today, options.document};
    if (findings.has_errors()) {
      result.plan.reset();
    } else {
      check_rules(*result.plan, circumstances, findings);
      for (std::size_t i = 0; i < options.views.size(); ++i)
        result.of_views[i] = findings_of(options.views[i], *result.plan, document);
      if (options.advice) give_advice(*result.plan, findings);
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

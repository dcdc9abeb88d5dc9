#include "service/documents/check.hpp"

#include <utility>
#include <variant>

#include "service/plan/check.hpp"

namespace planpress::documents {
namespace {

constexpr std::string_view kind_from_cohort = "insight-report";

std::string_view sentence_on(JsonReason reason) {
  switch (reason) {
    case JsonReason::unexpected:
      return "json-malformed.unexpected";
    case JsonReason::raw_control:
      return "json-malformed.raw-control";
    case JsonReason::ends_early:
      return "json-malformed.ends-early";
    case JsonReason::empty:
      return "json-malformed.empty";
    case JsonReason::nul:
      return "json-malformed.nul";
    case JsonReason::not_utf8:
      return "json-malformed.not-utf8";
    case JsonReason::repeated_name:
      return "json-malformed.repeated-name";
    case JsonReason::too_many_bytes:
      return "json-too-large.bytes";
    case JsonReason::too_deep:
      return "json-too-large.depth";
    case JsonReason::too_many_values:
      return "json-too-large.values";
    case JsonReason::long_string:
      return "json-too-large.string";
    case JsonReason::long_name:
      return "json-too-large.name";
  }
  return {};
}

plan::Finding reading_fault(const JsonFault& fault) {
  return plan::finding_of(sentence_on(fault.reason), plan::Severity::error,
                          {{"line", static_cast<int>(fault.line)},
                           {"column", static_cast<int>(fault.column)},
                           {"offset", static_cast<int>(fault.offset)}});
}

// A sound plan, where a cohort is wanted.
plan::Finding not_a_cohort() {
  return {"/kind", "schema-required", plan::Severity::error, "plan-not-a-cohort", {}, ""};
}

// A sound cohort, where a plan is wanted.
plan::Finding not_a_plan() {
  return {"/kind", "schema-unknown-field", plan::Severity::error, "cohort-not-a-plan", {}, ""};
}

}  // namespace

Result unreadable(const Library& library, const JsonFault& fault, const Audience& audience) {
  return {fault.too_large ? Status::too_large : Status::not_json,
          library.diagnostics({reading_fault(fault)}, {}, audience)};
}

Checked check(const Library& library, std::string_view bytes, const CheckRequest& request,
              const Audience& audience) {
  std::variant<Json, JsonFault> read = read_json(bytes);
  if (const auto* fault = std::get_if<JsonFault>(&read)) return unreadable(library, *fault, audience);
  auto& document = std::get<Json>(read);
  plan::CheckOptions options{library.can_print(), audience.today, std::nullopt, request.advice,
                             request.views};
  // Several kinds may print one view; a kind without a layout goes by its own name.
  if (request.kind)
    options.document = library.knows(*request.kind) ? library.view_of(*request.kind).name : *request.kind;
  plan::CheckResult result = plan::check(document, options);
  if (request.kind && result.valid() && result.cohort.has_value() != (*request.kind == kind_from_cohort)) {
    result.findings.push_back(result.cohort ? not_a_plan() : not_a_cohort());
    result.status = 422;
  }
  const Status status = result.status == 400   ? Status::not_a_plan
                        : result.status == 422 ? Status::refused
                                               : Status::accepted;
  std::vector<messages::Diagnostic> findings = library.diagnostics(result.findings, document, audience);
  if (!result.plan) return Result{status, std::move(findings)};
  SoundPlan sound{std::move(*result.plan), {}, std::move(findings)};
  for (const std::vector<plan::Finding>& each : result.of_views)
    sound.of_views.push_back(library.diagnostics(each, document, audience));
  sound.posted = std::move(document);
  if (status != Status::accepted) return sound;
  return CheckedPlan{std::move(sound)};
}

Result result_of(Checked checked) {
  if (auto* plan = std::get_if<CheckedPlan>(&checked)) return {Status::accepted, std::move(plan->findings)};
  if (auto* plan = std::get_if<SoundPlan>(&checked)) return {Status::refused, std::move(plan->findings)};
  return std::get<Result>(std::move(checked));
}

Result validate(const Library& library, std::string_view bytes, const CheckRequest& request,
                const Audience& audience) {
  return result_of(check(library, bytes, request, audience));
}

}  // namespace planpress::documents

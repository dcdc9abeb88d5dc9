#include "service/views/progress_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "service/plan/form_reference.hpp"
#include "service/plan/limits.hpp"
#include "service/views/progress.hpp"
#include "service/views/progress_form.hpp"
#include "service/views/progress_report_parts.hpp"
#include "service/views/signatures.hpp"

namespace planpress::views {

namespace {

const Review& review_asked_for(const Plan& plan, const ViewOptions& options) {
  const Review* review = options.review ? find_review(plan, *options.review) : nullptr;
  if (!review) throw std::invalid_argument("there is no review of this number");
  return *review;
}

SignedState state_of(const ViewContext& context, const Report& report) {
  const bool is_signed = still_to_sign(report.signatures).empty();
  const PhraseName state = is_signed ? PhraseName("report-signed-off") : PhraseName("report-not-signed-off");
  return {context.words().say(state, {{"number", fmt::format("{}", report.review)}}), is_signed};
}

Json safety_events(const ViewContext& context, const Report& report) {
  Json rows = Json::array();
  for (const SafetyEvent& event : report.safety_events)
    rows.push_back({{"date", context.words().date(event.date)},
                    {"summary", event.summary},
                    {"action", event.action_taken}});
  return headed(std::move(rows));
}

Json adjustments(const Report& report) {
  Json rows = Json::array();
  for (const std::string& text : report.adjustments) rows.push_back({{"text", text}});
  return headed(std::move(rows));
}

// "1, 2, 3"
std::string numbers_of(const Plan& plan) {
  std::string numbers;
  for (const Review& each : plan.reviews)
    numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", each.number);
  return numbers;
}

Json completed(const ViewContext& context, const Report& report, const std::string& kind) {
  return {{"heading", {{"kind", kind}, {"name", context.practitioner()}}},
          {"place", place(context)},
          {"banner", report_banner(context, report)},
          {"holds", holds_in(context, report.period)},
          {"facts", report_facts(context, report)},
          {"ratings", report_ratings(context, report)},
          {"activities", activity_progress(context, report, report_before(context.plan(), report))},
          {"requirements", report_requirements(context, report)},
          {"attendance", report_attendance(context, report)},
          {"evidence", report_evidence(context, report)},
          {"supervision", report_supervision(context, report)},
          {"safety_events", safety_events(context, report)},
          {"practitioner_comment", or_empty(report.practitioner_comment)},
          {"supervisor_comment", report.supervisor_comment},
          {"adjustments", adjustments(report)},
          {"sign_off", report_sign_off(context, report)}};
}

}  // namespace

nlohmann::json progress_report_view(const Plan& plan, const Catalogues& words, const ViewOptions& options) {
  const ViewContext context(plan, words, options);
  const Review& review = review_asked_for(plan, options);
  const std::string kind = numbered_kind(context, review.number);
  const Report* report = find_report(plan, review.number);
  nlohmann::json view =
      document_members(context, report ? furniture(context, kind, state_of(context, *report))
                                       : furniture(context, kind, context.practitioner()));
  view["report"] = report ? completed(context, *report, kind) : nlohmann::json(nullptr);
  view["form"] = report ? nlohmann::json(nullptr) : progress_form(context, review);
  // So that a page that comes back on paper can be filed.
  view["page_code"] = report ? "" : page_code(plan, review.number);
  return view;
}

void refuse_progress_report(const Plan& plan, const ViewOptions& options, Findings& findings) {
  if (options.review && !find_review(plan, *options.review))
    findings.wrong_parameter("review", "unknown-reference.review", {{"numbers", numbers_of(plan)}});
  if (options.review && find_report(plan, *options.review)) return;
  // The report could not be given back as it was filled in.
  if (const std::size_t rows = activity_rows(plan); rows > most_evidence_rows)
    findings.error("/activities", "schema-items.form",
                   {{"count", static_cast<int>(rows)}, {"most", static_cast<int>(most_evidence_rows)}});
}

}  // namespace planpress::views

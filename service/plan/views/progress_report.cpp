#include "service/plan/views/progress_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "service/plan/limits.hpp"
#include "service/plan/report_form/names.hpp"
#include "service/plan/views/progress.hpp"
#include "service/plan/views/progress_form.hpp"
#include "service/plan/views/progress_report_parts.hpp"
#include "service/plan/views/signatures.hpp"

namespace planpress::plan {

namespace {

using views::Telling;

const Review& review_asked_for(const Plan& plan, const ViewOptions& options) {
  const Review* review = options.review ? find_review(plan, *options.review) : nullptr;
  if (!review) throw std::invalid_argument("there is no review of this number");
  return *review;
}

views::SignedState state_of(const Telling& telling, const Report& report) {
  const bool is_signed = views::still_to_sign(report.signatures).empty();
  const PhraseName state = is_signed ? PhraseName("report-signed-off") : PhraseName("report-not-signed-off");
  return {telling.words().say(state, {{"number", fmt::format("{}", report.review)}}), is_signed};
}

views::Json safety_events(const Telling& telling, const Report& report) {
  views::Json rows = Json::array();
  for (const SafetyEvent& event : report.safety_events)
    rows.push_back({{"date", telling.words().date(event.date)},
                    {"summary", event.summary},
                    {"action", event.action_taken}});
  return views::headed(std::move(rows));
}

views::Json adjustments(const Report& report) {
  views::Json rows = Json::array();
  for (const std::string& text : report.adjustments) rows.push_back({{"text", text}});
  return views::headed(std::move(rows));
}

// "1, 2, 3"
std::string numbers_of(const Plan& plan) {
  std::string numbers;
  for (const Review& each : plan.reviews)
    numbers += fmt::format("{}{}", numbers.empty() ? "" : ", ", each.number);
  return numbers;
}

views::Json completed(const Telling& telling, const Report& report, const std::string& kind) {
  return {
      {"heading", {{"kind", kind}, {"name", telling.practitioner()}}},
      {"place", views::place(telling)},
      {"banner", views::report_banner(telling, report)},
      {"holds", views::holds_in(telling, report.period)},
      {"facts", views::report_facts(telling, report)},
      {"ratings", views::report_ratings(telling, report)},
      {"activities", views::activity_progress(telling, report, views::report_before(telling.plan(), report))},
      {"requirements", views::report_requirements(telling, report)},
      {"attendance", views::report_attendance(telling, report)},
      {"evidence", views::report_evidence(telling, report)},
      {"supervision", views::report_supervision(telling, report)},
      {"safety_events", safety_events(telling, report)},
      {"practitioner_comment", views::or_empty(report.practitioner_comment)},
      {"supervisor_comment", report.supervisor_comment},
      {"adjustments", adjustments(report)},
      {"sign_off", views::report_sign_off(telling, report)}};
}

}  // namespace

nlohmann::json progress_report_view(const Plan& plan, const Words& words, const ViewOptions& options) {
  const Telling telling(plan, words, options);
  const Review& review = review_asked_for(plan, options);
  const std::string kind = views::numbered_kind(telling, review.number);
  const Report* report = find_report(plan, review.number);
  nlohmann::json view =
      views::document_members(telling, report ? views::furniture(telling, kind, state_of(telling, *report))
                                              : views::furniture(telling, kind, telling.practitioner()));
  view["report"] = report ? completed(telling, *report, kind) : nlohmann::json(nullptr);
  view["form"] = report ? nlohmann::json(nullptr) : views::progress_form(telling, review);
  // So that a page that comes back on paper can be filed.
  view["page_code"] = report ? "" : report_form::page_code(plan, review.number);
  return view;
}

void refuse_progress_report(const Plan& plan, const ViewOptions& options, Findings& findings) {
  if (options.review && !find_review(plan, *options.review))
    findings.wrong_parameter("review", "unknown-reference.review", {{"numbers", numbers_of(plan)}});
  if (options.review && find_report(plan, *options.review)) return;
  // The report could not be given back as it was filled in.
  if (const std::size_t rows = views::activity_rows(plan); rows > most_evidence_rows)
    findings.error("/activities", "schema-items.form",
                   {{"count", static_cast<int>(rows)}, {"most", static_cast<int>(most_evidence_rows)}});
}

}  // namespace planpress::plan

#include "service/plan/views/progress_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "service/plan/views/progress.hpp"
#include "service/plan/views/progress_report_parts.hpp"
#include "service/plan/views/signatures.hpp"

namespace planpress::plan {

namespace {

using views::Json;
using views::Telling;

const Report& report_asked_for(const Plan& plan, const ViewOptions& options) {
  const Report* report = options.review ? find_report(plan, *options.review) : nullptr;
  if (!report) throw std::invalid_argument("there is no report on this review");
  return *report;
}

// "Progress report 1"
std::string kind_of(const Telling& telling, const Report& report) {
  const Wording& words = telling.words();
  return words.say("numbered-kind",
                   {{"kind", telling.labelled("progressReport", words.say("progress-report"))},
                    {"number", fmt::format("{}", report.review)}});
}

views::SignedState state_of(const Telling& telling, const Report& report) {
  const bool is_signed = views::still_to_sign(report.signatures).empty();
  const PhraseName state = is_signed ? PhraseName("report-signed-off") : PhraseName("report-not-signed-off");
  return {telling.words().say(state, {{"number", fmt::format("{}", report.review)}}), is_signed};
}

Json safety_events(const Telling& telling, const Report& report) {
  Json rows = Json::array();
  for (const SafetyEvent& event : report.safety_events)
    rows.push_back({{"date", telling.words().date(event.date)},
                    {"summary", event.summary},
                    {"action", event.action_taken}});
  return views::headed(std::move(rows));
}

Json adjustments(const Report& report) {
  Json rows = Json::array();
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

}  // namespace

nlohmann::json progress_report_view(const Plan& plan, const Words& words, const ViewOptions& options) {
  const Telling telling(plan, words, options);
  const Report& report = report_asked_for(plan, options);
  const std::string kind = kind_of(telling, report);
  nlohmann::json view =
      views::document_members(telling, views::furniture(telling, kind, state_of(telling, report)));
  view.update({{"heading", {{"kind", kind}, {"name", telling.practitioner()}}},
               {"place", views::place(telling)},
               {"banner", views::report_banner(telling, report)},
               {"facts", views::report_facts(telling, report)},
               {"ratings", views::report_ratings(telling, report)},
               {"activities", views::activity_progress(telling, report, views::report_before(plan, report))},
               {"attendance", views::report_attendance(telling, report)},
               {"evidence", views::report_evidence(telling, report)},
               {"supervision", views::report_supervision(telling, report)},
               {"safety_events", safety_events(telling, report)},
               {"practitioner_comment", views::or_empty(report.practitioner_comment)},
               {"supervisor_comment", report.supervisor_comment},
               {"adjustments", adjustments(report)},
               {"sign_off", views::report_sign_off(telling, report)}});
  return view;
}

void refuse_progress_report(const Plan& plan, const ViewOptions& options, Findings& findings) {
  if (!options.review || find_report(plan, *options.review)) return;
  const auto review = std::ranges::find(plan.reviews, *options.review, &Review::number);
  if (review == plan.reviews.end())
    return findings.error(at("reviews"), "unknown-reference.review", {{"numbers", numbers_of(plan)}});
  findings.error(at("reviews", static_cast<std::size_t>(review - plan.reviews.begin())),
                 "review-without-report.asked");
}

}  // namespace planpress::plan

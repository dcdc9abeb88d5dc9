#include "service/views/progress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "service/views/action_plan_parts.hpp"
#include "service/views/signatures.hpp"

namespace planpress::views {

namespace {

// A bar's figures have nine digits before the point; what is larger is drawn as its share.
constexpr double largest_amount = 999'999'999;

std::string figure(double amount) { return fmt::format("{:.3f}", amount); }

// In whole pieces of evidence. More than is required of one activity makes up for no other.
struct Share {
  Total done;
  double required = 0;
};

// What was done of all that the activities which serve an objective require, by its id.
std::unordered_map<std::string_view, Share> evidence_shares(const Plan& plan, const Totals& totals) {
  std::unordered_map<std::string_view, Share> shares;
  for (const Activity& activity : plan.activities)
    for (const Id& objective : activity.objectives) {
      Share& share = shares[objective];
      share.required += activity.required;
      const Total total = total_of(totals, activity.id);
      share.done.least += std::min<double>(total.least, activity.required);
      share.done.most += std::min<double>(total.most, activity.required);
    }
  return shares;
}

using Names = std::unordered_map<std::string, int>;

Names count_names(const ViewContext& context) {
  Names names;
  for (const Activity& activity : context.plan().activities) ++names[short_name_of(context, activity)];
  return names;
}

// None where no single length of it is true.
Json bar_of(const Total& done, double required) {
  return done.differs() ? Json(nullptr) : bar(done.most, required);
}

std::string share_in_words(const ViewContext& context, const Share& share) {
  if (share.required <= 0) return {};
  return context.words().say("part-of",
                             {{"part", in_words(context, share.done)}, {"whole", decimal(share.required)}});
}

std::string review(const ViewContext& context, const Report& report) {
  return context.words().say("review", {{"number", fmt::format("{}", report.review)}});
}

}  // namespace

Totals totals_at(const Plan& plan, const Report& report) {
  Totals totals;
  for (const Report& each : plan.reports) {
    Totals reported;
    for (const ObjectiveReport& row : each.objectives)
      for (const Evidence& evidence : row.evidence) {
        const double done = evidence.done;
        Total& total = reported.try_emplace(evidence.activity, Total{done, done}).first->second;
        total = {std::min(total.least, done), std::max(total.most, done)};
      }
    for (const auto& [activity, total] : reported) totals.insert_or_assign(activity, total);
    if (&each == &report) break;
  }
  return totals;
}

Total total_of(const Totals& totals, std::string_view activity) {
  const auto found = totals.find(activity);
  return found == totals.end() ? Total{} : found->second;
}

std::string in_words(const ViewContext& context, const Total& total) {
  if (!total.differs()) return decimal(total.most);
  return context.words().say("amounts", {{"least", decimal(total.least)}, {"most", decimal(total.most)}});
}

const Report* latest_report(const Plan& plan) {
  return plan.reports.empty() ? nullptr : &plan.reports.back();
}

const Report* report_before(const Plan& plan, const Report& report) {
  return &report == plan.reports.data() ? nullptr : &report - 1;
}

bool needs_action(Rating rating) { return rating == Rating::behind || rating == Rating::not_met; }

Rating rating_at(const Report& report, std::string_view objective) {
  const auto found = std::ranges::find(report.objectives, objective, &ObjectiveReport::id);
  return found == report.objectives.end() ? Rating::not_assessed : found->rating;
}

Json bar(double value, double of) {
  if (of <= 0) return nullptr;
  const double scale = of > largest_amount ? 1 / of : 1;
  return {{"value", figure(std::min(value, of) * scale)}, {"of", figure(of * scale)}};
}

Json objective_progress(const ViewContext& context, const Report& report) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  std::unordered_map<std::string_view, Rating> ratings;
  for (const ObjectiveReport& row : report.objectives) ratings.emplace(row.id, row.rating);
  const auto shares = evidence_shares(plan, totals_at(plan, report));
  Json rows = Json::array();
  for (const Objective& objective : plan.objectives) {
    const auto rated = ratings.find(objective.id);
    const Rating rating = rated == ratings.end() ? Rating::not_assessed : rated->second;
    const auto served = shares.find(objective.id);
    const Share share = served == shares.end() ? Share{} : served->second;
    rows.push_back({{"number", fmt::format("{}", rows.size() + 1)},
                    {"area", words.word(objective.area)},
                    {"statement", objective.statement},
                    {"rating", objective.waived ? words.say("waived-tag") : words.word(rating)},
                    {"needs_action", !objective.waived && needs_action(rating)},
                    {"waived", waived(context, objective)},
                    {"bar", bar_of(share.done, share.required)},
                    {"done", share_in_words(context, share)}});
  }
  return rows;
}

Json activity_progress(const ViewContext& context, const Report& report, const Report* before) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const Totals totals = totals_at(plan, report);
  const Totals then = before ? totals_at(plan, *before) : Totals{};
  const Names names = count_names(context);
  Json rows = Json::array();
  for (const Activity& activity : plan.activities) {
    const Total total = total_of(totals, activity.id);
    const std::string name = short_name_of(context, activity);
    rows.push_back({{"name", name},
                    {"id", names.at(name) > 1 ? activity.id : ""},
                    {"bar", bar_of(total, activity.required)},
                    {"done", in_words(context, total)},
                    {"required", words.say("of-required", {{"required", decimal(activity.required)}})},
                    {"before", before ? in_words(context, total_of(then, activity.id)) : ""},
                    {"due", context.week(activity.due_week)}});
  }
  return {{"before", before ? review(context, *before) : ""}, {"rows", std::move(rows)}};
}

Json progress_so_far(const ViewContext& context) {
  const Report* report = latest_report(context.plan());
  if (!report) return nullptr;
  const Catalogue& words = context.words();
  std::vector<std::string> lead{words.say("progress-lead", {{"date", words.date(report->period.to)}})};
  if (!still_to_sign(report->signatures).empty())
    lead.push_back(words.say("progress-unsigned", {{"number", fmt::format("{}", report->review)}}));
  return {{"heading", words.say("progress-at", {{"number", fmt::format("{}", report->review)}})},
          {"lead", as_paragraph(lead)},
          {"objectives", objective_progress(context, *report)},
          {"activities", activity_progress(context, *report, nullptr)}};
}

}  // namespace planpress::views

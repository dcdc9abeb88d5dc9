// How a plan ended: its banner, dates, final ratings and what was done in all.
#include <fmt/format.h>

#include <algorithm>

#include "service/views/progress.hpp"
#include "service/views/signatures.hpp"
#include "service/views/summary_parts.hpp"

namespace planpress::views {

namespace {

std::size_t achieved(const Plan& plan) {
  const Report* last = latest_report(plan);
  if (!last) return 0;
  return static_cast<std::size_t>(std::ranges::count_if(plan.objectives, [&](const Objective& objective) {
    return !objective.waived && rating_at(*last, objective.id) == Rating::achieved;
  }));
}

std::size_t waived_objectives(const Plan& plan) {
  return static_cast<std::size_t>(
      std::ranges::count_if(plan.objectives, [](const Objective& each) { return each.waived.has_value(); }));
}

// Nothing is counted where no report has rated anything.
std::string outcome_head(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  if (plan.reports.empty()) return words.word(plan.status);
  const PhraseName head =
      plan.status == Status::completed ? PhraseName("completed-objectives") : PhraseName("closed-objectives");
  return words.count(head, plan.objectives.size(), {{"achieved", number_of(achieved(plan))}});
}

}  // namespace

Json summary_banner(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const auto& signatures = plan.summary->signatures;
  const std::string unsigned_by = not_signed_off(context, signatures);
  std::vector<std::string> sentences;
  if (!unsigned_by.empty()) sentences.push_back(unsigned_by);
  if (const std::string seen = not_agreed_by(context, signatures); !seen.empty()) sentences.push_back(seen);
  if (const std::size_t waived = waived_objectives(plan); waived > 0)
    sentences.push_back(words.count("objectives-waived", waived));
  sentences.push_back(plan.summary->text);
  return {{"tone", unsigned_by.empty() ? "ground" : "frame"},
          {"head", outcome_head(context)},
          {"text", as_paragraph(sentences)}};
}

Json summary_facts(const ViewContext& context) {
  const Plan& plan = context.plan();
  const Catalogue& words = context.words();
  const Timeframe& timeframe = plan.timeframe;
  const auto last = latest_report(plan);
  return {{"planned", words.date(timeframe.original_end.value_or(timeframe.end))},
          {"extended",
           timeframe.original_end ? words.say("extended-head", {{"date", words.date(timeframe.end)}}) : ""},
          {"start", words.say("since", {{"date", words.date(timeframe.start)}})},
          {"actual", words.date(plan.summary->actual_end)},
          {"held", words.say("part-of", {{"part", fmt::format("{}", reviews_held(plan))},
                                         {"whole", fmt::format("{}", plan.reviews.size())}})},
          {"outcome",
           last ? words.say("last-outcome", {{"outcome", lower_first(words.word(last->outcome))}}) : ""}};
}

Json final_ratings(const ViewContext& context) {
  static const Report none;
  const Report* last = latest_report(context.plan());
  Json rows = objective_progress(context, last ? *last : none);
  if (!last)
    for (Json& row : rows) {
      row["bar"] = nullptr;
      row["done"] = "";
    }
  return rows;
}

Json work_done(const ViewContext& context) {
  const Report* last = latest_report(context.plan());
  return last ? activity_progress(context, *last, nullptr) : Json(nullptr);
}

}  // namespace planpress::views

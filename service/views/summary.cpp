#include "service/views/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "service/json/canonical.hpp"
#include "service/json/sha256.hpp"
#include "service/views/progress.hpp"
#include "service/views/signatures.hpp"
#include "service/views/summary_parts.hpp"

namespace planpress::views {

namespace {

std::string kind_of(const ViewContext& context) {
  return context.labelled("signedOffSummary", context.words().say("signed-off-summary"));
}

SignedState state_of(const ViewContext& context) {
  return {status_word(context), still_to_sign(context.plan().summary->signatures).empty()};
}

// "Practitioner" of "practitioner"; a name such as "de Souza" stays as it is written.
std::string owner_of(const Recommendation& recommendation) {
  const std::string& owner = recommendation.owner;
  const bool has_capital = std::ranges::any_of(owner, [](char c) { return c >= 'A' && c <= 'Z'; });
  return has_capital ? owner : upper_first(owner);
}

Json recommendations(const ViewContext& context) {
  Json rows = Json::array();
  for (const Recommendation& each : context.plan().summary->recommendations)
    rows.push_back({{"text", each.text},
                    {"owner", owner_of(each)},
                    {"date", each.date ? context.words().date(*each.date) : ""}});
  return headed(std::move(rows));
}

// The first end of a plan that was extended.
std::string extension(const ViewContext& context) {
  const Timeframe& timeframe = context.plan().timeframe;
  if (!timeframe.original_end) return {};
  return context.words().say("extended-from-to", {{"first", context.words().date(*timeframe.original_end)},
                                                  {"end", context.words().date(timeframe.end)}});
}

// Of the plan's JSON as it was posted, whose text is neither normalised nor reordered, in the form of RFC
// 8785: whoever has the file can make the same digest.
Json file(const ViewContext& context) {
  const auto* posted = context.options().posted;
  if (!posted) return nullptr;
  return {{"digest", document_digest(*posted)}, {"version", fmt::format("{}", context.plan().version)}};
}

}  // namespace

nlohmann::json summary_view(const Plan& plan, const Catalogues& words, const ViewOptions& options) {
  if (!plan.summary) throw std::invalid_argument("the plan has no summary");
  const ViewContext context(plan, words, options);
  const std::string kind = kind_of(context);
  nlohmann::json view = document_members(context, furniture(context, kind, state_of(context)));
  view.update(
      {{"heading", {{"kind", kind}, {"name", context.practitioner()}}},
       {"place", place(context)},
       {"banner", summary_banner(context)},
       {"status_reason", status_reason(context)},
       {"facts", summary_facts(context)},
       {"ratings", final_ratings(context)},
       {"work", work_done(context)},
       {"supervision", supervision_path(context)},
       {"reviews", reviews_table(context)},
       {"extension", extension(context)},
       {"holds", holds(context)},
       {"versions", versions(context)},
       {"changes", level_changes(context, all_scopes(plan))},
       {"decisions", level_decisions(context)},
       {"adjustments", all_adjustments(context)},
       {"recommendations", recommendations(context)},
       {"sign_off", sign_off(context, plan.summary->signatures, find_role(plan, Role::clinical_supervisor),
                             form_reference(context, FormKind::summary_signatures, kind))},
       {"file", file(context)}});
  return view;
}

}  // namespace planpress::views

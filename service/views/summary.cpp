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

std::string kind_of(const Telling& telling) {
  return telling.labelled("signedOffSummary", telling.words().say("signed-off-summary"));
}

SignedState state_of(const Telling& telling) {
  return {status_word(telling), still_to_sign(telling.plan().summary->signatures).empty()};
}

// "Practitioner" of "practitioner"; a name such as "de Souza" stays as it is written.
std::string owner_of(const Recommendation& recommendation) {
  const std::string& owner = recommendation.owner;
  const bool has_capital = std::ranges::any_of(owner, [](char c) { return c >= 'A' && c <= 'Z'; });
  return has_capital ? owner : upper_first(owner);
}

Json recommendations(const Telling& telling) {
  Json rows = Json::array();
  for (const Recommendation& each : telling.plan().summary->recommendations)
    rows.push_back({{"text", each.text},
                    {"owner", owner_of(each)},
                    {"date", each.date ? telling.words().date(*each.date) : ""}});
  return headed(std::move(rows));
}

// The first end of a plan that was extended.
std::string extension(const Telling& telling) {
  const Timeframe& timeframe = telling.plan().timeframe;
  if (!timeframe.original_end) return {};
  return telling.words().say("extended-from-to", {{"first", telling.words().date(*timeframe.original_end)},
                                                  {"end", telling.words().date(timeframe.end)}});
}

// Of the plan's JSON as it was posted, whose text is neither normalised nor reordered, in the form of RFC
// 8785: whoever has the file can make the same digest.
Json file(const Telling& telling) {
  const auto* posted = telling.options().posted;
  if (!posted) return nullptr;
  return {{"digest", document_digest(*posted)}, {"version", fmt::format("{}", telling.plan().version)}};
}

}  // namespace

nlohmann::json summary_view(const Plan& plan, const Words& words, const ViewOptions& options) {
  if (!plan.summary) throw std::invalid_argument("the plan has no summary");
  const Telling telling(plan, words, options);
  const std::string kind = kind_of(telling);
  nlohmann::json view = document_members(telling, furniture(telling, kind, state_of(telling)));
  view.update(
      {{"heading", {{"kind", kind}, {"name", telling.practitioner()}}},
       {"place", place(telling)},
       {"banner", summary_banner(telling)},
       {"status_reason", status_reason(telling)},
       {"facts", summary_facts(telling)},
       {"ratings", final_ratings(telling)},
       {"work", work_done(telling)},
       {"supervision", supervision_path(telling)},
       {"reviews", reviews_table(telling)},
       {"extension", extension(telling)},
       {"holds", holds(telling)},
       {"versions", versions(telling)},
       {"changes", level_changes(telling, all_scopes(plan))},
       {"decisions", level_decisions(telling)},
       {"adjustments", all_adjustments(telling)},
       {"recommendations", recommendations(telling)},
       {"sign_off", sign_off(telling, plan.summary->signatures, find_role(plan, Role::clinical_supervisor),
                             form_reference(telling, FormKind::summary_signatures, kind))},
       {"file", file(telling)}});
  return view;
}

}  // namespace planpress::views

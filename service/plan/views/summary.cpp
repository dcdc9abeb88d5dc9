#include "service/plan/views/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "service/plan/canonical.hpp"
#include "service/plan/sha256.hpp"
#include "service/plan/views/progress.hpp"
#include "service/plan/views/signatures.hpp"
#include "service/plan/views/summary_parts.hpp"

namespace planpress::plan {

namespace {

using views::Json;
using views::Telling;

std::string kind_of(const Telling& telling) {
  return telling.labelled("signedOffSummary", telling.words().say("signed-off-summary"));
}

views::SignedState state_of(const Telling& telling) {
  return {views::status_word(telling), views::still_to_sign(telling.plan().summary->signatures).empty()};
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
  return views::headed(std::move(rows));
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
  nlohmann::json view = views::document_members(telling, views::furniture(telling, kind, state_of(telling)));
  view.update(
      {{"heading", {{"kind", kind}, {"name", telling.practitioner()}}},
       {"place", views::place(telling)},
       {"banner", views::summary_banner(telling)},
       {"status_reason", views::status_reason(telling)},
       {"facts", views::summary_facts(telling)},
       {"ratings", views::final_ratings(telling)},
       {"work", views::work_done(telling)},
       {"supervision", views::supervision_path(telling)},
       {"reviews", views::reviews_table(telling)},
       {"extension", extension(telling)},
       {"holds", views::holds(telling)},
       {"versions", views::versions(telling)},
       {"changes", views::level_changes(telling, views::all_scopes(plan))},
       {"decisions", views::level_decisions(telling)},
       {"adjustments", views::all_adjustments(telling)},
       {"recommendations", recommendations(telling)},
       {"sign_off",
        views::sign_off(telling, plan.summary->signatures, find_role(plan, Role::clinical_supervisor),
                        views::form_reference(telling, report_form::FormKind::summary_signatures, kind))},
       {"file", file(telling)}});
  return view;
}

}  // namespace planpress::plan

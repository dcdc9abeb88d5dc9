#include "service/plan/in_force.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

namespace planpress::plan {

namespace {

/// The latest signature of each signatory of a version who has one of these roles.
std::vector<const AgreementSignature*> latest_signatures(const Plan& plan, int version,
                                                         bool (*has_role)(SignatureRole)) {
  std::vector<const AgreementSignature*> latest;
  for (const AgreementSignature& each : plan.signatures) {
    if (each.version != version || !has_role(each.role)) continue;
    const auto same = std::ranges::find(latest, each.person, &AgreementSignature::person);
    if (same == latest.end())
      latest.push_back(&each);
    else if (each.date >= (*same)->date)
      *same = &each;
  }
  return latest;
}

bool is_practitioner(SignatureRole role) { return role == SignatureRole::practitioner; }

bool all_agree(const std::vector<const AgreementSignature*>& signatures) {
  return !signatures.empty() && std::ranges::all_of(signatures, [](const AgreementSignature* each) {
    return each->statement == SignatureStatement::agreed;
  });
}

/// The first day on which one of them agreed.
Date first_agreement(const std::vector<const AgreementSignature*>& signatures) {
  return (*std::ranges::min_element(signatures, {}, [](const auto* each) { return each->date; }))->date;
}

/// A change that was recorded later, from this week or an earlier one: the phases from then on are not those
/// of that day.
bool was_changed_later(const Scope& scope, Week week, Date day) {
  return std::ranges::any_of(
      scope.changes, [&](const LevelChange& change) { return change.week <= week && change.date >= day; });
}

}  // namespace

bool closes(Outcome outcome) { return outcome == Outcome::complete || outcome == Outcome::close_early; }

bool signs_for_organisation(SignatureRole role) {
  return role == SignatureRole::case_manager || role == SignatureRole::organisation;
}

bool practitioner_agrees(const Plan& plan, int version) {
  return all_agree(latest_signatures(plan, version, is_practitioner));
}

bool organisation_agrees(const Plan& plan, int version) {
  return all_agree(latest_signatures(plan, version, signs_for_organisation));
}

std::optional<Date> agreed_on(const Plan& plan, int version) {
  if (!practitioner_agrees(plan, version) || !organisation_agrees(plan, version)) return std::nullopt;
  return std::max(first_agreement(latest_signatures(plan, version, is_practitioner)),
                  first_agreement(latest_signatures(plan, version, signs_for_organisation)));
}

bool is_replaced_after(const Plan& plan, Date day) {
  std::set<int> versions;
  for (const AgreementSignature& each : plan.signatures) versions.insert(each.version);
  return std::ranges::any_of(versions, [&](int version) {
    const auto agreed = version > 1 ? agreed_on(plan, version) : std::nullopt;
    return agreed && *agreed >= day;
  });
}

std::optional<Week> week_holding(const Timeframe& timeframe, Date day) {
  if (day < timeframe.start) return std::nullopt;
  const Week week = last_week({timeframe.start, day, {}});
  return week <= last_week(timeframe) ? std::optional(week) : std::nullopt;
}

bool is_decision(const ScopeReport& row) { return row.reason || row.authorised_by; }

PlanInForce::PlanInForce(const Plan& plan) : plan_(plan) {
  if (plan.version > 1)
    in_force_after_ = agreed_on(plan, plan.version);
  else
    in_force_after_ =
        plan.timeframe.original_end.value_or(Date(Days{std::numeric_limits<std::int64_t>::min()}));
}

bool PlanInForce::is_newest_on(Date day) const { return in_force_after_ && *in_force_after_ < day; }

PlannedLevel PlanInForce::level(const Scope& scope, Week week, Date day) const {
  if (!is_newest_on(day) || was_changed_later(scope, week, day)) return {};
  return {true, week <= last_week(plan_.timeframe) ? level_in(scope, week) : std::nullopt};
}

HeldAgainstPlan PlanInForce::held_against(const Report& report, const ScopeReport& row) const {
  HeldAgainstPlan held;
  const Scope* scope = find_scope(plan_, row.id);
  const auto week = week_holding(plan_.timeframe, report.period.to);
  if (!scope || !week) return held;
  held.now = level(*scope, *week, report.period.to);
  held.next = level(*scope, Week{week->number + 1}, report.period.to);
  held.is_known = held.now.is_known && held.next.is_known;
  held.now_differs = held.now.level && *held.now.level != row.level_now;
  held.next_differs = held.next.level && row.level_next && *held.next.level != *row.level_next;
  const bool ends_here = !row.level_next && closes(report.outcome);
  held.as_planned =
      held.is_known && held.now.level == row.level_now && (ends_here || held.next.level == row.level_next);
  return held;
}

bool PlanInForce::is_kept_by(const Report& report) const {
  const auto is_reported = [&](const Scope& scope) {
    return std::ranges::find(report.scopes, scope.id, &ScopeReport::id) != report.scopes.end();
  };
  return std::ranges::all_of(plan_.scopes, is_reported) &&
         std::ranges::all_of(report.scopes, [&](const ScopeReport& row) {
           return !is_decision(row) && held_against(report, row).as_planned;
         });
}

}  // namespace planpress::plan

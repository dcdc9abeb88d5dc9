// The demands of the plan on a day in its past, as far as its data say. A plan holds the phases, activities
// and objectives of its newest version alone: of what an earlier version asked for nothing is known.
#pragma once
#include <optional>

#include "service/plan/plan.hpp"

namespace planpress::plan {

/// After it there is no level to go on at, and no further review.
bool closes(Outcome outcome);
/// Who signs for the organisation: its case manager, or somebody in its own name.
bool signs_for_organisation(SignatureRole role);
/// A party of the agreement that has signed this version, by its latest signature there: whether it agrees.
/// The organisation does not where any of its signatories does not.
bool practitioner_agrees(const Plan& plan, int version);
bool organisation_agrees(const Plan& plan, int version);
/// The day by which both parties had agreed to a version; none while they have not.
std::optional<Date> agreed_on(const Plan& plan, int version);

/// Whether both parties agreed to a later version than the first on this day or after it: what was decided
/// until then may be taken up in it or not.
bool is_replaced_after(const Plan& plan, Date day);

/// The week that holds the day, also where it is one of the days of the last week that lie behind the end of
/// the plan; none before the start and after that week.
std::optional<Week> week_holding(const Timeframe& timeframe, Date day);

/// The plan's level for a kind of work in a week.
struct PlannedLevel {
  bool is_known = false;
  std::optional<Level> level;  // known and absent: the plan sets none, as in a week after its last
};

/// How the levels of a report on one kind of work stand to the plan that was in force when its period ended.
struct HeldAgainstPlan {
  PlannedLevel now, next;
  bool now_differs = false, next_differs = false;  // from a level that is known
  bool as_planned = false;                         // both levels are known to be those of the plan
  bool is_known = false;                           // what the plan had at that time
};

/// A reason or who authorised it: given where a level is not the plan's, or comes early.
bool is_decision(const ScopeReport& row);

/// The plan's past; valid while the plan lives.
class PlanInForce {
 public:
  explicit PlanInForce(const Plan& plan);

  /// Whether the newest version was in force on this day. The first version always was, up to an extension
  /// that made no new one; a later version is from the day after it was agreed: what is dated on that day may
  /// have come before.
  bool is_newest_on(Date day) const;
  PlannedLevel level(const Scope& scope, Week week, Date day) const;
  HeldAgainstPlan held_against(const Report& report, const ScopeReport& row) const;
  /// Every level of the report is known to be that of the plan, none is left out, and nothing was decided on
  /// any.
  bool is_kept_by(const Report& report) const;

 private:
  const Plan& plan_;
  std::optional<Date> in_force_after_;  // of the newest version; none: never yet
};

}  // namespace planpress::plan

// Supervision, of all kinds of work or of some: the ladder, the tests between its levels, the changes made to
// it, and all of it as a table.
#pragma once
#include <set>

#include "service/views/table.hpp"

namespace planpress::views {

using Scopes = std::vector<const Scope*>;
Scopes all_scopes(const Plan& plan);
Scopes supervised_by(const Plan& plan, const Person& person);
std::vector<const Person*> all_supervisors(const Plan& plan);  // who supervises a kind of work

// {"decided", "ladder", "tests", "changes", "table"}
extern const Table<Scopes> supervision_members;
// Null where there are none.
std::optional<Scopes> some_scopes(const Plan& plan);

// From one level to the next on the first day of a week; or a test that stands at the end of the last level,
// or of one that was tightened. Of a step to a tighter level also the change on record that it comes from.
struct Step {
  Week week;
  Date day;
  const Scope* scope = nullptr;
  std::string change, test;
  const LevelChange* tightened = nullptr;
};
std::vector<Step> steps_of(const ViewContext& context, const Scopes& scopes);  // in the order of weeks
extern const Table<Step> step_row;

std::set<Level> levels_in(const Scopes& scopes);  // only those in use, from tight to loose
extern const Table<Level> level_row;              // its name, and what it means

std::string level_change(const ViewContext& context, Level from, Level to);  // "Supervised to close"
struct ChangeOfScope {
  const Scope& scope;
  const LevelChange& change;
};
std::vector<ChangeOfScope> level_changes(const Scopes& scopes);
extern const Table<ChangeOfScope> level_change_row;

// A restriction on a kind of work, and the name of that.
struct LevelLimit {
  const Restriction& restriction;
  std::string scope;
};
std::vector<LevelLimit> level_limits(const ViewContext& context, const Scopes& scopes);
extern const Table<LevelLimit> level_limit_row;

// What a report decided on a kind of work from then on, where the version of the plan that was in force, or
// the newest while it is not agreed, has another level; none where it has the same, or is not on record.
struct DecidedLevel {
  Level level, planned;
};
std::optional<DecidedLevel> decided_level(const Plan& plan, const Report& report, const Scope& scope);
// The level that the report decided on; empty where it is this one, or none was decided.
std::string decided_in_words(const ViewContext& context, const Report& report, const Scope& scope,
                             std::optional<Level> level);
// Of the latest report, in an open plan, as sentences.
std::vector<std::string> decided_levels(const ViewContext& context, const Scopes& scopes);

}  // namespace planpress::views

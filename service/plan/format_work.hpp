// The format of what is to be done and under which supervision: tables for format.cpp.
#pragma once
#include "service/plan/reader.hpp"

namespace planpress::plan {

template <>
struct Format<Waiver> {
  static constexpr auto fields = std::to_array<Field<Waiver>>({
      must<&Waiver::reason, text>("reason"),
      must<&Waiver::date>("date"),
      must<&Waiver::authorised_by, slug>("authorisedBy"),
  });
};

template <>
struct Format<Objective> {
  static constexpr auto fields = std::to_array<Field<Objective>>({
      must<&Objective::id, slug>("id"),
      must<&Objective::area>("area"),
      must<&Objective::statement, text>("statement"),
      must<&Objective::measures, some(text, 50)>("measures"),
      must<&Objective::target_date>("targetDate"),
      may<&Objective::waived>("waived"),
  });
};

template <>
struct Format<Activity> {
  static constexpr auto fields = std::to_array<Field<Activity>>({
      must<&Activity::id, slug>("id"),
      must<&Activity::type>("type"),
      may<&Activity::title, text>("title"),
      must<&Activity::objectives, some_different(slug)>("objectives"),
      must<&Activity::required, count>("required"),
      must<&Activity::unit, text>("unit"),
      must<&Activity::assessor, slug>("assessor"),
      must<&Activity::due_week>("dueWeek"),
      may<&Activity::note, text>("note"),
  });
};

template <>
struct Format<Phase> {
  static constexpr auto fields = std::to_array<Field<Phase>>({
      must<&Phase::from_week>("fromWeek"),
      must<&Phase::to_week>("toWeek"),
      must<&Phase::level>("level"),
      may<&Phase::sessions_per_week, count>("sessionsPerWeek"),
      may<&Phase::exit_criteria, text>("exitCriteria"),
  });
};

template <>
struct Format<LevelChange> {
  static constexpr auto fields = std::to_array<Field<LevelChange>>({
      must<&LevelChange::date>("date"),
      must<&LevelChange::week>("week"),
      must<&LevelChange::from_level>("fromLevel"),
      must<&LevelChange::to_level>("toLevel"),
      must<&LevelChange::reason, text>("reason"),
      must<&LevelChange::authorised_by, slug>("authorisedBy"),
  });
};

template <>
struct Format<Scope> {
  static constexpr auto fields = std::to_array<Field<Scope>>({
      must<&Scope::id, slug>("id"),
      must<&Scope::name, text>("name"),
      may<&Scope::supervisors, set_of(slug)>("supervisors"),
      must<&Scope::phases, some(by_type, 100)>("phases"),
      may<&Scope::changes, list_of(by_type, 100)>("changes"),
  });
};

template <>
struct Format<Resource> {
  static constexpr auto fields = std::to_array<Field<Resource>>({
      must<&Resource::kind>("kind"),
      must<&Resource::text, text>("text"),
      may<&Resource::payer, text>("payer"),
  });
};

}  // namespace planpress::plan

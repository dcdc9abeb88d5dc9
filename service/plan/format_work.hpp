// The format of what is to be done and under which supervision: tables for format.cpp.
#pragma once
#include "service/plan/reader.hpp"

namespace planpress::plan {

template <>
struct Format<Waiver> {
  static constexpr About about{"Waiver", "Why an objective need not be reached."};
  static constexpr auto fields = std::to_array<Field<Waiver>>({
      must<&Waiver::reason, text>("reason", "The reason."),
      must<&Waiver::date>("date", "The day of the decision."),
      must<&Waiver::authorised_by, slug>("authorisedBy", "Id of a person of the plan who authorised it."),
  });
};

template <>
struct Format<Objective> {
  static constexpr About about{"Objective", "What the practitioner is to reach."};
  static constexpr auto fields = std::to_array<Field<Objective>>({
      must<&Objective::id, slug>("id", "The id of the objective."),
      must<&Objective::area>("area", "The area of practice."),
      must<&Objective::statement, text>("statement", "What is to be reached, in a sentence."),
      must<&Objective::measures, some(text, 50)>("measures",
                                                 "How reaching it is measured, 1 to 50 measures."),
      must<&Objective::target_date>("targetDate",
                                    "The day by which it is to be reached, within the timeframe."),
      may<&Objective::waived>("waived", "Why the objective need not be reached."),
  });
};

template <>
struct Format<Activity> {
  static constexpr About about{"Activity", "Work that serves objectives and is assessed."};
  static constexpr auto fields = std::to_array<Field<Activity>>({
      must<&Activity::id, slug>("id", "The id of the activity."),
      must<&Activity::type>("type", "What sort of activity it is."),
      may<&Activity::title, text>("title", "A title, where the type does not say enough."),
      must<&Activity::objectives, some_different(slug)>(
          "objectives", "Ids of the objectives that it serves, 1 to 300, each once."),
      must<&Activity::required, count>("required", "How many are required, counted in `unit`, from 0."),
      must<&Activity::unit, text>("unit", "What is counted, in the plural: assessments, sessions, hours."),
      must<&Activity::assessor, slug>("assessor",
                                      "Id of a person of the plan who assesses it; never the practitioner."),
      must<&Activity::due_week>("dueWeek", "The week by the end of which it is due, from 1."),
      may<&Activity::note, text>("note", "A note that is printed."),
  });
};

template <>
struct Format<Phase> {
  static constexpr About about{"Phase", "Weeks with one level of supervision."};
  static constexpr auto fields = std::to_array<Field<Phase>>({
      must<&Phase::from_week>("fromWeek", "The first week of the phase, from 1."),
      must<&Phase::to_week>("toWeek", "The last week of the phase; not before `fromWeek`."),
      must<&Phase::level>("level", "The level of supervision in these weeks."),
      may<&Phase::sessions_per_week, count>("sessionsPerWeek",
                                            "Sessions (half days) of work a week, from 0."),
      may<&Phase::exit_criteria, text>("exitCriteria", "What must be shown before the next phase."),
  });
};

template <>
struct Format<LevelChange> {
  static constexpr About about{"LevelChange", "Needed where a phase is tighter than the one before."};
  static constexpr auto fields = std::to_array<Field<LevelChange>>({
      must<&LevelChange::date>("date", "The day of the decision."),
      must<&LevelChange::week>("week", "The first week of the new level, from 1."),
      must<&LevelChange::from_level>("fromLevel", "The level before."),
      must<&LevelChange::to_level>("toLevel", "The level after."),
      must<&LevelChange::reason, text>("reason", "Why it changed."),
      must<&LevelChange::authorised_by, slug>("authorisedBy",
                                              "Id of a person of the plan who authorised it."),
  });
};

template <>
struct Format<Scope> {
  static constexpr About about{"Scope", "A kind of work, with its own path of supervision."};
  static constexpr auto fields = std::to_array<Field<Scope>>({
      must<&Scope::id, slug>("id", "The id of the scope."),
      must<&Scope::name, text>("name", "The kind of work, in words."),
      may<&Scope::supervisors, set_of(slug)>(
          "supervisors",
          "Ids of persons of the plan, up to 300, each once; all clinical supervisors when absent."),
      must<&Scope::phases, some(by_type, 100)>(
          "phases",
          "The path of supervision, 1 to 100 phases; each week of the plan in exactly one of them."),
      may<&Scope::changes, list_of(by_type, 100)>("changes",
                                                  "The record of why levels changed, up to 100 changes."),
  });
};

template <>
struct Format<Resource> {
  static constexpr About about{"Resource", "What the organisation provides."};
  static constexpr auto fields = std::to_array<Field<Resource>>({
      must<&Resource::kind>("kind", "What sort of resource it is."),
      must<&Resource::text, text>("text", "What is provided, in words."),
      may<&Resource::payer, text>("payer", "Who pays for it."),
  });
};

}  // namespace planpress::plan

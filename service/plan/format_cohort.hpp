// The format of a cohort of finished plans.
#pragma once
#include "service/plan/cohort.hpp"
#include "service/plan/reader.hpp"

namespace planpress::plan {

struct CohortKind {
  static constexpr std::array<std::string_view, 1> kinds{"cohort"};
  void operator()(Reader& reader, const Json& json) const { reader.code(json, kinds); }
  Json describe(Definitions&, auto) const { return {{"type", "string"}, {"const", kinds[0]}}; }
};

/// A case study that is not put together from several plans could be recognised.
struct AlwaysTrue {
  void operator()(Reader& reader, const Json& json) const {
    if (!json.is_boolean()) return reader.fault("schema-type.true");
    if (!json.get<bool>()) reader.fault("schema-enum.composite");
  }
  Json describe(Definitions&, auto) const { return {{"type", "boolean"}, {"const", true}}; }
};

inline constexpr CohortKind the_cohort_kind{};
inline constexpr AlwaysTrue always_true{};

template <>
struct Format<CohortPlan> {
  static constexpr About about{"CohortPlan", "A plan, counted once in each dimension."};
  static constexpr auto fields = std::to_array<Field<CohortPlan>>({
      must<&CohortPlan::elements, some_different(by_type)>("elements", "What the plan was for, each once."),
      must<&CohortPlan::sector>("sector", "Where the practitioner works."),
      must<&CohortPlan::specialty_group>("specialtyGroup", "The group that the specialty belongs to."),
      must<&CohortPlan::grade>("grade", "The grade."),
      may<&CohortPlan::absence_reason>("absenceReason",
                                       "Why the practitioner was away; absent where nobody was."),
      may<&CohortPlan::restriction_source>("restrictionSource",
                                           "Who imposed the restriction that led to the absence."),
      must<&CohortPlan::objective_areas, set_of(by_type)>("objectiveAreas",
                                                          "The areas of the objectives, each once."),
      must<&CohortPlan::gender>("gender", "Gender, as the practitioner states it."),
      must<&CohortPlan::age_band>("ageBand", "Age in years, at the start of the plan."),
      must<&CohortPlan::ethnic_group>("ethnicGroup", "Census groups, brought together."),
      must<&CohortPlan::qualified_in>("qualifiedIn", "The place of the first qualification."),
  });
};

template <>
struct Format<CaseStudy> {
  static constexpr About about{"CaseStudy", "An account that describes no single person."};
  static constexpr auto fields = std::to_array<Field<CaseStudy>>({
      must<&CaseStudy::title, text>("title", "The title of the account."),
      must<no_member, always_true>("composite", "Always true: put together from several plans."),
      must<&CaseStudy::text, text>("text", "The account."),
  });
};

template <>
struct Format<Cohort> {
  static constexpr About about{
      "Cohort", "A cohort of finished plans without names, for the insights report, format version 1."};
  static constexpr auto fields = std::to_array<Field<Cohort>>({
      may<no_member, schema_address>("$schema",
                                     "The address of this schema, for editors; no part of the cohort."),
      must<no_member, the_schema_version>("schemaVersion", "The version of this format: 1."),
      must<no_member, the_cohort_kind>("kind", "Tells a cohort from a plan."),
      must<&Cohort::title, text>("title", "The title of the report."),
      must<&Cohort::period>("period", "The days on which the plans of the cohort ended."),
      may<&Cohort::minimum_cell, count>("minimumCell",
                                        "Counts from 1 to this less 1 are hidden; 5 when absent."),
      must<&Cohort::plans, list_of(by_type, 20'000)>("plans", "The plans, 20 to 20,000."),
      may<&Cohort::case_study>("caseStudy", "An account that describes no single person."),
  });
};

}  // namespace planpress::plan

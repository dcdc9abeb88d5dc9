// A cohort of finished plans without names, the input of the insights report: plan format version 1,
// "cohort".
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "service/plan/codes.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan {

struct CohortPlan {
  std::vector<Element> elements;
  Sector sector{};
  SpecialtyGroup specialty_group{};
  Grade grade{};
  std::optional<AbsenceReason> absence_reason;
  std::optional<RestrictionSource> restriction_source;
  std::vector<ObjectiveArea> objective_areas;
  Gender gender{};
  AgeBand age_band{};
  EthnicGroup ethnic_group{};
  QualifiedIn qualified_in{};
};

/// Put together from several plans; `composite` in the JSON is always true.
struct CaseStudy {
  std::string title;
  std::string text;
};

struct Cohort {
  std::string title;
  DateRange period;
  int minimum_cell = 5;  // counts below it are hidden
  std::vector<CohortPlan> plans;
  std::optional<CaseStudy> case_study;
};

}  // namespace planpress::plan

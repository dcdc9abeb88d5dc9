// The plan format, version 1, field by field: reads the JSON of a plan or of a cohort whole and reports every
// fault of structure. The tables are in
// format_plan.hpp and format_cohort.hpp, and what those include.
#pragma once
#include "service/json/json.hpp"
#include "service/json/text.hpp"
#include "service/plan/cohort.hpp"
#include "service/plan/findings.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// What was read is sound only where no errors were found.
Plan read_plan(const Json& json, const CanPrint& can_print, Findings& findings);
/// A report by itself, as if it were the first of a plan: its places begin with /reports/0.
Report read_report(const Json& json, const CanPrint& can_print, Findings& findings);
Cohort read_cohort(const Json& json, const CanPrint& can_print, Findings& findings);

/// Whether an object means to be a cohort: it says so, or it is made of plans.
bool is_cohort(const Json& json);

/// Whether `schemaVersion` is a whole number other than the one that is read here.
bool is_of_another_version(const Json& json);

}  // namespace planpress::plan

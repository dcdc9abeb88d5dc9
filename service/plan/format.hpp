// The plan format, version 1, field by field: reads the JSON of a plan or of a cohort whole and reports every
// fault of structure. The tables are in format_plan.hpp and format_report.hpp.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "service/json/json.hpp"
#include "service/json/text.hpp"
#include "service/plan/findings.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan {

/// The target of an id, and the part that a person plays there.
enum class Refers : std::uint8_t {
  to_objective,
  to_activity,
  to_scope,
  to_person,
  to_accepter_of_conflict,
  to_waiver,
  to_assessor,
  to_supervisor,
  to_authoriser_of_level
};
using VisitReference = std::function<void(const std::string& pointer, Refers to, const Id& id)>;

/// The result is sound only where no errors were found.
Plan read_plan(const Json& json, const CanPrint& can_print, Findings& findings);
/// A report by itself, as if it were the first of a plan: its places begin with /reports/0.
Report read_report(const Json& json, const CanPrint& can_print, Findings& findings);
/// Calls visit(pointer, text) for each text of the plan's own, which may be given in another language.
void for_each_own_text(Plan& plan,
                       const std::function<void(const std::string& pointer, std::string& text)>& visit);
void for_each_own_text(const Plan& plan,
                       const std::function<void(const std::string& pointer, const std::string& text)>& visit);
/// Calls visit(pointer, to, id) for each id of the plan that names something else.
void for_each_reference(const Plan& plan, const VisitReference& visit);
Cohort read_cohort(const Json& json, const CanPrint& can_print, Findings& findings);

/// Whether an object means to be a cohort: it says so, or it is made of plans.
bool is_cohort(const Json& json);

/// Whether `schemaVersion` is a whole number other than the one that is read here.
bool is_of_another_version(const Json& json);

}  // namespace planpress::plan

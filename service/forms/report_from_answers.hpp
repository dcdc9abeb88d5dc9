// From the answers on a form to the report.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "service/forms/answers.hpp"
#include "service/json/json.hpp"
#include "service/plan/findings.hpp"

namespace planpress::forms {

struct ReadReport {
  Json report;
  std::vector<std::string> left_over;  // the answers' names that this plan has no place for
};
/// Whether the form prints the days that hold where nothing is written: the end of its period, and the next
/// review. A blank form knows neither.
enum class PlannedDays : std::uint8_t { printed, unknown };

/// The report that the answers make, in the order of the plan's lists; what is not answered is missing, and
/// what makes no sense ("31 June") stands there as it was written: check the plan with the report in it.
/// Adds what only a form can have wrong, with pointers into the report.
ReadReport report_of(const Plan& plan, const Review& review, const Answers& answers, Findings& findings,
                     PlannedDays days = PlannedDays::printed);

/// The fault in how a date was written on a form, as the name of a sentence; empty for "2025-12-04",
/// and for a day that there is not, which the rules on structure tell.
std::string_view fault_of_date(std::string_view written);

/// The report with something in every place that must not be missing, so that the rules on all the rest can
/// be looked at. Adds the pointers of those places.
Json provisional_report(const Plan& plan, const Review& review, Json report,
                        std::vector<std::string>& places);

}  // namespace planpress::forms

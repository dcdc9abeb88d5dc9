// A report as the answers on a form, and the answers on a form as a report.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "service/plan/findings.hpp"
#include "service/plan/json.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan::report_form {

/// By the names of names.hpp; of a date "YYYY-MM-DD" under the name of the whole.
using Answers = std::map<std::string, std::string, std::less<>>;

/// What a box that is ticked says; the level that is not as planned is in another field.
inline constexpr std::string_view ticked = "yes", other_level = "other";

/// The plan's level after the period, by the name of the scope's answers; a scope may have none.
using PlannedLevels = std::map<std::string, std::string, std::less<>>;
PlannedLevels planned_levels(const Plan& plan, const Review& review);

struct Answer {
  std::string field, value;  // an empty value: what was answered here before no longer holds
  std::string pointer;       // into the report: what is answered
};
/// report: of the structure of the plan format, though members may be missing: they are not answered.
/// Of what the form knows itself (the review, the first day of the period) there are no answers.
std::vector<Answer> answers_of(const Json& report, const PlannedLevels& planned);

struct ReadReport {
  Json report;
  std::vector<std::string> left_over;  // the answers' names that this plan has no place for
};
/// The report that the answers make, in the order of the plan's lists; what is not answered is missing, and
/// what makes no sense ("31 June") stands there as it was written: check the plan with the report in it.
/// Adds what only a form can have wrong, with pointers into the report.
ReadReport report_of(const Plan& plan, const Review& review, const Answers& answers, Findings& findings);

/// What is wrong with how a date was written on a form, as the name of a sentence; empty for "2025-12-04",
/// and for a day that there is not, which the rules on structure tell.
std::string_view fault_of_date(std::string_view written);

/// The same with something in every place that must not be missing, so that the rules on all the rest can be
/// looked at. Adds the pointers of those places.
Json with_stand_ins(const Plan& plan, const Review& review, Json report, std::vector<std::string>& places);

/// The place of a report that a field answers: "/objectives/0/rating" for "objectives/A-O1/rating". As much
/// of it as the report has rows for; empty for what is none of names.hpp.
std::string pointer_of(std::string_view field, const Json& report);

/// Which field answers for a place of a report.
class FieldsByPlace {
 public:
  /// fields: their names, in reading order.
  explicit FieldsByPlace(const std::vector<std::string>& fields);

  /// Its index: of the field for the place, or the first for what is in it, or the same of what is around it.
  /// Nothing where none is near, as for the report as a whole.
  std::optional<std::size_t> nearest(const std::string& pointer, const Json& report) const;

 private:
  std::map<std::string, std::size_t, std::less<>> first_;  // by a name, or the parts that one begins with
};

}  // namespace planpress::plan::report_form

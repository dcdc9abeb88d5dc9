// The one way from JSON to a plan: structure first, then the rules on meaning.
//
// In: JSON as read by read_json. Out: what is wrong with it, all at once, and the plan or cohort where
// nothing is. The codes and what they mean: docs of the plan format; structure is checked by format.hpp,
// meaning by rules.hpp.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "service/json/json.hpp"
#include "service/json/text.hpp"
#include "service/plan/date.hpp"
#include "service/plan/findings.hpp"
#include "service/plan/plan.hpp"

namespace planpress::plan {

struct CheckOptions {
  CanPrint can_print;                   // null: every character is printable
  std::optional<Date> today;            // in the United Kingdom; absent: no date is in the future
  std::optional<std::string> document;  // the view that is asked for, such as "signed-off-summary"
  bool advice = false;                  // whether to add what could be better, as findings of severity info
  std::vector<std::string> views = {};  // the findings of each go to `of_views`
};

struct CheckResult {
  int status = 200;               // 400 not a plan of this format, 422 errors, 200 at most warnings
  std::vector<Finding> findings;  // in the order in which their places stand in the document
  std::vector<std::vector<Finding>> of_views;  // one list for each of the views that were asked about
  std::optional<Plan> plan;      // a plan of sound structure, though rules may be broken; put in order
  std::optional<Cohort> cohort;  // where the status is 200 and the document is a cohort

  bool valid() const { return status == 200; }
};

CheckResult check(const Json& document, const CheckOptions& options = {});

}  // namespace planpress::plan

// Where on a form a place of the report is asked for, and what place a field answers.
#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/json/json.hpp"

namespace planpress::forms {

/// The place of a report that a field answers: "/objectives/0/rating" for "objectives/A-O1/rating". As much
/// of it as the report has rows for; empty for what is none of report_fields.hpp.
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

}  // namespace planpress::forms

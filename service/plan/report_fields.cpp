#include "service/plan/report_fields.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace planpress::plan::report_fields {

std::string part_of(std::string_view id) {
  std::string part(id);
  std::ranges::replace(part, '.', ':');  // no id has a colon
  return part;
}

std::string attendee(std::string_view person) { return "attendees/" + part_of(person); }
std::string objective(std::string_view id) { return "objectives/" + part_of(id); }
std::string evidence(std::string_view of, std::string_view activity) {
  return objective(of) + "/evidence/" + part_of(activity);
}
std::string scope(std::string_view id) { return "scopes/" + part_of(id); }
std::string event(std::size_t number) { return fmt::format("safetyEvents/{}", number); }
std::string adjustment(std::size_t number) { return fmt::format("adjustments/{}", number); }
std::string signature(SignatureRole role, std::string_view person) {
  return fmt::format("signatures/{}/{}", to_string(role), part_of(person));
}

std::string place_to_sign(SignatureRole role, std::string_view person) {
  return fmt::format("sign/{}{}{}", to_string(role), person.empty() ? "" : "/", part_of(person));
}

}  // namespace planpress::plan::report_fields

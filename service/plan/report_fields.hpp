// The names of the fields of a progress report to fill in. They are the report's own members by their way
// through the format, rows by id instead of by number: objectives/A-O1/evidence/A-A03/done.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "service/plan/plan.hpp"

namespace planpress::plan::report_fields {

/// An id as a part of a name: field names have no full stops (ISO 32000-1, 12.7.3.2).
std::string part_of(std::string_view id);

std::string attendee(std::string_view person);
std::string objective(std::string_view id);  // what its answers begin with
std::string evidence(std::string_view objective, std::string_view activity);
std::string scope(std::string_view id);
std::string event(std::size_t number);       // from 1
std::string adjustment(std::size_t number);  // from 1
std::string signature(SignatureRole role, std::string_view person);

/// Below a document that is signed as a whole: "sign/case-manager/C-P2"; without a person,
/// "sign/case-manager".
std::string place_to_sign(SignatureRole role, std::string_view person);

}  // namespace planpress::plan::report_fields

// Findings as JSON: the same from the command line and from the service.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "service/plan/finding.hpp"

namespace planpress::documents {

std::size_t error_count(const std::vector<plan::Finding>& findings);
std::size_t warning_count(const std::vector<plan::Finding>& findings);

// [{"pointer", "code", "severity", "detail"}]
nlohmann::ordered_json to_json(const std::vector<plan::Finding>& findings);

// {"valid": bool, "findings": [...]} and a line feed; valid: there is no error among them.
std::string validation_report(const std::vector<plan::Finding>& findings);

// One line and a line feed. Text that is not UTF-8 comes out with U+FFFD, never as an exception.
std::string dump(const nlohmann::ordered_json& json);

}  // namespace planpress::documents

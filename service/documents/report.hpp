// Findings as JSON: the same from the command line and from the service.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "service/messages/message_formatter.hpp"

namespace planpress::documents {

std::size_t count_of(plan::Severity severity, const std::vector<messages::Diagnostic>& findings);

// [{"pointer", "code", "severity", "detail"}], and "field" where there is one; "parameter" in place of
// "pointer" where it is not the plan that is at fault.
nlohmann::ordered_json to_json(const std::vector<messages::Diagnostic>& findings);

// {"valid": bool, "findings": [...]}; valid: there is no error among them.
nlohmann::ordered_json validation_report(const std::vector<messages::Diagnostic>& findings);

// One line and a line feed. Text that is not UTF-8 comes out with U+FFFD, never as an exception.
std::string dump(const nlohmann::ordered_json& json);

}  // namespace planpress::documents

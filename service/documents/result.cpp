#include "service/documents/result.hpp"

#include <algorithm>
#include <utility>

namespace planpress::documents {

namespace {

std::string_view severity_name(plan::Severity severity) {
  switch (severity) {
    case plan::Severity::error:
      return "error";
    case plan::Severity::warning:
      return "warning";
    case plan::Severity::info:
      return "info";
  }
  return {};
}

}  // namespace

std::size_t count_of(plan::Severity severity, const std::vector<messages::Diagnostic>& findings) {
  return static_cast<std::size_t>(std::ranges::count(findings, severity, &messages::Diagnostic::severity));
}

nlohmann::ordered_json to_json(const std::vector<messages::Diagnostic>& findings) {
  auto list = nlohmann::ordered_json::array();
  for (const messages::Diagnostic& finding : findings) {
    nlohmann::ordered_json entry;
    if (finding.parameter.empty())
      entry["pointer"] = finding.pointer;
    else
      entry["parameter"] = finding.parameter;
    entry["code"] = finding.code;
    entry["severity"] = severity_name(finding.severity);
    entry["detail"] = finding.detail;
    list.push_back(std::move(entry));
    if (!finding.field.empty()) list.back()["field"] = finding.field;
  }
  return list;
}

nlohmann::ordered_json validation_report(const std::vector<messages::Diagnostic>& findings) {
  return {{"valid", count_of(plan::Severity::error, findings) == 0}, {"findings", to_json(findings)}};
}

std::string dump(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace planpress::documents

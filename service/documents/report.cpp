#include "service/documents/report.hpp"

#include <algorithm>

namespace planpress::documents {

std::size_t error_count(const std::vector<plan::Finding>& findings) {
  return findings.size() - warning_count(findings);
}

std::size_t warning_count(const std::vector<plan::Finding>& findings) {
  return static_cast<std::size_t>(
      std::ranges::count(findings, plan::Severity::warning, &plan::Finding::severity));
}

nlohmann::ordered_json to_json(const std::vector<plan::Finding>& findings) {
  auto list = nlohmann::ordered_json::array();
  for (const plan::Finding& finding : findings) {
    list.push_back({{"pointer", finding.pointer},
                    {"code", finding.code},
                    {"severity", finding.severity == plan::Severity::error ? "error" : "warning"},
                    {"detail", finding.detail}});
  }
  return list;
}

std::string validation_report(const std::vector<plan::Finding>& findings) {
  return dump({{"valid", error_count(findings) == 0}, {"findings", to_json(findings)}});
}

std::string dump(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace planpress::documents

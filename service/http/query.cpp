#include "service/http/query.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "service/http/problem.hpp"

namespace planpress::http {
namespace {

using Json = nlohmann::ordered_json;

bool is_plain_word(std::string_view name) {
  return !name.empty() && name.size() <= 32 &&
         std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '_'; });
}

Json fault(std::string_view parameter, std::string_view code, std::string detail) {
  return {{"parameter", parameter}, {"code", code}, {"severity", "error"}, {"detail", std::move(detail)}};
}

Json unknown(std::string_view name, const std::vector<ParameterRule>& rules) {
  std::vector<std::string_view> names;
  for (const ParameterRule& rule : rules) names.push_back(rule.name);
  const std::string known =
      names.empty() ? "This address takes none." : fmt::format("Known: {}.", fmt::join(names, ", "));
  return fault(is_plain_word(name) ? name : "", "query-parameter-unknown",
               "This query parameter is not known. " + known);
}

}  // namespace

std::optional<Response> query_problem(const std::vector<QueryParameter>& query,
                                      const std::vector<ParameterRule>& rules) {
  Json faults = Json::array();
  for (auto parameter = query.begin(); parameter != query.end(); ++parameter) {
    const auto rule = std::ranges::find(rules, parameter->name, &ParameterRule::name);
    if (rule == rules.end()) {
      faults.push_back(unknown(parameter->name, rules));
    } else if (std::find_if(query.begin(), parameter, [&](const QueryParameter& earlier) {
                 return earlier.name == parameter->name;
               }) != parameter) {
      faults.push_back(fault(rule->name, "query-parameter-repeated", "Give this query parameter once."));
    } else if (std::ranges::find(rule->values, parameter->value) == rule->values.end()) {
      faults.push_back(fault(rule->name, "query-value-unknown",
                             fmt::format("The value is one of: {}.", fmt::join(rule->values, ", "))));
    }
  }
  if (faults.empty()) return std::nullopt;
  return problem(400, "The query of the address is not right.", std::move(faults));
}

std::optional<std::string> find_value(const std::vector<QueryParameter>& query, std::string_view name) {
  const auto found = std::ranges::find(query, name, &QueryParameter::name);
  return found == query.end() ? std::nullopt : std::optional(found->value);
}

}  // namespace planpress::http

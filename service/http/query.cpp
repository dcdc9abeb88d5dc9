#include "service/http/query.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "service/http/problem.hpp"
#include "service/http/text.hpp"
#include "service/json/text.hpp"
#include "service/plan/suggest.hpp"

namespace planpress::http {
namespace {

using Json = nlohmann::ordered_json;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower_case(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// In a query "+" is a space, as forms send it.
std::optional<std::string> decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus_is_space && text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_plain_word(std::string_view name) {
  return !name.empty() && name.size() <= 32 &&
         std::ranges::all_of(name, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
}

Json fault(std::string_view parameter, std::string_view code, std::string detail) {
  return {{"parameter", parameter}, {"code", code}, {"severity", "error"}, {"detail", std::move(detail)}};
}

Json unknown(std::string_view name, const std::vector<ParameterRule>& rules) {
  std::vector<std::string> names;
  names.reserve(rules.size());
  for (const ParameterRule& rule : rules) names.emplace_back(rule.name);
  std::string known =
      names.empty() ? "This address takes none." : fmt::format("Known: {}.", fmt::join(names, ", "));
  if (const std::optional<std::string> near = plan::meant(name, names))
    known += fmt::format(" Did you mean {}?", *near);
  return fault(is_plain_word(name) ? name : "", "query-parameter-unknown",
               "This query parameter is not known. " + known);
}

bool is_right(const ParameterRule& rule, const std::string& value) {
  if (rule.faults) return true;  // reported one by one
  return rule.fits != nullptr ? rule.fits(value) : std::ranges::find(rule.values, value) != rule.values.end();
}

std::string wanted(const ParameterRule& rule) {
  return rule.fits != nullptr ? fmt::format("The value is {}.", rule.wanted)
                              : fmt::format("The value is one of: {}.", fmt::join(rule.values, ", "));
}

// The value that was meant is one of ours, never what was sent.
std::string hint(const ParameterRule& rule, std::string_view value) {
  const std::optional<std::string> near = plan::meant(value, rule.values);
  return near ? fmt::format(" Did you mean {}?", *near) : "";
}

}  // namespace

std::optional<Target> parse_target(std::string_view target) {
  const std::size_t mark = target.find('?');
  std::optional<std::string> path = decode(target.substr(0, mark), false);
  if (!path) return std::nullopt;
  Target out{std::move(*path), {}, {}};
  // Where the whole can be decoded, so can its parts.
  if (target.starts_with('/'))
    for (const std::string_view segment : split(target.substr(0, mark).substr(1), '/'))
      out.segments.push_back(*decode(segment, false));
  if (mark == std::string_view::npos) return out;
  for (const std::string_view pair : split(target.substr(mark + 1), '&')) {
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::optional<std::string> name = decode(pair.substr(0, equals), true);
    std::optional<std::string> value =
        equals == std::string_view::npos ? std::string() : decode(pair.substr(equals + 1), true);
    if (!name || !value) return std::nullopt;
    out.query.push_back({std::move(*name), std::move(*value)});
  }
  return out;
}

bool is_review_number(std::string_view value) {
  return !value.starts_with('0') && std::ranges::all_of(value, is_digit) && whole_number(value).has_value();
}

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
    } else if (!is_right(*rule, parameter->value)) {
      faults.push_back(
          fault(rule->name, "query-value-unknown", wanted(*rule) + hint(*rule, parameter->value)));
    } else if (rule->faults) {
      for (std::string& detail : rule->faults(parameter->value))
        faults.push_back(fault(rule->name, "query-value-unknown", std::move(detail)));
    }
  }
  for (const ParameterRule& rule : rules) {
    if (!rule.required || find_value(query, rule.name)) continue;
    faults.push_back(fault(rule.name, "query-parameter-missing",
                           "This document needs the query parameter. " + wanted(rule)));
  }
  if (faults.empty()) return std::nullopt;
  return problem(400, "The query of the address is not right.", std::move(faults));
}

std::optional<std::string> find_value(const std::vector<QueryParameter>& query, std::string_view name) {
  const auto found = std::ranges::find(query, name, &QueryParameter::name);
  return found == query.end() ? std::nullopt : std::optional(found->value);
}

}  // namespace planpress::http

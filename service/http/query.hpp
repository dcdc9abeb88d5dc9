// The request target (RFC 9112, 3.2), and the rules for its query: an unknown parameter is refused, never
// ignored.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/http/message.hpp"

namespace planpress::http {

struct QueryParameter {
  std::string name;
  std::string value;
};

struct Target {
  std::string path;                   // decoded
  std::vector<std::string> segments;  // what stands after each "/" of it, each decoded by itself
  std::vector<QueryParameter> query;
};

// Nothing when a percent sign is not followed by two hexadecimal digits.
std::optional<Target> parse_target(std::string_view target);

struct ParameterRule {
  std::string_view name;
  std::vector<std::string> values;                 // all that it may be; empty: see `fits`
  bool (*fits)(std::string_view value) = nullptr;  // for what cannot be listed
  std::string_view wanted = {};                    // what fits, in words
  bool required = false;
  // For a value with parts of its own: a sentence for each that is wrong.
  std::function<std::vector<std::string>(std::string_view value)> faults = {};
};

bool is_review_number(std::string_view value);  // a whole number from 1

// A problem (400) with every fault of the query; nothing when there is none. A name that is not a plain word
// is not repeated, and no value is.
std::optional<Response> query_problem(const std::vector<QueryParameter>& query,
                                      const std::vector<ParameterRule>& rules);

// The value of a parameter; nothing when the query does not have it.
std::optional<std::string> find_value(const std::vector<QueryParameter>& query, std::string_view name);

}  // namespace planpress::http

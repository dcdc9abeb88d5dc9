// The request target (RFC 9112, 3.2) taken apart.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

}  // namespace planpress::http

// What is wrong with a plan, where, and how to put it right.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace planpress::plan {

enum class Severity : std::uint8_t { error, warning };

struct Finding {
  std::string pointer;  // RFC 6901, to the offending value or to where the missing one would be
  std::string code;     // kebab-case, from the list of codes
  Severity severity = Severity::error;
  std::string
      detail;  // plain English; names fields, ids and positions, never a value that may be personal data
  bool operator==(const Finding&) const = default;
};

}  // namespace planpress::plan

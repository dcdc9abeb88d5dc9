// Any bytes are either JSON that reads back as itself, or a fault with a place inside the bytes; and any JSON
// is either a plan or a cohort, or has findings that say why not.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "service/json/json.hpp"
#include "service/plan/check.hpp"

namespace plan = planpress::plan;
using planpress::Json;
using planpress::JsonFault;
using planpress::read_json;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const Json& value) {
  const auto result = plan::check(value);
  require(!result.valid() || result.plan.has_value() || result.cohort.has_value());
  require(result.valid() || !result.findings.empty());
  for (const auto& finding : result.findings) {
    require(finding.pointer.empty() || finding.pointer.front() == '/');
    require(!finding.code.empty() && finding.sentence.starts_with(finding.code));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto result = read_json(bytes);
  if (const auto* fault = std::get_if<JsonFault>(&result)) {
    require(!fault->detail.empty() && fault->offset <= size);
    return 0;
  }
  const auto& value = std::get<Json>(result);
  const auto again = read_json(value.dump());
  require(std::holds_alternative<Json>(again) && std::get<Json>(again) == value);
  check(value);
  return 0;
}

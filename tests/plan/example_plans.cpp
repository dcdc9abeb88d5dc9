#include "tests/plan/example_plans.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <sstream>

namespace planpress::plan::tests {

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const Json& example(const std::string& name) {
  static std::map<std::string, Json> examples;
  const auto known = examples.find(name);
  if (known != examples.end()) return known->second;
  return examples.emplace(name, parsed(file_text(PLANPRESS_SOURCE_DIR "/tests/plan/data/" + name)))
      .first->second;
}

Json parsed(std::string_view bytes) {
  auto read = read_json(bytes);
  if (const auto* fault = std::get_if<JsonFault>(&read)) FAIL(fault->detail);
  return std::get<Json>(std::move(read));
}

JsonFault fault_of(std::string_view bytes, const JsonLimits& limits) {
  const auto read = read_json(bytes, limits);
  REQUIRE(std::holds_alternative<JsonFault>(read));
  return std::get<JsonFault>(read);
}

Json patched(const Json& document, const Json& patch) { return document.patch(patch); }

Json with(const Json& document, const std::string& pointer, Json value) {
  Json changed = document;
  changed[Json::json_pointer(pointer)] = std::move(value);
  return changed;
}

Json without(const Json& document, const std::string& pointer) {
  return document.patch(Json::array({{{"op", "remove"}, {"path", pointer}}}));
}

std::vector<std::string> found(const CheckResult& result) {
  std::vector<std::string> lines;
  for (const Finding& finding : result.findings) lines.push_back(finding.code + " " + finding.pointer);
  return lines;
}

bool has(const CheckResult& result, std::string_view code, std::string_view pointer) {
  return std::ranges::any_of(result.findings, [&](const Finding& finding) {
    return finding.code == code && finding.pointer == pointer;
  });
}

}  // namespace planpress::plan::tests

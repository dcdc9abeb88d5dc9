// Random damage to good documents: never a crash, always a finding, and always at a place whose parent is
// there.
#include <doctest/doctest.h>

#include <random>

#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

constexpr unsigned seed = 20250306;
constexpr int rounds = 1500;

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return random() % n; }

void collect(const Json& value, const Json::json_pointer& pointer, std::vector<Json::json_pointer>& all) {
  all.push_back(pointer);
  if (value.is_object())
    for (const auto& [name, member] : value.items()) collect(member, pointer / name, all);
  if (value.is_array())
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], pointer / i, all);
}

std::vector<Json::json_pointer> places(const Json& document) {
  std::vector<Json::json_pointer> all;
  collect(document, Json::json_pointer(), all);
  return all;
}

/// A value of another type than this one.
Json of_another_type(const Json& value, Random& random) {
  const Json values[] = {nullptr, true, 7, 3.99, "text", Json::array({1}), Json{{"a", 1}}};
  for (;;) {
    const Json& other = values[below(random, std::size(values))];
    if (other.type_name() != std::string_view(value.type_name())) return other;
  }
}

bool parent_is_there(const Json& document, const std::string& pointer) {
  const Json::json_pointer place(pointer);
  return place.empty() || document.contains(place.parent_pointer());
}

/// Changes the type of one value at random, or puts a member in that the format does not have.
Json damaged(const Json& document, Random& random) {
  Json changed = document;
  const auto all = places(document);
  for (;;) {
    const auto& place = all[below(random, all.size())];
    Json& value = changed[place];
    if (place.empty() || place.to_string().starts_with("/labels/cy")) continue;
    if (value.is_object() && below(random, 2) == 0) {
      value["noSuchField"] = 1;
    } else {
      value = of_another_type(value, random);
    }
    return changed;
  }
}

}  // namespace

TEST_CASE("a plan with one value damaged always has a finding, at a place whose parent is there") {
  Random random(seed);
  CAPTURE(seed);
  for (int round = 0; round < rounds; ++round) {
    const char* names[] = {"surgeon.json", "pharmacist.json", "surgeon-draft.json", "cohort-74.json"};
    const Json document = damaged(example(names[below(random, 4)]), random);
    CAPTURE(round);
    const auto result = check(document);
    CHECK(result.status != 200);
    CHECK_FALSE(result.findings.empty());
    for (const Finding& finding : result.findings)
      CHECK_MESSAGE(parent_is_there(document, finding.pointer), finding.pointer);
  }
}

TEST_CASE("a plan with many values removed or damaged never stops the check") {
  Random random(seed + 1);
  CAPTURE(seed + 1);
  for (int round = 0; round < rounds; ++round) {
    Json document = example(below(random, 2) == 0 ? "surgeon.json" : "pharmacist.json");
    for (std::size_t n = 1 + below(random, 4); n > 0; --n) {
      const auto all = places(document);
      const auto& place = all[1 + below(random, all.size() - 1)];
      document = without(document, place.to_string());
    }
    CAPTURE(round);
    const auto result = check(document);
    CHECK((result.plan.has_value() || result.status != 200));
    for (const Finding& finding : result.findings)
      CHECK_MESSAGE(parent_is_there(document, finding.pointer), finding.pointer);
  }
}

TEST_CASE("a JSON text cut or changed at any byte is read or refused, and checked without a crash") {
  Random random(seed + 2);
  CAPTURE(seed + 2);
  const std::string bytes = example("pharmacist.json").dump();
  for (int round = 0; round < rounds; ++round) {
    std::string changed = bytes;
    for (int n = 0; n < 3; ++n) changed[below(random, changed.size())] = static_cast<char>(random());
    if (below(random, 4) == 0) changed.resize(below(random, changed.size()));
    const auto read = read_json(changed);
    if (const auto* document = std::get_if<Json>(&read)) {
      const auto result = check(*document);
      CHECK((result.plan.has_value() || result.status != 200));
    } else {
      CHECK(std::get<JsonFault>(read).offset <= changed.size());
    }
  }
}

}  // namespace planpress::plan::tests

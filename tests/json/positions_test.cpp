// Where values stand in a JSON text, as an editor would say it.
#include <doctest/doctest.h>

#include "service/json/positions.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::tests {

using namespace plan::tests;

namespace {

TextPosition of(std::string_view json, const std::string& pointer) {
  return positions_of(json, {pointer}).front();
}

}  // namespace

TEST_CASE("each value has its line and column, whatever stands around it") {
  const std::string_view json =
      "{\n"
      "  \"a/b\": [1, {\"c\\\"}]\": \"}\\\\\"}, []],\n"
      "\t\"ŵ\": \"ŷ🫠\", \"d\": {\"e\": null , \"f\":-1.5e3}\n"
      "}\n";
  CHECK(of(json, "") == TextPosition{1, 1});
  CHECK(of(json, "/a~1b") == TextPosition{2, 10});
  CHECK(of(json, "/a~1b/0") == TextPosition{2, 11});
  CHECK(of(json, "/a~1b/1/c\"}]") == TextPosition{2, 24});
  CHECK(of(json, "/a~1b/2") == TextPosition{2, 32});
  CHECK(of(json, "/ŵ") == TextPosition{3, 7});
  CHECK(of(json, "/d/e") == TextPosition{3, 24});
  CHECK(of(json, "/d/f") == TextPosition{3, 35});
}

TEST_CASE("what is missing has the place of what it is missing from") {
  const std::string_view json = "{\"a\": {\"b\": [\n1]}}";
  CHECK(of(json, "/a/x") == TextPosition{1, 7});
  CHECK(of(json, "/a/b/7/y") == TextPosition{1, 13});
  CHECK(of(json, "/x/y/z") == TextPosition{1, 1});
}

TEST_CASE("many pointers are answered in their own order") {
  const std::vector<std::string> pointers{"/b", "/a", "/b", "/none"};
  const std::vector<TextPosition> expected{{2, 5}, {1, 7}, {2, 5}, {1, 1}};
  CHECK(positions_of("{\"a\": 1,\n\"b\":2}", pointers) == expected);
}

TEST_CASE("names written with escapes are found by what they mean") {
  CHECK(of(R"({"\u0061": 5})", "/a") == TextPosition{1, 12});
}

}  // namespace planpress::tests

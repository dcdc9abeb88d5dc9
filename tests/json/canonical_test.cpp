// The JSON Canonicalization Scheme, by the examples of RFC 8785.
#include "service/json/canonical.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <limits>

#include "service/json/sha256.hpp"
#include "tests/plan/example_plans.hpp"

namespace planpress::tests {

using namespace plan::tests;

namespace {

std::string canonical_of(std::string_view json) { return canonical(parsed(json)); }

std::string number_of(std::uint64_t bits) { return ecmascript_number(std::bit_cast<double>(bits)); }

}  // namespace

TEST_CASE("RFC 8785, 3.2.2: literals, numbers and strings") {
  CHECK(canonical_of(R"({
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    })") ==
        "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
        "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

TEST_CASE("RFC 8785, 3.2.3: members in the order of UTF-16 code units") {
  CHECK(canonical_of(R"({
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    })") ==
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
        "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
        "\"\U0001f600\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST_CASE("RFC 8785, appendix B: numbers") {
  CHECK(number_of(0x0000000000000000) == "0");
  CHECK(number_of(0x8000000000000000) == "0");
  CHECK(number_of(0x0000000000000001) == "5e-324");
  CHECK(number_of(0x8000000000000001) == "-5e-324");
  CHECK(number_of(0x7fefffffffffffff) == "1.7976931348623157e+308");
  CHECK(number_of(0xffefffffffffffff) == "-1.7976931348623157e+308");
  CHECK(number_of(0x4340000000000000) == "9007199254740992");
  CHECK(number_of(0xc340000000000000) == "-9007199254740992");
  CHECK(number_of(0x4430000000000000) == "295147905179352830000");
  CHECK(number_of(0x44b52d02c7e14af5) == "9.999999999999997e+22");
  CHECK(number_of(0x44b52d02c7e14af6) == "1e+23");
  CHECK(number_of(0x44b52d02c7e14af7) == "1.0000000000000001e+23");
  CHECK(number_of(0x444b1ae4d6e2ef4e) == "999999999999999700000");
  CHECK(number_of(0x444b1ae4d6e2ef4f) == "999999999999999900000");
  CHECK(number_of(0x444b1ae4d6e2ef50) == "1e+21");
  CHECK(number_of(0x3eb0c6f7a0b5ed8c) == "9.999999999999997e-7");
  CHECK(number_of(0x3eb0c6f7a0b5ed8d) == "0.000001");
  CHECK(number_of(0x41b3de4355555553) == "333333333.3333332");
  CHECK(number_of(0x41b3de4355555554) == "333333333.33333325");
  CHECK(number_of(0x41b3de4355555555) == "333333333.3333333");
  CHECK(number_of(0x41b3de4355555556) == "333333333.3333334");
  CHECK(number_of(0x41b3de4355555557) == "333333333.33333343");
  CHECK(number_of(0xbecbf647612f3696) == "-0.0000033333333333333333");
  CHECK(number_of(0x43143ff3c1cb0959) == "1424953923781206.2");
}

TEST_CASE("whole numbers are the doubles that they stand for") {
  CHECK(canonical_of("[0, -0, 7, -7, 1.0, 10e-1, 9007199254740993, 18446744073709551615]") ==
        "[0,0,7,-7,1,1,9007199254740992,18446744073709552000]");
}

TEST_CASE("text is not normalised, and an empty plan has nothing between its brackets") {
  CHECK(canonical_of("\"e\u0301\u00e9\u007f\\u2028\"") == "\"e\u0301\u00e9\u007f\u2028\"");
  CHECK(canonical_of(" { \"b\" : { } , \"a\" : [ ] } ") == "{\"a\":[],\"b\":{}}");
}

TEST_CASE("SHA-256 of FIPS 180-4") {
  CHECK(hexadecimal(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hexadecimal(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// By ECMAScript itself: sorted members and JSON.stringify in Node.js, then sha256sum.
TEST_CASE("the digests of the example plans are those that other tools give") {
  CHECK(hexadecimal(sha256(canonical(example("surgeon.json")))) ==
        "53ead5fcd097e6c5ba68ec0bda28f44f052d00f984193a47dab68e09bd6e3258");
  CHECK(hexadecimal(sha256(canonical(example("dentist.json")))) ==
        "9bbc3b50e47a1c3ea69c7ce0091bdd9552af05a47b38a3e0579caa2d9aaa61a9");
}

TEST_CASE("the address of the schema is no part of a plan's digest, wherever it stands") {
  const Json& plan = example("surgeon.json");
  const std::string digest = "53ead5fcd097e6c5ba68ec0bda28f44f052d00f984193a47dab68e09bd6e3258";
  CHECK(document_digest(plan) == digest);
  CHECK(document_digest(with(plan, "/$schema", "https://example.org/plan.schema.json")) == digest);
  CHECK(document_digest(with(plan, "/summary/$schema", "a")) != digest);
}

}  // namespace planpress::tests

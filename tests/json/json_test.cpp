// JSON comes in whole and unchanged, or is refused with its place and without a word of it.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <ctime>

#include "tests/plan/example_plans.hpp"

namespace planpress::tests {

using namespace plan::tests;

namespace {

bool accepted(std::string_view bytes) { return std::holds_alternative<Json>(read_json(bytes)); }

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

/// Far more processor time than these bodies take, so that slow machines and sanitizers pass.
template <class F>
void within_five_seconds(const F& f) {
  const std::clock_t start = std::clock();
  f();
  CHECK(std::clock() - start < 5 * CLOCKS_PER_SEC);
}

}  // namespace

TEST_CASE("a line break or a tab within a text is called so, and one between values is white space") {
  for (const char* control : {"\n", "\r", "\t"}) {
    CAPTURE(control);
    const JsonFault fault = fault_of(std::string("{\"a\": \"b") + control + "c\"}");
    CHECK(fault.reason == JsonReason::raw_control);
    CHECK(fault.offset == 8);
  }
  CHECK(parsed("{\"a\":\n\t1}")["a"] == 1);
}

TEST_CASE("the example plans read as the library itself reads them") {
  for (const char* name : {"surgeon.json", "pharmacist.json", "cohort-74.json"}) {
    const std::string bytes = file_text(PLANPRESS_SOURCE_DIR "/tests/plan/data/" + std::string(name));
    CHECK(parsed(bytes) == Json::parse(bytes));
    CHECK(parsed(bytes).dump() == Json::parse(bytes).dump());
  }
}

TEST_CASE("members keep their order, and whole numbers stay apart from decimal ones") {
  CHECK(parsed(R"({"b": [], "a": {}, "": [[{"x": null}], true]})").dump() ==
        R"({"b":[],"a":{},"":[[{"x":null}],true]})");
  CHECK(parsed("3.99").is_number_float());
  CHECK(parsed("3").is_number_integer());
  CHECK(parsed("-0") == 0);
  CHECK(parsed("18446744073709551615").is_number_unsigned());
  CHECK(parsed(" \t\r\n1 ") == 1);
}

TEST_CASE("a fault has its offset, line and column") {
  const auto fault = fault_of("{\n  \"a\": 1,\n  \"b\": ?\n}");
  CHECK(fault.offset == 19);
  CHECK(fault.line == 3);
  CHECK(fault.column == 8);
  CHECK(fault.reason == JsonReason::unexpected);
  CHECK(fault.detail ==
        "This is not JSON: a character does not belong where it stands (line 3, column 8, byte 19).");
  CHECK_FALSE(fault.too_large);
}

TEST_CASE("what is not JSON is refused") {
  for (const char* bytes :
       {"",      " ",        "{",      "[1,]",    "{\"a\":1,}", "{a:1}",      "'a'", "nul",
        "NaN",   "Infinity", "-",      "01",      "1.",         ".5",         "+1",  "0x10",
        "[1] 2", "\"a",      "\"\t\"", "\"\\x\"", "// c\n1",    "\"\\u12g4\""}) {
    CAPTURE(bytes);
    CHECK_FALSE(accepted(bytes));
  }
}

TEST_CASE("a body that stops too early is told so") {
  CHECK(fault_of("{\"a\": [1, 2").reason == JsonReason::ends_early);
  for (const char* bytes : {"", " \n\t"}) CHECK(fault_of(bytes).reason == JsonReason::empty);
}

TEST_CASE("a fault never repeats the body") {
  for (const char* bytes :
       {R"({"name": "Zebedee" "Zebedee"})", R"({"Zebedee": 1, "Zebedee": 2})", R"(["Zebedee\q"])"})
    CHECK(fault_of(bytes).detail.find("Zebedee") == std::string::npos);
}

TEST_CASE("a member named twice is refused at the second name") {
  const auto fault = fault_of(R"({"a": 1, "b": 2, "a": 3})");
  CHECK(fault.offset == 20);
  CHECK(fault.reason == JsonReason::repeated_name);
  CHECK_FALSE(accepted(R"({"x": {"a": 1, "\u0061": 2}})"));
  CHECK(accepted(R"([{"a": 1}, {"a": 2, "b": {"a": 3}}])"));
}

TEST_CASE("columns count characters, offsets bytes") {
  const auto fault = fault_of("[\"\u0175\u0177\U0001FAE0\", ?]");
  CHECK(fault.line == 1);
  CHECK(fault.column == 9);
  CHECK(fault.offset == 13);
}

TEST_CASE("numbers that no double holds come as far as doubles go, and move nothing else") {
  CHECK(parsed("1e400") == 1e308);
  CHECK(parsed("-1e999") == -1e308);
  CHECK(parsed(std::string(400, '9')) == 1e308);
  CHECK(parsed("[1" + std::string(400, '0') + ".5e-3, 2]").dump() == "[1e+308,2]");
  CHECK(parsed(R"({"a": "1e400 \" 1e400", "b": 1e400, "c": 0.5e-400, "d": 1e-400})").dump() ==
        R"({"a":"1e400 \" 1e400","b":1e+308,"c":0.0,"d":0.0})");
  CHECK(parsed("1e308") == 1e308);
  const auto fault = fault_of("[1e400,\n1e401, ?]");
  CHECK(fault.line == 2);
  CHECK(fault.column == 8);
}

TEST_CASE("a byte order mark is passed over; a NUL and broken UTF-8 are refused") {
  CHECK(parsed("\xEF\xBB\xBF{}") == Json::object());
  CHECK_FALSE(accepted(std::string_view("{}\0{}", 5)));
  for (const char* bytes :
       {"\"\xFF\"", "\"\xC3\"", "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF5\x80\x80\x80\""}) {
    const auto fault = fault_of(bytes);
    CHECK(fault.offset == 1);
    CHECK(fault.reason == JsonReason::not_utf8);
  }
}

TEST_CASE("half a surrogate pair arrives as two non-characters, a whole pair as its character") {
  CHECK(parsed(R"("\ud83e\udee0")") == "\U0001FAE0");
  CHECK(parsed(R"("a\ud800b")") == "a\uFDD0\uFDDFb");
  CHECK(parsed(R"("\udc00\ud800")") == "\uFDD0\uFDDF\uFDD0\uFDDF");
  CHECK(parsed(R"("\ud800\ud83e\udee0")") == "\uFDD0\uFDDF\U0001FAE0");
  CHECK(parsed(R"("\\ud800")") == "\\ud800");
  CHECK(parsed(R"({"\ud800": 1})").size() == 1);
}

TEST_CASE("depth, values, string length, name length and size have limits") {
  const JsonLimits limits{.bytes = 200, .depth = 4, .values = 10, .string_bytes = 20};
  const auto too_large = [&](const std::string& bytes) { return fault_of(bytes, limits).too_large; };
  CHECK(std::holds_alternative<Json>(read_json("[[[[1]]]]", limits)));
  CHECK(too_large("[[[[[1]]]]]"));
  CHECK(std::holds_alternative<Json>(read_json("[1,2,3,4,5,6,7,8,9]", limits)));
  CHECK(too_large("[1,2,3,4,5,6,7,8,9,10]"));
  CHECK(parsed(R"({"a": 1, "b": [true, "]\\\"", {}]})").size() == 2);
  const std::string full = "\xEF\xBB\xBF[1,2,3,4,5,6,7,8,9      ]";
  CHECK(std::get<Json>(read_json(full, limits)).size() == 9);
  CHECK(too_large(R"({"a": 1, "b": [1, 2, 3, 4], "c": {"d": [5, 6, 7]}})"));
  CHECK(too_large("\"" + std::string(21, 'a') + "\""));
  CHECK(too_large(std::string(201, ' ')));
  CHECK(fault_of("{\"" + std::string(2000, 'a') + "\": 1}").too_large);
}

TEST_CASE("hostile bodies are refused at once") {
  within_five_seconds([] { CHECK(fault_of(std::string(100'000, '[')).offset == 65); });
  within_five_seconds([] { CHECK(fault_of(repeated("{\"a\":", 100'000)).too_large); });
  within_five_seconds([] { CHECK(fault_of("[" + repeated("{},", 330'000)).too_large); });
  within_five_seconds([] { CHECK(fault_of(repeated("{},", 330'000)).offset == 2); });
  within_five_seconds([] { CHECK_FALSE(accepted("{" + repeated("\"a\":1,", 190'000) + "\"a\":1}")); });
  within_five_seconds([] { CHECK(parsed(std::string(1'000'000, '9')) == 1e308); });
}

TEST_CASE("a large object of different names is read in no more than linear time") {
  std::string bytes = "{";
  for (int i = 0; i < 190'000; ++i) bytes += fmt::format("\"n{}\":0,", i);
  bytes.back() = '}';
  within_five_seconds([&] { CHECK(parsed(bytes).size() == 190'000); });
}

}  // namespace planpress::tests

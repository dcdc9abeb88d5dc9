#include <doctest/doctest.h>

#include "renderer/pdf/font_program.hpp"
#include "renderer/pdf/pdf.hpp"
#include "renderer/pdf/syntax.hpp"
#include "renderer/pdf/writer.hpp"

using namespace planpress;

namespace {

std::string number(std::int64_t thousandths) {
  std::string out;
  pdf::append(out, Length::from_thousandths(thousandths));
  return out;
}

}  // namespace

TEST_CASE("numbers have the decimals they need and no more") {
  CHECK(number(0) == "0");
  CHECK(number(12000) == "12");
  CHECK(number(16500) == "16.5");
  CHECK(number(-1) == "-0.001");
  CHECK(number(841890) == "841.89");
  CHECK(number(-1234567) == "-1234.567");
}

TEST_CASE("names escape what would end them") {
  CHECK(pdf::name_object("application/json") == "/application#2Fjson");
  CHECK(pdf::name_object("a b#(c)") == "/a#20b#23#28c#29");
}

TEST_CASE("text is ASCII where it can be and UTF-16 otherwise") {
  CHECK(pdf::text_string("a(b)\\") == "(a\\(b\\)\\\\)");
  CHECK(pdf::text_string("Ŵ😀") == "<FEFF0174D83DDE00>");
  CHECK(pdf::text_string("\xFF") == "<FEFFFFFD>");
  CHECK(pdf::text_string("\uFEFFŵ") == "<FEFF0175>");
}

TEST_CASE("a fingerprint changes with every byte and with the length") {
  CHECK(pdf::fingerprint("abcdefgh") == pdf::fingerprint("abcdefgh"));
  CHECK(pdf::fingerprint("abcdefgh") != pdf::fingerprint("abcdefgi"));
  CHECK(pdf::fingerprint("a") != pdf::fingerprint(std::string_view("a\0", 2)));
}

TEST_CASE("a font program that is cut short is an error, not a crash") {
  const std::string cff(
      "\x01\x00\x04\x04\x00\x01\x01\x01\x05"
      "Font",
      13);
  for (std::size_t length = 0; length <= cff.size(); ++length) {
    CHECK_THROWS_AS(pdf::character_identifiers(std::string_view(cff).substr(0, length), 5), pdf::Error);
  }
}

// The encodings of text, and its lines.
#include <doctest/doctest.h>

#include "service/forms/pdf/read_form.hpp"
#include "tests/forms/small_pdf.hpp"

using namespace planpress;
using namespace planpress::test;

namespace {

std::string text_of_bytes(std::string_view bytes) { return value_of("/FT/Tx/V" + hex(bytes)); }

}  // namespace

TEST_CASE("PDFDocEncoding") {
  CHECK(text_of_bytes("caf\xE9 \xA3"
                      "5") == "café £5");
  CHECK(text_of_bytes("\xA0 \x80 \x8D\x8E \x95 \x9E \x9B") == "€ • “” Ł ž ł");
  CHECK(text_of_bytes("\x18\x1F") == "\u02D8\u02DC");
}

TEST_CASE("what is no character in any encoding is a fault of the field, not an answer") {
  using namespace std::string_view_literals;
  for (const std::string_view bytes :
       {"a\x9F\x62"sv, "\xFE\xFF\xD8\x3D\0a"sv, "\xFF\xFE\0\xDC\0a"sv, "\xEF\xBB\xBF\x61\xFF\x62"sv,
        "\xEF\xBB\xBF\xED\xA0\xBD"sv, "1\0002"sv, "\0J\0o"sv}) {
    const auto form = forms::read_form(field_of("/FT/Tx/V" + hex(bytes)));
    CHECK(form.find("a")->fault == forms::FieldFault::not_text);
    CHECK(form.find("a")->value.empty());
  }
}

TEST_CASE("UTF-16 in either order, with surrogates") {
  for (const bool big_endian : {true, false}) {
    CAPTURE(big_endian);
    CHECK(text_of_bytes(
              utf16(u"Llŷr-Gŵyn Święcicka Ἀθῆναι محمد 👩🏽‍⚕️", big_endian)) ==
          "Llŷr-Gŵyn Święcicka Ἀθῆναι محمد 👩🏽‍⚕️");
    CHECK(text_of_bytes(utf16(u"", big_endian)) == "");
  }
}

TEST_CASE("UTF-8 with its mark") { CHECK(text_of_bytes("\xEF\xBB\xBFŵ ł 👍") == "ŵ ł 👍"); }

TEST_CASE("every end of line is one line feed") {
  CHECK(text_of_bytes("a\rb\r\nc\nd\r\re") == "a\nb\nc\nd\n\ne");
  CHECK(text_of_bytes(utf16(u"a\rb\r\nc\u0085d")) == "a\nb\nc\nd");
  CHECK(text_of_bytes(utf16(u"a\u2028b\u2029c")) == "a\u2028b\u2029c");
  CHECK(value_of("/FT/Tx/V(a\\\nb\\rc\\r\\nd)") == "ab\nc\nd");
}

TEST_CASE("text is composed") { CHECK(text_of_bytes(utf16(u"w\u0302y, O\u0323\u0300")) == "ŵy, Ọ̀"); }

TEST_CASE("a language code within the text, and zeros behind it, are no text") {
  CHECK(text_of_bytes(utf16(u"\u001Bcy\u001Bŵy \u001BenGB\u001Begg")) == "ŵy egg");
  CHECK(text_of_bytes(std::string("abc\0\0", 5)) == "abc");
}

TEST_CASE("escapes of literal strings") {
  CHECK(value_of("/FT/Tx/V(\\(a\\) \\101 (b) \\\\)") == "(a) A (b) \\");
}

TEST_CASE("names of fields are decoded as values are") {
  const auto form =
      forms::read_form(form_of("5 0 R", {"<</T" + hex(utf16(u"gw\u0302aith")) + "/FT/Tx/V(x)>>"}));
  REQUIRE(form.find("gŵaith") != nullptr);
  CHECK(form.find("gŵaith")->value == "x");
}

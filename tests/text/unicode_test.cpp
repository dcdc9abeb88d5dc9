#include "renderer/text/unicode.hpp"

#include <doctest/doctest.h>

using namespace planpress::text;

namespace {

std::u32string decoded(std::string_view utf8) {
  std::u32string characters;
  for (std::size_t i = 0; i < utf8.size();) characters += next_character(utf8, i);
  return characters;
}

}  // namespace

TEST_CASE("every character survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string utf8;
    append_utf8(utf8, c);
    std::size_t offset = 0;
    REQUIRE(next_character(utf8, offset) == c);
    REQUIRE(offset == utf8.size());
    REQUIRE(is_valid_utf8(utf8));
  }
}

TEST_CASE("bytes that are not UTF-8 become U+FFFD one by one") {
  CHECK(decoded("a\xFFz") == U"a\uFFFDz");
  CHECK(decoded("\xC3") == U"\uFFFD");
  CHECK(decoded("\xC0\x80") == U"\uFFFD\uFFFD");            // overlong
  CHECK(decoded("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(decoded("\xF4\x90\x80\x80").size() == 4);           // above U+10FFFF
  CHECK(decoded("\xE2\x82z") == U"\uFFFD\uFFFDz");          // cut short
  for (const char* bad : {"\x80", "plain then \xC3(", "\xF0\x9F\x98"}) CHECK_FALSE(is_valid_utf8(bad));
  CHECK(is_valid_utf8("Siân Llŷr 🫠"));
}

TEST_CASE("NFC composes what can be composed and leaves the rest") {
  CHECK(to_nfc("w\u0302") == "\u0175");
  CHECK(to_nfc("O\u0323\u0300") == "\u1ECC\u0300");
  CHECK(to_nfc("plain ASCII, long enough for two blocks of eight") ==
        "plain ASCII, long enough for two blocks of eight");
  CHECK(to_nfc("Łukasz Świątek") == "Łukasz Świątek");
  CHECK(to_nfc("a\xFFw\u0302") == "a\uFFFD\u0175");
  CHECK(to_nfc("").empty());
}

TEST_CASE("characters that are drawn as nothing are told from those that are drawn") {
  for (const char32_t c :
       {0x00ADu, 0x200Bu, 0x200Cu, 0x200Du, 0x200Eu, 0x200Fu, 0x2060u, 0xFE0Fu, 0xFEFFu, 0xE0001u})
    CHECK(is_default_ignorable(c));
  for (const char32_t c : {0x20u, 0xA0u, 0x301u, 0x41u, 0xFFFDu, 0x1FAE0u})
    CHECK_FALSE(is_default_ignorable(c));
}

// Characters: UTF-8 in and out, NFC.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace planpress::text {

// Decodes the character at `offset` and moves past it; an invalid byte gives U+FFFD and moves by one.
char32_t next_character(std::string_view utf8, std::size_t& offset);
void append_utf8(std::string& out, char32_t character);
bool is_valid_utf8(std::string_view text);
std::string to_nfc(std::string_view utf8);  // a copy; quick when it is NFC already
// Drawn as nothing by design (ZWJ, ZWNJ, variation selectors, soft hyphen, LRM, RLM): never reported as
// unprintable.
bool is_default_ignorable(char32_t character);

}  // namespace planpress::text

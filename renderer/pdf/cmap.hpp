// CMaps: from codes to characters of a font, and from codes to Unicode (ISO 32000-1, 9.7.5 and 9.10.3).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace planpress::pdf {

// Code to CID, for fonts whose program numbers its glyphs itself.
std::string character_map(const std::vector<std::uint16_t>& identifiers);
// Code to the text it draws; every code gets an entry, none of them U+0000, U+FEFF or U+FFFE (ISO
// 14289-1, 7.21.7).
std::string to_unicode_map(const std::vector<std::string>& texts);

// The same for codes of one byte; codes without a text are left out.
std::string to_unicode_map_of_bytes(const std::vector<std::string>& texts);

}  // namespace planpress::pdf

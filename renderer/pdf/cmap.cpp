#include "renderer/pdf/cmap.hpp"

#include <algorithm>
#include <string_view>

#include "renderer/pdf/syntax.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::pdf {
namespace {

constexpr std::string_view prologue =
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo <</Registry (Adobe) "
    "/Ordering ";
constexpr std::string_view to_unicode =
    "(UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n";
constexpr std::string_view two_bytes = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
constexpr std::string_view one_byte = "1 begincodespacerange <00> <FF> endcodespacerange\n";
constexpr std::string_view epilogue = "endcmap CMapName currentdict /CMap defineresource pop end end\n";

// append_mapping: writes the mapping of that index.
template <typename AppendMapping>
void append_mappings(std::string& out, std::string_view kind, std::size_t count,
                     AppendMapping append_mapping) {
  constexpr std::size_t most_in_block = 100;
  for (std::size_t first = 0; first < count; first += most_in_block) {
    const std::size_t last = std::min(count, first + most_in_block);
    append(out, last - first, " begin", kind, '\n');
    for (std::size_t i = first; i < last; ++i) append_mapping(i);
    append(out, "end", kind, '\n');
  }
}

// From a code of so many hexadecimal digits to a text.
void append_unicode(std::string& out, std::size_t code, int digits, std::string_view utf8) {
  // A target may hold 512 bytes (Adobe Technical Note 5411); a longer cluster has its ActualText.
  constexpr std::size_t most_digits = 2 * 500;
  out += '<';
  append_hex(out, static_cast<std::uint32_t>(code), digits);
  out += "><";
  const std::size_t begin = out.size();
  for (std::size_t offset = 0; offset < utf8.size() && out.size() - begin < most_digits;) {
    const char32_t character = text::next_character(utf8, offset);
    if (!is_forbidden_in_text(character)) append_utf16_hex(out, character);
  }
  if (out.size() == begin) append_utf16_hex(out, U'\u200B');
  out += ">\n";
}

}  // namespace

std::string character_map(const std::vector<std::uint16_t>& identifiers) {
  std::string out =
      concat(prologue,
             "(Identity) /Supplement 0>> def\n/CMapName /Planpress-Codes def /CMapType 1 def /WMode 0 def\n",
             two_bytes);
  append_mappings(out, "cidchar", identifiers.size(), [&](std::size_t code) {
    out += '<';
    append_hex(out, static_cast<std::uint32_t>(code), 4);
    append(out, "> ", identifiers[code], '\n');
  });
  return out += epilogue;
}

std::string to_unicode_map(const std::vector<std::string>& texts) {
  std::string out = concat(prologue, to_unicode, two_bytes);
  append_mappings(out, "bfchar", texts.size(),
                  [&](std::size_t code) { append_unicode(out, code, 4, texts[code]); });
  return out += epilogue;
}

std::string to_unicode_map_of_bytes(const std::vector<std::string>& texts) {
  std::vector<std::size_t> codes;
  for (std::size_t code = 0; code < texts.size(); ++code)
    if (!texts[code].empty()) codes.push_back(code);
  std::string out = concat(prologue, to_unicode, one_byte);
  append_mappings(out, "bfchar", codes.size(),
                  [&](std::size_t i) { append_unicode(out, codes[i], 2, texts[codes[i]]); });
  return out += epilogue;
}

}  // namespace planpress::pdf

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
constexpr std::string_view code_space = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n";
constexpr std::size_t most_in_block = 100;  // mappings
constexpr std::string_view epilogue = "endcmap CMapName currentdict /CMap defineresource pop end end\n";

// `append_target` writes what a code maps to.
template <typename AppendTarget>
void append_mappings(std::string& out, std::string_view kind, std::size_t codes, AppendTarget append_target) {
  for (std::size_t first = 0; first < codes; first += most_in_block) {
    const std::size_t last = std::min(codes, first + most_in_block);
    append_integer(out, static_cast<std::int64_t>(last - first));
    out += " begin";
    out += kind;
    out += '\n';
    for (std::size_t code = first; code < last; ++code) {
      out += '<';
      append_hex16(out, static_cast<std::uint16_t>(code));
      out += '>';
      append_target(code);
      out += '\n';
    }
    out += "end";
    out += kind;
    out += '\n';
  }
}

void append_unicode(std::string& out, std::string_view utf8) {
  // A target may hold 512 bytes (Adobe Technical Note 5411); a longer cluster has its ActualText.
  constexpr std::size_t most_digits = 2 * 500;
  const std::size_t begin = out.size();
  for (std::size_t offset = 0; offset < utf8.size() && out.size() - begin < most_digits;) {
    const char32_t character = text::next_character(utf8, offset);
    if (!is_forbidden_in_text(character)) append_utf16_hex(out, character);
  }
  if (out.size() == begin) append_utf16_hex(out, U'\u200B');
}

}  // namespace

std::string character_map(const std::vector<std::uint16_t>& identifiers) {
  std::string out(prologue);
  out += "(Identity) /Supplement 0>> def\n/CMapName /Planpress-Codes def /CMapType 1 def /WMode 0 def\n";
  out += code_space;
  append_mappings(out, "cidchar", identifiers.size(), [&](std::size_t code) {
    out += ' ';
    append_integer(out, identifiers[code]);
  });
  return out += epilogue;
}

std::string to_unicode_map(const std::vector<std::string>& texts) {
  std::string out(prologue);
  out += "(UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n";
  out += code_space;
  append_mappings(out, "bfchar", texts.size(), [&](std::size_t code) {
    out += '<';
    append_unicode(out, texts[code]);
    out += '>';
  });
  return out += epilogue;
}

std::string to_unicode_map_of_bytes(const std::vector<std::string>& texts) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::vector<std::string> lines;
  for (std::size_t code = 0; code < texts.size(); ++code) {
    if (texts[code].empty()) continue;
    std::string& line = lines.emplace_back("<");
    line += {digits[code >> 4 & 15], digits[code & 15]};
    line += "><";
    append_unicode(line, texts[code]);
    line += ">\n";
  }
  std::string out(prologue);
  out += "(UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n";
  out += "1 begincodespacerange <00> <FF> endcodespacerange\n";
  for (std::size_t first = 0; first < lines.size(); first += most_in_block) {
    const std::size_t last = std::min(lines.size(), first + most_in_block);
    append_integer(out, static_cast<std::int64_t>(last - first));
    out += " beginbfchar\n";
    for (std::size_t i = first; i < last; ++i) out += lines[i];
    out += "endbfchar\n";
  }
  return out += epilogue;
}

}  // namespace planpress::pdf

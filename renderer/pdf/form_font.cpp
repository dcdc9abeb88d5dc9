#include "renderer/pdf/form_font.hpp"

#include <array>
#include <string>

#include "renderer/pdf/cmap.hpp"
#include "renderer/pdf/font.hpp"
#include "renderer/pdf/pdf.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::pdf {
namespace {

// By their names in the Adobe Glyph List, which PDF/A asks for (ISO 19005-3, 6.2.11.6).
struct Letter {
  char32_t character;
  std::string_view name;
};
constexpr auto letters = std::to_array<Letter>({
    {U'\u0174', "Wcircumflex"},   {U'\u0175', "wcircumflex"},   {U'\u0176', "Ycircumflex"},
    {U'\u0177', "ycircumflex"},   {U'\u1E80', "Wgrave"},        {U'\u1E81', "wgrave"},
    {U'\u1E82', "Wacute"},        {U'\u1E83', "wacute"},        {U'\u1E84', "Wdieresis"},
    {U'\u1E85', "wdieresis"},     {U'\u1EF2', "Ygrave"},        {U'\u1EF3', "ygrave"},
    {U'\u0104', "Aogonek"},       {U'\u0105', "aogonek"},       {U'\u0106', "Cacute"},
    {U'\u0107', "cacute"},        {U'\u0118', "Eogonek"},       {U'\u0119', "eogonek"},
    {U'\u0141', "Lslash"},        {U'\u0142', "lslash"},        {U'\u0143', "Nacute"},
    {U'\u0144', "nacute"},        {U'\u015A', "Sacute"},        {U'\u015B', "sacute"},
    {U'\u0179', "Zacute"},        {U'\u017A', "zacute"},        {U'\u017B', "Zdotaccent"},
    {U'\u017C', "zdotaccent"},    {U'\u010C', "Ccaron"},        {U'\u010D', "ccaron"},
    {U'\u010E', "Dcaron"},        {U'\u010F', "dcaron"},        {U'\u011A', "Ecaron"},
    {U'\u011B', "ecaron"},        {U'\u0147', "Ncaron"},        {U'\u0148', "ncaron"},
    {U'\u0158', "Rcaron"},        {U'\u0159', "rcaron"},        {U'\u0164', "Tcaron"},
    {U'\u0165', "tcaron"},        {U'\u016E', "Uring"},         {U'\u016F', "uring"},
    {U'\u0102', "Abreve"},        {U'\u0103', "abreve"},        {U'\u0218', "Scommaaccent"},
    {U'\u0219', "scommaaccent"},  {U'\u011E', "Gbreve"},        {U'\u011F', "gbreve"},
    {U'\u0130', "Idotaccent"},    {U'\u0131', "dotlessi"},      {U'\u015E', "Scedilla"},
    {U'\u015F', "scedilla"},      {U'\u0150', "Ohungarumlaut"}, {U'\u0151', "ohungarumlaut"},
    {U'\u0170', "Uhungarumlaut"}, {U'\u0171', "uhungarumlaut"}, {U'\u0116', "Edotaccent"},
    {U'\u0117', "edotaccent"},    {U'\u016A', "Umacron"},       {U'\u016B', "umacron"},
    {U'\u0100', "Amacron"},       {U'\u0101', "amacron"},       {U'\u1EB8', "Edotbelow"},
    {U'\u1EB9', "edotbelow"},     {U'\u1ECC', "Odotbelow"},     {U'\u1ECD', "odotbelow"},
    {U'\u1E62', "Sdotbelow"},     {U'\u1E63', "sdotbelow"},
});

// Codes that WinAnsiEncoding leaves open, then those of signs that are not typed into a report.
constexpr auto given_codes = std::to_array<std::uint8_t>(
    {1,   2,   3,   4,   5,   6,   7,   8,   11,  12,  14,  15,  16,  17,  18,  19,  20,  21,
     22,  23,  24,  25,  26,  27,  28,  29,  30,  31,  127, 129, 141, 143, 144, 157, 131, 134,
     135, 136, 137, 139, 152, 155, 161, 162, 164, 165, 166, 167, 168, 170, 171, 172, 173, 174,
     175, 178, 179, 180, 182, 184, 185, 186, 187, 188, 189, 190, 191, 215, 247});
static_assert(letters.size() <= given_codes.size());

// ISO 32000-1, annex D.2: codes 128 to 159; 0 where there is none.
constexpr std::array<char32_t, 32> win_ansi_upper{
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

using Encoding = std::array<char32_t, 256>;  // character by code; 0: none

constexpr Encoding form_encoding() {
  Encoding encoding{};
  for (std::size_t code = 32; code < 256; ++code) {
    encoding[code] = code >= 128 && code < 160 ? win_ansi_upper[code - 128] : static_cast<char32_t>(code);
  }
  for (std::size_t i = 0; i < letters.size(); ++i) encoding[given_codes[i]] = letters[i].character;
  encoding[127] = encoding[127] == 127 ? 0 : encoding[127];
  return encoding;
}
constexpr Encoding encoding = form_encoding();

std::string differences() {
  std::string out = "/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[";
  for (std::size_t i = 0; i < letters.size(); ++i) {
    append(out, given_codes[i], '/', letters[i].name, ' ');
  }
  return out + "]>>";
}

struct Codes {
  std::size_t first, last;
};
constexpr Codes codes_of(Typed typed) {
  return typed == Typed::numbers ? Codes{' ', '9'} : Codes{1, encoding.size() - 1};
}

}  // namespace

std::vector<char32_t> characters_of(Typed typed, const text::Face& face) {
  const Codes codes = codes_of(typed);
  std::vector<char32_t> characters;
  for (std::size_t code = codes.first; code <= codes.last; ++code)
    if (encoding[code] != 0 && face.glyph_of(encoding[code]) != 0) characters.push_back(encoding[code]);
  return characters;
}

Reference write_form_font(const text::Face& face, Typed typed, Reference program, Document& document) {
  if (!face.is_truetype()) throw Error("a form needs a body face with TrueType outlines");
  const auto [first, last] = codes_of(typed);
  std::vector<std::string> texts(encoding.size());
  std::string widths;
  for (std::size_t code = first; code <= last; ++code) {
    const char32_t character = encoding[code];
    const std::uint16_t glyph = character == 0 ? std::uint16_t{0} : face.glyph_of(character);
    append(widths, glyph == 0 ? 0 : face.nominal_advance(glyph), ' ');
    if (glyph != 0) text::append_utf8(texts[code], character);
  }
  const std::string name = name_object("PLANFM+" + face.postscript_name());
  const Reference descriptor = document.add(font_descriptor(face, name, program, FontFlags::nonsymbolic));
  const Reference to_unicode = document.add_stream("", to_unicode_map_of_bytes(texts));
  return document.add(concat("/Type/Font/Subtype/TrueType/BaseFont", name,
                             typed == Typed::numbers ? "/Encoding/WinAnsiEncoding" : differences(),
                             "/FirstChar ", first, "/LastChar ", last, "/Widths[", widths,
                             "]/FontDescriptor ", descriptor, "/ToUnicode ", to_unicode));
}

}  // namespace planpress::pdf

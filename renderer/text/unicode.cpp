#include "renderer/text/unicode.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <vector>

namespace planpress::text {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // in ICU's macro
// Moves past a character, or a sequence that is not well-formed, which is negative.
UChar32 decode(std::string_view utf8, std::size_t& offset) {
  UChar32 character = 0;
  U8_NEXT(utf8.data(), offset, utf8.size(), character);
  return character;
}
#pragma GCC diagnostic pop

// Offset of the first byte that is not ASCII, or the size.
std::size_t ascii_prefix(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080u;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t block;
    std::memcpy(&block, text.data() + i, 8);
    if (block & kHighBits) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

std::string repaired(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + 8);
  for (std::size_t i = 0; i < utf8.size();) append_utf8(out, next_character(utf8, i));
  return out;
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* found = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
  return *found;
}

// NFC by ICU alone.
std::string normalised(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, {utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("text could not be brought to NFC");
  return out;
}

// More marks on one letter than any language has (UAX 15 section 13). ICU sorts a run of marks by insertion,
// so that a text of nothing but marks takes quadratic time; longer runs are put in order beforehand.
constexpr std::size_t kMarksInARow = 30;

bool is_mark(char32_t c) {
  return c >= 0x300 &&
         u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0;
}

bool has_long_run_of_marks(std::string_view utf8) {
  std::size_t run = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    run = is_mark(next_character(utf8, at)) ? run + 1 : 0;
    if (run > kMarksInARow) return true;
  }
  return false;
}

// Canonically equivalent text with every run of marks decomposed and in canonical order.
std::string with_marks_in_order(std::string_view utf8) {
  std::vector<UChar32> ordered;
  std::ptrdiff_t run_start = 0;
  const auto by_class = [](UChar32 a, UChar32 b) { return u_getCombiningClass(a) < u_getCombiningClass(b); };
  const auto sort_run = [&] { std::stable_sort(ordered.begin() + run_start, ordered.end(), by_class); };
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = next_character(utf8, at);
    icu::UnicodeString parts;
    if (!is_mark(c)) {
      sort_run();
      ordered.push_back(static_cast<UChar32>(c));
      run_start = static_cast<std::ptrdiff_t>(ordered.size());
    } else if (nfc().getDecomposition(static_cast<UChar32>(c), parts)) {
      for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
        ordered.push_back(parts.char32At(i));
    } else {
      ordered.push_back(static_cast<UChar32>(c));
    }
  }
  sort_run();
  std::string out;
  for (const UChar32 c : ordered) append_utf8(out, static_cast<char32_t>(c));
  return out;
}

}  // namespace

char32_t next_character(std::string_view utf8, std::size_t& offset) {
  const std::size_t begin = offset;
  const UChar32 character = decode(utf8, offset);
  if (character >= 0) return static_cast<char32_t>(character);
  offset = begin + 1;
  return 0xFFFD;
}

void append_utf8(std::string& out, char32_t character) {
  char bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, character);
  out.append(bytes, length);
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = ascii_prefix(text); i < text.size();)
    if (decode(text, i) < 0) return false;
  return true;
}

std::string to_nfc(std::string_view utf8) {
  if (ascii_prefix(utf8) == utf8.size()) return std::string(utf8);
  if (!is_valid_utf8(utf8)) return to_nfc(repaired(utf8));
  if (has_long_run_of_marks(utf8)) return normalised(with_marks_in_order(utf8));
  return normalised(utf8);
}

bool is_default_ignorable(char32_t character) {
  if (character < 0xAD) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

}  // namespace planpress::text

#include "service/plan/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <vector>

namespace planpress::plan {

namespace {

const icu::Normalizer2& nfc() {
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no data for Normalization Form C");
    return *found;
  }();
  return instance;
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

/// Takes one code point off the front of valid UTF-8.
char32_t next(std::string_view text, std::size_t& at) {
  UChar32 c = 0;
  U8_NEXT_UNSAFE(reinterpret_cast<const std::uint8_t*>(text.data()), at, c);
  return static_cast<char32_t>(c);
}

/// Line feed, tab and what has no glyph of its own (joiners, variation selectors, marks of direction).
bool needs_no_glyph(char32_t c) {
  return c == U'\n' || c == U'\t' ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// NFC by ICU alone; what is in NFC already is only copied.
std::string normalise(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  if (nfc().isNormalizedUTF8(piece(text), status) && U_SUCCESS(status)) return std::string(text);
  status = U_ZERO_ERROR;
  std::string normalised;
  icu::StringByteSink<std::string> sink(&normalised, static_cast<std::int32_t>(text.size()));
  nfc().normalizeUTF8(0, piece(text), sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU could not normalise a text");
  return normalised;
}

// More marks on one letter than any language has (UAX 15 section 13). ICU sorts a run of marks by insertion,
// so that a text of nothing but marks takes quadratic time; runs over this length are put in order
// beforehand.
constexpr std::size_t marks_in_a_row = 30;

bool is_mark(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0;
}

bool has_long_run_of_marks(std::string_view text) {
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size();) {
    run = is_mark(next(text, at)) ? run + 1 : 0;
    if (run > marks_in_a_row) return true;
  }
  return false;
}

/// Canonically equivalent text with every run of marks decomposed and in canonical order.
icu::UnicodeString with_marks_in_order(std::string_view text) {
  std::vector<UChar32> ordered;
  std::size_t run_start = 0;
  const auto by_class = [](UChar32 a, UChar32 b) { return u_getCombiningClass(a) < u_getCombiningClass(b); };
  const auto sort_run = [&] {
    std::stable_sort(ordered.begin() + static_cast<std::ptrdiff_t>(run_start), ordered.end(), by_class);
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next(text, at);
    icu::UnicodeString parts;
    if (!is_mark(c)) {
      sort_run();
      ordered.push_back(static_cast<UChar32>(c));
      run_start = ordered.size();
    } else if (nfc().getDecomposition(static_cast<UChar32>(c), parts)) {
      for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
        ordered.push_back(parts.char32At(i));
    } else {
      ordered.push_back(static_cast<UChar32>(c));
    }
  }
  sort_run();
  return icu::UnicodeString::fromUTF32(ordered.data(), static_cast<std::int32_t>(ordered.size()));
}

}  // namespace

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  if (has_long_run_of_marks(text)) {
    std::string ordered;
    with_marks_in_order(text).toUTF8String(ordered);
    return normalise(ordered);
  }
  return normalise(text);
}

bool is_forbidden(char32_t c) {
  if (c < 0x20) return c != U'\n' && c != U'\t';
  if (c < 0x7F) return false;
  const bool control = c < 0xA0;
  const bool direction_override = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  const bool non_character = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
  return control || direction_override || non_character;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TextReport examine(std::string_view text, const CanPrint& can_print) {
  TextReport report;
  for (std::size_t at = 0; at < text.size(); ++report.length) {
    if (text[at] >= ' ' && text[at] <= '~') {  // drawn by every face
      report.blank = report.blank && text[at] == ' ';
      ++at;
      continue;
    }
    const char32_t c = next(text, at);
    if (report.blank && !u_isUWhiteSpace(static_cast<UChar32>(c))) report.blank = false;
    if (is_forbidden(c)) {
      if (!report.forbidden) report.forbidden = c;
    } else if (can_print && !report.not_printable && !needs_no_glyph(c) && !can_print(c)) {
      report.not_printable = c;
    }
  }
  return report;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view white_space = " \t\n\r";
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(white_space) - begin + 1));
}

}  // namespace planpress::plan

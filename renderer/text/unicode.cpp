#include "renderer/text/unicode.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace planpress::text {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Sequence {
  char32_t character = kReplacement;
  std::size_t length = 1;
  bool valid = false;
};

// What a lead byte promises: how many bytes, which bits of its own, and the least character that needs that
// many.
struct Lead {
  std::size_t length;
  char32_t bits;
  char32_t least;
};

Lead lead(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

Sequence decode(std::string_view utf8, std::size_t offset) {
  const auto first = static_cast<unsigned char>(utf8[offset]);
  if (first < 0x80) return {first, 1, true};
  const auto [length, bits, least] = lead(first);
  if (length == 0 || offset + length > utf8.size()) return {};
  char32_t character = bits;
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(utf8[offset + i]);
    if ((next & 0xC0) != 0x80) return {};
    character = (character << 6) | (next & 0x3Fu);
  }
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (character < least || character > 0x10FFFF || surrogate) return {};
  return {character, length, true};
}

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
  static const icu::Normalizer2& instance = []() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const auto* found = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
    return *found;
  }();
  return instance;
}

}  // namespace

char32_t next_character(std::string_view utf8, std::size_t& offset) {
  const Sequence sequence = decode(utf8, offset);
  offset += sequence.length;
  return sequence.character;
}

void append_utf8(std::string& out, char32_t character) {
  const auto continuation = [&](unsigned shift) {
    out += static_cast<char>(0x80u | ((character >> shift) & 0x3Fu));
  };
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xC0u | (character >> 6));
    continuation(0);
  } else if (character < 0x10000) {
    out += static_cast<char>(0xE0u | (character >> 12));
    continuation(6);
    continuation(0);
  } else {
    out += static_cast<char>(0xF0u | (character >> 18));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t i = ascii_prefix(text); i < text.size();) {
    const Sequence sequence = decode(text, i);
    if (!sequence.valid) return false;
    i += sequence.length;
  }
  return true;
}

std::string to_nfc(std::string_view utf8) {
  if (ascii_prefix(utf8) == utf8.size()) return std::string(utf8);
  if (!is_valid_utf8(utf8)) return to_nfc(repaired(utf8));
  const icu::StringPiece piece(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  UErrorCode status = U_ZERO_ERROR;
  if (nfc().isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return std::string(utf8);
  std::string out;
  out.reserve(utf8.size());
  icu::StringByteSink<std::string> sink(&out);
  status = U_ZERO_ERROR;
  nfc().normalizeUTF8(0, piece, sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("text could not be brought to NFC");
  return out;
}

bool is_default_ignorable(char32_t character) {
  if (character < 0xAD) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(character), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

}  // namespace planpress::text

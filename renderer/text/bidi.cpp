#include <unicode/ubidi.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "renderer/text/prepared.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

// A forced line end does not end the paragraph: U+2028 is white space to UAX 9, where U+000A would separate.
char16_t in_paragraph(char32_t c) { return c == '\n' ? char16_t{0x2028} : static_cast<char16_t>(c); }

}  // namespace

Levels resolve_levels(const PreparedText& prepared) {
  Levels result;
  if (!prepared.bidirectional) return result;
  std::u16string units;
  std::vector<std::uint32_t> byte_of_unit;
  for (std::size_t i = 0; i < prepared.text.size();) {
    byte_of_unit.push_back(static_cast<std::uint32_t>(i));
    const char32_t c = next_character(prepared.text, i);
    if (c <= 0xFFFF) {
      units += in_paragraph(c);
      continue;
    }
    byte_of_unit.push_back(byte_of_unit.back());
    units += static_cast<char16_t>(0xD7C0 + (c >> 10));
    units += static_cast<char16_t>(0xDC00 + (c & 0x3FF));
  }
  const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<std::int32_t>(units.size());
  ubidi_setPara(bidi.get(), units.data(), length, UBIDI_DEFAULT_LTR, nullptr, &status);
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU bidi: ") + u_errorName(status));
  result.right_to_left = ubidi_getParaLevel(bidi.get()) % 2 == 1;
  result.of_byte.resize(prepared.text.size());
  byte_of_unit.push_back(static_cast<std::uint32_t>(prepared.text.size()));
  for (std::size_t u = 0; u + 1 < byte_of_unit.size(); ++u)
    std::fill(result.of_byte.begin() + byte_of_unit[u], result.of_byte.begin() + byte_of_unit[u + 1],
              levels[u]);
  return result;
}

std::vector<std::uint32_t> visual_order(std::span<const Fragment> fragments) {
  std::vector<std::uint32_t> order(fragments.size());
  std::iota(order.begin(), order.end(), 0u);
  std::uint8_t highest = 0, lowest_odd = 255;
  for (const Fragment& fragment : fragments) {
    highest = std::max(highest, fragment.level);
    if (fragment.level % 2 == 1) lowest_odd = std::min(lowest_odd, fragment.level);
  }
  // L2: from the highest level down, reverse every sequence at that level or above.
  for (int level = highest; level >= lowest_odd; --level) {
    const auto reversed = [&](std::uint32_t index) { return fragments[index].level >= level; };
    for (auto begin = order.begin(); begin != order.end();) {
      begin = std::find_if(begin, order.end(), reversed);
      const auto end = std::find_if_not(begin, order.end(), reversed);
      std::reverse(begin, end);
      begin = end;
    }
  }
  return order;
}

}  // namespace planpress::text

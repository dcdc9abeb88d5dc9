#include "renderer/pdf/clusters.hpp"

#include <algorithm>
#include <string_view>

#include "renderer/pdf/syntax.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::pdf {
namespace {

// ZERO WIDTH SPACE: for a glyph whose characters another glyph already stands for.
constexpr std::string_view no_text = "\u200B";

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0xFFFFD) || (c >= 0x100000 && c <= 0x10FFFD);
}

bool has_private_use(std::string_view utf8) {
  for (std::size_t offset = 0; offset < utf8.size();) {
    if (is_private_use(text::next_character(utf8, offset))) return true;
  }
  return false;
}

std::size_t count_characters(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < utf8.size(); ++count) text::next_character(utf8, offset);
  return count;
}

// Nearly every word: a glyph for each ASCII character, in their order and on the line.
bool is_plain(const text::ShapedRun& run) {
  if (run.right_to_left || run.glyphs.size() != run.text.size()) return false;
  for (std::uint32_t i = 0; i < run.glyphs.size(); ++i) {
    const text::Glyph& glyph = run.glyphs[i];
    if (glyph.cluster != i || glyph.x_offset != 0 || glyph.y_offset != 0) return false;
    if (static_cast<unsigned char>(run.text[i]) >= 0x80) return false;
  }
  return true;
}

// True when the glyph is that character's own, neither joined nor in another's place.
bool draws(const text::Face& face, std::uint16_t glyph, std::string_view utf8) {
  if (utf8.empty()) return false;
  std::size_t offset = 0;
  return face.glyph_of(text::next_character(utf8, offset)) == glyph && offset == utf8.size();
}

}  // namespace

GlyphTexts glyph_texts(const text::ShapedRun& run, const text::Face& face) {
  const std::size_t count = run.glyphs.size();
  const std::string_view text = run.text;
  GlyphTexts result;
  result.texts.resize(count);
  if (is_plain(run)) {
    for (std::size_t i = 0; i < count; ++i) result.texts[i] = text.substr(i, 1);
    return result;
  }
  const bool is_rtl = run.right_to_left;
  bool moved = false, composed = false;
  // Glyphs in the order of the text: HarfBuzz keeps clusters in it, or in its reverse.
  const auto index_of = [&](std::size_t k) { return is_rtl ? count - 1 - k : k; };
  for (std::size_t first = 0, last = 0; first < count; first = last) {
    const std::uint32_t cluster = run.glyphs[index_of(first)].cluster;
    while (last < count && run.glyphs[index_of(last)].cluster == cluster) ++last;
    // Characters before the first cluster (a control that drew nothing) go with it.
    std::size_t offset = first == 0 ? 0 : cluster;
    const std::size_t end = last == count ? text.size() : run.glyphs[index_of(last)].cluster;
    // Each glyph takes a character; the first one takes what is over.
    std::size_t surplus = count_characters(text.substr(offset, end - offset));
    surplus -= std::min(surplus, last - first);
    for (std::size_t k = first; k < last; ++k) {
      const text::Glyph& glyph = run.glyphs[index_of(k)];
      const std::size_t begin = offset;
      for (std::size_t more = k == first ? surplus + 1 : 1; more > 0 && offset < end; --more)
        text::next_character(text, offset);
      const std::string_view taken = text.substr(begin, offset - begin);
      if (last - first > 1 && !draws(face, glyph.id, taken)) composed = true;
      if (glyph.y_offset != 0 || (glyph.x_offset != 0 && !is_rtl)) moved = true;
      result.texts[index_of(k)] = taken.empty() ? no_text : taken;
    }
  }
  result.needs_actual_text = moved || (composed && !is_rtl) || has_private_use(text);
  return result;
}

}  // namespace planpress::pdf

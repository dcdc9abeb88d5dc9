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

// Where each cluster ends: the starts of all clusters in the order of the text, then the text's end.
std::vector<std::uint32_t> cluster_boundaries(const text::ShapedRun& run) {
  std::vector<std::uint32_t> boundaries;
  boundaries.reserve(run.glyphs.size() + 1);
  for (const text::Glyph& glyph : run.glyphs) boundaries.push_back(glyph.cluster);
  if (!std::is_sorted(boundaries.begin(), boundaries.end())) std::sort(boundaries.begin(), boundaries.end());
  boundaries.erase(std::unique(boundaries.begin(), boundaries.end()), boundaries.end());
  boundaries.push_back(static_cast<std::uint32_t>(run.text.size()));
  return boundaries;
}

class Assignment {
 public:
  Assignment(const text::ShapedRun& run, const text::Face& face)
      : run_(run), face_(face), boundaries_(cluster_boundaries(run)) {
    result_.texts.resize(run.glyphs.size());
  }

  GlyphTexts assign() {
    const auto& glyphs = run_.glyphs;
    for (std::size_t first = 0; first < glyphs.size();) {
      std::size_t last = first + 1;
      while (last < glyphs.size() && glyphs[last].cluster == glyphs[first].cluster) ++last;
      assign_cluster(first, last, text_of(glyphs[first].cluster));
      first = last;
    }
    const bool is_rtl = run_.right_to_left;
    const bool moved = std::any_of(glyphs.begin(), glyphs.end(), [&](const text::Glyph& glyph) {
      return glyph.y_offset != 0 || (glyph.x_offset != 0 && !is_rtl);
    });
    result_.needs_actual_text = moved || (composed_ && !is_rtl) || has_private_use(run_.text);
    return std::move(result_);
  }

 private:
  // Characters before the first cluster (a control that drew nothing) go with it.
  std::string_view text_of(std::uint32_t cluster) const {
    const auto end = std::upper_bound(boundaries_.begin(), boundaries_.end(), cluster);
    const std::uint32_t begin = cluster == boundaries_.front() ? 0 : cluster;
    const std::uint32_t stop = end == boundaries_.end() ? begin : *end;
    return std::string_view(run_.text).substr(begin, stop - begin);
  }

  // In the order of the text each glyph takes a character; the first one takes what is over.
  void assign_cluster(std::size_t first, std::size_t last, std::string_view cluster) {
    const std::size_t count = last - first;
    if (count == 1) {
      result_.texts[first] = cluster.empty() ? no_text : cluster;
      return;
    }
    const std::size_t characters = count_characters(cluster);
    std::size_t offset = 0;
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t glyph = run_.right_to_left ? last - 1 - k : first + k;
      const std::size_t begin = offset;
      const std::size_t share = k == 0 && characters > count ? characters - count + 1 : 1;
      for (std::size_t i = 0; i < share && offset < cluster.size(); ++i)
        text::next_character(cluster, offset);
      const std::string_view taken = cluster.substr(begin, offset - begin);
      if (!draws(run_.glyphs[glyph].id, taken)) composed_ = true;
      result_.texts[glyph] = taken.empty() ? no_text : taken;
    }
  }

  // True when the glyph is that character's own, neither joined nor in another's place.
  bool draws(std::uint16_t glyph, std::string_view utf8) const {
    if (utf8.empty()) return false;
    std::size_t offset = 0;
    return face_.glyph_of(text::next_character(utf8, offset)) == glyph && offset == utf8.size();
  }

  const text::ShapedRun& run_;
  const text::Face& face_;
  std::vector<std::uint32_t> boundaries_;
  GlyphTexts result_;
  bool composed_ = false;
};

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

GlyphTexts plain_texts(std::string_view characters) {
  GlyphTexts result;
  result.texts.reserve(characters.size());
  for (std::size_t i = 0; i < characters.size(); ++i) result.texts.push_back(characters.substr(i, 1));
  return result;
}

}  // namespace

GlyphTexts glyph_texts(const text::ShapedRun& run, const text::Face& face) {
  if (is_plain(run)) return plain_texts(run.text);
  return Assignment(run, face).assign();
}

}  // namespace planpress::pdf

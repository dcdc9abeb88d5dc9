#include "renderer/text/cut.hpp"

#include <algorithm>
#include <numeric>

#include "renderer/text/breaks.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

// Where a run may be cut, and how wide it is up to there when it is not cut.
struct Boundary {
  std::uint32_t offset = 0;
  std::int32_t width = 0;
};

// Inside a grapheme: the Indic conjuncts of a hostile text are one grapheme of any length.
void add_inner_boundaries(std::string_view text, std::size_t begin, std::size_t end,
                          std::vector<std::uint32_t>& offsets) {
  for (std::size_t at = begin; at < end;) {
    const std::size_t here = at;
    if (!extends_cluster(next_character(text, at)) && here > begin)
      offsets.push_back(static_cast<std::uint32_t>(here));
  }
}

std::vector<Boundary> boundaries_of(const ShapedRun& run, std::int32_t max_width) {
  std::vector<std::int32_t> width_before(run.text.size() + 1);
  for (const Glyph& glyph : run.glyphs) width_before[glyph.cluster + 1] += glyph.advance;
  std::partial_sum(width_before.begin(), width_before.end(), width_before.begin());
  std::vector<std::uint32_t> offsets;
  std::uint32_t begin = 0;
  for (const std::uint32_t end : grapheme_boundaries(run.text)) {
    if (width_before[end] - width_before[begin] > max_width)
      add_inner_boundaries(run.text, begin, end, offsets);
    offsets.push_back(end);
    begin = end;
  }
  std::vector<Boundary> boundaries;
  boundaries.reserve(offsets.size());
  for (const std::uint32_t offset : offsets) boundaries.push_back({offset, width_before[offset]});
  return boundaries;
}

class Cutter {
 public:
  Cutter(const ShapedParagraph& paragraph, std::int32_t max_width, WordShaper& shaper)
      : paragraph_(paragraph), max_width_(max_width), shaper_(shaper) {
    out_.right_to_left = paragraph.right_to_left;
  }

  ShapedParagraph run() {
    for (const Word& word : paragraph_.words) {
      start_word();
      for (std::uint32_t i = word.first; i < word.first + word.count; ++i) add(paragraph_.fragments[i], word);
      word_.ends_line = word.ends_line;
      finish_word();
    }
    return std::move(out_);
  }

 private:
  void start_word() {
    word_ = Word{};
    word_.first = static_cast<std::uint32_t>(out_.fragments.size());
  }

  void finish_word() {
    word_.count = static_cast<std::uint32_t>(out_.fragments.size()) - word_.first;
    out_.words.push_back(word_);
    start_word();
  }

  void add(const Fragment& fragment, const Word& word) {
    if (fragment.space || word.width <= max_width_) {
      (fragment.space ? word_.space : word_.width) += fragment.run->width;
      out_.fragments.push_back(fragment);
    } else {
      cut(fragment);
    }
  }

  void cut(const Fragment& fragment) {
    const std::vector<Boundary> boundaries = boundaries_of(*fragment.run, max_width_);
    Boundary from;
    for (auto next = boundaries.begin(); next != boundaries.end();) {
      auto end = fitting(next, boundaries.end(), from.width + max_width_ - word_.width);
      Fragment piece = fragment;
      while (end != next) {
        piece.run = part(*fragment.run, from.offset, std::prev(end)->offset);
        if (word_.width + piece.run->width <= max_width_) break;
        --end;  // the cut changed its shape: a ligature or joined letters came apart
      }
      if (end == next && word_.width > 0) {
        finish_word();
        continue;
      }
      if (end == next) piece.run = part(*fragment.run, from.offset, (end++)->offset);
      word_.width += piece.run->width;
      out_.fragments.push_back(std::move(piece));
      from = *std::prev(end);
      next = end;
    }
  }

  template <typename Iterator>
  static Iterator fitting(Iterator begin, Iterator end, std::int32_t width) {
    return std::partition_point(begin, end, [width](const Boundary& b) { return b.width <= width; });
  }

  std::shared_ptr<const ShapedRun> part(const ShapedRun& run, std::uint32_t begin, std::uint32_t end) {
    return shaper_.shape_part(run.text, begin, end, {run.face, run.right_to_left, run.script, run.language});
  }

  const ShapedParagraph& paragraph_;
  std::int32_t max_width_;
  WordShaper& shaper_;
  ShapedParagraph out_;
  Word word_;
};

}  // namespace

ShapedParagraph cut_words(const ShapedParagraph& paragraph, std::int32_t max_width, WordShaper& shaper) {
  return Cutter(paragraph, max_width, shaper).run();
}

}  // namespace planpress::text

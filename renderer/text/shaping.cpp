#include "renderer/text/shaping.hpp"

#include <unicode/ubidi.h>

#include <algorithm>
#include <numeric>

#include "renderer/text/breaks.hpp"
#include "renderer/text/prepared.hpp"
#include "renderer/text/unicode.hpp"
#include "renderer/text/word_shaper.hpp"

namespace planpress::text {
namespace {

// White space after which a line may end, and which then hangs there: UAX 14 SP, and BA of category Zs.
bool is_hanging_space(char32_t c) {
  return c == 0x20 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x205F ||
         c == 0x3000;
}

// Offset at which the trailing spaces of text[begin, end) start.
std::uint32_t trailing_spaces(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && text[end - 1] == ' ') --end;
  if (end == begin || static_cast<unsigned char>(text[end - 1]) < 0x80) return end;
  std::uint32_t spaces = begin;
  for (std::size_t at = begin; at < end;)
    if (!is_hanging_space(next_character(text, at))) spaces = static_cast<std::uint32_t>(at);
  return spaces;
}

// Scripts whose letters join over a change of style.
bool joins(hb_script_t script) {
  return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_NKO ||
         script == HB_SCRIPT_ADLAM || script == HB_SCRIPT_MONGOLIAN;
}

// ---- Cutting words that are wider than a line -------------------------------------------------------------

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

// ---- Shaping ----------------------------------------------------------------------------------------------

struct Shaper::Implementation {
  explicit Implementation(const FontLibrary& library) : fonts(library), words(library) {}

  void read_languages(std::span<const StyledText> runs) {
    languages.clear();
    std::string_view last = "en";
    hb_language_t language = hb_language_from_string("en", 2);
    for (const StyledText& run : runs) {
      const std::string_view name = run.language.empty() ? std::string_view("en") : run.language;
      if (name != last) language = hb_language_from_string(name.data(), static_cast<int>(name.size()));
      last = name;
      languages.push_back(language);
    }
  }

  // Whether `offset` lies inside a run that must not be broken. `span` moves on with ascending offsets.
  bool is_kept_together(std::uint32_t offset, std::size_t& span, std::span<const StyledText> runs) const {
    while (span < prepared.spans.size() && prepared.spans[span].end <= offset) ++span;
    if (span == prepared.spans.size()) return false;
    const StyleSpan& style = prepared.spans[span];
    return style.begin < offset && runs[style.source].keep_together;
  }

  std::int32_t add_fragments(ShapedParagraph& out, std::uint32_t begin, std::uint32_t end, std::size_t& item,
                             bool space) {
    std::int32_t width = 0;
    const std::uint32_t first = begin;
    while (begin < end) {
      while (items[item].end <= begin) ++item;
      const Item& one = items[item];
      const std::uint32_t stop = std::min(end, one.end);
      const bool right_to_left = one.level % 2 == 1;
      const Drawing drawing{one.face, right_to_left, one.script, languages[one.source]};
      const std::string_view text = prepared.text;
      const bool part_of_word = begin > first || stop < end;
      auto run = part_of_word && joins(one.script) ? words.shape_part(text, begin, stop, drawing)
                                                   : words.shape(text.substr(begin, stop - begin), drawing);
      width += run->width;
      out.fragments.push_back({std::move(run), one.source, one.level, space});
      begin = stop;
    }
    return width;
  }

  void add_word(ShapedParagraph& out, std::uint32_t begin, std::uint32_t end, std::size_t& item) {
    Word word;
    word.first = static_cast<std::uint32_t>(out.fragments.size());
    word.ends_line = prepared.text[end - 1] == '\n';
    const std::uint32_t text_end = word.ends_line ? end - 1 : end;
    const std::uint32_t spaces = trailing_spaces(prepared.text, begin, text_end);
    word.width = add_fragments(out, begin, spaces, item, false);
    word.space = add_fragments(out, spaces, text_end, item, true);
    word.count = static_cast<std::uint32_t>(out.fragments.size()) - word.first;
    out.words.push_back(word);
  }

  ShapedParagraph shape(std::span<const StyledText> runs) {
    prepared.clear();
    items.clear();
    prepare(runs, fonts, prepared);
    ShapedParagraph out;
    if (prepared.text.empty()) return out;
    const Levels levels = resolve_levels(prepared);
    out.right_to_left = levels.right_to_left;
    itemise(prepared, levels, fonts, items);
    read_languages(runs);
    const auto& opportunities = breaks.find(prepared.text, runs[prepared.spans.front().source].language);
    out.words.reserve(opportunities.size());
    out.fragments.reserve(opportunities.size() * 2 + items.size());
    std::uint32_t begin = 0;
    std::size_t item = 0, span = 0;
    for (const BreakOpportunity& opportunity : opportunities) {
      if (!opportunity.forced && is_kept_together(opportunity.offset, span, runs)) continue;
      add_word(out, begin, opportunity.offset, item);
      begin = opportunity.offset;
    }
    return out;
  }

  const FontLibrary& fonts;
  WordShaper words;
  LineBreaks breaks;
  // Reused from paragraph to paragraph for their memory.
  PreparedText prepared;
  std::vector<Item> items;
  std::vector<hb_language_t> languages;
};

Shaper::Shaper(const FontLibrary& fonts) : implementation_(std::make_unique<Implementation>(fonts)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;

ShapedParagraph Shaper::cut_long_words(const ShapedParagraph& paragraph, std::int32_t max_width) {
  return Cutter(paragraph, max_width, implementation_->words).run();
}

ShapedParagraph Shaper::shape(std::span<const StyledText> runs) { return implementation_->shape(runs); }

std::int32_t Shaper::width(std::string_view text, Weight weight) {
  const StyledText run{.text = text, .weight = weight, .language = {}};
  std::int32_t width = 0;
  for (const Word& word : shape({&run, 1}).words) width += word.width + word.space;
  return width;
}

const FontLibrary& Shaper::fonts() const { return implementation_->fonts; }

std::vector<std::uint32_t> visual_order(std::span<const Fragment> fragments) {
  std::vector<UBiDiLevel> levels;
  for (const Fragment& fragment : fragments) levels.push_back(fragment.level);
  std::vector<std::int32_t> order(levels.size());
  ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
  return {order.begin(), order.end()};
}

}  // namespace planpress::text

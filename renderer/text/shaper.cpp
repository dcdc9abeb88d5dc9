#include <algorithm>

#include "renderer/text/breaks.hpp"
#include "renderer/text/cut.hpp"
#include "renderer/text/prepared.hpp"
#include "renderer/text/shaping.hpp"
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
  std::size_t at = end;
  while (at > begin) {
    if (text[at - 1] == ' ') {
      --at;
      continue;
    }
    if (static_cast<unsigned char>(text[at - 1]) < 0x80) break;
    std::size_t previous = at - 1;
    while (previous > begin && (static_cast<unsigned char>(text[previous]) & 0xC0) == 0x80) --previous;
    std::size_t next = previous;
    if (!is_hanging_space(next_character(text, next))) break;
    at = previous;
  }
  return static_cast<std::uint32_t>(at);
}

// Scripts whose letters join over a change of style.
bool joins(hb_script_t script) {
  return script == HB_SCRIPT_ARABIC || script == HB_SCRIPT_SYRIAC || script == HB_SCRIPT_NKO ||
         script == HB_SCRIPT_ADLAM || script == HB_SCRIPT_MONGOLIAN;
}

}  // namespace

struct Shaper::Implementation {
  explicit Implementation(const FontLibrary& library) : fonts(library), words(library) {}

  const FontLibrary& fonts;
  WordShaper words;
  LineBreaks breaks;
  // Reused from paragraph to paragraph for their memory.
  PreparedText prepared;
  std::vector<Item> items;
  std::vector<hb_language_t> languages;

  ShapedParagraph shape(std::span<const StyledText> runs);
  void read_languages(std::span<const StyledText> runs);
  bool is_kept_together(std::uint32_t offset, std::size_t& span, std::span<const StyledText> runs) const;
  void add_word(ShapedParagraph& out, std::uint32_t begin, std::uint32_t end, std::size_t& item);
  std::int32_t add_fragments(ShapedParagraph& out, std::uint32_t begin, std::uint32_t end, std::size_t& item,
                             bool space);
};

void Shaper::Implementation::read_languages(std::span<const StyledText> runs) {
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
bool Shaper::Implementation::is_kept_together(std::uint32_t offset, std::size_t& span,
                                              std::span<const StyledText> runs) const {
  while (span < prepared.spans.size() && prepared.spans[span].end <= offset) ++span;
  if (span == prepared.spans.size()) return false;
  const StyleSpan& style = prepared.spans[span];
  return style.begin < offset && runs[style.source].keep_together;
}

std::int32_t Shaper::Implementation::add_fragments(ShapedParagraph& out, std::uint32_t begin,
                                                   std::uint32_t end, std::size_t& item, bool space) {
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

void Shaper::Implementation::add_word(ShapedParagraph& out, std::uint32_t begin, std::uint32_t end,
                                      std::size_t& item) {
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

ShapedParagraph Shaper::Implementation::shape(std::span<const StyledText> runs) {
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

Shaper::Shaper(const FontLibrary& fonts) : implementation_(std::make_unique<Implementation>(fonts)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;

ShapedParagraph Shaper::cut_long_words(const ShapedParagraph& paragraph, std::int32_t max_width) {
  return cut_words(paragraph, max_width, implementation_->words);
}

ShapedParagraph Shaper::shape(std::span<const StyledText> runs) { return implementation_->shape(runs); }

std::int32_t Shaper::width(std::string_view text, Weight weight) {
  const StyledText run{.text = text, .weight = weight, .language = {}};
  std::int32_t width = 0;
  for (const Word& word : shape({&run, 1}).words) width += word.width + word.space;
  return width;
}

const FontLibrary& Shaper::fonts() const { return implementation_->fonts; }

}  // namespace planpress::text

#include "renderer/typeset/paragraph.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "renderer/typeset/line_breaker.hpp"

namespace planpress::typeset {
namespace {

// Room for the drawn check mark before a statement, in thousandths of an em.
constexpr std::int32_t tick_room = 1500;
// A line's end and a space before it, so that extracted words do not glue.
constexpr std::string_view forced_break = " \n";

// Draws the lines of one text: positions, colours, links and passages in other languages.
class LineSetter {
 public:
  LineSetter(const TextContext& c, const ShapedText& text, const text::ShapedParagraph& paragraph,
             const Ink& ink)
      : c_(c), text_(text), paragraph_(paragraph), ink_(ink) {}

  void set(const LineSpan& line, Point baseline, Box& box) {
    const text::Word& last = paragraph_.words[line.end - 1];
    const std::uint32_t from = paragraph_.words[line.first].first;
    const std::span fragments(paragraph_.fragments.data() + from, last.first + last.count - from);
    if (std::ranges::all_of(fragments, [](const text::Fragment& f) { return f.level == 0; }))
      set_left_to_right(fragments, baseline, box);
    else
      set_mixed(fragments, baseline, box);
  }

 private:
  void set_left_to_right(std::span<const text::Fragment> fragments, Point baseline, Box& box) {
    std::int64_t pen = 0;
    TextMark* mark = nullptr;
    std::uint32_t source = 0;
    for (const text::Fragment& fragment : fragments) {
      if (mark == nullptr || fragment.source != source) {
        source = fragment.source;
        mark = &begin_mark(source, {baseline.x + text_.style.size.of_em(pen), baseline.y}, box);
        mark->runs.reserve(fragments.size());
      }
      mark->runs.push_back(fragment.run);
      link(fragment, pen, baseline, box);
      pen += fragment.run->width;
    }
  }

  // Drawn where they stand, but in logical order, which is the order of reading.
  void set_mixed(std::span<const text::Fragment> line, Point baseline, Box& box) {
    std::vector<text::Fragment> fragments(line.begin(), line.end());
    std::int64_t pen = 0;
    for (std::size_t i = fragments.size(); i > 0 && fragments[i - 1].space; --i) {  // UAX 9, rule L1
      fragments[i - 1].level = paragraph_.right_to_left ? 1 : 0;
      if (paragraph_.right_to_left) pen -= fragments[i - 1].run->width;  // they hang at the left
    }
    std::vector<std::int64_t> pens(fragments.size());
    for (const std::uint32_t index : text::visual_order(fragments)) {
      pens[index] = pen;
      pen += fragments[index].run->width;
    }
    for (std::size_t i = 0; i < fragments.size(); ++i) {
      const Point at{baseline.x + text_.style.size.of_em(pens[i]), baseline.y};
      begin_mark(fragments[i].source, at, box).runs.push_back(fragments[i].run);
      link(fragments[i], pens[i], baseline, box);
    }
  }

  TextMark& begin_mark(std::uint32_t source, Point at, Box& box) {
    const ShapedText::Source& from = text_.sources[source];
    box.draw(TextMark{at, text_.style.size, from.color, {}, 0, from.language}, ink_of(from));
    return std::get<TextMark>(box.items.back().mark);
  }

  Ink ink_of(const ShapedText::Source& source) const {
    const Ink& ink = text_.inks.empty() ? ink_ : text_.inks[source.piece];
    return ink.is_artifact() || !source.element ? ink : ink.inside(*source.element, source.language);
  }

  void link(const text::Fragment& fragment, std::int64_t pen, Point baseline, Box& box) {
    const ShapedText::Source& source = text_.sources[fragment.source];
    const Ink ink = ink_of(source);
    if (source.href.empty() || ink.is_artifact()) return;
    const Length top = baseline.y - baseline_of(c_, text_.style);
    const Rect rect{baseline.x + text_.style.size.of_em(pen), top,
                    text_.style.size.of_em(fragment.run->width), text_.style.leading};
    if (!box.links.empty()) {
      LinkArea& before = box.links.back();
      if (before.owner == ink.owner() && before.rect.y == rect.y && rect.x >= before.rect.x) {
        before.rect.width = rect.right() - before.rect.x;
        return;
      }
    }
    box.links.push_back({rect, ink.owner(), source.href, 0, source.link_description});
  }

  const TextContext& c_;
  const ShapedText& text_;
  const text::ShapedParagraph& paragraph_;
  const Ink& ink_;
};

void draw_tick(const ShapedText& text, Length baseline, Box& box) {
  const Length em = text.style.size;
  const auto at = [&](std::int64_t x, std::int64_t up) {
    return Point{em.of_em(x), baseline - em.of_em(up)};
  };
  box.draw(Polyline{{at(60, 330), at(300, 60), at(780, 640)}, em.of_em(190), text.style.color});
}

Length start_of(const LineSpan& line, const ShapedText& text, Length room, Align align, bool right_to_left) {
  const Length width = text.style.size.of_em(line.width);
  if (align == Align::center) return (room - width) / 2;
  const bool right = align == Align::right || (align == Align::start && right_to_left);
  return right ? room - width : Length{};
}

// Between the margins of a text's lines.
struct Room {
  Length width;
  std::int32_t in_em;
};
Room room_for(const ShapedText& text, Length measure) {
  const Length width = std::max(measure - text.lead, text.style.size);
  return {width, static_cast<std::int32_t>(width.thousandths() * 1000 / text.style.size.thousandths())};
}

// Hyphenated names and compounds up to this width stay whole: "Boateng-Asare" is one word to its reader.
constexpr std::int32_t widest_compound = 14'000;

bool ends_in_hyphen(const text::ShapedParagraph& paragraph, const text::Word& word) {
  if (word.count == 0 || word.space > 0 || word.ends_line) return false;
  const std::string& text = paragraph.fragments[word.first + word.count - 1].run->text;
  return text.size() > 1 && text.back() == '-';
}

void join_compounds(text::ShapedParagraph& paragraph) {
  std::vector<text::Word>& words = paragraph.words;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool joins = kept > 0 && ends_in_hyphen(paragraph, words[kept - 1]) &&
                       words[kept - 1].width + words[i].width <= widest_compound;
    if (!joins) {
      words[kept++] = words[i];
      continue;
    }
    text::Word& compound = words[kept - 1];
    compound.count += words[i].count;
    compound.width += words[i].width;
    compound.space = words[i].space;
    compound.ends_line = words[i].ends_line;
  }
  words.resize(kept);
}

// The runs of one text, with what their fragments need when they are drawn.
void append_runs(const Theme& theme, const document::Inlines& inlines, const TextStyle& style,
                 std::vector<text::StyledText>& runs, ShapedText& out) {
  const auto piece = static_cast<std::uint32_t>(out.inks.size());
  document::InlineElements elements;
  for (const document::Inline& each : inlines) {
    const std::optional<std::uint32_t> element = elements.next(each);
    if (const auto* run = std::get_if<document::TextRun>(&each)) {
      const bool bold = (style.weight == text::Weight::bold && !run->light) || run->strong;
      const Color color = run->tone == document::Tone::secondary ? theme.color.secondary : style.color;
      runs.push_back(
          {run->text, bold ? text::Weight::bold : text::Weight::regular, run->language, run->nowrap});
      out.sources.push_back({color, run->href,
                             run->link_description.empty() ? run->text : run->link_description, run->language,
                             element, piece});
    } else if (std::holds_alternative<document::LineBreak>(each)) {
      runs.push_back({forced_break, style.weight, {}, false});
      out.sources.push_back({style.color, {}, {}, {}, {}, piece});
    } else {
      out.ticked = true;
      out.lead = style.size.of_em(tick_room);
    }
  }
  out.elements += elements.count();
}

ShapedText shaped(const TextContext& c, const std::vector<text::StyledText>& runs, const TextStyle& style,
                  ShapedText out) {
  out.style = style;
  out.paragraph = c.shaper.shape(runs);
  join_compounds(out.paragraph);
  return out;
}

}  // namespace

Length ShapedText::natural_width() const {
  std::int64_t widest = 0, line = 0, space = 0;
  for (const text::Word& word : paragraph.words) {
    line += space + word.width;
    space = word.space;
    widest = std::max(widest, line);
    if (word.ends_line) line = space = 0;
  }
  return lead + style.size.of_em(widest) + Length::from_thousandths(1);
}

Length ShapedText::least_width() const {
  std::int32_t widest = 0;
  for (const text::Word& word : paragraph.words) widest = std::max(widest, word.width);
  return lead + style.size.of_em(widest) + Length::from_thousandths(1);
}

ShapedText shape_text(const TextContext& c, const document::Inlines& inlines, const TextStyle& style) {
  ShapedText out;
  std::vector<text::StyledText> runs;
  append_runs(c.theme, inlines, style, runs, out);
  return shaped(c, runs, style, std::move(out));
}

ShapedText shape_text(const TextContext& c, const std::vector<Piece>& pieces, const TextStyle& style) {
  ShapedText out;
  std::vector<text::StyledText> runs;
  for (const Piece& piece : pieces) {
    append_runs(c.theme, piece.text, style, runs, out);
    out.inks.push_back(piece.ink);
  }
  return shaped(c, runs, style, std::move(out));
}

ShapedText shape_text(const TextContext& c, const document::Label& label, const TextStyle& style) {
  ShapedText out;
  out.style = style;
  const text::StyledText run{label, style.weight, label.language, false};
  const bool has_element = !label.empty() && !label.language.empty();
  out.sources.push_back(
      {style.color, {}, {}, label.language, has_element ? std::optional(0U) : std::nullopt});
  out.paragraph = c.shaper.shape({&run, 1});
  return out;
}

document::Label spaced(document::Label text) {
  if (!text.empty()) text += ' ';
  return text;
}

document::Inlines spaced(document::Inlines text) {
  if (plain_text(text).empty()) return text;
  document::TextRun space;
  space.text = " ";
  text.emplace_back(space);
  return text;
}

Length baseline_of(const TextContext& c, const TextStyle& style) {
  const text::FontLibrary& fonts = c.shaper.fonts();
  const text::FaceMetrics& metrics = fonts.face(fonts.body(style.weight)).metrics();
  return (style.leading + style.size.of_em(metrics.ascent + metrics.descent)) / 2;
}

Box set_text(const TextContext& c, const ShapedText& text, const Ink& ink, Length measure, Align align) {
  Box box;
  if (text.empty()) return box;
  const Room room = room_for(text, measure);
  const bool too_wide = std::ranges::any_of(text.paragraph.words,
                                            [&](const text::Word& word) { return word.width > room.in_em; });
  std::optional<text::ShapedParagraph> cut;
  if (too_wide) cut = c.shaper.cut_long_words(text.paragraph, room.in_em);
  const text::ShapedParagraph& paragraph = cut ? *cut : text.paragraph;

  const std::vector<LineSpan> lines = break_lines(paragraph.words, room.in_em);
  LineSetter setter(c, text, paragraph, ink);
  const Length baseline = baseline_of(c, text.style);
  box.items.reserve(lines.size());
  if (text.ticked) draw_tick(text, baseline, box);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Length x = text.lead + start_of(lines[i], text, room.width, align, paragraph.right_to_left);
    const Length y = text.style.leading * static_cast<std::int64_t>(i);
    if (i >= 2 && lines.size() - i >= 2) box.cuts.push_back(y);
    setter.set(lines[i], {x, y + baseline}, box);
  }
  box.height = text.style.leading * static_cast<std::int64_t>(lines.size());
  return box;
}

Box set_text(const TextContext& c, const document::Label& text, const TextStyle& style, const Ink& ink,
             Length measure, Align align) {
  return set_text(c, shape_text(c, text, style), ink, measure, align);
}

DividedText divide_text(const TextContext& c, const ShapedText& text, Length measure, std::size_t lines) {
  const std::int32_t room = room_for(text, measure).in_em;
  DividedText out{text, text};
  out.first.paragraph = c.shaper.cut_long_words(text.paragraph, room);
  out.rest.paragraph = out.first.paragraph;
  const std::vector<LineSpan> spans = break_lines(out.first.paragraph.words, room);
  std::vector<text::Word>&first = out.first.paragraph.words, &rest = out.rest.paragraph.words;
  const std::size_t end = lines < spans.size() ? spans[lines].first : first.size();
  first.resize(end);
  rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(end));
  return out;
}

std::size_t count_lines(const ShapedText& text, Length measure) {
  return break_lines(text.paragraph.words, room_for(text, measure).in_em).size();
}

}  // namespace planpress::typeset

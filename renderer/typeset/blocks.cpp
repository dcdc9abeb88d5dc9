// Facts, banner, callout and contents.
#include <algorithm>
#include <numeric>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

// ---- Facts ------------------------------------------------------------------------------------------------

Length widest_paragraph(LayoutContext& c, const document::Blocks& blocks) {
  Length widest;
  for (const document::Block& block : blocks) {
    const auto* p = std::get_if<document::Paragraph>(&block.as_variant());
    if (p == nullptr) continue;
    const bool fact = p->style == document::ParagraphStyle::fact;
    const ShapedText text = shape_text(c, p->content, fact ? c.theme.fact : c.theme.body);
    widest = std::max(widest, text.natural_width());
  }
  return widest;
}

// Equal blocks when their facts fit; else the narrow ones get what they need and the others share the rest.
std::vector<Length> fact_widths(LayoutContext& c, const document::Facts& facts, Length measure) {
  std::vector<Length> wanted;
  for (const document::Fact& fact : facts.facts)
    wanted.push_back(widest_paragraph(c, fact.value) + c.theme.table.gutter);
  std::vector<Length> widths(wanted.size());
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  const Length equal = measure / static_cast<std::int64_t>(wanted.size());
  if (wanted[order.back()] <= equal) return std::vector<Length>(wanted.size(), equal);
  Length left = measure;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Length fair = left / static_cast<std::int64_t>(order.size() - i);
    widths[order[i]] = i + 1 == order.size() ? left : std::min(wanted[order[i]], fair);
    left -= widths[order[i]];
  }
  return widths;
}

struct FactParts {
  Box label;
  Boxes value;  // its lines, close together
};
FactParts set_fact(LayoutContext& c, const document::Fact& fact, NodeId li, Length label_room, Length room) {
  ChildCursor parts = c.children_of(li);
  const Ink ink = c.ink(parts.next(Role::lbl));
  FactParts out{set_text(c, shape_text(c, fact.label, c.theme.head()), ink, label_room),
                compose_blocks(c, fact.value, parts.next(Role::l_body), room)};
  for (Box& line : out.value) line.space_before = line.space_after = {};
  return out;
}

Boxes fact_columns(LayoutContext& c, const document::Facts& facts, ChildCursor entries, Length measure) {
  const Theme& theme = c.theme;
  const std::vector<Length> widths = fact_widths(c, facts, measure);
  const Length top = theme.space.half;
  Boxes parts;
  Length x;
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    const Length gutter = i + 1 < facts.facts.size() ? theme.table.gutter : Length{};
    FactParts fact =
        set_fact(c, facts.facts[i], entries.next(Role::li), widths[i] - gutter, widths[i] - gutter);
    fact.value.insert(fact.value.begin(), std::move(fact.label));
    Box part = stack(std::move(fact.value));
    shift(part, x, top);
    part.height += top;
    parts.push_back(std::move(part));
    x += widths[i];
  }
  Box box = beside(std::move(parts));
  draw_top_rule(theme, box, measure);
  box.whole = true;
  return boxes_of(std::move(box));
}

// In large print, and for lists of label and value: one fact a line, values on the second axis.
Boxes fact_pairs(LayoutContext& c, const document::Facts& facts, ChildCursor entries, Length measure) {
  const Length axis = c.theme.page.axis;
  Boxes boxes;
  for (const document::Fact& fact : facts.facts) {
    FactParts parts = set_fact(c, fact, entries.next(Role::li), axis - c.theme.table.gutter, measure - axis);
    Box value = stack(std::move(parts.value));
    shift(value, axis, {});
    boxes.push_back(beside(boxes_of(std::move(parts.label), std::move(value))));
    boxes.back().space_before = boxes.back().space_after = c.theme.space.quarter;
  }
  if (boxes.size() > 2) boxes.front().keep_with_next = true;  // a heading brings two facts at least
  return boxes;
}

// ---- Banner -----------------------------------------------------------------------------------------------

// Ground or frame as strips that follow the box when it is divided between pages.
void draw_banner(const Theme& theme, document::BannerTone tone, Box& box, Length measure) {
  const bool framed = tone == document::BannerTone::frame;
  const Color ink = framed ? theme.color.text : theme.color.accent;
  const Length height = box.height, stroke = theme.banner.frame;
  const auto strip = [&](Rect rect, Color color) { box.draw_ground(FilledRect{rect, color}); };
  if (framed) {  // each goes below the one before
    strip({{}, height - stroke, measure, stroke}, ink);
    strip({{}, {}, measure, stroke}, ink);
    strip({measure - stroke, {}, stroke, height}, ink);
  }
  strip({{}, {}, theme.banner.bar, height}, ink);
  if (!framed) strip({{}, {}, measure, height}, theme.color.ground);
}

// ---- Contents ---------------------------------------------------------------------------------------------

// One line: the heading as a link, its page number at the right end of the measure, filled in after
// paginating.
Box contents_line(LayoutContext& c, const document::Heading& heading, NodeId toci, Length measure) {
  const Theme& theme = c.theme;
  document::Inlines text = document::heading_line(heading);
  const NodeId reference = c.children_of(toci).next(Role::reference);
  const NodeId link = c.children_of(reference).next(Role::link);
  const Length number_room = theme.body.size * 3;
  const Length indent = theme.list.indent * std::max(0, heading.level - 2);
  // The space keeps the number apart from the heading for those who hear it.
  std::get<document::TextRun>(text.back()).text += " ";
  Box box = set_text(c, shape_text(c, text, theme.body), c.ink(link), measure - number_room - indent);
  shift(box, indent, {});
  const Length baseline = box.height - theme.body.leading + baseline_of(c, theme.body);
  box.draw(TextMark{{measure, baseline}, theme.body.size, theme.body.color, {}, 0, {}}, c.ink(link));
  const std::uint32_t destination = c.destinations.at(heading.id);
  box.references.push_back({box.items.size() - 1, destination, measure});
  box.links.push_back(
      {{indent, {}, measure - indent, box.height}, link, {}, destination, document::heading_text(heading)});
  box.whole = true;
  return box;
}

}  // namespace

Boxes compose(LayoutContext& c, const document::Facts& facts, ChildCursor& elements, Length measure) {
  if (facts.facts.empty()) return {};
  const Theme& theme = c.theme;
  const ChildCursor entries = c.children_of(elements.next(Role::l));
  const bool columns = facts.style == document::FactsStyle::columns && !theme.table.linear;
  Boxes boxes = columns ? fact_columns(c, facts, entries, measure) : fact_pairs(c, facts, entries, measure);
  boxes.front().space_before = columns ? theme.space.before_section : theme.space.between_blocks;
  boxes.back().space_after = theme.space.between_blocks;
  return boxes;
}

Boxes compose(LayoutContext& c, const document::Banner& banner, ChildCursor& elements, Length measure) {
  const Theme& theme = c.theme;
  ChildCursor inside = c.children_of(elements.next(Role::div));
  const Length left = theme.banner.bar + theme.banner.padding;
  const Length inner = measure - left - theme.banner.padding;
  const TextStyle head =
      banner.tone == document::BannerTone::frame ? theme.section.in(theme.color.text) : theme.section;
  Boxes lines;
  lines.push_back(set_text(c, shape_text(c, banner.head, head), c.ink(inside.next(Role::p)), inner));
  lines.back().tight = true;
  lines.back().keep_with_next = true;
  append(lines, compose_blocks(c, banner.blocks, inside, inner));
  Box box = stack(std::move(lines));
  shift(box, left, theme.banner.padding);
  box.height += theme.banner.padding * 2;
  draw_banner(theme, banner.tone, box, measure);
  box.whole = true;
  box.space_before = box.space_after = theme.space.between_blocks;
  return boxes_of(std::move(box));
}

Boxes compose(LayoutContext& c, const document::Callout& callout, ChildCursor& elements, Length measure) {
  const Theme& theme = c.theme;
  const NodeId node = elements.next(Role::div);
  const Length left = theme.banner.bar + theme.banner.padding;
  Box box = stack(compose_blocks(c, callout.blocks, node, measure - left));
  if (box.height == Length{}) return {};
  shift(box, left, {});
  box.draw_ground(FilledRect{{{}, {}, theme.banner.bar, box.height}, theme.color.accent});
  box.space_before = box.space_after = theme.space.between_blocks;
  return boxes_of(std::move(box));
}

Boxes compose(LayoutContext& c, const document::Contents& contents, ChildCursor& elements, Length measure) {
  Boxes boxes;
  ChildCursor entries = c.children_of(elements.next(Role::toc));
  const Length width = std::min(measure, c.theme.page.prose);
  for (const document::Heading* heading :
       document::contents_entries(c.document, contents, c.state.last_heading))
    boxes.push_back(contents_line(c, *heading, entries.next(Role::toci), width));
  if (!boxes.empty()) boxes.back().space_after = c.theme.space.between_blocks;
  return boxes;
}

}  // namespace planpress::typeset

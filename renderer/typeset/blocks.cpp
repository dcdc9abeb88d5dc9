// Facts, banner, callout and contents.
#include <algorithm>
#include <iterator>
#include <numeric>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

// ---- Facts ------------------------------------------------------------------------------------------------

TextStyle label_style(const Theme& theme) {
  TextStyle style = theme.minor;
  style.color = theme.color.heading;
  return style;
}

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
  for (const document::Fact& fact : facts.facts) {
    wanted.push_back(widest_paragraph(c, fact.value) + c.theme.table.gutter);
  }
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

Box fact_block(LayoutContext& c, const document::Fact& fact, NodeId li, Length width) {
  ChildCursor parts = c.children_of(li);
  const Ink label = c.ink(parts.next(Role::lbl));
  Boxes lines;
  lines.push_back(set_text(c, shape_text(c, fact.label, label_style(c.theme)), label, width));
  for (Box& box : compose_blocks(c, fact.value, parts.next(Role::l_body), width)) {
    box.space_before = box.space_after = Length{};  // answers stand close under their label
    lines.push_back(std::move(box));
  }
  return stack(std::move(lines));
}

Boxes fact_columns(LayoutContext& c, const document::Facts& facts, ChildCursor entries, Length measure) {
  const Theme& theme = c.theme;
  const std::vector<Length> widths = fact_widths(c, facts, measure);
  const Length top = theme.space.half;
  Boxes parts;
  Length x;
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    const Length gutter = i + 1 < facts.facts.size() ? theme.table.gutter : Length{};
    Box part = fact_block(c, facts.facts[i], entries.next(Role::li), widths[i] - gutter);
    shift(part, x, top);
    part.height += top;
    parts.push_back(std::move(part));
    x += widths[i];
  }
  Box box = beside(std::move(parts));
  const Length middle = theme.rule.strong / 2;
  box.items.push_back(
      item(Ink::layout(),
           Line{{Length{}, middle}, {measure, middle}, theme.rule.strong, theme.color.heading, false}));
  box.whole = true;
  return {std::move(box)};
}

// In large print, and for lists of label and value: one fact a line, values on the second axis.
Boxes fact_pairs(LayoutContext& c, const document::Facts& facts, ChildCursor entries, Length measure) {
  const Theme& theme = c.theme;
  Boxes boxes;
  for (const document::Fact& fact : facts.facts) {
    ChildCursor of_fact = c.children_of(entries.next(Role::li));
    const Ink ink = c.ink(of_fact.next(Role::lbl));
    Boxes parts;
    const Length room = theme.page.axis - theme.table.gutter;
    parts.push_back(set_text(c, shape_text(c, fact.label, label_style(theme)), ink, room));
    Boxes lines = compose_blocks(c, fact.value, of_fact.next(Role::l_body), measure - theme.page.axis);
    for (Box& line : lines) line.space_before = line.space_after = Length{};
    Box value = stack(std::move(lines));
    shift(value, theme.page.axis, Length{});
    parts.push_back(std::move(value));
    boxes.push_back(beside(std::move(parts)));
    boxes.back().space_before = boxes.back().space_after = theme.space.quarter;
  }
  if (boxes.size() > 2) boxes.front().keep_with_next = true;  // a heading brings two facts at least
  return boxes;
}

// ---- Banner -----------------------------------------------------------------------------------------------

// Ground or frame as strips that follow the box when it is divided between pages.
void draw_banner(const Theme& theme, document::BannerTone tone, Box& box, Length measure) {
  std::vector<Item> behind;
  const bool framed = tone == document::BannerTone::frame;
  const Color ink = framed ? theme.color.text : theme.color.accent;
  const auto fill = [&](Rect rect, Color color) {
    behind.push_back(item(Ink::background(), FilledRect{rect, color}));
  };
  const Length height = box.height;
  const Length stroke = theme.banner.frame;
  if (!framed) fill({Length{}, Length{}, measure, height}, theme.color.ground);
  fill({Length{}, Length{}, theme.banner.bar, height}, ink);
  if (framed) {
    fill({measure - stroke, Length{}, stroke, height}, ink);
    fill({Length{}, Length{}, measure, stroke}, ink);
    fill({Length{}, height - stroke, measure, stroke}, ink);
  }
  box.items.insert(box.items.begin(), std::make_move_iterator(behind.begin()),
                   std::make_move_iterator(behind.end()));
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
  const bool framed = banner.tone == document::BannerTone::frame;
  const Length left = theme.banner.bar + theme.banner.padding;
  const Length inner = measure - left - theme.banner.padding;
  TextStyle head = theme.section;
  if (framed) head.color = theme.color.text;
  Boxes lines;
  lines.push_back(set_text(c, shape_text(c, banner.head, head), c.ink(inside.next(Role::p)), inner));
  lines.back().tight = true;
  lines.back().keep_with_next = true;
  for (Box& box : compose_blocks(c, banner.blocks, inside, inner)) lines.push_back(std::move(box));
  Box box = stack(std::move(lines));
  shift(box, left, theme.banner.padding);
  box.height += theme.banner.padding * 2;
  draw_banner(theme, banner.tone, box, measure);
  box.whole = true;
  box.space_before = box.space_after = theme.space.between_blocks;
  return {std::move(box)};
}

Boxes compose(LayoutContext& c, const document::Callout& callout, ChildCursor& elements, Length measure) {
  const Theme& theme = c.theme;
  const NodeId node = elements.next(Role::div);
  const Length left = theme.banner.bar + theme.banner.padding;
  Box box = stack(compose_blocks(c, callout.blocks, node, measure - left));
  if (box.height == Length{}) return {};
  shift(box, left, Length{});
  box.items.insert(box.items.begin(),
                   item(Ink::background(),
                        FilledRect{{Length{}, Length{}, theme.banner.bar, box.height}, theme.color.accent}));
  box.space_before = box.space_after = theme.space.between_blocks;
  return {std::move(box)};
}

// ---- Contents ---------------------------------------------------------------------------------------------

namespace {

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
  shift(box, indent, Length{});
  const Length baseline = box.height - theme.body.leading + baseline_of(c, theme.body);
  box.items.push_back(
      item(c.ink(link), TextMark{{measure, baseline}, theme.body.size, theme.body.color, {}, 0, {}}));
  const std::uint32_t destination = c.destinations.at(heading.id);
  box.references.push_back({box.items.size() - 1, destination, measure});
  box.links.push_back({{indent, Length{}, measure - indent, box.height},
                       link,
                       {},
                       destination,
                       document::heading_text(heading)});
  box.whole = true;
  return box;
}

}  // namespace

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

// Facts, banner, callout and contents.
#include <algorithm>
#include <iterator>
#include <numeric>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;
using document::Role;

// ---- Facts ------------------------------------------------------------------------------------------------

TextStyle label_style(const Theme& theme) {
  TextStyle style = theme.minor;
  style.color = theme.color.heading;
  return style;
}

Length widest_paragraph(Composition& c, const document::Blocks& blocks) {
  Length widest;
  for (const document::Block& block : blocks) {
    const auto* p = std::get_if<document::Paragraph>(&block.as_variant());
    if (p == nullptr) continue;
    const bool fact = p->style == document::ParagraphStyle::fact;
    const ShapedText text =
        shape_text(c.setting, p->content, fact ? c.setting.theme.fact : c.setting.theme.body);
    widest = std::max(widest, text.natural_width());
  }
  return widest;
}

// Equal blocks when their facts fit; else the narrow ones get what they need and the others share the rest.
std::vector<Length> fact_widths(Composition& c, const document::Facts& facts, Length measure) {
  std::vector<Length> wanted;
  for (const document::Fact& fact : facts.facts) {
    wanted.push_back(widest_paragraph(c, fact.value) + c.setting.theme.table.gutter);
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

Box fact_block(Composition& c, const document::Fact& fact, NodeId list, Length width) {
  const NodeId li = c.setting.node(list, Role::li);
  const Ink label = Ink::of(c.setting.node(li, Role::lbl));
  Boxes lines;
  lines.push_back(
      set_text(c.setting, shape_text(c.setting, fact.label, label_style(c.setting.theme)), label, width));
  for (Box& box : compose_blocks(c, fact.value, c.setting.node(li, Role::l_body), width)) {
    box.space_before = box.space_after = Length{};  // answers stand close under their label
    lines.push_back(std::move(box));
  }
  return stack(std::move(lines));
}

Boxes fact_columns(Composition& c, const document::Facts& facts, NodeId list, Length measure) {
  const Theme& theme = c.setting.theme;
  const std::vector<Length> widths = fact_widths(c, facts, measure);
  const Length top = theme.space.half;
  Boxes parts;
  Length x;
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    const Length gutter = i + 1 < facts.facts.size() ? theme.table.gutter : Length{};
    Box part = fact_block(c, facts.facts[i], list, widths[i] - gutter);
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
Boxes fact_pairs(Composition& c, const document::Facts& facts, NodeId list, Length measure) {
  const Theme& theme = c.setting.theme;
  Boxes boxes;
  for (const document::Fact& fact : facts.facts) {
    const NodeId li = c.setting.node(list, Role::li);
    const Ink ink = Ink::of(c.setting.node(li, Role::lbl));
    Boxes parts;
    const Length room = theme.page.axis - theme.table.gutter;
    parts.push_back(set_text(c.setting, shape_text(c.setting, fact.label, label_style(theme)), ink, room));
    Boxes lines = compose_blocks(c, fact.value, c.setting.node(li, Role::l_body), measure - theme.page.axis);
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

Boxes compose_facts(Composition& c, const document::Facts& facts, NodeId parent, Length measure) {
  if (facts.facts.empty()) return {};
  const Theme& theme = c.setting.theme;
  const NodeId list = c.setting.node(parent, Role::l);
  const bool columns = facts.style == document::FactsStyle::columns && !theme.table.records;
  Boxes boxes = columns ? fact_columns(c, facts, list, measure) : fact_pairs(c, facts, list, measure);
  boxes.front().space_before = columns ? theme.space.before_section : theme.space.between_blocks;
  boxes.back().space_after = theme.space.between_blocks;
  return boxes;
}

Boxes compose_banner(Composition& c, const document::Banner& banner, NodeId parent, Length measure) {
  const Theme& theme = c.setting.theme;
  const NodeId node = c.setting.node(parent, Role::div);
  const bool framed = banner.tone == document::BannerTone::frame;
  const Length left = theme.banner.bar + theme.banner.padding;
  const Length inner = measure - left - theme.banner.padding;
  TextStyle head = theme.section;
  if (framed) head.color = theme.color.text;
  Boxes lines;
  lines.push_back(set_text(c.setting, shape_text(c.setting, banner.head, head),
                           Ink::of(c.setting.node(node, Role::p)), inner));
  lines.back().tight = true;
  lines.back().keep_with_next = true;
  for (Box& box : compose_blocks(c, banner.blocks, node, inner)) lines.push_back(std::move(box));
  Box box = stack(std::move(lines));
  shift(box, left, theme.banner.padding);
  box.height += theme.banner.padding * 2;
  draw_banner(theme, banner.tone, box, measure);
  box.whole = true;
  box.space_before = box.space_after = theme.space.between_blocks;
  return {std::move(box)};
}

Boxes compose_callout(Composition& c, const document::Callout& callout, NodeId parent, Length measure) {
  const Theme& theme = c.setting.theme;
  const NodeId node = c.setting.node(parent, Role::div);
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
Box contents_line(Composition& c, const document::Heading& heading, NodeId toc, Length measure) {
  const Theme& theme = c.setting.theme;
  document::Inlines text = document::heading_line(heading);
  const NodeId toci = c.setting.node(toc, Role::toci);
  const NodeId link = c.setting.node(c.setting.node(toci, Role::reference), Role::link);
  const Length number_room = theme.body.size * 3;
  const Length indent = theme.list.indent * std::max(0, heading.level - 2);
  // The space keeps the number apart from the heading for those who hear it.
  std::get<document::TextRun>(text.back()).text += " ";
  Box box = set_text(c.setting, shape_text(c.setting, text, theme.body), Ink::of(link),
                     measure - number_room - indent);
  shift(box, indent, Length{});
  const Length baseline = box.height - theme.body.leading + baseline_of(c.setting, theme.body);
  box.items.push_back(
      item(Ink::of(link), TextMark{{measure, baseline}, theme.body.size, theme.body.color, {}, 0}));
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

// Only what comes after the contents, and not the heading over them: the reader has seen the rest.
void contents_lines(Composition& c, const document::Blocks& blocks, int depth, NodeId toc, Length measure,
                    Boxes& out) {
  const auto own = c.destinations.find(c.setting.last_heading_id);
  for (const document::Block& block : blocks) {
    if (const auto* heading = std::get_if<document::Heading>(&block.as_variant())) {
      const bool after = own == c.destinations.end() || c.destinations.at(heading->id) > own->second;
      if (heading->level > 1 && heading->level <= depth && after) {
        out.push_back(contents_line(c, *heading, toc, measure));
      }
    } else if (const auto* section = std::get_if<document::Section>(&block.as_variant())) {
      contents_lines(c, section->blocks, depth, toc, measure, out);
    }
  }
}

}  // namespace

Boxes compose_contents(Composition& c, const document::Contents& contents, NodeId parent, Length measure) {
  Boxes boxes;
  const NodeId toc = c.setting.node(parent, Role::toc);
  contents_lines(c, c.document.blocks, contents.depth, toc, std::min(measure, c.setting.theme.page.prose),
                 boxes);
  if (!boxes.empty()) boxes.back().space_after = c.setting.theme.space.between_blocks;
  return boxes;
}

}  // namespace planpress::typeset

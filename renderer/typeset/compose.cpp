#include "renderer/typeset/compose.hpp"

#include <algorithm>
#include <type_traits>

#include "renderer/typeset/furniture.hpp"

namespace planpress::typeset {
namespace {

using document::ParagraphStyle;

constexpr std::int64_t capital_height = 720;  // in thousandths of an em

const TextStyle& heading_style(const Theme& theme, const document::Heading& heading) {
  if (heading.level == 1 || heading.title) return theme.title;
  if (heading.level == 2) return theme.section;
  return heading.level == 3 ? theme.subsection : theme.minor;
}

// Space above and below, and how much of the space above may go on a full page.
void space_heading(const Theme& theme, const document::Heading& heading, Box& box) {
  const auto& space = theme.space;
  box.tight = heading.level > 1 && !heading.title;
  if (!box.tight) {
    box.space_before = space.before_title;
    box.space_after = space.after_title;
  } else if (heading.level == 2) {
    box.space_before = space.before_section;
    box.shrink = space.before_section - space.before_section_full;
    box.space_after = space.after_section;
  } else {
    box.space_before = space.before_subsection;
    box.space_after = space.after_subsection;
  }
}

TextStyle paragraph_style(const TextContext& c, const document::Paragraph& paragraph, Length measure) {
  const Theme& theme = c.theme;
  if (paragraph.style == ParagraphStyle::lead) return theme.lead;
  if (paragraph.style == ParagraphStyle::secondary) return theme.secondary;
  if (paragraph.style == ParagraphStyle::fact) return theme.fact;
  if (paragraph.style != ParagraphStyle::statement) return theme.body;
  // Section size up to three lines; longer ones read better at body size.
  const ShapedText large = shape_text(c, paragraph.content, theme.statement);
  const bool fits = large.least_width() <= measure && count_lines(large, measure) <= 3;
  return fits ? theme.statement : theme.statement_long;
}

// Every heading gets its destination before composing begins, so that links and contents may point forward.
void number_headings(const document::Blocks& blocks, Destinations& numbers, std::uint32_t& count) {
  for (const document::Block& block : blocks) {
    std::visit(
        [&](const auto& kind) {
          using Kind = std::decay_t<decltype(kind)>;
          if constexpr (std::is_same_v<Kind, document::Heading>)
            numbers.emplace(kind.id, count++);
          else if constexpr (std::is_same_v<Kind, document::Section> ||
                             std::is_same_v<Kind, document::Callout> ||
                             std::is_same_v<Kind, document::Banner>)
            number_headings(kind.blocks, numbers, count);
        },
        block.as_variant());
  }
}

// The title stands beside the page's code, and of the lines under it those that begin above its foot.
Length measure_beside_code(LayoutContext& c, const document::Block& block, Length measure) {
  auto& corner = c.state.code_corner;
  const auto& kind = block.as_variant();
  if (corner.width == Length{} || std::holds_alternative<document::Section>(kind)) return measure;
  const auto* heading = std::get_if<document::Heading>(&kind);
  if (heading != nullptr && heading->level == 1) return measure - corner.width;
  const auto* paragraph = std::get_if<document::Paragraph>(&kind);
  if (paragraph == nullptr || paragraph->style != document::ParagraphStyle::lead) {
    corner.width = Length{};
    return measure;
  }
  const TextStyle& lead = c.theme.lead;
  const Length top = corner.used + baseline_of(c, lead) - lead.size.of_em(capital_height);
  return top < corner.bottom ? measure - corner.width : measure;
}

void count_beside_code(LayoutContext& c, const document::Block& block, const Boxes& part) {
  auto& corner = c.state.code_corner;
  if (corner.width == Length{} || std::holds_alternative<document::Section>(block.as_variant())) return;
  for (const Box& box : part) corner.used += box.height + box.space_after;
  corner.boxes += part.size();
}

// The first box after the title begins below the code, even where the space above it is drawn in.
void clear_code(const LayoutContext& c, Boxes& boxes) {
  const auto& corner = c.state.code_corner;
  if (corner.boxes == 0) {
    boxes.emplace(boxes.begin())->height = corner.bottom;
    if (boxes.size() > 1) boxes[1].new_page = false;
    return;
  }
  Length height;
  for (std::size_t i = 0; i < corner.boxes; ++i) {
    height += boxes[i].height;
    if (i + 1 < boxes.size()) height += gap(boxes[i], boxes[i + 1]);
  }
  if (corner.boxes < boxes.size()) height -= boxes[corner.boxes].shrink;
  boxes[corner.boxes - 1].height += std::max(Length{}, corner.bottom - height);
}

// Links inside the document go to the destination of the heading that they name.
void resolve_links(const Destinations& destinations, Boxes& boxes) {
  for (Box& box : boxes) {
    for (LinkArea& link : box.links) {
      if (!link.href.starts_with('#')) continue;
      const auto destination = destinations.find(link.href.substr(1));
      if (destination != destinations.end()) link.destination = destination->second;
      link.href.clear();
    }
  }
}

Box set_tag(const TextContext& c, const document::Paragraph& tag, const Ink& ink, Length measure) {
  const Theme& theme = c.theme;
  const bool filled = tag.style == ParagraphStyle::tag_filled;
  const ShapedText text =
      shape_text(c, tag.content, filled ? theme.minor.in(theme.color.paper) : theme.minor);
  const Length padding = theme.tag.padding;
  const Length room = std::min(text.natural_width(), measure - padding * 2);
  Box box = set_text(c, text, ink, room);
  shift(box, padding, {});
  const Rect outline{{}, {}, room + padding * 2, box.height};
  box.draw_ground(filled ? Mark(FilledRect{outline, theme.color.text})
                         : Mark(FramedRect{outline, theme.tag.frame, theme.color.text}),
                  ArtifactKind::layout);
  box.cuts.clear();
  box.whole = true;
  box.space_after = theme.space.between_items;
  return box;
}

}  // namespace

Box set_paragraph(const TextContext& c, const document::Paragraph& paragraph, const Ink& ink,
                  std::vector<Piece> more, Length measure) {
  const Theme& theme = c.theme;
  const TextStyle style = paragraph_style(c, paragraph, measure);
  const bool is_statement = paragraph.style == ParagraphStyle::statement;
  const bool prose = paragraph.style == ParagraphStyle::body ||
                     paragraph.style == ParagraphStyle::secondary ||
                     (is_statement && style.size == theme.statement_long.size);
  if (!more.empty()) more.insert(more.begin(), {paragraph.content, ink});
  const ShapedText text = more.empty() ? shape_text(c, paragraph.content, style) : shape_text(c, more, style);
  Box box = set_text(c, text, ink, prose ? std::min(measure, theme.page.prose) : measure, Align::start);
  box.space_after = theme.space.between_paragraphs;
  if (is_statement) box.space_before = theme.space.half;
  if (paragraph.style == ParagraphStyle::lead) box.space_after = theme.space.between_blocks;
  if (paragraph.style == ParagraphStyle::fact) box.space_after = {};
  return box;
}

bool is_tag(const document::Paragraph& paragraph) {
  return paragraph.style == ParagraphStyle::tag || paragraph.style == ParagraphStyle::tag_filled;
}

Boxes compose(LayoutContext& c, const document::Section& section, ChildCursor& elements, Length measure) {
  Boxes boxes = compose_blocks(c, section.blocks, elements.next(Role::sect), measure);
  if (section.new_page && !boxes.empty()) boxes.front().new_page = true;
  return boxes;
}

Boxes compose(LayoutContext& c, const document::Heading& heading, ChildCursor& elements, Length measure) {
  const Ink ink = c.ink(elements.next(document::heading_role(heading.level)));
  const ShapedText text = shape_text(c, heading.content, heading_style(c.theme, heading));
  Box box = set_text(c, text, ink, measure);
  space_heading(c.theme, heading, box);
  box.keep_with_next = true;
  box.whole = true;
  const std::uint32_t destination = c.destinations.at(heading.id);
  box.destinations.push_back(destination);
  c.state.outline.push_back({heading.level, document::heading_text(heading), destination, {}});
  c.state.last_heading = &heading;
  return boxes_of(std::move(box));
}

Boxes compose(LayoutContext& c, const document::Paragraph& paragraph, ChildCursor& elements, Length measure) {
  const Ink ink = c.ink(elements.next(Role::p));
  return boxes_of(is_tag(paragraph) ? set_tag(c, paragraph, ink, measure)
                                    : set_paragraph(c, paragraph, ink, {}, measure));
}

Boxes compose_block(LayoutContext& c, const document::Block& block, ChildCursor& elements, Length measure) {
  const Length room = measure_beside_code(c, block, measure);
  Boxes part =
      std::visit([&](const auto& kind) { return compose(c, kind, elements, room); }, block.as_variant());
  erase_empty(part);
  count_beside_code(c, block, part);
  return part;
}

Boxes compose_blocks(LayoutContext& c, const document::Blocks& blocks, ChildCursor& elements,
                     Length measure) {
  Boxes boxes;
  for (const document::Block& block : blocks) {
    Boxes part = compose_block(c, block, elements, measure);
    // How to sign is said on the page where the first one does.
    const bool is_panel = std::holds_alternative<document::SignaturePanel>(block.as_variant());
    if (is_panel && !boxes.empty()) boxes.back().keep_with_next = true;
    append(boxes, std::move(part));
  }
  return boxes;
}

Boxes compose_blocks(LayoutContext& c, const document::Blocks& blocks, NodeId parent, Length measure) {
  ChildCursor elements = c.children_of(parent);
  return compose_blocks(c, blocks, elements, measure);
}

Box list_entry(const Theme& theme, Box label, Box body) {
  shift(body, theme.list.indent, {});
  Box box = beside(boxes_of(std::move(label), std::move(body)));
  box.space_before = box.space_after = theme.space.between_items;
  return box;
}

void space_list(const Theme& theme, Boxes& entries) {
  if (entries.empty()) return;
  entries.front().space_before = entries.back().space_after = theme.space.half;
}

void draw_top_rule(const Theme& theme, Box& box, Length measure) {
  const Length middle = theme.rule.strong / 2;
  box.draw(Line{{{}, middle}, {measure, middle}, theme.rule.strong, theme.color.heading});
}

Boxes compose(LayoutContext& c, const document::List& list, ChildCursor& elements, Length measure) {
  const Theme& theme = c.theme;
  ChildCursor entries = c.children_of(elements.next(Role::l));
  const Length indent = theme.list.indent;
  Boxes boxes;
  std::int64_t number = 0;
  for (const document::ListItem& entry : list.items) {
    ChildCursor parts = c.children_of(entries.next(Role::li));
    Box label;
    if (list.ordered) {
      label = set_text(c, std::to_string(++number) + ".", theme.body, c.ink(parts.next(Role::lbl)), indent);
    } else {
      const Length top = baseline_of(c, theme.body) - theme.body.size.of_em(360) - theme.list.bullet / 2;
      label.draw(FilledRect{{{}, top, theme.list.bullet, theme.list.bullet}, theme.color.accent});
    }
    const NodeId l_body = parts.next(Role::l_body);
    Box body = stack(compose_blocks(c, entry.blocks, l_body, std::min(measure, theme.page.prose) - indent));
    boxes.push_back(list_entry(theme, std::move(label), std::move(body)));
  }
  space_list(theme, boxes);
  return boxes;
}

Flow compose(const document::Document& document, const document::StructureTree& structure, const Theme& theme,
             text::Shaper& shaper) {
  const TextContext text{theme, shaper};
  const MeasuredTables tables = measure_tables(text, document.blocks, theme.measure());
  Flow flow;
  Destinations destinations;
  number_headings(document.blocks, destinations, flow.destination_count);
  LayoutState state;
  LayoutContext c{text, document, structure, tables, destinations, state};
  const Rect corner = code_corner(document.furniture, theme);
  state.code_corner = {corner.width, corner.height, {}, 0};
  flow.boxes = compose_blocks(c, document.blocks, 0, theme.measure());
  if (corner.width > Length{}) clear_code(c, flow.boxes);
  flow.boxes = with_continuations(std::move(flow.boxes));
  resolve_links(destinations, flow.boxes);
  flow.heads = std::move(state.heads);
  flow.outline = std::move(state.outline);
  return flow;
}

}  // namespace planpress::typeset

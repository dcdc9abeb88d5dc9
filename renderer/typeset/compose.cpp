#include "renderer/typeset/compose.hpp"

#include <algorithm>
#include <iterator>

#include "renderer/typeset/page_code.hpp"

namespace planpress::typeset {
namespace {

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
  switch (paragraph.style) {
    case document::ParagraphStyle::lead:
      return theme.lead;
    case document::ParagraphStyle::secondary:
      return theme.secondary;
    case document::ParagraphStyle::fact:
      return theme.fact;
    case document::ParagraphStyle::statement: {
      // Section size up to three lines; longer ones read better at body size.
      const ShapedText large = shape_text(c, paragraph.content, theme.statement);
      const bool fits = large.least_width() <= measure && count_lines(large, measure) <= 3;
      return fits ? theme.statement : theme.statement_long;
    }
    case document::ParagraphStyle::body:
    case document::ParagraphStyle::tag:
    case document::ParagraphStyle::tag_filled:
      break;
  }
  return theme.body;
}

// Every heading gets its destination before composing begins, so that links and contents may point forward.
void number_headings(const document::Blocks& blocks, Destinations& numbers, std::uint32_t& count) {
  for (const document::Block& block : blocks) {
    if (const auto* heading = std::get_if<document::Heading>(&block.as_variant())) {
      numbers.emplace(heading->id, count++);
    } else if (const auto* section = std::get_if<document::Section>(&block.as_variant())) {
      number_headings(section->blocks, numbers, count);
    } else if (const auto* callout = std::get_if<document::Callout>(&block.as_variant())) {
      number_headings(callout->blocks, numbers, count);
    } else if (const auto* banner = std::get_if<document::Banner>(&block.as_variant())) {
      number_headings(banner->blocks, numbers, count);
    }
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

// What comes after the title begins below the code, though the space above it be drawn in.
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

}  // namespace

Box set_paragraph(const TextContext& c, const document::Paragraph& paragraph, const Ink& ink,
                  std::vector<Piece> more, Length measure) {
  const Theme& theme = c.theme;
  const TextStyle style = paragraph_style(c, paragraph, measure);
  const bool prose =
      paragraph.style == document::ParagraphStyle::body ||
      paragraph.style == document::ParagraphStyle::secondary ||
      (paragraph.style == document::ParagraphStyle::statement && style.size == theme.statement_long.size);
  if (!more.empty()) more.insert(more.begin(), {paragraph.content, ink});
  const ShapedText text = more.empty() ? shape_text(c, paragraph.content, style) : shape_text(c, more, style);
  Box box = set_text(c, text, ink, prose ? std::min(measure, theme.page.prose) : measure, Align::start);
  box.space_after = theme.space.between_paragraphs;
  if (paragraph.style == document::ParagraphStyle::statement) box.space_before = theme.space.half;
  if (paragraph.style == document::ParagraphStyle::lead) box.space_after = theme.space.between_blocks;
  if (paragraph.style == document::ParagraphStyle::fact) box.space_after = Length{};
  return box;
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
  return {std::move(box)};
}

Boxes compose(LayoutContext& c, const document::Paragraph& paragraph, ChildCursor& elements, Length measure) {
  const bool tag = paragraph.style == document::ParagraphStyle::tag ||
                   paragraph.style == document::ParagraphStyle::tag_filled;
  if (tag) return compose_tag(c, paragraph, elements, measure);
  return {set_paragraph(c, paragraph, c.ink(elements.next(Role::p)), {}, measure)};
}

Boxes compose_block(LayoutContext& c, const document::Block& block, ChildCursor& elements, Length measure) {
  const Length room = measure_beside_code(c, block, measure);
  Boxes part =
      std::visit([&](const auto& kind) { return compose(c, kind, elements, room); }, block.as_variant());
  std::erase_if(part, [](const Box& box) { return box.height == Length{}; });
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
    boxes.insert(boxes.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  }
  return boxes;
}

Boxes compose_blocks(LayoutContext& c, const document::Blocks& blocks, NodeId parent, Length measure) {
  ChildCursor elements = c.children_of(parent);
  return compose_blocks(c, blocks, elements, measure);
}

Box list_entry(const Theme& theme, Box label, Box body) {
  shift(body, theme.list.indent, Length{});
  Box box = beside({std::move(label), std::move(body)});
  box.space_before = box.space_after = theme.space.between_items;
  return box;
}

void space_list(const Theme& theme, Boxes& entries) {
  if (entries.empty()) return;
  entries.front().space_before = entries.back().space_after = theme.space.half;
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
      const Rect bullet{Length{}, top, theme.list.bullet, theme.list.bullet};
      label.items.push_back(item(Ink::layout(), FilledRect{bullet, theme.color.accent}));
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
  const Tables tables(text, document.blocks, theme.measure());
  Flow flow;
  Destinations destinations;
  number_headings(document.blocks, destinations, flow.destination_count);
  LayoutState state;
  LayoutContext c{text, document, structure, tables, destinations, state};
  const bool has_code = !document.furniture.page_code.empty();
  if (has_code) {
    const Rect corner = corner_at_top(qr_code(page_code_text(document.furniture, 1)), theme);
    state.code_corner = {corner.width, corner.height, {}, 0};
  }
  flow.boxes = compose_blocks(c, document.blocks, 0, theme.measure());
  if (has_code) clear_code(c, flow.boxes);
  flow.boxes = with_what_comes_after(std::move(flow.boxes));
  resolve_links(destinations, flow.boxes);
  flow.heads = std::move(state.heads);
  flow.outline = std::move(state.outline);
  return flow;
}

}  // namespace planpress::typeset

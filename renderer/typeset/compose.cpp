#include "renderer/typeset/compose.hpp"

#include <algorithm>
#include <iterator>

#include "renderer/typeset/page_code.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;
using document::Role;

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

TextStyle paragraph_style(Composition& c, const document::Paragraph& paragraph, Length measure) {
  const Theme& theme = c.setting.theme;
  switch (paragraph.style) {
    case document::ParagraphStyle::lead:
      return theme.lead;
    case document::ParagraphStyle::secondary:
      return theme.secondary;
    case document::ParagraphStyle::fact:
      return theme.fact;
    case document::ParagraphStyle::statement: {
      // Section size up to three lines; longer ones read better at body size.
      const ShapedText large = shape_text(c.setting, paragraph.content, theme.statement);
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

class BlockComposer {
 public:
  BlockComposer(Composition& c, NodeId parent, Length measure)
      : c_(c), theme_(c.setting.theme), parent_(parent), measure_(measure) {}

  Boxes operator()(const document::Section& section) {
    const NodeId node = c_.setting.node(parent_, Role::sect);
    c_.setting.flow.structure.nodes[node].language = section.language;
    Boxes boxes = compose_blocks(c_, section.blocks, node, measure_);
    if (section.new_page && !boxes.empty()) boxes.front().new_page = true;
    return boxes;
  }

  Boxes operator()(const document::Heading& heading) {
    const NodeId node = c_.setting.node(parent_, heading_role(heading.level));
    const TextStyle& style = heading_style(theme_, heading);
    Box box = set_text(c_.setting, shape_text(c_.setting, heading.content, style), Ink::of(node), measure_);
    space_heading(theme_, heading, box);
    box.keep_with_next = true;
    box.whole = true;
    const std::uint32_t destination = c_.destinations.at(heading.id);
    box.destinations.push_back(destination);
    const std::string text = document::heading_text(heading);
    c_.setting.flow.outline.push_back({heading.level, text, destination, {}});
    c_.setting.last_heading = plain_text(heading.content);
    c_.setting.last_heading_id = heading.id;
    return {std::move(box)};
  }

  Boxes operator()(const document::Paragraph& paragraph) {
    const bool tag = paragraph.style == document::ParagraphStyle::tag ||
                     paragraph.style == document::ParagraphStyle::tag_filled;
    if (tag) return compose_tag(c_, paragraph, parent_, measure_);
    const NodeId node = c_.setting.node(parent_, Role::p);
    c_.setting.flow.structure.nodes[node].language = paragraph.language;
    const TextStyle style = paragraph_style(c_, paragraph, measure_);
    const bool prose =
        paragraph.style == document::ParagraphStyle::body ||
        paragraph.style == document::ParagraphStyle::secondary ||
        (paragraph.style == document::ParagraphStyle::statement && style.size == theme_.statement_long.size);
    const Length measure = prose ? std::min(measure_, theme_.page.prose) : measure_;
    Box box = set_text(c_.setting, shape_text(c_.setting, paragraph.content, style), Ink::of(node), measure,
                       Align::start);
    box.space_after = theme_.space.between_paragraphs;
    if (paragraph.style == document::ParagraphStyle::statement) box.space_before = theme_.space.half;
    if (paragraph.style == document::ParagraphStyle::lead) box.space_after = theme_.space.between_blocks;
    if (paragraph.style == document::ParagraphStyle::fact) box.space_after = Length{};
    return {std::move(box)};
  }

  Boxes operator()(const document::List& list) { return compose_list(c_, list, parent_, measure_); }
  Boxes operator()(const document::Facts& facts) { return compose_facts(c_, facts, parent_, measure_); }
  Boxes operator()(const document::Table& table) { return compose_table(c_, table, parent_, measure_); }
  Boxes operator()(const document::Callout& callout) {
    return compose_callout(c_, callout, parent_, measure_);
  }
  Boxes operator()(const document::Banner& banner) { return compose_banner(c_, banner, parent_, measure_); }
  Boxes operator()(const document::IntervalChart& chart) {
    return compose_interval_chart(c_, chart, parent_, measure_);
  }
  Boxes operator()(const document::Timeline& timeline) {
    return compose_timeline(c_, timeline, parent_, measure_);
  }
  Boxes operator()(const document::SignaturePanel& panel) {
    return compose_signature_panel(c_, panel, parent_, measure_);
  }
  Boxes operator()(const document::Bar& bar) { return compose_bar(c_, bar, parent_, measure_); }
  Boxes operator()(const document::Image& image) { return compose_image(c_, image, parent_, measure_); }
  Boxes operator()(const document::Figure& figure) { return compose_figure(c_, figure, parent_, measure_); }
  Boxes operator()(const document::Field& field) { return compose_field(c_, field, parent_, measure_); }
  Boxes operator()(const document::Fieldset& fieldset) {
    return compose_fieldset(c_, fieldset, parent_, measure_);
  }
  Boxes operator()(const document::RuledSpace& space) {
    return compose_ruled_space(c_, space, parent_, measure_);
  }
  Boxes operator()(const document::Contents& contents) {
    return compose_contents(c_, contents, parent_, measure_);
  }

 private:
  Composition& c_;
  const Theme& theme_;
  NodeId parent_;
  Length measure_;
};

// Every heading gets its destination before composing begins, so that links and contents may point forward.
void number_headings(const document::Blocks& blocks, Composition& c) {
  for (const document::Block& block : blocks) {
    if (const auto* heading = std::get_if<document::Heading>(&block.as_variant())) {
      c.destinations.emplace(heading->id, c.setting.flow.destination_count++);
    } else if (const auto* section = std::get_if<document::Section>(&block.as_variant())) {
      number_headings(section->blocks, c);
    } else if (const auto* callout = std::get_if<document::Callout>(&block.as_variant())) {
      number_headings(callout->blocks, c);
    } else if (const auto* banner = std::get_if<document::Banner>(&block.as_variant())) {
      number_headings(banner->blocks, c);
    }
  }
}

// The title stands beside the page's code, and of the lines under it those that begin above its foot.
Length measure_beside_code(Composition& c, const document::Block& block, Length measure) {
  auto& corner = c.code_corner;
  const auto& kind = block.as_variant();
  if (corner.width == Length{} || std::holds_alternative<document::Section>(kind)) return measure;
  const auto* heading = std::get_if<document::Heading>(&kind);
  if (heading != nullptr && heading->level == 1) return measure - corner.width;
  const auto* paragraph = std::get_if<document::Paragraph>(&kind);
  if (paragraph == nullptr || paragraph->style != document::ParagraphStyle::lead) {
    corner.width = Length{};
    return measure;
  }
  const TextStyle& lead = c.setting.theme.lead;
  const Length top = corner.used + baseline_of(c.setting, lead) - lead.size.of_em(capital_height);
  return top < corner.bottom ? measure - corner.width : measure;
}

void count_beside_code(Composition& c, const document::Block& block, const Boxes& part) {
  auto& corner = c.code_corner;
  if (corner.width == Length{} || std::holds_alternative<document::Section>(block.as_variant())) return;
  for (const Box& box : part) corner.used += box.height + box.space_after;
  corner.boxes += part.size();
}

// What comes after the title begins below the code, though the space above it be drawn in.
void clear_code(const Composition& c, Boxes& boxes) {
  const auto& corner = c.code_corner;
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
void resolve_links(Composition& c) {
  for (Box& box : c.setting.flow.boxes) {
    for (LinkArea& link : box.links) {
      if (!link.href.starts_with('#')) continue;
      const auto destination = c.destinations.find(link.href.substr(1));
      if (destination != c.destinations.end()) link.destination = destination->second;
      link.href.clear();
    }
  }
}

}  // namespace

Role heading_role(int level) {
  constexpr Role roles[] = {Role::h1, Role::h2, Role::h3, Role::h4};
  return roles[std::clamp(level, 1, 4) - 1];
}

Boxes compose_blocks(Composition& c, const document::Blocks& blocks, NodeId parent, Length measure) {
  Boxes boxes;
  for (const document::Block& block : blocks) {
    BlockComposer composer(c, parent, measure_beside_code(c, block, measure));
    Boxes part = std::visit(composer, block.as_variant());
    std::erase_if(part, [](const Box& box) { return box.height == Length{}; });
    count_beside_code(c, block, part);
    // How to sign is said on the page where the first one does.
    const bool is_panel = std::holds_alternative<document::SignaturePanel>(block.as_variant());
    if (is_panel && !boxes.empty()) boxes.back().keep_with_next = true;
    boxes.insert(boxes.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  }
  return boxes;
}

Boxes compose_list(Composition& c, const document::List& list, NodeId parent, Length measure) {
  const Theme& theme = c.setting.theme;
  const NodeId node = c.setting.node(parent, Role::l);
  c.setting.flow.structure.nodes[node].ordered = list.ordered;
  const Length indent = theme.list.indent;
  Boxes boxes;
  std::int64_t number = 0;
  for (const document::ListItem& entry : list.items) {
    const NodeId li = c.setting.node(node, Role::li);
    Box label;
    if (list.ordered) {
      const Ink ink = Ink::of(c.setting.node(li, Role::lbl));
      label = set_text(c.setting, std::to_string(++number) + ".", theme.body, ink, indent);
    } else {
      const Length top =
          baseline_of(c.setting, theme.body) - theme.body.size.of_em(360) - theme.list.bullet / 2;
      const Rect bullet{Length{}, top, theme.list.bullet, theme.list.bullet};
      label.items.push_back(item(Ink::layout(), FilledRect{bullet, theme.color.accent}));
    }
    const NodeId l_body = c.setting.node(li, Role::l_body);
    Box body = stack(compose_blocks(c, entry.blocks, l_body, std::min(measure, theme.page.prose) - indent));
    shift(body, indent, Length{});
    Box box = beside({std::move(label), std::move(body)});
    box.space_before = box.space_after = theme.space.between_items;
    boxes.push_back(std::move(box));
  }
  if (boxes.empty()) return boxes;
  boxes.front().space_before = theme.space.half;
  boxes.back().space_after = theme.space.half;
  return boxes;
}

Flow compose(const document::Document& document, const Theme& theme, text::Shaper& shaper) {
  Flow flow;
  Setting setting{theme, shaper, flow, document.furniture.continued, {}, {}, document.furniture.goes_on};
  const Tables tables(setting, document.blocks, theme.measure());
  Composition c{setting, tables, document, {}};
  number_headings(document.blocks, c);
  const bool has_code = !document.furniture.page_code.empty();
  if (has_code) {
    const Rect corner = corner_at_top(qr_code(page_code_text(document.furniture, 1)), theme);
    c.code_corner = {corner.width, corner.height, {}, 0};
  }
  flow.boxes = compose_blocks(c, document.blocks, 0, theme.measure());
  if (has_code) clear_code(c, flow.boxes);
  flow.boxes = with_what_comes_after(std::move(flow.boxes));
  resolve_links(c);
  return flow;
}

}  // namespace planpress::typeset

#include "renderer/markup/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "renderer/markup/inlines.hpp"
#include "renderer/markup/xml_text.hpp"

namespace planpress::markup {
namespace {

using namespace document;

constexpr Range contents_depths{2, 4};
constexpr Range column_spans{1, 100};
constexpr Range image_widths{8, 480};  // points

Block section(const Element& element) {
  return Section{element.has_class("page"), element.language(), read_blocks(element)};
}

bool is_id(std::string_view id) {
  return is_letter(id.front()) && std::ranges::all_of(id, [](char c) {
           return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
         });
}

Block heading(const Element& element) {
  Heading out{element.name()[1] - '0', element.has_class("title"), {}, read_inlines(element)};
  if (out.content.empty()) return out;
  out.id = element.text("id");
  if (!out.id.empty() && !element.is_any(out.id) && !is_id(out.id)) {
    element.fault(fmt::format("id: {} is no id", element.state().shown(out.id)),
                  "a letter, then letters, digits, - _ .");
  }
  out.id = element.state().heading(element.node(), out.level, std::move(out.id));
  return out;
}

Block paragraph(const Element& element) {
  return Paragraph{element.choice("class", paragraph_words, ParagraphStyle::body), element.language(),
                   read_inlines(element)};
}

Block list(const Element& element) {
  List out{element.name() == "ol", {}};
  element.each_child([&](const Element& item) {
    auto blocks = read_flow(item);
    if (!blocks.empty()) out.items.push_back({std::move(blocks)});
  });
  return out;
}

Block facts(const Element& element) {
  Facts out{element.choice("class", facts_words, FactsStyle::pairs), {}};
  bool has_value = true;
  element.each_child([&](const Element& part) {
    if (part.name() == "dt") {
      if (!has_value) part.fault("<dt> follows a <dt>", "each label has its <dd>");
      out.facts.push_back({read_inlines(part), {}});
      has_value = false;
    } else if (out.facts.empty()) {
      part.fault("<dd> has no <dt> before it", "each value has its label");
    } else {
      std::ranges::move(read_flow(part), std::back_inserter(out.facts.back().value));
      has_value = true;
    }
  });
  if (!has_value) element.fault("the last <dt> has no <dd>", "each label has its <dd>");
  return out;
}

Block callout(const Element& element) { return Callout{read_flow(element)}; }

Block banner(const Element& element) {
  element.filled("tone");
  const auto tone = element.choice("tone", banner_words, BannerTone::ground);
  auto head = inlines_of(element.required("head"));
  return Banner{tone, std::move(head), read_flow(element)};
}

Block contents(const Element& element) {
  return Contents{element.integer("depth", contents_depths, Contents{}.depth)};
}

// ---- Tables -----------------------------------------------------------------------------------------------

Cell read_cell(const Element& element) {
  Cell cell;
  cell.header = element.name() == "th";
  if (cell.header) {
    element.filled("scope");
    cell.scope = element.choice("scope", scope_words, Scope::column);
  }
  cell.kind = element.choice("class", cell_words, CellKind::text);
  cell.column_span = element.integer("colspan", column_spans, 1);
  cell.blocks = read_flow(element, true);
  for (const auto child : element.node().children("note")) {
    const Element note(child, element.state());
    Note out{note.text("label"), note.text("record"), read_inlines(note)};
    if (!out.content.empty()) cell.notes.push_back(std::move(out));
  }
  return cell;
}

Row read_row(const Element& element) {
  Row row{element.has_class("group"), {}};
  element.each_child([&](const Element& cell) { row.cells.push_back(read_cell(cell)); });
  if (row.cells.empty()) element.fault("<tr> has no cells");
  if (row.group && row.cells.size() > 1) element.fault("<tr class=\"group\"> has one cell");
  return row;
}

// All rows have the same columns; the cell of a group reaches across them without a colspan.
void check_columns(const std::vector<std::pair<Row*, pugi::xml_node>>& rows, ParseState& state) {
  if (state.is_example()) return;
  int columns = 0;
  for (const auto& [row, node] : rows) {
    if (row->group) continue;
    int own = 0;
    for (const Cell& cell : row->cells) own += cell.column_span;
    if (columns == 0) columns = own;
    if (own == columns) continue;
    state.fault(node, fmt::format("the row has {} columns, those above {}", own, columns),
                "an empty cell is <td/>");
  }
  for (const auto& [row, node] : rows)
    if (row->group && row->cells.size() == 1) row->cells[0].column_span = std::max(columns, 1);
}

Block table(const Element& element) {
  Table out;
  out.is_chart = element.name() == "bar-chart";
  out.columns = element.text("columns");
  std::vector<pugi::xml_node> nodes;  // of the rows, head before body
  element.each_child([&](const Element& part) {
    if (part.name() == "caption") {
      if (!nodes.empty()) part.fault(fmt::format("<caption> comes first in <{}>", element.name()));
      out.caption = read_inlines(part);
      return;
    }
    const bool is_head = part.name() == "thead";
    if (is_head && !out.body.empty()) part.fault("<thead> comes before <tbody>");
    part.each_child([&](const Element& row) {
      (is_head ? out.head : out.body).push_back(read_row(row));
      nodes.push_back(row.node());
    });
  });
  std::vector<std::pair<Row*, pugi::xml_node>> rows;
  for (auto* part : {&out.head, &out.body})
    for (Row& row : *part) rows.emplace_back(&row, nodes[rows.size()]);
  check_columns(rows, element.state());
  return out;
}

// ---- Pictures ---------------------------------------------------------------------------------------------

Block image(const Element& element) {
  const auto& pictures = element.state().pictures();
  const std::string name = element.filled("src");
  Image out{pictures.find(name), element.text("alt"), element.required_integer("width", image_widths)};
  if (!element.node().attribute("alt"))
    element.fault("<img> needs alt=\"...\"", "alt=\"\" when it is decoration");
  if (!out.picture && !name.empty() && !element.is_any(name)) {
    element.fault(fmt::format("src: {} is no picture", element.state().shown(name)),
                  pictures.names().empty() ? "put logo.png into layouts/images for src=\"logo\""
                                           : near_miss(name, pictures.names()));
  }
  return out;
}

bool may_be_captioned(const Block& block) {
  const auto& value = block.as_variant();
  if (const auto* image = std::get_if<Image>(&value)) return !image->alt.empty();
  return std::holds_alternative<IntervalChart>(value) || std::holds_alternative<Timeline>(value);
}

Block figure(const Element& element) {
  Figure out;
  element.each_node([&](pugi::xml_node child) {
    if (std::string_view(child.name()) != "figcaption") return;
    const Element caption(child, element.state());
    if (!out.caption.empty()) caption.fault("a figure has one <figcaption>");
    out.caption = read_inlines(caption);
  });
  out.blocks = read_blocks(element, "figcaption");
  element.value_fault(out.blocks.size() != 1 || !may_be_captioned(out.blocks.front()),
                      "<figure> holds one <img> with an alt, <interval-chart> or <timeline>",
                      "a table has its own <caption>");
  return out;
}

// ---- All of them ------------------------------------------------------------------------------------------

struct BlockElement {
  std::string_view name;
  Block (*read)(const Element&);
};
constexpr auto block_elements = std::to_array<BlockElement>({
    {"p", paragraph},
    {"table", table},
    {"bar-chart", table},
    {"bar", read_bar},
    {"section", section},
    {"h1", heading},
    {"h2", heading},
    {"h3", heading},
    {"h4", heading},
    {"ul", list},
    {"ol", list},
    {"dl", facts},
    {"aside", callout},
    {"banner", banner},
    {"interval-chart", read_interval_chart},
    {"timeline", read_timeline},
    {"signature-panel", read_signature_panel},
    {"img", image},
    {"figure", figure},
    {"input", read_input},
    {"textarea", read_textarea},
    {"select", read_select},
    {"fieldset", read_fieldset},
    {"ruled-space", read_ruled_space},
    {"toc", contents},
});

const BlockElement* find_block(std::string_view name) {
  const auto* const found = std::ranges::find(block_elements, name, &BlockElement::name);
  return found == block_elements.end() ? nullptr : found;
}

void unknown_block(const Element& parent, pugi::xml_node node) {
  if (is_inline_element(node.name())) {
    return parent.state().fault(node, fmt::format("<{}> stands outside of a paragraph", node.name()),
                                "put it into <p>");
  }
  std::vector<std::string_view> known;
  for (const auto& element : block_elements) known.push_back(element.name);
  parent.misplaced(node, known);
}

// An element that a view left empty is not printed; one that a template left empty is a fault.
struct IsEmpty {
  bool operator()(const Section& section) const { return section.blocks.empty(); }
  bool operator()(const Heading& heading) const { return heading.content.empty(); }
  bool operator()(const Paragraph& paragraph) const { return paragraph.content.empty(); }
  bool operator()(const List& list) const { return list.items.empty(); }
  bool operator()(const Facts& facts) const { return facts.facts.empty(); }
  bool operator()(const Callout& callout) const { return callout.blocks.empty(); }
  bool operator()(const Table& table) const { return table.head.empty() && table.body.empty(); }
  bool operator()(const auto&) const { return false; }
};

}  // namespace

Blocks read_blocks(const Element& element, std::string_view passed_over) {
  Blocks out;
  ParseState& state = element.state();
  element.each_node([&](pugi::xml_node child) {
    if (child.name() == passed_over) return;
    const auto* definition = find_block(child.name());
    if (!definition) return unknown_block(element, child);
    state.nested(child, [&] {
      Block block = definition->read(Element(child, state));
      if (!std::visit(IsEmpty{}, block.as_variant()))
        out.push_back(std::move(block));
      else if (state.is_example())
        state.fault(child, fmt::format("<{}> is empty", child.name()), "take it out or fill it");
    });
  });
  return out;
}

Blocks read_flow(const Element& element, bool notes) {
  const bool has_block = std::ranges::any_of(
      element.node().children(), [](pugi::xml_node child) { return find_block(child.name()) != nullptr; });
  if (has_block) return read_blocks(element, notes ? "note" : "");
  Blocks out;
  if (Inlines content = read_inlines(element, notes); !content.empty())
    out.push_back(Paragraph{ParagraphStyle::body, {}, std::move(content)});
  return out;
}

}  // namespace planpress::markup

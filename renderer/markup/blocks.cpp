#include "renderer/markup/blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "renderer/markup/element.hpp"
#include "renderer/markup/inlines.hpp"

namespace planpress::markup {
namespace {

using namespace document;
using MaybeBlock = std::optional<Block>;

constexpr int deepest_contents = 4;

// What a view left empty is not printed; what a template left empty is its author's slip.
MaybeBlock nothing(pugi::xml_node node, Reading& reading) {
  if (reading.is_example())
    reading.fault(node, fmt::format("<{}> is empty", node.name()), "take it out or fill it");
  return std::nullopt;
}

MaybeBlock section(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"class", "lang"});
  Section out;
  out.new_page = element.choice("class", {{"page", true}}, false);
  out.language = element.language();
  out.blocks = read_blocks(node, reading);
  if (out.blocks.empty()) return nothing(node, reading);
  return out;
}

bool is_id(std::string_view id) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return is_letter(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
         });
}

MaybeBlock heading(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"id", "class"});
  Heading out;
  out.level = node.name()[1] - '0';
  out.title = element.choice("class", {{"title", true}}, false);
  out.content = read_inlines(node, reading);
  if (out.content.empty()) return nothing(node, reading);
  out.id = element.text("id");
  if (!out.id.empty() && !element.is_any(out.id) && !is_id(out.id)) {
    element.fault(fmt::format("id: {} is no id", reading.shown(out.id)),
                  "a letter, then letters, digits, - _ .");
  }
  out.id = reading.heading(node, out.level, std::move(out.id));
  return out;
}

MaybeBlock paragraph(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"class", "lang"});
  Paragraph out;
  out.style = element.choice<ParagraphStyle>("class",
                                             {{"lead", ParagraphStyle::lead},
                                              {"secondary", ParagraphStyle::secondary},
                                              {"fact", ParagraphStyle::fact},
                                              {"statement", ParagraphStyle::statement},
                                              {"tag", ParagraphStyle::tag},
                                              {"tag-filled", ParagraphStyle::tag_filled}},
                                             ParagraphStyle::body);
  out.language = element.language();
  out.content = read_inlines(node, reading);
  if (out.content.empty()) return nothing(node, reading);
  return out;
}

MaybeBlock list(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {});
  List out;
  out.ordered = node.name()[0] == 'o';
  for_each_element(node, reading, [&](pugi::xml_node child) {
    if (std::string_view(child.name()) != "li") return misplaced(child, reading, {"li"});
    const Element item(child, reading, {});
    auto blocks = read_flow(child, reading);
    if (!blocks.empty()) out.items.push_back({std::move(blocks)});
  });
  if (out.items.empty()) return nothing(node, reading);
  return out;
}

MaybeBlock facts(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"class"});
  Facts out;
  out.style = element.choice<FactsStyle>(
      "class", {{"columns", FactsStyle::columns}, {"pairs", FactsStyle::pairs}}, FactsStyle::pairs);
  bool has_value = true;
  for_each_element(node, reading, [&](pugi::xml_node child) {
    const std::string_view name = child.name();
    if (name != "dt" && name != "dd") return misplaced(child, reading, {"dt", "dd"});
    const Element part(child, reading, {});
    if (name == "dt") {
      if (!has_value) reading.fault(child, "<dt> follows a <dt>", "each label has its <dd>");
      out.facts.push_back({read_inlines(child, reading), {}});
      has_value = false;
    } else if (out.facts.empty()) {
      reading.fault(child, "<dd> has no <dt> before it", "each value has its label");
    } else {
      auto blocks = read_flow(child, reading);
      auto& value = out.facts.back().value;
      std::move(blocks.begin(), blocks.end(), std::back_inserter(value));
      has_value = true;
    }
  });
  if (!has_value) reading.fault(node, "the last <dt> has no <dd>", "each label has its <dd>");
  if (out.facts.empty()) return nothing(node, reading);
  return out;
}

MaybeBlock callout(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {});
  Callout out{read_flow(node, reading)};
  if (out.blocks.empty()) return nothing(node, reading);
  return out;
}

MaybeBlock banner(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"tone", "head"});
  element.filled("tone");
  Banner out;
  out.tone = element.choice<BannerTone>(
      "tone", {{"ground", BannerTone::ground}, {"frame", BannerTone::frame}}, BannerTone::ground);
  if (auto head = element.required("head"); !head.empty()) {
    TextRun run;
    run.language = head.language;
    run.text = std::move(head);
    out.head.emplace_back(std::move(run));
  }
  out.blocks = read_flow(node, reading);
  return out;
}

MaybeBlock table(pugi::xml_node node, Reading& reading) {
  auto out = read_table(node, reading);
  if (out.head.empty() && out.body.empty()) return nothing(node, reading);
  return out;
}

MaybeBlock contents(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"depth"});
  element.no_content();
  return Contents{element.integer("depth", {2, deepest_contents}, Contents{}.depth)};
}

template <auto read>
MaybeBlock whole(pugi::xml_node node, Reading& reading) {
  return read(node, reading);
}

struct BlockElement {
  std::string_view name;
  MaybeBlock (*read)(pugi::xml_node, Reading&);
};
constexpr auto block_elements = std::to_array<BlockElement>({
    {"p", paragraph},
    {"table", table},
    {"bar-chart", table},
    {"bar", whole<read_bar>},
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
    {"interval-chart", whole<read_interval_chart>},
    {"timeline", whole<read_timeline>},
    {"signature-panel", whole<read_signature_panel>},
    {"img", whole<read_image>},
    {"figure", whole<read_figure>},
    {"input", whole<read_input>},
    {"textarea", whole<read_textarea>},
    {"select", whole<read_select>},
    {"fieldset", whole<read_fieldset>},
    {"ruled-space", whole<read_ruled_space>},
    {"toc", contents},
});

const BlockElement* find_block(std::string_view name) {
  const auto* const found = std::find_if(block_elements.begin(), block_elements.end(),
                                         [&](const BlockElement& element) { return element.name == name; });
  return found == block_elements.end() ? nullptr : found;
}

void unknown_block(pugi::xml_node node, Reading& reading) {
  const std::string_view name = node.name();
  if (is_inline_element(name)) {
    return reading.fault(node, fmt::format("<{}> stands outside of a paragraph", name), "put it into <p>");
  }
  std::vector<std::string_view> known;
  known.reserve(std::size(block_elements));
  for (const auto& element : block_elements) known.push_back(element.name);
  misplaced(node, reading, known);
}

bool has_block(pugi::xml_node node) {
  const auto children = node.children();
  return std::any_of(children.begin(), children.end(),
                     [](pugi::xml_node child) { return find_block(child.name()) != nullptr; });
}

}  // namespace

Blocks read_blocks(pugi::xml_node node, Reading& reading, std::string_view passed_over) {
  Blocks out;
  for_each_element(node, reading, [&](pugi::xml_node child) {
    const std::string_view name = child.name();
    if (name == passed_over) return;
    const auto* element = find_block(name);
    if (!element) return unknown_block(child, reading);
    const Reading::Descent descent(reading, child);
    if (!descent) return;
    if (auto block = element->read(child, reading)) out.push_back(std::move(*block));
  });
  return out;
}

Blocks read_flow(pugi::xml_node node, Reading& reading, bool notes) {
  if (has_block(node)) return read_blocks(node, reading, notes ? "note" : "");
  Paragraph paragraph;
  paragraph.content = read_inlines(node, reading, notes);
  if (paragraph.content.empty()) return {};
  Blocks out;
  out.push_back(std::move(paragraph));
  return out;
}

void misplaced(pugi::xml_node child, Reading& reading, const std::vector<std::string_view>& known) {
  reading.fault(child, fmt::format("<{}> cannot stand in <{}>", child.name(), child.parent().name()),
                near_miss(child.name(), known));
}

void stray_text(pugi::xml_node text, Reading& reading) {
  reading.fault(text, fmt::format("text stands in <{}>, which holds elements only", text.parent().name()),
                "put it into <p>");
}

}  // namespace planpress::markup

// Steps in columns, one a track, time running down: a figure in as many parts as its tracks and its length
// need.
#include "renderer/document/languages.hpp"
#include "renderer/typeset/interval_chart_part.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;

document::Paragraph paragraph_of(const Setting& setting, const document::Label& text) {
  return {document::ParagraphStyle::body, {}, document::inlines_of(text, setting.second_language)};
}

// What the numbers stand for that take the place of words.
document::Blocks explanation(const Composition& c, const document::IntervalChart& chart,
                             const std::vector<document::Label>& key) {
  document::Blocks blocks;
  document::List list{.ordered = true, .items = {}};
  for (const std::string& line : key) list.items.push_back({{paragraph_of(c.setting, line)}});
  if (!chart.key.empty()) blocks.emplace_back(paragraph_of(c.setting, chart.key));
  blocks.emplace_back(std::move(list));
  return blocks;
}

Slabs compose_sentence(Composition& c, const document::Label& text, NodeId parent, Length measure) {
  if (text.empty()) return {};
  return compose_blocks(c, {paragraph_of(c.setting, text)}, parent, measure);
}

}  // namespace

Slabs compose_interval_chart(Composition& c, const document::IntervalChart& chart, NodeId parent,
                             Length measure) {
  if (chart.tracks.empty() || chart.last < chart.first) return {};
  const ChartLayout layout = lay_out(c, chart, measure);
  const bool is_drawn = !layout.parts.empty();
  Slabs slabs = compose_sentence(c, is_drawn ? chart.lead : chart.instead, parent, measure);
  if (is_drawn && !slabs.empty()) slabs.back().keep_with_next = true;
  std::vector<std::string> key;
  for (const ChartPart& part : layout.parts) {
    const NodeId figure = c.setting.node(parent, document::Role::figure);
    c.setting.flow.structure.nodes[figure].alt = chart.alt;
    Slab slab = set_chart_part(c, chart, layout.sizes, part, figure, key);
    slab.space_before = slab.space_after = c.setting.theme.space.between_blocks;
    slabs.push_back(std::move(slab));
  }
  if (key.empty()) return slabs;
  slabs.back().keep_with_next = true;
  for (Slab& slab : compose_blocks(c, explanation(c, chart, key), parent, measure)) {
    slabs.push_back(std::move(slab));
  }
  return slabs;
}

}  // namespace planpress::typeset

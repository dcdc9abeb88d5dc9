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
  const document::LabelLines lines = document::lines_of(text);
  document::Blocks sentences;
  if (!lines.first.empty()) sentences.emplace_back(paragraph_of(c.setting, std::string(lines.first)));
  if (!lines.second.empty()) {
    document::Paragraph second = paragraph_of(c.setting, std::string(lines.second));
    second.language = c.setting.second_language;
    sentences.emplace_back(std::move(second));
  }
  return compose_blocks(c, sentences, parent, measure);
}

// In the first language alone, which takes half the room; the tables beside the chart have both.
document::IntervalChart in_first_language(document::IntervalChart chart) {
  const auto shorten = [](document::Label& label) { label = std::string(document::lines_of(label).first); };
  for (document::ChartMark& mark : chart.marks) {
    shorten(mark.label);
    shorten(mark.note);
  }
  for (document::Track& track : chart.tracks) {
    for (document::Interval& interval : track.intervals) shorten(interval.text);
  }
  return chart;
}

Slabs compose_chart(Composition& c, const document::IntervalChart& chart, const ChartLayout& layout,
                    NodeId parent, Length measure) {
  const bool is_drawn = !layout.parts.empty();
  Slabs slabs = compose_sentence(c, is_drawn ? chart.lead : chart.instead, parent, measure);
  if (is_drawn)
    for (Slab& slab : slabs) slab.keep_with_next = true;
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

}  // namespace

Slabs compose_interval_chart(Composition& c, const document::IntervalChart& chart, NodeId parent,
                             Length measure) {
  if (chart.tracks.empty() || chart.last < chart.first) return {};
  const ChartLayout layout = lay_out(c, chart, measure);
  if (!layout.parts.empty() || c.setting.second_language.empty())
    return compose_chart(c, chart, layout, parent, measure);
  const document::IntervalChart brief = in_first_language(chart);
  return compose_chart(c, brief, lay_out(c, brief, measure), parent, measure);
}

}  // namespace planpress::typeset

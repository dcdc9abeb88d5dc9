// Steps in columns, one a track, time running down: a figure in as many parts as its tracks and its length
// need.
#include <iterator>
#include <optional>

#include "renderer/typeset/interval_chart_part.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;

document::Paragraph paragraph_of(const document::Label& text) {
  return {document::ParagraphStyle::body, {}, document::inlines_of(text)};
}

// What the numbers stand for that take the place of words.
document::Blocks explanation(const document::IntervalChart& chart,
                             const std::vector<document::Inlines>& key) {
  document::Blocks blocks;
  document::List list{.ordered = true, .items = {}};
  for (const document::Inlines& line : key)
    list.items.push_back({{document::Paragraph{document::ParagraphStyle::body, {}, line}}});
  if (!chart.key.empty()) blocks.emplace_back(paragraph_of(chart.key));
  blocks.emplace_back(std::move(list));
  return blocks;
}

Boxes compose_sentence(Composition& c, const document::Label& text, NodeId parent, Length measure) {
  if (text.empty()) return {};
  return compose_blocks(c, {paragraph_of(text)}, parent, measure);
}

void append(Boxes& boxes, Boxes more) {
  boxes.insert(boxes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// The width that is left beside the meanings of the steps.
Length beside_legend(const Theme& theme, Length measure) {
  return measure - theme.chart.legend - theme.table.gutter * 2;
}

// One box of the chart and what stands on its right.
Box with_legend(const Theme& theme, Box chart, Boxes legend, Length measure) {
  legend.front().space_before = legend.back().space_after = Length{};
  Box right = stack(std::move(legend));
  shift(right, beside_legend(theme, measure) + theme.table.gutter * 2, Length{});
  Box both = beside({std::move(chart), std::move(right)});
  both.whole = true;
  return both;
}

// One part in which every step has its word is narrow enough to leave room for the meanings on its right.
std::optional<ChartLayout> lay_out_beside_legend(Composition& c, const document::IntervalChart& chart,
                                                 Length measure) {
  if (chart.meanings.empty()) return std::nullopt;
  ChartLayout layout = lay_out(c, chart, beside_legend(c.setting.theme, measure));
  const bool fits = layout.parts.size() == 1 && layout.numbers == 0;
  return fits ? std::optional(std::move(layout)) : std::nullopt;
}

Boxes compose_chart(Composition& c, const document::IntervalChart& chart, const ChartLayout& layout,
                    LegendPlace place, NodeId parent, Length measure) {
  const Theme& theme = c.setting.theme;
  const bool is_drawn = !layout.parts.empty();
  Boxes boxes = compose_sentence(c, is_drawn ? chart.lead : chart.instead, parent, measure);
  if (is_drawn)
    for (Box& box : boxes) box.keep_with_next = true;
  std::vector<document::Inlines> key;
  for (const ChartPart& part : layout.parts) {
    const NodeId figure = c.setting.node(parent, document::Role::figure);
    c.setting.flow.structure.nodes[figure].alt = chart.alt;
    Box box = set_chart_part(c, chart, layout.sizes, part, figure, key);
    if (place == LegendPlace::beside) {
      box = with_legend(theme, std::move(box), set_chart_legend(c, chart, parent, theme.chart.legend, place),
                        measure);
    }
    box.space_before = box.space_after = theme.space.between_blocks;
    boxes.push_back(std::move(box));
  }
  if (!key.empty()) {
    boxes.back().keep_with_next = true;
    append(boxes, compose_blocks(c, explanation(chart, key), parent, measure));
  }
  if (place == LegendPlace::below) append(boxes, set_chart_legend(c, chart, parent, measure, place));
  return boxes;
}

}  // namespace

Boxes compose_interval_chart(Composition& c, const document::IntervalChart& chart, NodeId parent,
                             Length measure) {
  if (chart.tracks.empty() || chart.last < chart.first) return {};
  if (const auto narrow = lay_out_beside_legend(c, chart, measure))
    return compose_chart(c, chart, *narrow, LegendPlace::beside, parent, measure);
  return compose_chart(c, chart, lay_out(c, chart, measure), LegendPlace::below, parent, measure);
}

}  // namespace planpress::typeset

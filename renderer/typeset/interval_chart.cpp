// Steps in columns, one a track, time running down, with the meanings of the steps beside it or below.
#include "renderer/typeset/interval_chart_layout.hpp"

#include <iterator>
#include <optional>

#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/interval_chart_part.hpp"

namespace planpress::typeset {
namespace {

document::Paragraph paragraph_of(const document::Label& text) {
  return {document::ParagraphStyle::body, {}, document::inlines_of(text)};
}

// The width that is left beside the meanings of the steps.
Length beside_legend(const Theme& theme, Length measure) {
  return measure - theme.chart.legend - theme.table.gutter * 2;
}

// One part in which every step has its word is narrow enough to leave room for the meanings on its right.
std::optional<ChartLayout> lay_out_beside_legend(const TextContext& c, const document::IntervalChart& chart,
                                                 Length measure) {
  if (chart.meanings.empty()) return std::nullopt;
  ChartLayout layout = lay_out(c, chart, beside_legend(c.theme, measure));
  const bool fits = layout.parts.size() == 1 && layout.numbers == 0;
  return fits ? std::optional(std::move(layout)) : std::nullopt;
}

// Words below a drawing or in its place, which are part of the figure.
class FigureText {
 public:
  FigureText(LayoutContext& c, NodeId figure, Length measure)
      : c_(c), figure_(figure), width_(std::min(measure, c.theme.page.prose)) {}

  Box sentence(const document::Label& text) const {
    Box box = set(document::inlines_of(text), width_);
    box.space_after = c_.theme.space.between_paragraphs;
    return box;
  }
  // The numbers that take the place of words, and what they stand for.
  Boxes key(const document::IntervalChart& chart, const std::vector<document::Inlines>& lines) const {
    const Length indent = c_.theme.list.indent;
    Boxes boxes, entries;
    if (!chart.key.empty()) boxes.push_back(sentence(spaced(chart.key)));
    for (const document::Inlines& line : lines) {
      const std::string number = std::to_string(entries.size() + 1) + ". ";
      Box label = set_text(c_, number, c_.theme.body, c_.ink(figure_), indent);
      entries.push_back(list_entry(c_.theme, std::move(label), set(spaced(line), width_ - indent)));
    }
    space_list(c_.theme, entries);
    std::ranges::move(entries, std::back_inserter(boxes));
    for (Box& box : boxes) box.figures = {{figure_, 0, {Length{}, Length{}, width_, box.height}}};
    return boxes;
  }

 private:
  Box set(const document::Inlines& text, Length room) const {
    return set_text(c_, shape_text(c_, text, c_.theme.body), c_.ink(figure_), room, Align::start);
  }

  LayoutContext& c_;
  NodeId figure_;
  Length width_;
};

// One box of the chart and what stands on its right.
Box with_legend(const Theme& theme, Box chart, Boxes legend, Length measure) {
  legend.front().space_before = legend.back().space_after = Length{};
  Box right = stack(std::move(legend));
  shift(right, beside_legend(theme, measure) + theme.table.gutter * 2, Length{});
  Box both = beside({std::move(chart), std::move(right)});
  both.whole = true;
  return both;
}

}  // namespace

IntervalDrawing draw_interval_chart(const TextContext& c, const document::IntervalChart& chart,
                                    Length measure) {
  if (chart.tracks.empty() || chart.last < chart.first) return {};
  IntervalDrawing drawing;
  std::optional<ChartLayout> layout = lay_out_beside_legend(c, chart, measure);
  if (layout)
    drawing.legend = LegendPlace::beside;
  else
    layout = lay_out(c, chart, measure);
  for (const ChartPart& part : layout->parts)
    drawing.parts.push_back(draw_chart_part(c, chart, layout->sizes, part, drawing.key));
  return drawing;
}

Boxes compose(LayoutContext& c, const document::IntervalChart& chart, ChildCursor& elements, Length measure) {
  if (chart.tracks.empty() || chart.last < chart.first) return {};
  IntervalDrawing drawing = draw_interval_chart(c, chart, measure);
  Boxes boxes;
  if (!chart.lead.empty()) {
    boxes = compose_block(c, paragraph_of(drawing.parts.empty() ? document::Label() : chart.lead), elements,
                          measure);
    for (Box& box : boxes) box.keep_with_next = true;
  }
  const NodeId figure = elements.next(Role::figure);
  const FigureText text(c, figure, measure);
  if (drawing.parts.empty() && !chart.instead.empty()) boxes.push_back(text.sentence(chart.instead));
  const bool is_beside = drawing.legend == LegendPlace::beside;
  Boxes legend =
      set_chart_legend(c, chart, elements, is_beside ? c.theme.chart.legend : measure, drawing.legend);
  for (Drawing& part : drawing.parts) {
    Box box = drawn(c, std::move(part), figure);
    if (is_beside) box = with_legend(c.theme, std::move(box), std::exchange(legend, {}), measure);
    box.space_before = box.space_after = c.theme.space.between_blocks;
    boxes.push_back(std::move(box));
  }
  if (!drawing.key.empty()) {
    boxes.back().keep_with_next = true;
    std::ranges::move(text.key(chart, drawing.key), std::back_inserter(boxes));
  }
  std::ranges::move(legend, std::back_inserter(boxes));
  return boxes;
}

}  // namespace planpress::typeset

// Steps in columns, one a track, time running down, with the meanings of the steps beside it or below.
#include <algorithm>
#include <optional>
#include <utility>

#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/interval_chart_layout.hpp"
#include "renderer/typeset/interval_chart_part.hpp"

namespace planpress::typeset {
namespace {

// ---- The meanings of the steps
// ------------------------------------------------------------------------------

// The width that is left beside them.
Length beside_legend(const Theme& theme, Length measure) {
  return measure - theme.chart.legend - theme.table.gutter * 2;
}

// In which no word of a name is broken, though not more than half of the measure.
Length name_width(const TextContext& c, const document::IntervalChart& chart, Length measure) {
  Length width;
  for (const document::StepMeaning& meaning : chart.meanings)
    width = std::max(width, shape_text(c, meaning.name, c.theme.body.bold()).least_width());
  return std::min(width + c.theme.space.half, measure / 2);
}

// The fill that stands for a step, as high as capitals, in the first line of its name. Beside the chart the
// meaning stands below the name; below the chart, at `axis`.
Box legend_entry(const LayoutContext& c, const document::StepMeaning& meaning, ChildCursor elements,
                 Length measure, std::optional<Length> axis) {
  const Theme& theme = c.theme;
  const Length indent = theme.chart.swatch + theme.space.half, left = axis.value_or(indent);
  const Length name_room = (axis ? left - theme.space.half : measure) - indent;
  Box name = set_text(c, meaning.name, theme.body.bold(), c.ink(elements.next(Role::lbl)), name_room);
  Box text = set_text(c, meaning.text, theme.body, c.ink(elements.next(Role::l_body)),
                      std::min(measure, theme.page.prose) - left);
  shift(name, indent, {});
  shift(text, left, {});
  Drawing drawing = draw_swatch(theme, meaning.step);
  Box swatch;
  for (Mark& mark : drawing.marks) swatch.draw(std::move(mark));
  shift(swatch, {}, baseline_of(c, theme.body) - drawing.height);
  Box entry = axis ? beside(boxes_of(std::move(swatch), std::move(name), std::move(text)))
                   : beside(boxes_of(std::move(swatch), stack(boxes_of(std::move(name), std::move(text)))));
  entry.space_before = entry.space_after = theme.space.quarter;
  entry.whole = true;
  return entry;
}

// A list below its heading; nothing for a chart without meanings.
Boxes set_legend(const LayoutContext& c, const document::IntervalChart& chart, ChildCursor& elements,
                 Length measure, bool is_beside) {
  if (chart.meanings.empty()) return {};
  const Theme& theme = c.theme;
  std::optional<Length> axis;
  if (is_beside)
    measure = theme.chart.legend;
  else
    axis = std::max(theme.page.axis, theme.chart.swatch + theme.space.half + name_width(c, chart, measure));
  Boxes boxes = boxes_of(set_text(c, chart.legend, theme.head(), c.ink(elements.next(Role::p)), measure));
  boxes.back().keep_with_next = true;
  boxes.back().space_before = theme.space.between_blocks;
  boxes.back().space_after = theme.space.quarter;
  ChildCursor entries = c.children_of(elements.next(Role::l));
  for (const document::StepMeaning& meaning : chart.meanings)
    boxes.push_back(legend_entry(c, meaning, c.children_of(entries.next(Role::li)), measure, axis));
  boxes.back().space_after = theme.space.between_blocks;
  return boxes;
}

// One box of the chart and its legend on its right.
Box with_legend(const Theme& theme, Box chart, Boxes legend, Length measure) {
  legend.front().space_before = legend.back().space_after = {};
  Box right = stack(std::move(legend));
  shift(right, beside_legend(theme, measure) + theme.table.gutter * 2, {});
  Box both = beside(boxes_of(std::move(chart), std::move(right)));
  both.whole = true;
  return both;
}

// ---- Words below the drawing or in its place, which are part of the figure
// ------------------------------------

class FigureText {
 public:
  FigureText(const LayoutContext& c, NodeId figure, Length measure)
      : c_(c), figure_(figure), width_(std::min(measure, c.theme.page.prose)) {}

  Box sentence(const document::Label& text) const {
    Box box = set(document::inlines_of(text), width_);
    box.space_after = c_.theme.space.between_paragraphs;
    return box;
  }
  // The numbers that take the place of words, and the words.
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
    append(boxes, std::move(entries));
    for (Box& box : boxes) box.figures = {{figure_, 0, {{}, {}, width_, box.height}}};
    return boxes;
  }

 private:
  Box set(const document::Inlines& text, Length room) const {
    return set_text(c_, shape_text(c_, text, c_.theme.body), c_.ink(figure_), room, Align::start);
  }

  const LayoutContext& c_;
  NodeId figure_;
  Length width_;
};

bool is_empty(const document::IntervalChart& chart) {
  return chart.tracks.empty() || chart.last < chart.first;
}

}  // namespace

// One part in which every step has its word is narrow enough to leave room for the meanings on its right.
IntervalDrawing draw_interval_chart(const TextContext& c, const document::IntervalChart& chart,
                                    Length measure) {
  if (is_empty(chart)) return {};
  IntervalDrawing drawing;
  ChartLayout layout;
  if (!chart.meanings.empty()) layout = lay_out(c, chart, beside_legend(c.theme, measure));
  if (layout.parts.size() == 1 && layout.numbers == 0)
    drawing.has_legend_beside = true;
  else
    layout = lay_out(c, chart, measure);
  for (const ChartPart& part : layout.parts)
    drawing.parts.push_back(draw_chart_part(c, chart, layout.sizes, part, drawing.key));
  return drawing;
}

Boxes compose(LayoutContext& c, const document::IntervalChart& chart, ChildCursor& elements, Length measure) {
  if (is_empty(chart)) return {};
  IntervalDrawing drawing = draw_interval_chart(c, chart, measure);
  const bool is_drawn = !drawing.parts.empty();
  Boxes boxes;
  if (!chart.lead.empty()) {
    const document::Inlines lead = document::inlines_of(is_drawn ? chart.lead : document::Label());
    boxes = compose_block(c, document::Paragraph{{}, {}, lead}, elements, measure);
    for (Box& box : boxes) box.keep_with_next = true;
  }
  const NodeId figure = elements.next(Role::figure);
  const FigureText text(c, figure, measure);
  if (!is_drawn && !chart.instead.empty()) boxes.push_back(text.sentence(chart.instead));
  Boxes legend = set_legend(c, chart, elements, measure, drawing.has_legend_beside);
  for (Drawing& part : drawing.parts) {
    Box box = drawn(c, std::move(part), figure);
    if (drawing.has_legend_beside)
      box = with_legend(c.theme, std::move(box), std::exchange(legend, {}), measure);
    box.space_before = box.space_after = c.theme.space.between_blocks;
    boxes.push_back(std::move(box));
  }
  if (!drawing.key.empty()) {
    boxes.back().keep_with_next = true;
    append(boxes, text.key(chart, drawing.key));
  }
  append(boxes, std::move(legend));
  return boxes;
}

}  // namespace planpress::typeset

// Charts as marks. In: a chart of the Document and the room it has. Out: a drawing, which typeset/ puts on a
// page and html/ writes as SVG; nobody else knows how a chart looks.
#pragma once
#include <string_view>
#include <vector>

#include "renderer/typeset/paragraph.hpp"

namespace planpress::typeset {

// A picture by itself. Its words are TextMarks, in the order in which they are read.
struct Drawing {
  Length width, height;
  std::vector<Mark> marks;  // from the top left corner, in the order of painting
  Length overhang;          // of the height: what may reach into the space below
};

// As long as its share of `width`.
Drawing draw_bar(const Theme& theme, const document::Bar& bar, Length width);

Drawing draw_timeline(const TextContext& c, const document::Timeline& timeline, Length measure);

// A chart in as many parts as its tracks and its length need.
struct IntervalDrawing {
  std::vector<Drawing> parts;  // none: too large to draw, and the table beside the chart says it all
  // The words of steps that are too short for them, by their number from 1.
  std::vector<document::Inlines> key;
  bool has_legend_beside = false;  // one part, which leaves room for the meanings of the steps
};
IntervalDrawing draw_interval_chart(const TextContext& c, const document::IntervalChart& chart,
                                    Length measure);
// The fill that stands for a step, in a legend.
Drawing draw_swatch(const Theme& theme, std::string_view step);

}  // namespace planpress::typeset

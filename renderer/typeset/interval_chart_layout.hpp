// How an interval chart is divided: columns across, rows down, and parts where one page does not hold it.
// In: the chart and the measure. Out: sizes and parts, chosen so that few words give way to numbers.
#pragma once
#include <algorithm>
#include <vector>

#include "renderer/typeset/charts.hpp"

namespace planpress::typeset {

// The tracks and units that one part shows.
struct ChartPart {
  std::size_t first_track = 0, end_track = 0;
  int first = 1, last = 1;  // units, both included
  int units() const { return last - first + 1; }
  // Of an interval, what falls into these units: fewer than one where nothing does.
  struct Shown {
    int from, units;
  };
  Shown shown(const document::Interval& interval) const {
    const int from = std::max(interval.from, first);
    return {from, std::min(interval.to, last) - from + 1};
  }
};

struct ChartSizes {
  Length left;                  // of the first column
  std::vector<Length> columns;  // by track, the gap to the next included
  Length row;                   // height of a unit
  Length inset;                 // of a step's word in its column
  // The width that a step's word may take. Its lines fit into as many rows as they are high.
  Length word_room(const Theme& theme, std::size_t track) const {
    return columns[track] - theme.chart.gap - inset - theme.space.quarter / 2;
  }
  Length head_room(const Theme& theme, std::size_t track) const {
    return columns[track] - theme.chart.gap - std::min(inset, theme.space.quarter);
  }
};

struct ChartLayout {
  ChartSizes sizes;
  std::vector<ChartPart> parts;  // none: the table beside the chart says it all
  std::size_t numbers = 0;       // steps that are too short for their word
};

ChartLayout lay_out(const TextContext& c, const document::IntervalChart& chart, Length measure);

// A mark's distance from the top of the chart's first unit.
Length mark_depth(const document::ChartMark& mark, Length row);
// The height of a mark's label: its name and what is below it, each in as many lines as it has languages.
Length mark_label_height(const Theme& theme, const document::IntervalChart& chart);
// The tops of labels whose lines are at these heights: on the line, or below it where there is no room above;
// never on each other, and above `bottom` where they can be.
std::vector<Length> mark_label_tops(Length height, const Theme& theme, const std::vector<Length>& lines,
                                    Length top, Length bottom);

}  // namespace planpress::typeset

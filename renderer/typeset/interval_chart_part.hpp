// One part of an interval chart as a box: heads, steps, numbers of units, and a line across at each mark
// that runs through no word.
#pragma once
#include <string_view>
#include <vector>

#include "renderer/typeset/interval_chart_layout.hpp"

namespace planpress::typeset {

// Steps that are too short for their word get a number; the lines that explain them are added to `key`.
Box set_chart_part(Composition& c, const document::IntervalChart& chart, const ChartSizes& sizes,
                   const ChartPart& part, document::NodeId figure, std::vector<document::Inlines>& key);

// How a step is filled that has this name; white where the theme does not know it.
StepFill step_fill(const Theme& theme, std::string_view step);
void draw_step(const Theme& theme, const Rect& cell, const StepFill& fill, std::vector<Item>& items);

// The meanings of the steps, below their heading; nothing for a chart that has none.
enum class LegendPlace : std::uint8_t { beside, below };
Boxes set_chart_legend(Composition& c, const document::IntervalChart& chart, document::NodeId parent,
                       Length measure, LegendPlace place);

}  // namespace planpress::typeset

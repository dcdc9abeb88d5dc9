// One part of an interval chart: heads, steps, numbers of units, and a line across at each mark that runs
// through no word.
#pragma once
#include "renderer/typeset/interval_chart_layout.hpp"

namespace planpress::typeset {

// Steps that are too short for their word get a number; the lines that explain them are added to `key`.
Drawing draw_chart_part(const TextContext& c, const document::IntervalChart& chart, const ChartSizes& sizes,
                        const ChartPart& part, std::vector<document::Inlines>& key);

}  // namespace planpress::typeset

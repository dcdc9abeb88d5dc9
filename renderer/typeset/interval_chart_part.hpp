// One part of an interval chart as a slab: heads, steps, numbers of units, and a line across at each mark
// that runs through no word.
#pragma once
#include <string>
#include <vector>

#include "renderer/typeset/interval_chart_layout.hpp"

namespace planpress::typeset {

// Steps that are too short for their word get a number; the lines that explain them are added to `key`.
Slab set_chart_part(Composition& c, const document::IntervalChart& chart, const ChartSizes& sizes,
                    const ChartPart& part, document::NodeId figure, std::vector<std::string>& key);

}  // namespace planpress::typeset

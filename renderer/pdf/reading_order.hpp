// Runs that stand on a line from left to right, in the order in which they are read.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "renderer/text/shaping.hpp"

namespace planpress::pdf {

// A stretch of runs from right to left is read from its right end, with the numbers and signs inside it. A
// line does not say which way its paragraph runs: where other words stand between such stretches, the left
// one is read first.
std::vector<std::uint32_t> reading_order(std::span<const std::shared_ptr<const text::ShapedRun>> runs);

}  // namespace planpress::pdf

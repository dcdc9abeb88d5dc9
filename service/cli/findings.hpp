// Findings in words, for people at a terminal.
#pragma once
#include <string>
#include <vector>

#include "service/plan/finding.hpp"

namespace planpress::cli {

// One line for each finding, errors before warnings: "error /timeframe/end: The plan ends …
// [end-before-start]".
std::string in_words(const std::vector<plan::Finding>& findings);

// "2 errors, 1 warning"
std::string count_in_words(const std::vector<plan::Finding>& findings);

}  // namespace planpress::cli

// Limits of the format that documents keep to as well.
#pragma once
#include <cstddef>

namespace planpress::plan {

/// Rows of evidence of a report, of all its objectives together.
inline constexpr std::size_t most_evidence_rows = 2000;

}  // namespace planpress::plan

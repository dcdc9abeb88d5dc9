// Limits of the format that documents keep to as well.
#pragma once
#include <cstddef>

namespace planpress::plan {

/// Rows of evidence of a report, of all its objectives together.
inline constexpr std::size_t most_evidence_rows = 2000;
/// Of a document, which shows an activity under each of its objectives. A plan may have sixty times as many.
inline constexpr std::size_t most_activity_rows = 10'000;

}  // namespace planpress::plan

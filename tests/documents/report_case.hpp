// Random reports, each with the plan that it is on, and what of a report has no meaning in its order.
#pragma once
#include <cstdint>
#include <optional>

#include "service/json/json.hpp"

namespace planpress::test {

// A plan that runs, and a report on its next review.
struct ReportCase {
  Json plan, report;
  int review() const { return report.at("review").get<int>(); }
};

// Nothing for a seed whose plan has no report. Every third report has answers that no box holds.
std::optional<ReportCase> random_report_case(std::uint64_t seed);

// What came back that is not what was filled in: a JSON Patch; empty when they say the same.
Json report_difference(const ReportCase& given, const Json& back);

}  // namespace planpress::test

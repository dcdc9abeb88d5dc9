// Whatever a report says: the form that is filled with it gives it back.
#include <doctest/doctest.h>

#include "service/documents/fill.hpp"
#include "service/documents/import.hpp"
#include "tests/documents/report_case.hpp"
#include "tests/documents/support.hpp"
#include "tests/support/from_environment.hpp"

namespace planpress::test {
namespace {

// What went wrong, with the findings; empty when the report came back.
std::string fault_of(const ReportCase& one, int review, bool also_alone) {
  const documents::Library& library = the_documents();
  const std::string plan = one.plan.dump();
  const documents::Result form =
      documents::make(library, "progress-report", plan, {.review = review}, {"en", messages::Naming::names});
  if (form.bytes.empty()) return "no form: " + listed(form);
  const documents::Result filled = documents::fill_form(library, form.bytes, one.report.dump());
  if (filled.bytes.empty()) return "not filled: " + listed(filled);
  for (const bool with_plan : {true, false}) {
    if (!with_plan && !also_alone) break;
    const documents::Result back = documents::import_form(
        library, filled.bytes, with_plan ? std::optional<std::string_view>(plan) : std::nullopt, review);
    if (back.bytes.empty()) return "not imported: " + listed(back);
    const Json difference = report_difference(one, Json::parse(back.bytes));
    if (!difference.empty()) return "another report came back: " + difference.dump();
  }
  return {};
}

}  // namespace

TEST_CASE("any valid report, filled in and imported, is the same report") {
  const std::uint64_t count = from_environment("PLANPRESS_RANDOM_PLANS", 1000);
  std::uint64_t seed = from_environment("PLANPRESS_RANDOM_SEED", 1), looked_at = 0;
  for (; looked_at < count; ++seed) {
    const auto one = random_report_case(seed);
    if (!one) continue;
    ++looked_at;
    const std::string fault = fault_of(*one, one->review(), seed % 5 == 0);
    CHECK_MESSAGE(fault.empty(), "seed ", seed, ": ", fault.substr(0, 300000));
    if (!fault.empty()) break;
  }
  CHECK(looked_at == count);
}

}  // namespace planpress::test

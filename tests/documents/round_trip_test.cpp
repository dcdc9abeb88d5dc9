// Whatever a report says: the form that is filled with it gives it back.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "tests/documents/support.hpp"
#include "tests/render/random_plan.hpp"
#include "tests/support/from_environment.hpp"

namespace planpress::test {
namespace {

using plan::Json;

// A plan that runs, and a report on its next review.
struct Case {
  Json plan, report;
};

// The last report of a random plan is the one that is filled in; without it the plan cannot be closed.
std::optional<Case> random_case(std::uint64_t seed) {
  Case made{random_plan(seed), {}};
  Json& reports = made.plan["reports"];
  if (!reports.is_array() || reports.empty()) return std::nullopt;
  made.report = reports.back();
  reports.erase(reports.size() - 1);
  const std::string status = made.plan["status"];
  if (status == "completed" || status == "closed-early") made.plan["status"] = "in-progress";
  made.plan.erase("summary");
  if (seed % 4 == 0) made.plan["language"] = "both";
  return made;
}

// A report's lists have no meaning in their order, and an empty list says as much as none.
Json in_order(Json report, const Json& plan) {
  const auto place = [&](const char* list, const Json& id) {
    std::size_t at = 1;
    for (const Json& each : plan[list]) {
      if (each["id"] == id) return at;
      ++at;
    }
    return std::size_t{0};  // the practitioner
  };
  const auto sort = [](Json& list, auto key) {
    std::stable_sort(list.begin(), list.end(), [&](const Json& a, const Json& b) { return key(a) < key(b); });
  };
  sort(report["attendees"], [&](const Json& id) { return place("people", id); });
  sort(report["objectives"], [&](const Json& row) { return place("objectives", row["id"]); });
  sort(report["scopes"], [&](const Json& row) { return place("scopes", row["id"]); });
  for (Json& row : report["objectives"])
    if (row.contains("evidence"))
      sort(row["evidence"], [&](const Json& given) { return place("activities", given["activity"]); });
  for (const char* list : {"safetyEvents", "adjustments", "signatures"})
    if (report.contains(list) && report[list].empty()) report.erase(list);
  if (report.contains("signatures"))
    sort(report["signatures"], [&](const Json& each) {
      return each["role"].get<std::string>() + each["person"].get<std::string>();
    });
  return report;
}

// What went wrong, with the findings; empty when the report came back.
std::string fault_of(const Case& one, int review, bool also_alone) {
  const documents::Documents& documents = the_documents();
  const std::string plan = one.plan.dump();
  const documents::Outcome form =
      documents.make("progress-report", plan, {.review = review}, {plan::Language::en, plan::Naming::names});
  if (form.bytes.empty()) return "no form: " + listed(form);
  const documents::Outcome filled = documents.fill_report(form.bytes, one.report.dump());
  if (filled.bytes.empty()) return "not filled: " + listed(filled);
  for (const bool with_plan : {true, false}) {
    if (!with_plan && !also_alone) break;
    const documents::Outcome back = documents.import_report(
        filled.bytes, with_plan ? std::optional<std::string_view>(plan) : std::nullopt, review);
    if (back.bytes.empty()) return "not imported: " + listed(back);
    const Json report = in_order(Json::parse(back.bytes), one.plan);
    const Json wanted = in_order(Json::parse(plan::to_nfc(one.report.dump())), one.plan);
    const auto difference = nlohmann::json::diff(nlohmann::json(wanted), nlohmann::json(report));
    if (!difference.empty()) return "another report came back: " + difference.dump();
  }
  return {};
}

}  // namespace

TEST_CASE("any valid report, filled in and imported, is the same report") {
  const std::uint64_t count = from_environment("PLANPRESS_RANDOM_PLANS", 1000);
  std::uint64_t seed = from_environment("PLANPRESS_RANDOM_SEED", 1), looked_at = 0;
  for (; looked_at < count; ++seed) {
    const auto one = random_case(seed);
    if (!one) continue;
    ++looked_at;
    const std::string fault = fault_of(*one, one->report["review"].get<int>(), seed % 5 == 0);
    CHECK_MESSAGE(fault.empty(), "seed ", seed, ": ", fault.substr(0, 3000));
    if (!fault.empty()) break;
  }
  CHECK(looked_at == count);
}

}  // namespace planpress::test

#include "tests/documents/report_case.hpp"

#include <algorithm>
#include <string>

#include "service/json/text.hpp"
#include "tests/render/random_plan.hpp"

namespace planpress::test {
namespace {

// More of an answer, in lines and in words, up to so many bytes in all.
void lengthen(Json& answer, std::size_t bytes) {
  std::string text = answer.get<std::string>();
  for (int line = 1; text.size() + 60 < bytes; ++line)
    text += (line % 5 == 0 ? "\n" : " ") + std::string("What was seen, part ") + std::to_string(line) +
            " of it, in words.";
  answer = text;
}

void lengthen_answers(Json& report, std::size_t bytes) {
  lengthen(report["supervisorComment"], bytes);
  for (Json& row : report["objectives"])
    if (row.contains("concerns")) lengthen(row["concerns"], bytes);
  if (report["objectives"][0].contains("evidence") && report["objectives"][0]["evidence"][0].contains("note"))
    lengthen(report["objectives"][0]["evidence"][0]["note"], bytes);
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

}  // namespace

// The last report of a random plan is the one that is filled in; without it the plan cannot be closed.
std::optional<ReportCase> random_report_case(std::uint64_t seed) {
  ReportCase made{random_plan(seed), {}};
  Json& reports = made.plan["reports"];
  if (!reports.is_array() || reports.empty()) return std::nullopt;
  std::ranges::sort(reports.get_ref<Json::array_t&>(), {},
                    [](const Json& each) { return each["review"].get<int>(); });
  made.report = reports.back();
  reports.erase(reports.size() - 1);
  const std::string status = made.plan["status"];
  if (status == "completed" || status == "closed-early") made.plan["status"] = "in-progress";
  made.plan.erase("summary");
  if (seed % 4 == 0) made.plan["language"] = "both";
  if (seed % 3 == 0) lengthen_answers(made.report, 400 * (seed % 10 + 1));
  return made;
}

Json report_difference(const ReportCase& given, const Json& back) {
  const Json wanted = in_order(Json::parse(to_nfc(given.report.dump())), given.plan);
  return nlohmann::json::diff(nlohmann::json(wanted), nlohmann::json(in_order(back, given.plan)));
}

}  // namespace planpress::test

#include "service/plan/signed_text.hpp"

#include <algorithm>
#include <string_view>

#include "service/json/canonical.hpp"

namespace planpress::plan {
namespace {

constexpr std::size_t digits = 16;

const Json* report_on(const Json& plan, int review) {
  const auto reports = plan.find("reports");
  if (reports == plan.end()) return nullptr;
  const auto found =
      std::ranges::find_if(*reports, [&](const Json& each) { return each.at("review") == review; });
  return found == reports->end() ? nullptr : &*found;
}

// What comes to a plan while it runs, without its version.
bool is_of_its_course(std::string_view name) {
  return name == "status" || name == "statusReason" || name == "reports" || name == "summary" ||
         name == "holds";
}

Json without(Json document, const char* member) {
  document.erase(member);
  return document;
}

// Of the pack's reader, what a slip is under: the work, not what led to it.
Json part_of_a_supervisor(const Json& plan) {
  Json part = Json::object();
  for (const char* name :
       {"timeframe", "practitioner", "elements", "objectives", "activities", "scopes", "reviews"})
    if (plan.contains(name)) part[name] = plan.at(name);
  return part;
}

Json signed_part(const Json& plan, FormKind kind, int review) {
  if (kind == FormKind::acknowledgement) return part_of_a_supervisor(plan);
  Json part = Json::object();
  const bool is_summary = kind == FormKind::summary_signatures;
  for (const auto& [name, value] : plan.items()) {
    if (name == "signatures" || name == "equality") continue;
    if (!is_summary && is_of_its_course(name)) continue;
    if (name == "summary") {
      part[name] = without(value, "signatures");
    } else if (name == "reports") {
      for (const Json& report : value) part[name].push_back(without(report, "signatures"));
    } else {
      part[name] = name == "absence" ? without(value, "confidentialDetail") : value;
    }
  }
  const Json* report = kind == FormKind::report_signatures ? report_on(plan, review) : nullptr;
  if (report != nullptr) part["report"] = without(*report, "signatures");
  return part;
}

}  // namespace

std::string signed_text(const Json& plan, FormKind kind, int review) {
  return document_digest(signed_part(plan, kind, review)).substr(0, digits);
}

bool is_signed_text(std::string_view part) {
  return part.size() == digits && part.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace planpress::plan

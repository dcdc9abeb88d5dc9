// The example plan, and smaller and larger plans made from it.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace planpress::bench {

struct Variant {
  std::string name;
  std::string bytes;  // JSON
};

// "short": one objective, one kind of work, nothing that a plan may leave out. "plan": as it is. "x10":
// each objective ten times, with its activities and its rows in the reports, under new ids. "300 pages": as
// many times as make about so many.
std::vector<Variant> variants(const nlohmann::ordered_json& plan);

// For the check of plans alone: the example plan; a valid plan of 1 MB; the same with thousands of faults;
// and bodies of 1 MB, or 100,000 levels deep, that are no plan.
std::vector<Variant> bodies_to_check(const nlohmann::ordered_json& plan);

}  // namespace planpress::bench

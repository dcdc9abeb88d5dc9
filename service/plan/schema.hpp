// The JSON Schema of a plan and that of a cohort, draft 2020-12, made of the tables that the reader reads by.
// Text in JSON comes out: properties in the order of the tables, objects and shared values under $defs.
#pragma once
#include <string>
#include <string_view>

namespace planpress::plan {

/// The plan that its schema shows, below share/planpress.
inline constexpr std::string_view example_of_schema = "starters/pharmacist.json";

/// `example`: the bytes of that file. Throws nlohmann::json::exception where they are no JSON.
std::string plan_schema(std::string_view example);
std::string cohort_schema();

}  // namespace planpress::plan

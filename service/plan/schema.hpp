// The JSON Schema of a plan and that of a cohort, draft 2020-12, made of the tables that the reader reads by.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "service/json/json.hpp"
#include "service/plan/codes.hpp"

namespace planpress::plan {

/// Values of the plan format in the words of JSON Schema. A value comes out as the schema that stands at its
/// member; for what several members share that is {"$ref": "#/$defs/..."}, and its definition is kept here.
class Definitions {
 public:
  /// Text of the limit that most have, or of the shorter one.
  Json text(std::size_t limit);
  Json slug();
  Json date();
  Json share_of_one() { return {{"type", "number"}, {"exclusiveMinimum", 0}, {"maximum", 1}}; }
  Json boolean() { return {{"type", "boolean"}}; }
  Json week();
  /// From 0 or from 1.
  Json whole_number(int least);
  Json code(const About& about, std::span<const std::string_view> codes);
  /// An object, whose members are added once, by `describe`.
  Json object(const About& about, void (*describe)(Definitions&, Json& object));

  static Json empty_object(const About& about);
  /// Adds a member to an object.
  static void add(Json& object, std::string_view name, std::string_view description, bool required,
                  const Json& schema);

  /// All definitions by name, in the order in which they were first asked for.
  const Json& all() const { return all_; }

 private:
  Json shared(const std::string& name, Json definition);

  Json all_ = Json::object();
};

// Text in JSON: properties in the order of the tables, objects and shared values under $defs.

/// The plan that its schema shows, below share/planpress.
inline constexpr std::string_view example_of_schema = "starters/pharmacist.json";

/// `example`: the bytes of that file. Throws nlohmann::json::exception where they are no JSON.
std::string plan_schema(std::string_view example);
std::string cohort_schema();

}  // namespace planpress::plan

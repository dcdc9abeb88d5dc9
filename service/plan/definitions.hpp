// Values of the plan format in the words of JSON Schema 2020-12. A value comes out as the schema that stands
// at its member; for what several members share that is {"$ref": "#/$defs/..."}, and its definition is kept
// here.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "service/json/json.hpp"
#include "service/plan/codes.hpp"

namespace planpress::plan {

class Definitions {
 public:
  /// Text of the limit that most have, or of the shorter one.
  Json text(std::size_t limit);
  Json slug();
  Json date();
  Json week();
  /// From 0 or from 1.
  Json whole_number(int least);
  Json code(const About& about, std::span<const std::string_view> codes);
  /// An object, described once, by `describe`.
  Json object(const About& about, Json (*describe)(Definitions&));

  static Json list(Json items, std::size_t least, std::size_t most, bool set);
  /// An object without members; `add` gives it one after the other.
  static Json empty_object(const About& about);
  static void add(Json& object, std::string_view name, std::string_view description, bool required,
                  const Json& schema);

  /// All definitions by name, in the order in which they were first asked for.
  const Json& all() const { return all_; }

 private:
  bool is_new(const std::string& name);
  Json shared(const std::string& name, Json definition);

  Json all_ = Json::object();
};

}  // namespace planpress::plan

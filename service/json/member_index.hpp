// Finds members of objects by name in time that does not grow with the size of the object: the library
// searches all members each time, and a body may have 200,000 in one object.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "service/json/json.hpp"

namespace planpress {

/// For one document, which must stay as it is while this lives.
class MemberIndex {
 public:
  /// The position of a member in its object; nothing where there is none or where this is no object.
  std::optional<std::size_t> position(const Json& object, std::string_view name);
  /// The value of a member, or null.
  const Json* find(const Json& object, std::string_view name);

 private:
  using Positions = std::unordered_map<std::string_view, std::size_t>;
  std::unordered_map<const Json*, Positions> large_;
};

}  // namespace planpress

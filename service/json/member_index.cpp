#include "service/json/member_index.hpp"

#include <algorithm>

namespace planpress {

namespace {

constexpr std::size_t few_members = 64;  // so many are searched as fast as looked up

}  // namespace

std::optional<std::size_t> MemberIndex::position(const Json& object, std::string_view name) {
  if (!object.is_object()) return std::nullopt;
  const Json::object_t::Container& members = object.get_ref<const Json::object_t&>();
  if (members.size() <= few_members) {
    const auto found =
        std::ranges::find(members, name, [](const auto& member) { return std::string_view(member.first); });
    if (found == members.end()) return std::nullopt;
    return static_cast<std::size_t>(found - members.begin());
  }
  const auto [entry, is_new] = large_.try_emplace(&object);
  Positions& positions = entry->second;
  if (is_new) {
    positions.reserve(members.size());
    for (std::size_t i = 0; i < members.size(); ++i) positions.emplace(members[i].first, i);
  }
  const auto found = positions.find(name);
  return found == positions.end() ? std::nullopt : std::optional(found->second);
}

const Json* MemberIndex::find(const Json& object, std::string_view name) {
  const auto at = position(object, name);
  return at ? &(object.get_ref<const Json::object_t&>().begin() + static_cast<std::ptrdiff_t>(*at))->second
            : nullptr;
}

}  // namespace planpress

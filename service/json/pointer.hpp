// JSON Pointers (RFC 6901).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace planpress {

/// Puts a pointer together: at("reports", 2, "period", "to") is "/reports/2/period/to".
/// For names of the format only, which need no escapes.
template <class... Steps>
std::string at(const Steps&... steps);

/// Adds "/name" to a pointer, with `~` and `/` of the name escaped.
void append_member(std::string& pointer, std::string_view name);
/// The name that stands for a step of a pointer, its escapes undone.
std::string unescaped(std::string_view step);
/// Adds "/index" to a pointer.
void append_index(std::string& pointer, std::size_t index);

namespace detail {
inline void append_step(std::string& pointer, std::string_view name) { append_member(pointer, name); }
inline void append_step(std::string& pointer, std::size_t index) { append_index(pointer, index); }
}  // namespace detail

template <class... Steps>
std::string at(const Steps&... steps) {
  std::string pointer;
  (detail::append_step(pointer, steps), ...);
  return pointer;
}

}  // namespace planpress

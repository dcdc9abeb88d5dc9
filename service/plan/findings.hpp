// Collects what is wrong, and writes the JSON Pointers (RFC 6901) to it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/plan/finding.hpp"
#include "service/plan/json.hpp"

namespace planpress::plan {

/// Findings as they are made. The first `kept` are kept and the rest only counted, so that a hostile body
/// does not get an answer many times its own size.
class Findings {
 public:
  static constexpr std::size_t kept = 1000;

  void error(std::string pointer, std::string_view code, std::string detail);
  void warning(std::string pointer, std::string_view code, std::string detail);

  bool has_errors() const { return has_errors_; }
  std::size_t left_off() const { return left_off_; }

  /// All of them, each pair of pointer and code once, in the order in which their places stand in the
  /// document. A missing member stands behind the members that are there.
  std::vector<Finding> in_document_order(const Json& document) &&;

 private:
  void add(std::string pointer, std::string_view code, Severity severity, std::string detail);

  std::vector<Finding> findings_;
  std::size_t left_off_ = 0;
  bool has_errors_ = false;
};

/// A pointer in the making: at("reports", 2, "period", "to") is "/reports/2/period/to".
/// For names of the format only, which need no escapes.
template <class... Steps>
std::string at(const Steps&... steps);

/// Adds "/name" to a pointer, with `~` and `/` of the name escaped.
void append_member(std::string& pointer, std::string_view name);
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

}  // namespace planpress::plan

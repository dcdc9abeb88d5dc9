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
///
/// A finding is made of the pointer to its place and the name of its sentence, which is its code, with a
/// variant behind a dot where the code has several ("schema-type.list"); of what the sentence says beside;
/// and of the pointer to what the sentence is about, where that is not the place itself.
class Findings {
 public:
  static constexpr std::size_t kept = 10'000;

  void error(std::string pointer, std::string_view sentence, Arguments arguments = {},
             std::string about = {});
  void warning(std::string pointer, std::string_view sentence, Arguments arguments = {},
               std::string about = {});
  void advice(std::string pointer, std::string_view sentence, Arguments arguments = {},
              std::string about = {});

  /// What was asked for does not fit the document. parameter: its name in queries and options.
  void wrong_parameter(std::string_view parameter, std::string_view sentence, Arguments arguments,
                       std::string about = {});

  bool has_errors() const { return has_errors_; }
  /// Whether what comes now is only counted, so that nothing need be said of it.
  bool is_full() const { return findings_.size() >= kept; }

  /// All of them, each pair of pointer and code once, in the order in which their places stand in the
  /// document; a missing member stands behind the members that are there. Where some were only counted, a
  /// last finding, `findings-left-off`, says how many.
  std::vector<Finding> in_document_order(const Json& document) &&;

 private:
  void add(Severity severity, std::string pointer, std::string_view sentence, Arguments arguments,
           std::string about);

  std::vector<Finding> findings_;
  int left_off_ = 0;
  Severity worst_left_off_ = Severity::info;
  bool has_errors_ = false;
};

/// A pointer in the making: at("reports", 2, "period", "to") is "/reports/2/period/to".
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

}  // namespace planpress::plan

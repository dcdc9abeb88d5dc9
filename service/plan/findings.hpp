// Collects what is wrong, and writes the JSON Pointers (RFC 6901) to it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "service/json/json.hpp"
#include "service/json/pointer.hpp"
#include "service/plan/finding.hpp"

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

}  // namespace planpress::plan

#include "service/cli/findings.hpp"

#include <fmt/format.h>

#include "service/documents/report.hpp"

namespace planpress::cli {
namespace {

std::string counted(std::size_t count, const char* noun) {
  if (count == 0) return fmt::format("no {}s", noun);
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::string in_words(const std::vector<plan::Finding>& findings) {
  std::string errors, warnings;
  for (const plan::Finding& finding : findings) {
    const bool is_error = finding.severity == plan::Severity::error;
    (is_error ? errors : warnings) += fmt::format(
        "{} {}: {} [{}]\n", is_error ? "error" : "warning",
        finding.pointer.empty() ? "the whole file" : finding.pointer, finding.detail, finding.code);
  }
  return errors + warnings;
}

std::string count_in_words(const std::vector<plan::Finding>& findings) {
  return counted(documents::error_count(findings), "error") + ", " +
         counted(documents::warning_count(findings), "warning");
}

}  // namespace planpress::cli

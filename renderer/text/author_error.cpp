#include "renderer/text/author_error.hpp"

#include <fmt/format.h>

namespace planpress::text {
namespace {

std::string lines(const std::vector<AuthorFault>& faults) {
  std::string out;
  for (const auto& fault : faults) {
    if (!out.empty()) out += '\n';
    out += fault.file;
    if (fault.line > 0) out += fmt::format(":{}", fault.line);
    out += ": " + fault.message;
    if (!fault.hint.empty()) out += " (" + fault.hint + ")";
  }
  return out;
}

}  // namespace

AuthorError::AuthorError(std::vector<AuthorFault> faults)
    : std::runtime_error(lines(faults)), faults_(std::move(faults)) {}

}  // namespace planpress::text

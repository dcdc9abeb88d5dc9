#include "tests/documents/support.hpp"

#include <algorithm>

#include "service/documents/result.hpp"

namespace planpress::test {

const documents::Library& the_documents() {
  static const documents::Library library(PLANPRESS_BUILD_DIR "/share/planpress");
  return library;
}

bool says(const documents::Result& outcome, std::string_view words) {
  return std::ranges::any_of(outcome.findings, [&](const messages::Diagnostic& each) {
    return each.detail.find(words) != std::string::npos;
  });
}

std::string listed(const documents::Result& outcome) {
  std::string list;
  for (const messages::Diagnostic& finding : outcome.findings) {
    const char* severity = finding.severity == plan::Severity::error ? "error " : "warning ";
    list += (list.empty() ? "" : ", ") + (severity + finding.code);
    if (!finding.pointer.empty()) list += " " + finding.pointer;
  }
  return list;
}

}  // namespace planpress::test

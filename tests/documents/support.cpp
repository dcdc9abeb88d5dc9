#include "tests/documents/support.hpp"

#include <algorithm>

#include "service/documents/report.hpp"

namespace planpress::test {

const documents::Documents& the_documents() {
  static const documents::Documents documents(PLANPRESS_BUILD_DIR "/share/planpress");
  return documents;
}

bool says(const documents::Outcome& outcome, std::string_view words) {
  return std::ranges::any_of(outcome.findings, [&](const messages::Diagnostic& each) {
    return each.detail.find(words) != std::string::npos;
  });
}

std::string listed(const documents::Outcome& outcome) {
  std::string list;
  for (const messages::Diagnostic& finding : outcome.findings) {
    const char* severity = finding.severity == plan::Severity::error ? "error " : "warning ";
    list += (list.empty() ? "" : ", ") + (severity + finding.code);
    if (!finding.pointer.empty()) list += " " + finding.pointer;
  }
  return list;
}

}  // namespace planpress::test

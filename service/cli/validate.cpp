#include <fmt/format.h>

#include <cstdio>
#include <optional>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/findings.hpp"
#include "service/cli/kinds.hpp"
#include "service/cli/share.hpp"
#include "service/documents/documents.hpp"
#include "service/documents/report.hpp"

namespace planpress::cli {

int validate(const ValidateArguments& arguments, const std::string& share) {
  if (arguments.plan.empty()) throw UsageError("say which plan: a file, or - for standard input");
  const documents::Documents documents(share_folder(share));
  std::optional<std::string_view> kind;
  if (!arguments.kind.empty()) {
    check_kind(documents, arguments.kind);
    kind = arguments.kind;
  }
  const documents::Outcome outcome = documents.validate(read_input(arguments.plan), kind);
  const bool valid = outcome.verdict == documents::Verdict::accepted;
  if (arguments.json) {
    write_output("-", documents::validation_report(outcome.findings));
  } else {
    fmt::print(stderr, "{}{}: {}\n", in_words(outcome.findings), valid ? "valid" : "not valid",
               count_in_words(outcome.findings));
  }
  return valid ? done : refused;
}

}  // namespace planpress::cli

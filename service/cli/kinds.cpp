#include "service/cli/kinds.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include "service/cli/commands.hpp"
#include "service/cli/share.hpp"
#include "service/cli/suggest.hpp"
#include "service/documents/documents.hpp"

namespace planpress::cli {
namespace {

std::string option(std::string_view text, documents::Need need) {
  if (need == documents::Need::none) return {};
  return need == documents::Need::required ? fmt::format("  {}", text) : fmt::format("  [{}]", text);
}

}  // namespace

void check_kind(const std::vector<std::string>& known, const std::string& kind) {
  if (std::ranges::find(known, kind) != known.end()) return;
  const std::optional<std::string> near = nearest(kind, known);
  throw UsageError(fmt::format(
      "no kind of document is called '{}'. {}", kind,
      near ? fmt::format("Did you mean '{}'?", *near) : fmt::format("Kinds: {}.", fmt::join(known, ", "))));
}

int list_documents(const std::string& share) {
  const documents::Documents documents(share_folder(share));
  for (const documents::Kind& kind : documents.kinds()) {
    fmt::print("{:<26}{}\n", kind.name, kind.title);
    fmt::print("    --format pdf|html  --lang en|cy|both  --edition standard|large-print{}{}\n",
               option("--review NUMBER", kind.review), option("--for PERSON", kind.person));
  }
  fmt::print("{:<26}{}\n", documents::bundle_name, "Several of these as one");
  fmt::print(
      "    --format pdf|html  --lang en|cy|both  --edition standard|large-print  "
      "[--documents KIND[:REVIEW][:PERSON],...]\n");
  return done;
}

}  // namespace planpress::cli

#include "service/cli/kinds.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "service/cli/commands.hpp"
#include "service/cli/option_values.hpp"
#include "service/cli/share.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/make.hpp"
#include "service/documents/result.hpp"
#include "service/plan/suggest.hpp"

namespace planpress::cli {
namespace {

std::string option(std::string_view text, documents::Need need) {
  if (need == documents::Need::none) return {};
  return need == documents::Need::required ? fmt::format("  {}", text) : fmt::format("  [{}]", text);
}

std::string_view word(documents::Need need) {
  switch (need) {
    case documents::Need::required:
      return "required";
    case documents::Need::optional:
      return "optional";
    case documents::Need::none:
      break;
  }
  return "none";
}

std::string for_people(const documents::Library& library) {
  const std::string of_all = fmt::format("    --format pdf|html  --lang {}  --edition standard|large-print",
                                         fmt::join(library.languages(true), "|"));
  std::string out;
  for (const documents::Kind& kind : library.kinds()) {
    out += fmt::format("{:<26}{}\n{}{}{}\n", kind.name, library.title(kind.name, "en"), of_all,
                       option("--review NUMBER", kind.review), option("--for PERSON", kind.person));
  }
  return out + fmt::format("{:<26}{}\n{}  [--documents KIND[:REVIEW][:PERSON],...]\n", documents::bundle_name,
                           "Several of these as one", of_all);
}

// The options of a kind by their names, each with the values that it takes or with whether it is needed.
nlohmann::ordered_json for_programs(const documents::Library& library) {
  const nlohmann::ordered_json of_all{{"format", {"pdf", "html"}},
                                      {"lang", library.languages(true)},
                                      {"edition", {"standard", "large-print"}}};
  auto list = nlohmann::ordered_json::array();
  for (const documents::Kind& kind : library.kinds()) {
    nlohmann::ordered_json options = of_all;
    options["review"] = word(kind.review);
    options["for"] = word(kind.person);
    list.push_back({{"kind", kind.name},
                    {"title", library.title(kind.name, "en")},
                    {"options", std::move(options)},
                    {"blank", kind.can_be_blank}});
  }
  nlohmann::ordered_json options = of_all;
  options["documents"] = word(documents::Need::optional);
  list.push_back({{"kind", documents::bundle_name},
                  {"title", "Several of these as one"},
                  {"options", std::move(options)},
                  {"blank", false}});
  return {{"documents", std::move(list)}};
}

}  // namespace

void check_kind(const std::vector<std::string>& known, const std::string& kind) {
  if (std::ranges::find(known, kind) != known.end()) return;
  const std::optional<std::string> near = plan::meant(kind, known);
  throw UsageError(fmt::format(
      "no kind of document is called '{}'. {}", shown(kind),
      near ? fmt::format("Did you mean '{}'?", *near) : fmt::format("Kinds: {}.", fmt::join(known, ", "))));
}

void check_language(const std::vector<std::string>& known, const std::string& language) {
  if (language.empty()) return;
  if (const std::string fault = not_one_of(known, language); !fault.empty())
    throw UsageError("--lang: " + fault);
}

int list_documents(const DocumentsArguments& arguments, const std::string& share) {
  const documents::Library library(share_folder(share));
  print_out(arguments.json ? documents::dump(for_programs(library)) : for_people(library));
  return done;
}

}  // namespace planpress::cli

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/kinds.hpp"
#include "service/cli/report.hpp"
#include "service/cli/share.hpp"
#include "service/documents/documents.hpp"

namespace planpress::cli {
namespace {

using documents::Choices;
using documents::Documents;

bool is_web_page(std::string_view name) { return name.ends_with(".html") || name.ends_with(".htm"); }

// The option parser has checked the values.
Choices choices(const RenderArguments& arguments) {
  Choices out;
  out.format = documents::format_named(arguments.format)
                   .value_or(is_web_page(arguments.output) ? Format::html : Format::pdf);
  out.edition = documents::edition_named(arguments.edition);
  out.language = documents::language_named(arguments.language);
  if (arguments.review > 0) out.review = arguments.review;
  if (!arguments.person.empty()) out.person = arguments.person;
  return out;
}

void check_needs(const documents::Kind& kind, const Choices& chosen) {
  using documents::Need;
  if (kind.review == Need::required && !chosen.review)
    throw UsageError(fmt::format("say on which review: {} --review NUMBER", kind.name));
  if (kind.person == Need::required && !chosen.person)
    throw UsageError(fmt::format("say for whom: {} --for PERSON, the id of a person in the plan", kind.name));
  if (kind.review == Need::none && chosen.review)
    throw UsageError(fmt::format("{} is not about one review: leave out --review", kind.name));
  if (kind.person == Need::none && chosen.person)
    throw UsageError(fmt::format("{} is not for one person: leave out --for", kind.name));
}

std::vector<std::string> kind_names(const Documents& documents) {
  std::vector<std::string> names;
  for (const documents::Kind& kind : documents.kinds()) names.push_back(kind.name);
  return names;
}

}  // namespace

int render(const RenderArguments& arguments, const std::string& share) {
  if (arguments.kind.empty()) throw UsageError("say which document: planpress documents lists the kinds");
  if (arguments.plan.empty()) throw UsageError("say which plan: a file, or - for standard input");
  if (arguments.output.empty()) throw UsageError("say where to write: -o FILE, or -o - for standard output");
  const Choices chosen = choices(arguments);
  if (arguments.output == "-" && chosen.format == Format::pdf && ::isatty(STDOUT_FILENO) != 0) {
    throw UsageError(
        "a PDF is not for a terminal: write it to a file with -o OUT.pdf, or send it on with a pipe");
  }
  const Documents documents(share_folder(share));
  check_kind(kind_names(documents), arguments.kind);
  check_needs(documents.kind(arguments.kind), chosen);
  const documents::Audience audience{arguments.language == "cy" ? plan::Language::cy : plan::Language::en,
                                     plan::Naming::names};
  const plan::Teller& teller = documents.teller(audience.language);
  const std::string plan = read_input(arguments.plan);
  const documents::Outcome outcome = documents.make(arguments.kind, plan, chosen, audience);
  fmt::print(stderr, "{}", in_words(outcome, plan, teller, is_coloured()));
  if (outcome.verdict != documents::Verdict::accepted) {
    Counts counts;
    counts.add(outcome.findings);
    fmt::print(stderr, "planpress: {}: {}\n", counts.in_words(teller), teller.say("nothing-written"));
    return refused;
  }
  write_output(arguments.output, outcome.bytes);
  return done;
}

}  // namespace planpress::cli

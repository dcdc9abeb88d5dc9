// Forms that are filled in: out of one, a report; into one, a report.
#include <fmt/format.h>
#include <unistd.h>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/option_values.hpp"
#include "service/cli/outcome.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/fill.hpp"
#include "service/documents/import.hpp"
#include "service/documents/make.hpp"
#include "service/documents/result.hpp"

namespace planpress::cli {
namespace {

using documents::Library;
using documents::Result;
using documents::Status;

int finish_form(const Result& outcome, const messages::MessageFormatter& formatter, const std::string& output,
                bool strict) {
  return finish(outcome, form_findings_text(outcome, formatter, is_coloured()), formatter, output, strict);
}

int print_json(const Result& outcome, const std::string& output, bool strict) {
  nlohmann::ordered_json report = documents::validation_report(outcome.findings);
  const bool accepted = outcome.status == Status::accepted;
  if (accepted && output == "-") report["report"] = nlohmann::ordered_json::parse(outcome.bytes);
  if (accepted && output != "-") write_output(output, outcome.bytes);
  print_out(documents::dump(report));
  return accepted ? status_of_accepted(outcome.findings, strict) : refused;
}

}  // namespace

int import_form(const ImportArguments& arguments, const std::string& share) {
  if (arguments.form.empty()) throw UsageError("say which form: a PDF, or - for standard input");
  if (arguments.form == "-" && arguments.plan == "-")
    throw UsageError("the form and the plan cannot both be standard input");
  const bool is_into_plan = !arguments.into.empty();
  if (is_into_plan && arguments.plan.empty()) throw UsageError("say into which plan: --plan PLAN.json");
  if (is_into_plan && arguments.output != "-")
    throw UsageError(
        "write what the form says with -o, or the plan with it in its place with --into: not both");
  const std::string& output = is_into_plan ? arguments.into : arguments.output;
  keep_inputs({arguments.form, arguments.plan}, output);
  check_ending(output, ".json", is_into_plan ? "the plan" : "the report");
  const Library library(share_folder(share), Loading::when_needed);
  check_language(library.languages(), arguments.language);
  documents::Audience audience = audience_of(arguments.language, messages::Naming::names);
  if (arguments.json) audience.naming = messages::Naming::ids;
  const std::string form = read_input(arguments.form);
  std::optional<std::string> plan;
  if (!arguments.plan.empty()) plan = read_input(arguments.plan);
  std::optional<int> review;
  if (arguments.review > 0) review = arguments.review;
  const Result outcome =
      documents::import_form(library, form, plan, review, audience,
                             is_into_plan ? documents::ReturnAs::whole_plan : documents::ReturnAs::part);
  if (arguments.json) return print_json(outcome, output, arguments.strict);
  return finish_form(outcome, library.formatter(audience.language), output, arguments.strict);
}

int fill_form(const FillArguments& arguments, const std::string& share) {
  if (arguments.form.empty()) throw UsageError("say which form: a PDF, or - for standard input");
  if (arguments.report.empty()) throw UsageError("say what to fill it with: --with REPORT.json");
  if (arguments.form == "-" && arguments.report == "-")
    throw UsageError("the form and the report cannot both be standard input");
  if (arguments.output == "-" && ::isatty(STDOUT_FILENO) != 0)
    throw UsageError("a PDF is not for a terminal: write it to a file with -o OUT.pdf");
  check_ending(arguments.output, ".pdf", "the form");
  keep_inputs({arguments.form, arguments.report}, arguments.output);
  const Library library(share_folder(share), Loading::when_needed);
  check_language(library.languages(), arguments.language);
  const documents::Audience audience = audience_of(arguments.language, messages::Naming::names);
  const Result outcome =
      documents::fill_form(library, read_input(arguments.form), read_input(arguments.report), audience);
  return finish_form(outcome, library.formatter(audience.language), arguments.output, false);
}

}  // namespace planpress::cli

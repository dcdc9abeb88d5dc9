#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "service/cli/batch.hpp"
#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/report.hpp"
#include "service/cli/share.hpp"
#include "service/documents/documents.hpp"

namespace planpress::cli {
namespace {

using documents::Documents;

Format format_by_name(std::string_view name) {
  return name.ends_with(".html") || name.ends_with(".htm") ? Format::html : Format::pdf;
}

int render_one(const Order& order, const RenderArguments& arguments, const Documents& documents) {
  const plan::Teller& teller = documents.teller(order.language());
  const std::string plan = read_input(arguments.plans.front());
  const documents::Outcome outcome = order.make(documents, plan, plan::Naming::names);
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

int render_blank(const Order& order, const RenderArguments& arguments, const Documents& documents) {
  plan::Room room;
  if (arguments.objectives > 0) room.objectives = arguments.objectives;
  if (arguments.scopes > 0) room.scopes = arguments.scopes;
  write_output(arguments.output, order.make_blank(documents, room));
  return done;
}

}  // namespace

int render(const RenderArguments& arguments, const std::string& share) {
  if (arguments.order.kind.empty())
    throw UsageError("say which document: planpress documents lists the kinds");
  const bool blank = arguments.plans.empty();
  if (!blank && (arguments.objectives > 0 || arguments.scopes > 0))
    throw UsageError("--objectives and --scopes are for a blank form: a plan has its own");
  const bool many = !blank && is_batch(arguments.plans, arguments.output);
  if (arguments.output.empty())
    throw UsageError(many ? "say where to write: -o FOLDER"
                          : "say where to write: -o FILE, or -o - for standard output");
  const Documents documents(share_folder(share));
  const Format fallback = many ? Format::pdf : format_by_name(arguments.output);
  const Order order(arguments.order, fallback, documents, !blank);
  if (many) return render_batch(order, arguments.plans, arguments.output, documents);
  if (arguments.output == "-" && order.format() == Format::pdf && ::isatty(STDOUT_FILENO) != 0) {
    throw UsageError(
        "a PDF is not for a terminal: write it to a file with -o OUT.pdf, or send it on with a pipe");
  }
  return blank ? render_blank(order, arguments, documents) : render_one(order, arguments, documents);
}

}  // namespace planpress::cli

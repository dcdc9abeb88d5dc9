#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "service/cli/batch.hpp"
#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/outcome.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/make.hpp"

namespace planpress::cli {
namespace {

using documents::Library;

// By the name of the file. A name without an ending is a PDF's, as is whatever is no file.
Format format_by_name(const std::string& name) {
  const std::string ending = ending_of(name);
  if (ending == ".html" || ending == ".htm") return Format::html;
  std::error_code none;
  const bool is_device = std::filesystem::exists(name, none) && !std::filesystem::is_regular_file(name, none);
  if (ending.empty() || ending == ".pdf" || name == "-" || is_device) return Format::pdf;
  throw UsageError(fmt::format(
      "{} would be neither .pdf nor .html: name one of these, or say which it is with --format pdf or "
      "--format html",
      shown(name)));
}

// Several documents go to a folder.
void check_folder(const std::string& output) {
  std::error_code none;
  if (output == "-") throw UsageError("the documents of several plans go to a folder: -o FOLDER");
  if (output.ends_with('/') || is_folder(output)) return;
  const std::string ending = ending_of(output);
  const bool is_document = ending == ".pdf" || ending == ".html" || ending == ".htm";
  if (std::filesystem::exists(output, none) || is_document)
    throw UsageError(
        fmt::format("the documents of several plans go to a folder, and {} is {}: -o FOLDER, or for several "
                    "documents of one plan as one file render bundle",
                    shown(output), is_document ? "the name of a document" : "a file"));
  // Rather the name of some other file than a new folder's.
  if (!ending.empty())
    throw UsageError(fmt::format(
        "the documents of several plans go to a folder, and {} looks like the name of a file: for "
        "a new folder of this name, end it with a slash, -o {}/",
        shown(output), shown(output)));
}

int render_one(const RenderJob& job, const RenderArguments& arguments, const Library& library) {
  const std::string plan = read_input(arguments.plans.front());
  const documents::Result outcome = job.make(library, plan, messages::Naming::names);
  const messages::MessageFormatter formatter =
      library.formatter(job.audience(messages::Naming::names).language);
  return finish(outcome, findings_text(outcome, plan, formatter, is_coloured()), formatter, arguments.output,
                arguments.strict);
}

int render_blank(const RenderJob& job, const RenderArguments& arguments, const Library& library) {
  views::Room room;
  if (arguments.objectives > 0) room.objectives = arguments.objectives;
  if (arguments.scopes > 0) room.scopes = arguments.scopes;
  write_output(arguments.output, job.make_blank(library, room));
  return done;
}

}  // namespace

int render(const RenderArguments& arguments, const std::string& share) {
  if (arguments.job.kind.empty()) throw UsageError("say which document: planpress documents lists the kinds");
  const bool blank = arguments.plans.empty();
  if (!blank && (arguments.objectives > 0 || arguments.scopes > 0))
    throw UsageError("--objectives and --scopes are for a blank form: a plan has its own");
  const bool many = !blank && is_batch(arguments.plans, arguments.output);
  if (arguments.output.empty())
    throw UsageError(many ? "say where to write: -o FOLDER"
                          : "say where to write: -o FILE, or -o - for standard output");
  if (many) {
    check_folder(arguments.output);
  } else {
    keep_inputs(arguments.plans, arguments.output);
  }
  const Library library(share_folder(share), many ? Loading::at_once : Loading::when_needed);
  const bool has_format = many || !arguments.job.format.empty();
  const Format fallback = has_format ? Format::pdf : format_by_name(arguments.output);
  const RenderJob job(arguments.job, fallback, library, !blank);
  if (many) return render_batch(job, arguments, library);
  if (arguments.output == "-" && job.format() == Format::pdf && ::isatty(STDOUT_FILENO) != 0) {
    throw UsageError(
        "a PDF is not for a terminal: write it to a file with -o OUT.pdf, or send it on with a pipe");
  }
  return blank ? render_blank(job, arguments, library) : render_one(job, arguments, library);
}

}  // namespace planpress::cli

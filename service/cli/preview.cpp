#include "service/preview/preview.hpp"

#include <fmt/format.h>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/listening.hpp"
#include "service/cli/share.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/make.hpp"
#include "service/http/server.hpp"

namespace planpress::cli {
namespace {

using documents::Library;
using preview::Mistake;
using preview::Proof;

// What a preview has to say of the program itself; requests are not worth a line.
void log_errors(std::string_view line) {
  if (line.find("\"level\":\"error\"") != std::string_view::npos) http::log_to_standard_error(line);
}

std::string as_line(const Mistake& mistake) {
  std::string out = mistake.path.empty() ? mistake.file : mistake.path;
  if (mistake.line > 0) out += fmt::format(":{}", mistake.line);
  if (!out.empty()) out += ": ";
  out += mistake.message;
  return mistake.hint.empty() ? out + "\n" : out + " (" + mistake.hint + ")\n";
}

// The terminal says what the page says, as compilers do: editors lead from there to the line.
void tell_mistakes(const Proof& proof) {
  std::string out;
  for (const Mistake& mistake : proof.mistakes) out += as_line(mistake);
  for (const messages::Diagnostic& finding : proof.findings)
    out += fmt::format("{} {}: {}\n", finding.code, finding.pointer, finding.detail);
  if (proof.is_made()) out += "made\n";
  print_error(out);
}

// Says at once what the command line has wrong. Layouts with mistakes are what a preview is for.
void check_order(const OrderArguments& arguments, const std::filesystem::path& share) {
  std::optional<Library> library;
  try {
    library.emplace(share);
  } catch (const std::exception&) {
    return;  // the page shows it
  }
  const Order order(arguments, Format::pdf, *library);
}

}  // namespace

int preview(const PreviewArguments& arguments, const std::string& share) {
  if (arguments.order.kind.empty())
    throw UsageError("say which document: planpress documents lists the kinds");
  if (arguments.plan.empty() || arguments.plan == "-") throw UsageError("say which plan: a file");
  const sigset_t signals = hold_stop_signals();
  const std::filesystem::path folder = share_folder(share);
  check_order(arguments.order, folder);
  read_input(arguments.plan);
  preview::Subject subject{
      arguments.order.kind, folder, arguments.plan,
      [&](const Library& library, std::string_view plan, Format format) {
        return Order(arguments.order, format, library).make(library, plan, messages::Naming::names, format);
      }};
  preview::Preview preview(std::move(subject), tell_mistakes);
  http::ServerOptions options;
  options.port = arguments.port;
  options.log = log_errors;
  http::Server server(preview, options);
  print_out(fmt::format("Preview on {}/\nLooking at {} and {}\n", listen_on(server, options.host),
                        (folder / "layouts").string(), shown(arguments.plan)));
  run_until_signal(server, signals, [](std::string_view) {});
  return done;
}

}  // namespace planpress::cli

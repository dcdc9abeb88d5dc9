// The commands that listen: serve and preview.
#include <fmt/format.h>
#include <pthread.h>

#include <chrono>
#include <csignal>
#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <thread>

#include "service/cli/commands.hpp"
#include "service/cli/files.hpp"
#include "service/cli/streams.hpp"
#include "service/documents/make.hpp"
#include "service/http/api.hpp"
#include "service/http/log.hpp"
#include "service/http/probes.hpp"
#include "service/http/router.hpp"
#include "service/http/server.hpp"
#include "service/preview/preview.hpp"

namespace planpress::cli {
namespace {

using documents::Library;
using preview::Mistake;
using preview::Proof;

// SIGTERM and SIGINT wait for a thread that asks for them; every thread started later inherits this.
sigset_t hold_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// Takes the port; returns the address of the server, "http://127.0.0.1:8080". Throws UsageError.
std::string listen_on(http::Server& server, const std::string& host) {
  int port = 0;
  try {
    port = server.bind();
  } catch (const std::runtime_error& error) {
    throw FileError(error.what());
  }
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return fmt::format("http://{}:{}", is_ipv6 ? "[" + host + "]" : host, port);
}

// Answers until one of the signals, then finishes what is in flight. on_event: "stopping", "stopped".
void run_until_signal(http::Server& server, const sigset_t& signals,
                      const std::function<void(std::string_view)>& on_event) {
  std::thread waiter([&] {
    int received = 0;
    sigwait(&signals, &received);
    on_event("stopping");
    server.stop();
  });
  server.run();
  // When the server ended by itself, the waiter is still waiting.
  pthread_kill(waiter.native_handle(), SIGINT);
  waiter.join();
  on_event("stopped");
}

void log_event(std::string_view event) {
  http::log_to_standard_error(http::event_line(std::chrono::system_clock::now(), event));
}

// Errors of the program alone; requests are not worth a line.
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

// The same as on the page, in the form of compilers' messages: editors lead from there to the line.
void print_proof(const Proof& proof) {
  std::string out;
  for (const Mistake& mistake : proof.mistakes) out += as_line(mistake);
  for (const messages::Diagnostic& finding : proof.findings)
    out += fmt::format("{} {}: {}\n", finding.code, finding.pointer, finding.detail);
  if (proof.is_made()) out += "made\n";
  print_error(out);
}

// Throws UsageError for a mistake in the command line. Mistakes in layouts are shown on the page.
void check_job(const JobArguments& arguments, const std::filesystem::path& share) {
  std::optional<Library> library;
  try {
    library.emplace(share);
  } catch (const std::exception&) {
    return;
  }
  const RenderJob job(arguments, Format::pdf, *library);
}

}  // namespace

int serve(const ServeArguments& arguments, const std::string& share) {
  const sigset_t signals = hold_stop_signals();
  const std::filesystem::path folder = share_folder(share);
  const Library library(folder);
  http::Probes probes(library);
  http::Api api(library, folder);
  http::Chain handlers({probes, api});
  http::ServerOptions options;
  options.host = arguments.host;
  options.port = arguments.port;
  options.body_limit = arguments.body_limit;
  http::Server server(handlers, options);
  print_out(fmt::format("Listening on {}\n", listen_on(server, options.host)));
  log_event("listening");
  run_until_signal(server, signals, log_event);
  return done;
}

int preview(const PreviewArguments& arguments, const std::string& share) {
  if (arguments.job.kind.empty()) throw UsageError("say which document: planpress documents lists the kinds");
  if (arguments.plan.empty() || arguments.plan == "-") throw UsageError("say which plan: a file");
  const sigset_t signals = hold_stop_signals();
  const std::filesystem::path folder = share_folder(share);
  check_job(arguments.job, folder);
  read_input(arguments.plan);
  preview::Subject subject{
      arguments.job.kind, folder, arguments.plan,
      [&](const Library& library, std::string_view plan, Format format) {
        return RenderJob(arguments.job, format, library).make(library, plan, messages::Naming::names);
      }};
  preview::Preview preview(std::move(subject), print_proof);
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

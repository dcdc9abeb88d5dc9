#include <fmt/format.h>
#include <pthread.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#include "service/cli/commands.hpp"
#include "service/cli/share.hpp"
#include "service/documents/documents.hpp"
#include "service/http/api.hpp"
#include "service/http/log.hpp"
#include "service/http/server.hpp"

namespace planpress::cli {
namespace {

void log_event(std::string_view event) {
  http::log_to_standard_error(http::event_line(std::chrono::system_clock::now(), event));
}

// SIGTERM and SIGINT wait for a thread that asks for them; every thread started later inherits this.
sigset_t hold_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

void run_until_signal(http::Server& server, const sigset_t& signals) {
  std::thread waiter([&] {
    int received = 0;
    sigwait(&signals, &received);
    log_event("stopping");
    server.stop();
  });
  server.run();
  // When the server ended by itself, the waiter is still waiting.
  pthread_kill(waiter.native_handle(), SIGINT);
  waiter.join();
  log_event("stopped");
}

}  // namespace

int serve(const ServeArguments& arguments, const std::string& share) {
  const sigset_t signals = hold_stop_signals();
  const std::filesystem::path folder = share_folder(share);
  const documents::Documents documents(folder);
  http::Api api(documents, folder);
  http::ServerOptions options;
  options.host = arguments.host;
  options.port = arguments.port;
  options.body_limit = arguments.body_limit;
  http::Server server(api, options);
  int port = 0;
  try {
    port = server.bind();
  } catch (const std::runtime_error& error) {
    throw UsageError(error.what());
  }
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  fmt::print("Listening on http://{}:{}\n", is_ipv6 ? "[" + options.host + "]" : options.host, port);
  std::fflush(stdout);
  log_event("listening");
  run_until_signal(server, signals);
  return done;
}

}  // namespace planpress::cli

#include "service/cli/listening.hpp"

#include <fmt/format.h>
#include <pthread.h>

#include <stdexcept>
#include <thread>

#include "service/cli/commands.hpp"

namespace planpress::cli {

sigset_t hold_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

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

}  // namespace planpress::cli

// A server that runs until it is told to stop.
#pragma once
#include <csignal>
#include <functional>
#include <string>
#include <string_view>

#include "service/http/server.hpp"

namespace planpress::cli {

// SIGTERM and SIGINT wait for a thread that asks for them; every thread started later inherits this.
sigset_t hold_stop_signals();

// Takes the port; returns the server's address, "http://127.0.0.1:8080". Throws UsageError.
std::string listen_on(http::Server& server, const std::string& host);

// Answers until one of the signals, and then finishes what is in flight. on_event: "stopping", "stopped".
void run_until_signal(http::Server& server, const sigset_t& signals,
                      const std::function<void(std::string_view)>& on_event);

}  // namespace planpress::cli

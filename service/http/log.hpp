// The log: one line of JSON for each event, never with a body, a path, a query value or a name. And the
// identifiers of requests in it: X-Request-ID, X-Correlation-ID, traceparent.
#pragma once
#include <chrono>
#include <exception>
#include <functional>
#include <string>
#include <string_view>

namespace planpress::http {

// Gets whole lines with their line feed, from any thread; must not throw.
using LogSink = std::function<void(std::string_view line)>;

// One write(2) a line, so that lines of several threads do not mix.
void log_to_standard_error(std::string_view line);

struct RequestEntry {
  std::chrono::system_clock::time_point time;
  std::string_view method;
  std::string_view route;  // the pattern; empty when none answered
  int status = 0;
  std::size_t bytes = 0;  // of the body that was sent
  std::chrono::microseconds duration{};
  std::string_view request_id;
  std::string_view correlation_id;  // empty: none was sent
  std::string_view traceparent;     // empty: none was sent
};

std::string request_line(const RequestEntry& entry);

// "event" is a fixed phrase such as "listening" or "stopping".
std::string event_line(std::chrono::system_clock::time_point time, std::string_view event);

// The exception's type, and its text unless the type is known to quote what it was given.
std::string exception_line(std::chrono::system_clock::time_point time, std::string_view request_id,
                           std::string_view route, const std::exception_ptr& exception);

// 1 to 128 of A-Z a-z 0-9 . _ : - ; nothing else may come into a log or go out in a field.
bool is_valid_id(std::string_view id);

// W3C Trace Context, version 00: 00-<32 hex>-<16 hex>-<2 hex>.
bool is_valid_traceparent(std::string_view value);

// 32 hexadecimal digits from the system's random numbers.
std::string new_request_id();

}  // namespace planpress::http

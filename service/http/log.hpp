// One line of JSON for each event. Never a body, a path, a query value or a name: what stands here is all
// there is.
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

}  // namespace planpress::http

#include "service/http/log.hpp"

#include <cxxabi.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <typeinfo>

#include "service/documents/result.hpp"

namespace planpress::http {
namespace {

using Json = nlohmann::ordered_json;
using Time = std::chrono::system_clock::time_point;

std::string timestamp(Time time) {
  const auto milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(time)),
                     milliseconds % 1000);
}

Json entry(Time time, std::string_view level) { return {{"time", timestamp(time)}, {"level", level}}; }

std::string type_name(const std::exception& error) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status), &std::free);
  return name ? name.get() : typeid(error).name();
}

}  // namespace

void log_to_standard_error(std::string_view line) {
  while (!line.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
    if (written <= 0) return;  // there is no better place to say so
    line.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string request_line(const RequestEntry& request) {
  Json line = entry(request.time, request.status < 500 ? "info" : "error");
  line["event"] = "request";
  line["method"] = request.method;
  line["route"] = request.route;
  line["status"] = request.status;
  line["bytes"] = request.bytes;
  line["milliseconds"] = static_cast<double>(request.duration.count()) / 1000;
  line["requestId"] = request.request_id;
  if (!request.correlation_id.empty()) line["correlationId"] = request.correlation_id;
  if (!request.traceparent.empty()) line["traceparent"] = request.traceparent;
  return documents::dump(line);
}

std::string event_line(Time time, std::string_view event) {
  Json line = entry(time, "info");
  line["event"] = event;
  return documents::dump(line);
}

std::string exception_line(Time time, std::string_view request_id, std::string_view route,
                           const std::exception_ptr& exception) {
  Json line = entry(time, "error");
  line["event"] = "exception";
  line["route"] = route;
  line["requestId"] = request_id;
  try {
    std::rethrow_exception(exception);
  } catch (const nlohmann::json::exception& error) {  // its text quotes the JSON
    line["type"] = type_name(error);
    line["number"] = error.id;
  } catch (const std::exception& error) {
    line["type"] = type_name(error);
    line["detail"] = error.what();
  } catch (...) {
    line["type"] = "not a std::exception";
  }
  return documents::dump(line);
}

}  // namespace planpress::http

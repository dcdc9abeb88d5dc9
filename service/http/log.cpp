#include "service/http/log.hpp"

#include <cxxabi.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <typeinfo>

#include "service/documents/result.hpp"
#include "service/sandbox/descriptor.hpp"

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

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_hex(std::string_view text) { return text.find_first_not_of(hex_digits) == std::string_view::npos; }

Json entry(Time time, std::string_view level) { return {{"time", timestamp(time)}, {"level", level}}; }

std::string type_name(const std::exception& error) {
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status), &std::free);
  return name ? name.get() : typeid(error).name();
}

}  // namespace

void log_to_standard_error(std::string_view line) {
  sandbox::write_all(STDERR_FILENO, line);  // there is no better place to say that it failed
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

bool is_valid_id(std::string_view id) {
  return !id.empty() && id.size() <= 128 && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("._:-").find(c) != std::string_view::npos;
  });
}

bool is_valid_traceparent(std::string_view value) {
  return value.size() == 55 && value.starts_with("00-") && value[35] == '-' && value[52] == '-' &&
         is_hex(value.substr(3, 32)) && is_hex(value.substr(36, 16)) && is_hex(value.substr(53));
}

std::string new_request_id() {
  std::array<unsigned char, 16> random{};
  if (getentropy(random.data(), random.size()) != 0)
    throw std::runtime_error("no random numbers from the system");
  std::string id;
  for (const unsigned char byte : random) {
    id += hex_digits[byte >> 4];
    id += hex_digits[byte & 15];
  }
  return id;
}

}  // namespace planpress::http

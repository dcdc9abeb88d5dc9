// The real service on a free port, for as long as the test program runs.
#pragma once
#include <doctest/doctest.h>
#include <httplib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <thread>

#include "service/documents/make.hpp"
#include "service/http/api.hpp"
#include "service/http/probes.hpp"
#include "service/http/router.hpp"
#include "service/http/server.hpp"

namespace planpress::test {

class RunningService {
 public:
  static constexpr std::size_t body_limit = 256 * 1024;

  static RunningService& shared() {
    static RunningService service;
    return service;
  }

  explicit RunningService(const std::filesystem::path& folder = share())
      : library_(folder),
        probes_(library_),
        api_(library_, folder),
        handlers_({probes_, api_}),
        server_(handlers_, options()),
        port_(server_.bind()) {
    thread_ = std::thread([this] { server_.run(); });
  }
  ~RunningService() {
    if (thread_.joinable()) stop();
  }

  void stop() {
    server_.stop();
    thread_.join();
  }

  int port() const { return port_; }
  httplib::Client client() const { return httplib::Client("127.0.0.1", port_); }

  // Everything logged up to now.
  std::string log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

 private:
  static std::filesystem::path share() {
    return std::filesystem::path(PLANPRESS_BUILD_DIR) / "share/planpress";
  }

  http::ServerOptions options() {
    http::ServerOptions options;
    options.port = 0;
    options.body_limit = body_limit;
    options.threads = 4;
    options.log = [this](std::string_view line) {
      const std::lock_guard lock(mutex_);
      log_ += line;
    };
    return options;
  }

  std::mutex mutex_;
  std::string log_;
  documents::Library library_;
  http::Probes probes_;
  http::Api api_;
  http::Chain handlers_;
  http::Server server_;
  int port_;
  std::thread thread_;
};

// From the top of the sources.
inline std::string read_file(const std::string& name) {
  std::ifstream in(std::filesystem::path(PLANPRESS_SOURCE_DIR) / name, std::ios::binary);
  if (!in) throw std::runtime_error("no test file " + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string read_plan(const std::string& name) { return read_file("tests/plan/data/" + name); }

// The problem that the answer is.
inline nlohmann::json problem_of(const httplib::Result& result, int status) {
  REQUIRE(result);
  INFO(result->body);
  REQUIRE(result->status == status);
  CHECK(result->get_header_value("Content-Type") == "application/problem+json");
  const nlohmann::json body = nlohmann::json::parse(result->body);
  CHECK(body["status"] == status);
  CHECK(!body["title"].get<std::string>().empty());
  CHECK(!body["detail"].get<std::string>().empty());
  return body;
}

}  // namespace planpress::test

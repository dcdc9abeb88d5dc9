#include <doctest/doctest.h>

#include "service/documents/make.hpp"
#include "tests/http/running_service.hpp"

using planpress::test::read_plan;
using planpress::test::RunningService;
using Json = nlohmann::json;

namespace {

httplib::Client client() { return RunningService::shared().client(); }

// A connection that sends bytes as they are.
class Wire {
 public:
  explicit Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    const timeval patience{2, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  ~Wire() { ::close(socket_); }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void send(const std::string& bytes) {
    REQUIRE(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()));
  }

  // What comes back until `end` has come, the service closes or is silent.
  std::string receive(const std::string& end) {
    std::string answer;
    char buffer[4096];
    while (answer.find(end) == std::string::npos) {
      const ssize_t length = ::recv(socket_, buffer, sizeof buffer, 0);
      if (length <= 0) break;
      answer.append(buffer, static_cast<std::size_t>(length));
    }
    return answer;
  }

 private:
  int socket_;
};

std::string exchange(const std::string& request) {
  Wire wire(RunningService::shared().port());
  wire.send(request);
  return wire.receive("}\n");
}

}  // namespace

TEST_CASE("the service says that it lives, that it is ready and what it is") {
  CHECK(Json::parse(client().Get("/livez")->body)["status"] == "live");
  CHECK(Json::parse(client().Get("/readyz")->body)["status"] == "ready");
  const Json version = Json::parse(client().Get("/version")->body);
  CHECK(version["name"] == "planpress");
  CHECK(version["planFormat"] == 1);
  CHECK(version["documents"].dump().find("action-plan") != std::string::npos);
}

TEST_CASE("the schemas of a plan and of a cohort are published") {
  for (const std::string kind : {"plan", "cohort"}) {
    const auto result = client().Get("/v1/schema/" + kind);
    REQUIRE(result);
    CHECK(result->status == 200);
    CHECK(result->get_header_value("Content-Type") == "application/schema+json");
    const Json schema = Json::parse(result->body);
    CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(schema["$id"] == "urn:planpress:schema:" + kind + ":1");
    CHECK(schema["type"] == "object");
  }
}

TEST_CASE("HEAD answers as GET does, without the body") {
  const auto get = client().Get("/version");
  const auto head = client().Head("/version");
  REQUIRE(head);
  CHECK(head->status == 200);
  CHECK(head->body.empty());
  CHECK(head->get_header_value("Content-Length") == std::to_string(get->body.size()));
}

TEST_CASE("405 says what is allowed, and OPTIONS asks for it") {
  const auto refused = client().Get("/v1/documents/action-plan");
  REQUIRE(refused);
  CHECK(refused->status == 405);
  CHECK(refused->get_header_value("Allow") == "POST, OPTIONS");
  CHECK(client().Delete("/livez")->get_header_value("Allow") == "GET, HEAD, OPTIONS");
  const auto options = client().Options("/livez");
  CHECK(options->status == 204);
  CHECK(!options->has_header("Content-Length"));
  CHECK(options->get_header_value("Allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE("what is not there is a 404, as a problem") {
  for (const char* path :
       {"/", "/v1", "/v1/documents/", "/v1/documents/action-plan/x", "/v1/documents/..%2f"}) {
    const auto result = client().Get(path);
    REQUIRE(result);
    CHECK(result->status == 404);
    CHECK(result->get_header_value("Content-Type") == "application/problem+json");
  }
}

TEST_CASE("a good request id is mirrored, any other is replaced") {
  const auto good = client().Get("/livez", {{"X-Request-ID", "ticket-17"}, {"X-Correlation-ID", "case.4"}});
  CHECK(good->get_header_value("X-Request-ID") == "ticket-17");
  CHECK(good->get_header_value("X-Correlation-ID") == "case.4");
  const auto bad = client().Get("/livez", {{"X-Request-ID", "<b>"}, {"X-Correlation-ID", "a b"}});
  CHECK(bad->get_header_value("X-Request-ID").size() == 32);
  CHECK(!bad->has_header("X-Correlation-ID"));
}

TEST_CASE("the id of one request is not that of the next on the same connection") {
  auto connection = client();
  connection.set_keep_alive(true);
  connection.Get("/livez", {{"X-Request-ID", "first"}});
  CHECK(connection.Get("/livez")->get_header_value("X-Request-ID") != "first");
}

TEST_CASE("ranges are not served") {
  const auto result = client().Get("/version", {{"Range", "bytes=0-1,2-3,4-5"}});
  REQUIRE(result);
  CHECK(result->status == 200);
  CHECK(Json::parse(result->body)["name"] == "planpress");
}

TEST_CASE("a request whose body has no certain end is refused and its connection closed") {
  const std::string answer = exchange(
      "POST /v1/validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
      "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
  CHECK(answer.starts_with("HTTP/1.1 400"));
  CHECK(answer.find("Connection: close") != std::string::npos);
}

TEST_CASE("what is not HTTP gets a problem, not silence") {
  const std::string answer = exchange("NONSENSE / HTTP/1.1\r\n\r\n");
  CHECK(answer.starts_with("HTTP/1.1 400"));
  CHECK(answer.find("application/problem+json") != std::string::npos);
  CHECK(answer.find("X-Request-ID") != std::string::npos);
}

TEST_CASE("a long address and a crowd of fields are refused") {
  CHECK(client().Get("/" + std::string(3000, 'a'))->status == 414);
  httplib::Headers crowd;
  for (int i = 0; i < 150; ++i) crowd.emplace("X-Field-" + std::to_string(i), "1");
  CHECK(client().Get("/livez", crowd)->status == 431);
}

TEST_CASE("nothing of the body, the path or the query is in the log") {
  RunningService service;
  Json plan = Json::parse(read_plan("surgeon.json"));
  plan["practitioner"]["name"] = "Zebedee Quillfeather";
  plan["status"] = "Quillstatus";
  service.client().Post("/v1/validate", plan.dump(), "application/json");
  service.client().Post("/v1/documents/action-plan?lang=Quilllang&Quillname=1", plan.dump(),
                        "application/json");
  service.client().Post("/v1/documents/Quillkind", "{\"Quill\": ", "application/json");
  service.client().Get("/Quillpath", {{"X-Request-ID", "log-check"}});
  service.stop();  // a line is written once its answer is sent: after the stop all are there
  const std::string log = service.log();
  CHECK(log.find("Quill") == std::string::npos);
  CHECK(log.find("Zebedee") == std::string::npos);
  CHECK(log.find("\"requestId\":\"log-check\"") != std::string::npos);
  CHECK(log.find("\"route\":\"/v1/documents/{kind}\"") != std::string::npos);
}

TEST_CASE("who asks before sending a body that is too large is answered at once") {
  RunningService service;
  Wire wire(service.port());
  wire.send(
      "POST /v1/validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
      "9999999\r\nExpect: 100-continue\r\n\r\n");
  const std::string answer = wire.receive("}\n");
  CHECK(answer.starts_with("HTTP/1.1 413 "));
  CHECK(answer.find("Content-Type: application/problem+json") != std::string::npos);
  CHECK(answer.find("The body is larger than 262144 bytes.") != std::string::npos);
  service.stop();
  CHECK(service.log().find("\"status\":413") != std::string::npos);
}

TEST_CASE("a service that stops first finishes what it has begun") {
  RunningService service;
  Wire wire(service.port());
  wire.send(
      "POST /v1/validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n");
  wire.send("Expect: 100-continue\r\n\r\n");
  CHECK(wire.receive("\r\n\r\n").starts_with("HTTP/1.1 100"));  // the request is in flight
  std::thread stopping([&] { service.stop(); });
  while (service.client().Get("/livez")) std::this_thread::yield();
  wire.send("{}");
  const std::string answer = wire.receive("}\n");
  stopping.join();
  CHECK(answer.starts_with("HTTP/1.1 200"));
  CHECK(answer.find("schema-required") != std::string::npos);
}

TEST_CASE("two services cannot have one port") {
  RunningService& first = RunningService::shared();
  const auto share = std::filesystem::path(PLANPRESS_BUILD_DIR) / "share/planpress";
  const planpress::documents::Library library(share);
  planpress::http::Api api(library, share);
  planpress::http::ServerOptions options;
  options.port = first.port();
  planpress::http::Server second(api, options);
  CHECK_THROWS_AS(second.bind(), std::runtime_error);
}

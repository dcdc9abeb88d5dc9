// Routes, handlers in a row, and requests as values: what the store, access and pages will stand on.
#include "service/http/router.hpp"

#include <doctest/doctest.h>
#include <httplib.h>

#include <thread>

#include "service/http/problem.hpp"
#include "service/http/server.hpp"

using namespace planpress::http;

namespace {

Response said(std::string text) {
  Response response;
  response.content_type = "text/plain";
  response.body = std::move(text);
  return response;
}

std::string in_words(const Call& call) {
  std::string text = call.request.method + ":";
  for (const auto& [name, value] : call.path) text += " " + name + "=" + value;
  return text;
}

std::string allow_of(const Response& response) {
  for (const Header& header : response.headers)
    if (header.name == "Allow") return header.value;
  return "";
}

// A store in small: two named segments, every method.
class Plans final : public Handler {
 public:
  std::optional<Response> handle(const Request& request) const override { return router_.answer(request); }
  void stop_accepting() override {}

 private:
  static Response echo(const Call& call) { return said(in_words(call) + " " + call.request.body); }

  const Router router_{{{"GET", "/plans/{id}", echo},
                        {"PUT", "/plans/{id}", echo},
                        {"PATCH", "/plans/{id}", echo},
                        {"DELETE", "/plans/{id}", echo},
                        {"GET", "/plans/{id}/newest/{kind}", [](const Call&) { return said("newest"); }},
                        {"GET", "/plans/{id}/documents/{kind}", echo}}};
};

// Lets nobody past who does not say the word.
class Guard final : public Handler {
 public:
  std::optional<Response> handle(const Request& request) const override {
    if (request.header("x-word") == "open, sesame") return std::nullopt;
    return problem(401, "Say the word.");
  }
  void stop_accepting() override {}
};

Response answer(const Router& router, std::string method, std::string target) {
  std::optional<Response> response = router.answer({std::move(method), std::move(target), {}, {}, {}});
  return response ? *response : nothing_here();
}

}  // namespace

TEST_CASE("a pattern takes several named segments, each decoded by itself") {
  const Router router(
      {{"GET", "/plans/{id}/documents/{kind}", [](const Call& call) { return said(in_words(call)); }}});
  CHECK(answer(router, "GET", "/plans/A-1/documents/action-plan").body == "GET: id=A-1 kind=action-plan");
  CHECK(answer(router, "GET", "/plans/A%2F1/documents/%C5%B5").body == "GET: id=A/1 kind=ŵ");
  for (const char* other : {"/plans/A-1/documents/", "/plans//documents/x", "/plans/A-1/documents/x/y",
                            "/plans/A-1/documents", "/plans/A-1/Documents/x", "plans/A-1/documents/x", "*"})
    CHECK_MESSAGE(answer(router, "GET", other).status == 404, other);
  CHECK(answer(router, "GET", "/plans/%zz/documents/x").status == 400);
  CHECK(answer(router, "GET", "/plans/a/documents/x?colour=red").status == 400);
  CHECK(answer(router, "GET", "/plans/a/documents/x").route == "/plans/{id}/documents/{kind}");
}

TEST_CASE("of two patterns that fit the first counts, and Allow has the methods of that one") {
  const auto named = [](const char* name) { return [name](const Call&) { return said(name); }; };
  const Router router({{"POST", "/documents/bundle", named("bundle")},
                       {"POST", "/documents/{kind}", named("kind")},
                       {"GET", "/documents/{kind}", named("blank"), {}, [](const Call& call) {
                          return call.path.at("kind") == "progress-report";
                        }}});
  CHECK(answer(router, "POST", "/documents/bundle").body == "bundle");
  CHECK(answer(router, "POST", "/documents/other").body == "kind");
  CHECK(allow_of(answer(router, "GET", "/documents/bundle")) == "POST, OPTIONS");
  CHECK(allow_of(answer(router, "PUT", "/documents/other")) == "POST, OPTIONS");
  CHECK(allow_of(answer(router, "PUT", "/documents/progress-report")) == "POST, GET, HEAD, OPTIONS");
  CHECK(answer(router, "HEAD", "/documents/progress-report").body == "blank");
  CHECK(answer(router, "OPTIONS", "/documents/progress-report").status == 204);
}

TEST_CASE("all fields of a request are there, whatever their case, repeated ones as one list") {
  const Request request{"GET", "/", {{"Accept", "text/html"}, {"X-a", "1"}, {"accept", "*/*"}}, {}, {}};
  CHECK(request.header("ACCEPT") == "text/html, */*");
  CHECK(request.header("x-A") == "1");
  CHECK(request.header("x-b") == "");
}

TEST_CASE(
    "handlers stand in a row before the same sockets, and a body comes with every method that has one") {
  Guard guard;
  Plans plans;
  Chain chain({guard, plans});
  ServerOptions options;
  options.port = 0;
  options.log = [](std::string_view) {};
  Server server(chain, options);
  const int port = server.bind();
  std::thread running([&] { server.run(); });
  httplib::Client client("127.0.0.1", port);
  CHECK(client.Get("/plans/A-1")->status == 401);
  client.set_default_headers({{"X-Word", "open, sesame"}});
  CHECK(client.Get("/plans/A-1/documents/action-plan")->body == "GET: id=A-1 kind=action-plan ");
  CHECK(client.Put("/plans/A-1", "{}", "application/json")->body == "PUT: id=A-1 {}");
  CHECK(client.Patch("/plans/A-1", "{}", "application/json")->body == "PATCH: id=A-1 {}");
  CHECK(client.Delete("/plans/A-1", "{}", "application/json")->body == "DELETE: id=A-1 {}");
  CHECK(client.Delete("/plans/A-1")->body == "DELETE: id=A-1 ");
  CHECK(client.Post("/plans/A-1", "{}", "application/json")->get_header_value("Allow") ==
        "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
  CHECK(client.Get("/elsewhere")->status == 404);
  server.stop();
  running.join();
}

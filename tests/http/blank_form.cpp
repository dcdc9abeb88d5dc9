// A form without a plan, over HTTP.
#include <doctest/doctest.h>

#include <vector>

#include "service/http/message.hpp"
#include "tests/http/running_service.hpp"

using planpress::test::problem_of;
using planpress::test::RunningService;
using Json = nlohmann::json;

namespace {

constexpr const char* blank_form = "/v1/documents/progress-report";

httplib::Client client() {
  httplib::Client client = RunningService::shared().client();
  client.set_read_timeout(60);
  return client;
}

}  // namespace

TEST_CASE("a form without a plan comes by GET, in every language and edition, with its digest") {
  for (const char* query : {"", "?lang=cy", "?lang=both&edition=large-print", "?objectives=12&scopes=1"}) {
    const auto result = client().Get(blank_form + std::string(query));
    REQUIRE(result);
    REQUIRE(result->status == 200);
    CHECK(result->body.starts_with("%PDF-"));
    CHECK(result->get_header_value("Content-Digest") == planpress::http::content_digest(result->body));
    CHECK(result->get_header_value("Cache-Control") == "no-store");
    CHECK(result->get_header_value("Content-Disposition") == "attachment; filename=\"progress-report.pdf\"");
  }
  const auto fields = [](const std::string& query) {
    const std::string page = client().Get(blank_form + query, {{"Accept", "text/html"}})->body;
    return std::pair{page.find("name=\"objectives/5/rating\"") != std::string::npos,
                     page.find("name=\"scopes/2/levelNow\"") != std::string::npos};
  };
  CHECK(fields("?objectives=5&scopes=1") == std::pair(true, false));
  CHECK(fields("?objectives=4&scopes=2") == std::pair(false, true));
}

TEST_CASE("HEAD of the form says what GET would, without the form") {
  const auto head = client().Head(blank_form);
  REQUIRE(head);
  CHECK(head->status == 200);
  CHECK(head->body.empty());
  CHECK(head->get_header_value("Content-Type") == "application/pdf");
  CHECK(head->get_header_value("Content-Length") == std::to_string(client().Get(blank_form)->body.size()));
}

TEST_CASE("every fault of the form's query is told at once") {
  const Json body =
      problem_of(client().Get(std::string(blank_form) + "?objectives=0&scopes=13&review=2&lang=fr"), 400);
  REQUIRE(body["errors"].size() == 4);
  std::vector<std::string> named;
  for (const Json& error : body["errors"])
    named.push_back(error["parameter"].get<std::string>() + " " + error["code"].get<std::string>());
  CHECK(named == std::vector<std::string>{"objectives query-value-unknown", "scopes query-value-unknown",
                                          "review query-parameter-unknown", "lang query-value-unknown"});
  for (const char* bad : {"?objectives=", "?objectives=1.5", "?objectives=+1", "?objectives=2&objectives=2"})
    problem_of(client().Get(blank_form + std::string(bad)), 400);
  problem_of(client().Get(blank_form, {{"Accept", "image/png"}}), 406);
}

TEST_CASE("only a kind that can be blank takes GET") {
  const auto plan = client().Get("/v1/documents/action-plan");
  problem_of(plan, 405);
  CHECK(plan->get_header_value("Allow") == "POST, OPTIONS");
  problem_of(client().Get("/v1/documents/bundle"), 405);
  problem_of(client().Get("/v1/documents/poem"), 404);
  const auto options = client().Options(blank_form);
  CHECK(options->status == 204);
  CHECK(options->get_header_value("Allow") == "POST, GET, HEAD, OPTIONS");
  const auto import = client().Get("/v1/progress-reports/import");
  problem_of(import, 405);
  CHECK(import->get_header_value("Allow") == "POST, OPTIONS");
}

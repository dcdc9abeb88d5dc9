#include <doctest/doctest.h>

#include "tests/http/running_service.hpp"
#include "tests/support/own_share.hpp"

using planpress::test::OwnShare;
using planpress::test::read_plan;
using planpress::test::RunningService;
using Json = nlohmann::json;

namespace {

// With kinds of its own beside those of the build: one for a review, one for a person.
RunningService& service() {
  static const OwnShare share;
  static RunningService service = [] {
    share.add_kind_like("action-plan", "short-plan", "Short plan");
    share.add_kind_like("action-plan", "about-review", "About a review");
    share.write("about-review/layout.json",
                R"({"view": "action-plan", "options": {"review": "required", "for": "optional"}})");
    return RunningService(share.folder());
  }();
  return service;
}

httplib::Result post(const std::string& query, const std::string& plan,
                     const httplib::Headers& headers = {}) {
  return service().client().Post("/v1/documents/bundle" + query, headers, plan, "application/json");
}

std::vector<std::string> details(const httplib::Result& result, int status) {
  REQUIRE(result);
  CHECK(result->status == status);
  CHECK(result->get_header_value("Content-Type") == "application/problem+json");
  const Json body = Json::parse(result->body);
  std::vector<std::string> out;
  for (const Json& error : body.value("errors", Json::array())) {
    CHECK(!error["code"].get<std::string>().empty());
    out.push_back(error["detail"]);
  }
  return out;
}

}  // namespace

TEST_CASE("the documents that the query names come as one PDF") {
  const std::string plan = read_plan("surgeon.json");
  const auto result = post("?documents=action-plan,about-review:1&edition=large-print&lang=en", plan);
  REQUIRE(result);
  REQUIRE(result->status == 200);
  CHECK(result->body.starts_with("%PDF-"));
  CHECK(result->get_header_value("Content-Type") == "application/pdf");
  CHECK(result->get_header_value("Content-Disposition") == "attachment; filename=\"bundle.pdf\"");
  CHECK(result->get_header_value("Planpress-Warnings") == "0");
  CHECK(result->has_header("Content-Digest"));
  CHECK(result->body ==
        post("?documents=action-plan,about-review:1&edition=large-print&lang=en", plan)->body);
  CHECK(result->body !=
        post("?documents=about-review:1,action-plan&edition=large-print&lang=en", plan)->body);
}

TEST_CASE("or as one web page") {
  const auto result =
      post("?documents=action-plan,short-plan", read_plan("surgeon.json"), {{"Accept", "text/html"}});
  REQUIRE(result);
  REQUIRE(result->status == 200);
  CHECK(result->get_header_value("Content-Type") == "text/html; charset=utf-8");
  CHECK(result->body.find("<article id=\"part-2\"") != std::string::npos);
  CHECK(post("?documents=action-plan", "{}", {{"Accept", "image/png"}})->status == 406);
}

TEST_CASE("no list: all that can be made of the plan") {
  const auto result = post("", read_plan("surgeon.json"), {{"Accept", "text/html"}});
  REQUIRE(result);
  CHECK(result->status == 200);
  CHECK(result->body.find("<article id=\"part-3\"") != std::string::npos);
}

TEST_CASE("everything that is wrong with the query is said at once, without a value of it") {
  const auto result = post(
      "?documents=Quill,action-plan:7,about-review,about-review:x,short-plan,short-plan,&paper=a5&edition="
      "tiny",
      "{}");
  const std::vector<std::string> all = details(result, 400);
  REQUIRE(all.size() == 8);
  CHECK(all[0].starts_with("Document 1 of the list is not a kind of document."));
  CHECK(all[1] == "Document 2 of the list is written action-plan.");
  CHECK(all[2] == "Document 3 of the list is written about-review:REVIEW:PERSON.");
  CHECK(all[3].starts_with("Document 4 of the list names no review"));
  CHECK(all[4] == "Document 6 of the list stands in the list already: name each once.");
  CHECK(all[5].starts_with("Document 7 of the list is not a kind"));
  CHECK(result->body.find("Quill") == std::string::npos);
}

TEST_CASE("a list may not come twice, and may not be empty") {
  CHECK(details(post("?documents=action-plan&documents=short-plan", "{}"), 400).size() == 1);
  CHECK(details(post("?documents=", "{}"), 400).size() == 1);
}

TEST_CASE("a plan with errors is refused as it is for every document") {
  Json plan = Json::parse(read_plan("surgeon.json"));
  plan["status"] = "Privatename";
  const auto result = post("?documents=action-plan,short-plan", plan.dump());
  CHECK(details(result, 422).size() == 1);
  CHECK(result->body.find("Privatename") == std::string::npos);
  CHECK(post("", "{")->status == 400);
  CHECK(post("", "[]")->status == 400);
}

TEST_CASE("the log says that it was a bundle, and no more") {
  RunningService own;
  own.client().Post("/v1/documents/bundle?documents=Quilldocument", "{}", "application/json");
  own.stop();
  CHECK(own.log().find("\"route\":\"/v1/documents/bundle\"") != std::string::npos);
  CHECK(own.log().find("Quill") == std::string::npos);
}

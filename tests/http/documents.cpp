#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "service/http/message.hpp"
#include "tests/http/running_service.hpp"

using planpress::test::problem_of;
using planpress::test::read_plan;
using planpress::test::RunningService;
using Json = nlohmann::json;

namespace {

constexpr const char* action_plan = "/v1/documents/action-plan";

httplib::Result post(const std::string& path, const std::string& body, const httplib::Headers& headers = {},
                     const char* type = "application/json") {
  return RunningService::shared().client().Post(path, headers, body, type);
}

}  // namespace

TEST_CASE("a PDF comes back with its digest, and no cache keeps it") {
  const auto result = post(action_plan, read_plan("surgeon.json"));
  REQUIRE(result);
  REQUIRE(result->status == 200);
  CHECK(result->body.starts_with("%PDF-"));
  CHECK(result->get_header_value("Content-Type") == "application/pdf");
  CHECK(result->get_header_value("Content-Digest") == planpress::http::content_digest(result->body));
  CHECK(result->get_header_value("Cache-Control") == "no-store");
  CHECK(result->get_header_value("X-Content-Type-Options") == "nosniff");
  CHECK(result->get_header_value("Content-Disposition") == "attachment; filename=\"action-plan.pdf\"");
  CHECK(result->get_header_value("Planpress-Warnings") == "0");
}

TEST_CASE("the same plan gives the same bytes") {
  const std::string plan = read_plan("pharmacist.json");
  CHECK(post(action_plan, plan)->body == post(action_plan, plan)->body);
}

TEST_CASE("answers to many clients at once are those that each would get alone") {
  struct Asked {
    std::string path, plan, accept, alone;
  };
  std::vector<Asked> all;
  for (const char* name : {"surgeon.json", "surgeon-draft.json", "pharmacist.json"}) {
    for (const char* query : {"?lang=en", "?lang=cy&edition=large-print", "?lang=both"}) {
      for (const char* accept : {"application/pdf", "text/html"}) {
        Asked asked{action_plan + std::string(query), read_plan(name), accept, ""};
        const auto result = post(asked.path, asked.plan, {{"Accept", asked.accept}});
        REQUIRE(result);
        REQUIRE(result->status == 200);
        asked.alone = result->body;
        all.push_back(std::move(asked));
      }
    }
  }
  std::atomic<int> different = 0;
  std::vector<std::thread> clients;
  for (std::size_t first = 0; first < 6; ++first) {
    clients.emplace_back([&, first] {
      for (std::size_t i = 0; i < all.size(); ++i) {
        const Asked& asked = all[(first * 3 + i) % all.size()];
        const auto result = post(asked.path, asked.plan, {{"Accept", asked.accept}});
        if (!result || result->body != asked.alone) ++different;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(different == 0);
}

TEST_CASE("HTML comes when it is asked for, and may load and run nothing") {
  const auto result = post(action_plan, read_plan("surgeon.json"), {{"Accept", "text/html"}});
  REQUIRE(result);
  REQUIRE(result->status == 200);
  CHECK(result->get_header_value("Content-Type") == "text/html; charset=utf-8");
  CHECK(result->get_header_value("Content-Security-Policy").starts_with("default-src 'none'"));
  CHECK(result->body.find("<!DOCTYPE html>") == 0);
}

TEST_CASE("edition and language follow the query") {
  const std::string plan = read_plan("surgeon.json");
  const std::string standard = post(action_plan, plan)->body;
  const auto large = post(std::string(action_plan) + "?edition=large-print&lang=en", plan);
  CHECK(large->status == 200);
  CHECK(large->body != standard);
  const auto welsh = post(std::string(action_plan) + "?lang=cy", plan, {{"Accept", "text/html"}});
  CHECK(welsh->body.find("lang=\"cy\"") != std::string::npos);
}

TEST_CASE("every fault comes at once, as a problem, without the value") {
  Json plan = Json::parse(read_plan("surgeon.json"));
  plan["status"] = "Privatename";
  plan["timeframe"]["start"] = "Otherprivate";
  const Json body = problem_of(post(action_plan, plan.dump()), 422);
  CHECK(body["type"] == "about:blank");
  std::vector<std::string> pointers;
  for (const Json& error : body["errors"]) {
    CHECK(error.contains("code"));
    CHECK(error["severity"] == "error");
    CHECK(!error["detail"].get<std::string>().empty());
    pointers.push_back(error["pointer"]);
  }
  CHECK(std::ranges::count(pointers, "/status") == 1);
  CHECK(std::ranges::count(pointers, "/timeframe/start") == 1);
  CHECK(body.dump().find("rivate") == std::string::npos);
}

TEST_CASE("what is not JSON is refused with its place") {
  const Json body = problem_of(post(action_plan, "{\"id\": Privatename}"), 400);
  CHECK(body["errors"][0]["detail"].get<std::string>().find("line 1") != std::string::npos);
  CHECK(body.dump().find("Privatename") == std::string::npos);
  problem_of(post(action_plan, ""), 400);
}

TEST_CASE("JSON that is not a plan of this format version is a 400") {
  problem_of(post(action_plan, "[]"), 400);
  Json plan = Json::parse(read_plan("surgeon.json"));
  plan["schemaVersion"] = 2;
  CHECK(problem_of(post(action_plan, plan.dump()), 400)["errors"][0]["code"] == "unsupported-schema-version");
}

TEST_CASE("a type that nobody can make is not acceptable") {
  problem_of(post(action_plan, read_plan("surgeon.json"), {{"Accept", "image/png"}}), 406);
}

TEST_CASE("a wrong media type is a 415") {
  const std::string plan = read_plan("surgeon.json");
  problem_of(post(action_plan, plan, {}, "text/plain"), 415);
  problem_of(post(action_plan, plan, {{"Content-Encoding", "gzip"}}), 415);
  problem_of(post(action_plan, "--b\r\n\r\n--b--\r\n", {}, "multipart/form-data; boundary=b"), 415);
}

TEST_CASE("a query is refused with all that is wrong with it") {
  const Json body = problem_of(post(std::string(action_plan) + "?lang=fr&paper=a5&lang=en", "{}"), 400);
  REQUIRE(body["errors"].size() == 3);
  CHECK(body["errors"][0]["parameter"] == "lang");
  CHECK(body["errors"][0]["code"] == "query-value-unknown");
  CHECK(body["errors"][1]["parameter"] == "paper");
  CHECK(body["errors"][1]["code"] == "query-parameter-unknown");
  CHECK(body["errors"][2]["code"] == "query-parameter-repeated");
}

TEST_CASE("a value that is nearly right gets the right one as a hint, and is not repeated") {
  const auto result = post(std::string(action_plan) + "?lang=welsh&edition=large", "{}");
  const Json body = problem_of(result, 400);
  REQUIRE(body["errors"].size() == 2);
  CHECK(body["errors"][0]["detail"] == "The value is one of: en, cy, both. Did you mean cy?");
  CHECK(body["errors"][1]["detail"] ==
        "The value is one of: standard, large-print. Did you mean large-print?");
  CHECK(result->body.find("welsh") == std::string::npos);
}

TEST_CASE("what the plan does not have is blamed on the query, with a list of what there is") {
  const auto asked = [](const std::string& address, const char* plan = "surgeon.json") {
    const Json body = problem_of(post("/v1/documents/" + address, read_plan(plan)), 422);
    CHECK(body["errors"].size() == 1);
    CHECK(!body["errors"][0].contains("pointer"));
    CHECK(body.dump().find("nobody") == std::string::npos);
    return body;
  };
  const Json person = asked("supervisor-pack?for=nobody");
  CHECK(person["detail"] == "The plan has no errors, but the query asks for what this plan does not have.");
  CHECK(person["errors"][0]["parameter"] == "for");
  CHECK(person["errors"][0]["code"] == "unknown-reference");
  CHECK(person["errors"][0]["detail"] ==
        "Nobody in the plan has the id of the person whom this document was asked for. It can be for: A-P3, "
        "A-P4.");
  CHECK(asked("supervisor-pack?for=A-P1")["errors"][0]["parameter"] == "for");  // the practitioner
  const Json review = asked("progress-report?review=9", "pharmacist.json");
  CHECK(review["errors"][0]["parameter"] == "review");
  CHECK(review["errors"][0]["detail"].get<std::string>().ends_with("Ask for one of: 1, 2, 3."));
  CHECK(asked("progress-report?review=2147483647", "pharmacist.json")["errors"][0]["parameter"] == "review");
  const Json bundle = asked("bundle?documents=action-plan,supervisor-pack:nobody");
  CHECK(bundle["errors"][0]["parameter"] == "documents");
  CHECK(bundle["errors"][0]["detail"].get<std::string>().starts_with("supervisor-pack: Nobody in the plan"));
}

TEST_CASE("an unknown kind of document is a 404") {
  const Json body = problem_of(post("/v1/documents/poem", "{}"), 404);
  CHECK(body["detail"].get<std::string>().find("action-plan") != std::string::npos);
}

TEST_CASE("a body over the limit is a 413, with and without a length") {
  const std::string large(RunningService::body_limit + 1, ' ');
  problem_of(post(action_plan, large), 413);
  const auto chunked = RunningService::shared().client().Post(
      action_plan, httplib::Headers{},
      [&](std::size_t offset, httplib::DataSink& sink) {
        if (offset < large.size()) sink.write(large.data(), large.size());
        if (offset >= large.size()) sink.done();
        return true;
      },
      "application/json");
  problem_of(chunked, 413);
}

TEST_CASE("validate answers 200 for a plan that is not valid") {
  const auto valid = post("/v1/validate", read_plan("pharmacist.json"));
  REQUIRE(valid);
  CHECK(valid->status == 200);
  CHECK(Json::parse(valid->body)["valid"] == true);
  const auto invalid = post("/v1/validate?document=action-plan", "[1]");
  CHECK(invalid->status == 200);
  const Json report = Json::parse(invalid->body);
  CHECK(report["valid"] == false);
  CHECK(report["findings"][0]["code"] == "body-not-an-object");
  CHECK(report["findings"][0]["severity"] == "error");
  problem_of(post("/v1/validate", "{"), 400);
  problem_of(post("/v1/validate?document=poem", "{}"), 400);
}

TEST_CASE("findings are told in Welsh on request, when checking and when refusing") {
  Json plan = Json::parse(read_plan("surgeon-draft.json"));
  plan["scopes"][3]["phases"].erase(1);
  const Json report = Json::parse(post("/v1/validate?lang=cy", plan.dump())->body);
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["detail"].get<std::string>().starts_with("Cwmpas A-S4, wythnosau 5 i 9: "));
  const Json refused = problem_of(post(std::string(action_plan) + "?lang=cy", plan.dump()), 422);
  CHECK(refused["errors"] == report["findings"]);
  CHECK(refused["detail"] == "Nid yw'r cynllun yn ddilys (1 gwall): cywirwch ef a'i anfon eto.");
  const Json english = problem_of(post(action_plan, plan.dump()), 422);
  CHECK(english["errors"][0]["detail"].get<std::string>().starts_with("Scope A-S4, weeks 5 to 9: "));
  CHECK(english["detail"] == "The plan has 1 error: put it right and send it again.");
  CHECK(problem_of(post(std::string(action_plan) + "?lang=cy", "{"), 400)
            .dump()
            .find("ar linell 1, colofn 2 (beit 1)") != std::string::npos);
  problem_of(post("/v1/validate?lang=both", plan.dump()), 400);
}

TEST_CASE("advice is given on request and never makes a plan invalid") {
  Json plan = Json::parse(read_plan("surgeon.json"));
  plan["objectives"][1]["measures"] = {"Better talk"};
  for (const char* path : {"/v1/validate", "/v1/validate?advice=false"})
    CHECK(Json::parse(post(path, plan.dump())->body)["findings"].empty());
  const Json report = Json::parse(post("/v1/validate?advice=true", plan.dump())->body);
  CHECK(report["valid"] == true);
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["severity"] == "info");
  CHECK(report["findings"][0]["code"] == "objective-not-measurable");
  problem_of(post("/v1/validate?advice=yes", plan.dump()), 400);
}

TEST_CASE("a plan is checked for the signed-off summary before that can be made") {
  const Json report =
      Json::parse(post("/v1/validate?document=signed-off-summary", read_plan("pharmacist.json"))->body);
  CHECK(report["valid"] == false);
  CHECK(report["findings"][0]["code"] == "status-not-terminal");
}

TEST_CASE("a number beyond all doubles is a finding with its place") {
  std::string plan = Json::parse(read_plan("surgeon.json")).dump();
  const std::string sound = "\"wholeTimeEquivalent\":1.0";
  plan.replace(plan.find(sound), sound.size(), "\"wholeTimeEquivalent\":1e400");
  const Json report = Json::parse(post("/v1/validate", plan)->body);
  CHECK(report["findings"][0]["code"] == "schema-range");
  CHECK(report["findings"][0]["pointer"] == "/practitioner/wholeTimeEquivalent");
}

TEST_CASE("a character that no font has is a warning on success") {
  Json plan = Json::parse(read_plan("surgeon.json"));
  plan["background"] = "A private-use character \uE000 here.";
  const auto result = post(action_plan, plan.dump());
  REQUIRE(result);
  CHECK(result->status == 200);
  CHECK(result->get_header_value("Planpress-Warnings") == "1");
  const Json report = Json::parse(post("/v1/validate", plan.dump())->body);
  CHECK(report["valid"] == true);
  CHECK(report["findings"][0]["code"] == "character-not-printable");
  CHECK(report["findings"][0]["pointer"] == "/background");
}

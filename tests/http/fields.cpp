#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "service/http/framing.hpp"
#include "service/http/log.hpp"
#include "service/http/message.hpp"
#include "service/http/query.hpp"

using namespace planpress::http;

TEST_CASE("a target comes apart into its decoded path and query") {
  const auto target = parse_target("/v1/documents/action%2Dplan?lang=cy&note=a==b+c&empty");
  REQUIRE(target);
  CHECK(target->path == "/v1/documents/action-plan");
  REQUIRE(target->query.size() == 3);
  CHECK(target->query[0].value == "cy");
  CHECK(target->query[1].value == "a==b c");
  CHECK(target->query[2].name == "empty");
  CHECK(!parse_target("/v1/%zz"));
  CHECK(!parse_target("/v1?a=%4"));
}

TEST_CASE("the digest of the empty body is the one that everybody knows") {
  CHECK(content_digest("") == "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
}

TEST_CASE("an id that could break a log line or a field is not taken over") {
  CHECK(is_valid_id("a1:B2_c.3-d"));
  CHECK(!is_valid_id(""));
  CHECK(!is_valid_id("a b"));
  CHECK(!is_valid_id("a\nb"));
  CHECK(!is_valid_id("Zoë"));
  CHECK(is_valid_id(std::string(128, 'x')));
  CHECK(!is_valid_id(std::string(129, 'x')));
  CHECK(is_valid_id(new_request_id()));
  CHECK(new_request_id() != new_request_id());
}

TEST_CASE("a trace parent has the form of W3C Trace Context") {
  CHECK(is_valid_traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  CHECK(!is_valid_traceparent("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"));
  CHECK(!is_valid_traceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"));
}

TEST_CASE("a body whose end is in doubt is refused") {
  CHECK(!check_framing({{"10"}, {}, {}}, 100));
  CHECK(!check_framing({{}, {"chunked"}, {"identity"}}, 100));
  CHECK(check_framing({{"10"}, {"chunked"}, {}}, 100)->status == 400);
  CHECK(check_framing({{"10", "10"}, {}, {}}, 100)->status == 400);
  CHECK(check_framing({{}, {"gzip, chunked"}, {}}, 100)->status == 400);
  CHECK(check_framing({{"+10"}, {}, {}}, 100)->status == 400);
  CHECK(check_framing({{"10"}, {}, {"gzip"}}, 100)->status == 415);
  CHECK(check_framing({{"18446744073709551617"}, {}, {}}, 100)->status == 400);
  CHECK(check_framing({{"801"}, {}, {}}, 100)->status == 413);
}

TEST_CASE("a log line is one line of JSON with the pattern in place of the path") {
  RequestEntry entry;
  entry.method = "POST";
  entry.route = "/v1/documents/{kind}";
  entry.status = 200;
  entry.bytes = 45000;
  entry.duration = std::chrono::microseconds(2345);
  entry.request_id = "abc";
  const std::string line = request_line(entry);
  CHECK(line.find('\n') == line.size() - 1);
  const auto json = nlohmann::json::parse(line);
  CHECK(json["time"] == "1970-01-01T00:00:00.000Z");
  CHECK(json["route"] == "/v1/documents/{kind}");
  CHECK(json["milliseconds"] == 2.345);
  CHECK(json["requestId"] == "abc");
  CHECK(!json.contains("correlationId"));
}

TEST_CASE("an exception is logged whole, unless its text quotes what was sent") {
  const auto ours = std::make_exception_ptr(std::runtime_error("the font has no glyphs"));
  CHECK(exception_line({}, "id", "/v1/validate", ours).find("the font has no glyphs") != std::string::npos);
  std::exception_ptr theirs;
  try {
    const auto parsed = nlohmann::json::parse("{\"name\": \"Dr Invented Name");
    FAIL("half a document was read: " << parsed.size());
  } catch (const nlohmann::json::exception&) {
    theirs = std::current_exception();
  }
  const std::string line = exception_line({}, "id", "/v1/validate", theirs);
  CHECK(line.find("Invented") == std::string::npos);
  CHECK(line.find("parse_error") != std::string::npos);
}

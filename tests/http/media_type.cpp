#include "service/http/media_type.hpp"

#include <doctest/doctest.h>

#include <array>

using planpress::http::is_json;
using planpress::http::negotiate;

namespace {

constexpr std::array<std::string_view, 2> offers{"application/pdf", "text/html"};
constexpr std::size_t pdf = 0, html = 1;

}  // namespace

TEST_CASE("a client that does not say what it likes gets the first offer") {
  CHECK(negotiate("", offers) == pdf);
  CHECK(negotiate("*/*", offers) == pdf);
}

TEST_CASE("the heavier weight wins, and the more specific range says the weight") {
  CHECK(negotiate("text/html", offers) == html);
  CHECK(negotiate("application/pdf;q=0.5, text/html;q=0.7", offers) == html);
  CHECK(negotiate("text/*;q=0.3, application/pdf;q=0.2", offers) == html);
  CHECK(negotiate("*/*, application/pdf;q=0", offers) == html);
  CHECK(negotiate("text/html,application/xhtml+xml,*/*;q=0.8", offers) == html);
  CHECK(negotiate("TEXT/HTML ; Q=1.000", offers) == html);
}

TEST_CASE("what excludes every offer is not acceptable") {
  CHECK(!negotiate("image/png", offers));
  CHECK(!negotiate("application/pdf;q=0, text/html;q=0.000", offers));
}

TEST_CASE("a range that is not well formed is passed over") {
  CHECK(negotiate("text/html;q=2, application/pdf;q=0.1", offers) == pdf);
  CHECK(negotiate("html, application/pdf;q=0.1", offers) == pdf);
  CHECK(!negotiate("text/html;q=0.1234", offers));
}

TEST_CASE("JSON is application/json or a +json type, in UTF-8") {
  CHECK(is_json("application/json"));
  CHECK(is_json("Application/JSON; charset=UTF-8"));
  CHECK(is_json("application/vnd.example+json"));
  CHECK(!is_json("application/json; charset=latin1"));
  CHECK(!is_json("text/plain"));
  CHECK(!is_json("application/jsonx"));
  CHECK(!is_json(""));
}

#include "service/cli/suggest.hpp"

#include <doctest/doctest.h>

using planpress::cli::edit_distance;
using planpress::cli::nearest;

TEST_CASE("a swap of neighbours is one slip, as is a letter too many, too few or wrong") {
  CHECK(edit_distance("render", "render") == 0);
  CHECK(edit_distance("redner", "render") == 1);
  CHECK(edit_distance("rendr", "render") == 1);
  CHECK(edit_distance("rennder", "render") == 1);
  CHECK(edit_distance("rander", "render") == 1);
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("the nearest word is offered only when it is near") {
  const std::vector<std::string> words{"render", "validate", "serve"};
  CHECK(nearest("sevre", words) == "serve");
  CHECK(nearest("valdiate", words) == "validate");
  CHECK(!nearest("frobnicate", words));
}

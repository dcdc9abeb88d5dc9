// Both checks on both editions of a plan, as statements of a test.
#pragma once
#include <cstddef>

#include "service/json/json.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {

// Says in the running test what is wrong with the pages, if anything. Returns their number.
std::size_t check_pages(const Json& json, const Choice& choice);

}  // namespace planpress::test

// Plans of every shape that the rules allow, each from its seed.
#pragma once
#include <cstdint>

#include "service/json/json.hpp"

namespace planpress::test {

// 1 to 12 objectives, 1 to 40 activities, 1 to 9 scopes of 1 to 8 phases, 4 to 60 weeks, 1 to 10 reviews,
// every status with the signatures, reports and summary that fit it; optional parts are there or not. Has no
// errors; may have warnings.
Json random_plan(std::uint64_t seed);

}  // namespace planpress::test

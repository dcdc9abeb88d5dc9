// Which day it is in the United Kingdom.
#pragma once
#include <chrono>

#include "service/plan/date.hpp"

namespace planpress::plan {

/// The civil day in the United Kingdom at an instant, winter and summer, by the time zone database
/// (Europe/London).
Date uk_day(std::chrono::system_clock::time_point instant);

}  // namespace planpress::plan

// Which day it is in the United Kingdom, at the switches of its clocks and around midnight.
#include "service/plan/date.hpp"

#include <doctest/doctest.h>

#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

/// The day at an instant of Greenwich.
std::string day_at(std::chrono::sys_days date, int hour, int minute, int second = 0) {
  return uk_day(date + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second))
      .iso();
}

}  // namespace

using namespace std::chrono;

TEST_CASE("in winter a day of the United Kingdom is a day of Greenwich") {
  CHECK(day_at(2026y / January / 15, 0, 0) == "2026-01-15");
  CHECK(day_at(2026y / January / 15, 23, 0) == "2026-01-15");
  CHECK(day_at(2026y / January / 15, 23, 59, 59) == "2026-01-15");
}

TEST_CASE("in summer a day begins an hour earlier") {
  CHECK(day_at(2026y / July / 15, 22, 59, 59) == "2026-07-15");
  CHECK(day_at(2026y / July / 15, 23, 0) == "2026-07-16");
}

TEST_CASE("clocks go forward at one in the morning of the last Sunday in March") {
  CHECK(day_at(2026y / March / 28, 23, 30) == "2026-03-28");
  CHECK(day_at(2026y / March / 29, 0, 59, 59) == "2026-03-29");
  CHECK(day_at(2026y / March / 29, 22, 59, 59) == "2026-03-29");
  CHECK(day_at(2026y / March / 29, 23, 0) == "2026-03-30");
}

TEST_CASE("clocks go back at one in the morning of the last Sunday in October") {
  CHECK(day_at(2026y / October / 24, 23, 0) == "2026-10-25");
  CHECK(day_at(2026y / October / 25, 1, 0) == "2026-10-25");
  CHECK(day_at(2026y / October / 25, 23, 0) == "2026-10-25");
  CHECK(day_at(2026y / October / 25, 23, 59, 59) == "2026-10-25");
  CHECK(day_at(2026y / October / 26, 0, 0) == "2026-10-26");
}

TEST_CASE("the year changes with the clocks of winter, and summer time was kept in the winter of 1970") {
  CHECK(day_at(2026y / December / 31, 23, 59, 59) == "2026-12-31");
  CHECK(day_at(2027y / January / 1, 0, 0) == "2027-01-01");
  CHECK(day_at(1970y / January / 1, 23, 0) == "1970-01-02");
}

TEST_CASE("what is dated after today is in the future, by the day that is given") {
  const Json plan = with(example("surgeon.json"), "/reports/2/heldOn", "2025-07-09");
  const auto codes_on = [&](const char* day) {
    CheckOptions options;
    options.today = Date::parse(day);
    return check(plan, options);
  };
  CHECK(has(codes_on("2025-07-08"), "held-in-future", "/reports/2/heldOn"));
  CHECK_FALSE(has(codes_on("2025-07-09"), "held-in-future", "/reports/2/heldOn"));
  CHECK_FALSE(has(check(plan), "held-in-future", "/reports/2/heldOn"));
}

}  // namespace planpress::plan::tests

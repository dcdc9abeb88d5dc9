// Civil days, and the weeks of a plan.
#include "service/plan/date.hpp"

#include <doctest/doctest.h>

#include "tests/plan/example_plans.hpp"

namespace planpress::plan::tests {

namespace {

Date day(std::string_view iso) { return Date::parse(iso).value(); }

}  // namespace

TEST_CASE("only real days written YYYY-MM-DD are dates") {
  for (const char* text :
       {"2025-02-30", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-1-06",
        "2025-01-6", "25-01-06", "2025/01/06", "2025-01-06 ", "2025-01-06T00:00", "+025-01-06", "-025-01-06",
        "0000-01-01", "", "２０２５-01-06"}) {
    CAPTURE(text);
    CHECK_FALSE(Date::parse(text));
  }
  for (const char* text : {"2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"})
    CHECK(day(text).iso() == text);
}

TEST_CASE("every day of four hundred years is followed by the next") {
  YearMonthDay before{1799, 12, 31};
  for (Date date = day("1800-01-01"); date < day("2200-01-01"); date = date + Days{1}) {
    const YearMonthDay parts = date.parts();
    REQUIRE(before < parts);
    REQUIRE(Date::from(parts) == date);
    REQUIRE((parts.day == before.day + 1 || parts.day == 1));
    before = parts;
  }
  CHECK(day("2200-01-01") - day("1800-01-01") == Days{146'097});
  CHECK(day("1970-01-01").since_epoch() == Days{0});
  CHECK(day("2025-03-06").parts() == YearMonthDay{2025, 3, 6});
}

TEST_CASE("weeks are counted from the first day of the plan") {
  const Timeframe plan{day("2025-01-06"), day("2025-07-04"), {}};
  CHECK(first_day_of(plan, Week{1}) == day("2025-01-06"));
  CHECK(first_day_of(plan, Week{10}) == day("2025-03-10"));
  CHECK(last_day_of(plan, Week{9}) == day("2025-03-09"));
  CHECK(last_week(plan) == Week{26});
  CHECK(week_of(plan, day("2025-03-09")) == Week{9});
  CHECK(week_of(plan, day("2025-07-04")) == Week{26});
  CHECK_FALSE(week_of(plan, day("2025-01-05")));
  CHECK_FALSE(week_of(plan, day("2025-07-05")));
}

TEST_CASE("a last week that is cut short ends with the plan") {
  const Timeframe plan{day("2025-01-06"), day("2025-07-04"), {}};
  CHECK(last_day_of(plan, Week{26}) == day("2025-07-04"));
  const Timeframe whole{day("2025-01-06"), day("2025-01-12"), {}};
  CHECK(last_week(whole) == Week{1});
  CHECK(last_day_of(whole, Week{1}) == day("2025-01-12"));
  CHECK(last_week({day("2025-01-06"), day("2025-01-13"), {}}) == Week{2});
}

}  // namespace planpress::plan::tests

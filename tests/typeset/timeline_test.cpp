// The bar of a plan's days, however many events crowd it.
#include <doctest/doctest.h>

#include "tests/support/figure_check.hpp"
#include "tests/support/random.hpp"
#include "tests/typeset/support.hpp"

using namespace planpress;
using namespace planpress::typeset;
using namespace planpress::typeset::test;
using document::Timeline;
using planpress::test::figure_fault;
using planpress::test::Random;

namespace {

constexpr const char* labels[] = {"Review", "Adolygiad", "Review and end", "Review / Adolygiad"};
constexpr const char* notes[] = {"6 May 2025", "26 September 2025", "26 September 2025 / 26 Medi 2025", ""};
constexpr const char* months[] = {"May", "September", "May / Mai", "September / Medi"};

Timeline random_timeline(Random& random) {
  Timeline timeline;
  timeline.alt = "Days";
  const int days = random.between(1, 730), apart = random.between(1, 120);
  timeline.length = days * 1000;
  timeline.events.push_back({0, "", false, "Start", random.pick(notes)});
  int number = random.one_in(5) ? 97 : 0;
  for (int day = random.between(0, apart); day < days && timeline.events.size() < 60;
       day += random.between(1, apart)) {
    const std::string figure = std::to_string(++number);
    timeline.events.push_back(
        {day * 1000, figure, random.one_in(2), random.pick(labels) + (" " + figure), random.pick(notes)});
  }
  timeline.events.push_back({days * 1000, "", false, "End", random.pick(notes)});
  for (int day = 0; day < days; day += 30) timeline.ticks.push_back({day * 1000, random.pick(months)});
  return timeline;
}

}  // namespace

TEST_CASE("no timeline has a line through a word, labels that meet or ink outside its box") {
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    Random random(seed);
    const Timeline timeline = random_timeline(random);
    const Pages pages = set({timeline}, seed % 2 == 0);
    CAPTURE(seed);
    CAPTURE(timeline.events.size());
    REQUIRE(pages.figures.size() == 1);
    REQUIRE(figure_fault(pages) == "");
  }
}

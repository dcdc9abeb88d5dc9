#include "service/sandbox/slots.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

using namespace planpress::sandbox;

TEST_CASE("so many tasks run at once, so many callers wait, and the next is turned away") {
  Slots slots(2, 1);
  std::atomic<bool> had_its_slot = false;
  std::jthread last;
  {
    const Slot first(slots), second(slots);
    last = std::jthread([&] {
      const Slot third(slots);
      had_its_slot = true;
    });
    while (slots.waiting() == 0) std::this_thread::yield();
    CHECK_THROWS_AS(Slot{slots}, Busy);
    CHECK_FALSE(had_its_slot);
  }
  last.join();
  CHECK(had_its_slot);
  CHECK(slots.waiting() == 0);
  CHECK_NOTHROW(Slot{slots});
}

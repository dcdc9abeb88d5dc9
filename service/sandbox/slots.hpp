// A limited number of tasks at once, and of callers that wait for one to end: each task may take what its
// limits give it.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stdexcept>

namespace planpress::sandbox {

// Not the input's fault: the same again in a few seconds is done.
class Busy : public std::runtime_error {
 public:
  Busy() : std::runtime_error("too many callers are waiting already") {}
};

class Slots {
 public:
  Slots(std::size_t at_once, std::size_t waiting) : free_(at_once), most_waiting_(waiting) {}

  // Waits for a slot; throws Busy when as many wait already as may.
  void take() {
    std::unique_lock lock(mutex_);
    if (free_ == 0) {
      if (waiting_ == most_waiting_) throw Busy();
      ++waiting_;
      one_is_free_.wait(lock, [this] { return free_ > 0; });
      --waiting_;
    }
    --free_;
  }

  void give_back() {
    const std::lock_guard lock(mutex_);
    ++free_;
    one_is_free_.notify_one();
  }

  std::size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable one_is_free_;
  std::size_t free_, waiting_ = 0;
  const std::size_t most_waiting_;
};

// One of them, to the end of its scope.
class Slot {
 public:
  explicit Slot(Slots& slots) : slots_(slots) { slots_.take(); }
  ~Slot() { slots_.give_back(); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

 private:
  Slots& slots_;
};

}  // namespace planpress::sandbox

#include "service/sandbox/slots.hpp"

namespace planpress::sandbox {

void Slots::take() {
  std::unique_lock lock(mutex_);
  if (free_ == 0) {
    if (waiting_ == most_waiting_) throw Busy();
    ++waiting_;
    one_is_free_.wait(lock, [this] { return free_ > 0; });
    --waiting_;
  }
  --free_;
}

void Slots::give_back() {
  const std::lock_guard lock(mutex_);
  ++free_;
  one_is_free_.notify_one();
}

std::size_t Slots::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

}  // namespace planpress::sandbox

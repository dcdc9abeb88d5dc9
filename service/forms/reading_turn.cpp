#include "service/forms/reading_turn.hpp"

namespace planpress::forms {

void ReadingTurns::take() {
  std::unique_lock lock(mutex_);
  if (free_ == 0) {
    if (waiting_ == most_waiting_) throw TooManyReaders();
    ++waiting_;
    one_is_free_.wait(lock, [this] { return free_ > 0; });
    --waiting_;
  }
  --free_;
}

void ReadingTurns::give_back() {
  const std::lock_guard lock(mutex_);
  ++free_;
  one_is_free_.notify_one();
}

std::size_t ReadingTurns::waiting() const {
  const std::lock_guard lock(mutex_);
  return waiting_;
}

ReadingTurns& reading_turns() {
  static ReadingTurns turns;
  return turns;
}

}  // namespace planpress::forms

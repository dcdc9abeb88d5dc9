// A limited number of processes that read forms, and of callers that wait for one: each process may take what
// limits.hpp gives it.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <stdexcept>

#include "service/forms/limits.hpp"

namespace planpress::forms {

// Not the file's fault: the same again in a few seconds is read.
class TooManyReaders : public std::runtime_error {
 public:
  TooManyReaders() : std::runtime_error("too many forms are waiting to be read") {}
};

class ReadingTurns {
 public:
  explicit ReadingTurns(std::size_t at_once = limits::readers, std::size_t waiting = limits::waiting_readers)
      : free_(at_once), most_waiting_(waiting) {}

  // Waits for a turn; throws TooManyReaders when as many wait already as may.
  void take();
  void give_back();
  std::size_t waiting() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable one_is_free_;
  std::size_t free_, waiting_ = 0;
  const std::size_t most_waiting_;
};

// Of this process. read_form_apart takes one.
ReadingTurns& reading_turns();

class ReadingTurn {
 public:
  explicit ReadingTurn(ReadingTurns& turns = reading_turns()) : turns_(turns) { turns_.take(); }
  ~ReadingTurn() { turns_.give_back(); }
  ReadingTurn(const ReadingTurn&) = delete;
  ReadingTurn& operator=(const ReadingTurn&) = delete;

 private:
  ReadingTurns& turns_;
};

}  // namespace planpress::forms

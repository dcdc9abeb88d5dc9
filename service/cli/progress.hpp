// How far a long command is: one line on a terminal, drawn over and over; nothing anywhere else.
#pragma once
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>

namespace planpress::cli {

// "[=====>     ] 12 of 40, 2 not made". `columns`: of the terminal; the line stays shorter.
std::string progress_line(std::size_t done, std::size_t failed, std::size_t total, std::size_t columns,
                          bool in_color);

class Progress {
 public:
  explicit Progress(std::size_t total);

  // From any thread: one more is done.
  void count(bool made);
  // Returns when all are done; the line is gone then. Draws only where standard error is a terminal that can
  // go back on its line; colour unless NO_COLOR is set.
  void show_until_done();

 private:
  void draw(std::size_t done, std::size_t failed) const;

  const std::size_t total_;
  const bool is_shown_, in_color_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t done_ = 0, failed_ = 0;
};

}  // namespace planpress::cli

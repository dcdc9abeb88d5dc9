// Work on many files at once, and its progress: one line on a terminal, drawn over and over; nothing
// elsewhere.
#pragma once
#include <atomic>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <thread>

namespace planpress::cli {

// Calls work(i) for each i below `count`, as many at a time as there are processors. When all are done,
// rethrows the exception of the first that failed.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

// "[=====>     ] 12 of 40, 2 not made". `columns`: of the terminal; the line stays shorter.
std::string progress_line(std::size_t done, std::size_t failed, std::size_t total, std::size_t columns,
                          bool in_color);

// Draws the line until the end of its scope, where standard error is a terminal that can go back on its line;
// in colour unless NO_COLOR is set.
class Progress {
 public:
  explicit Progress(std::size_t total);
  ~Progress();

  // From any thread: one more is done.
  void count(bool made);

 private:
  void draw_until(const std::stop_token& stop);

  const std::size_t total_;
  const bool in_color_;
  std::atomic<std::size_t> done_ = 0, failed_ = 0;
  std::jthread drawing_;
};

}  // namespace planpress::cli

#include "service/cli/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <string_view>
#include <vector>

#include "service/cli/streams.hpp"

namespace planpress::cli {
namespace {

constexpr std::size_t widest_bar = 40, narrowest_bar = 5;
constexpr std::chrono::milliseconds between_drawings{100};
constexpr std::string_view erase_line = "\r\x1b[K";

std::size_t terminal_columns() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::vector<std::exception_ptr> failures(count);
  std::atomic<std::size_t> next = 0;
  const auto work_on_all = [&] {
    for (std::size_t i; (i = next++) < count;) try {
        work(i);
      } catch (...) {
        failures[i] = std::current_exception();
      }
  };
  {
    std::vector<std::jthread> helpers;
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t i = 1; i < std::min(count, processors); ++i) helpers.emplace_back(work_on_all);
    work_on_all();
  }
  for (const std::exception_ptr& failure : failures)
    if (failure) std::rethrow_exception(failure);
}

std::string progress_line(std::size_t done, std::size_t failed, std::size_t total, std::size_t columns,
                          bool in_color) {
  std::string words = fmt::format("{} of {}", done, total);
  if (failed > 0) words += fmt::format(", {} not made", failed);
  const std::size_t taken = words.size() + 4;  // the brackets, the space, and the last column left free
  if (columns < taken + narrowest_bar) return words.substr(0, columns > 0 ? columns - 1 : 0);
  const std::size_t width = std::min(widest_bar, columns - taken);
  const std::size_t filled = total == 0 ? width : width * done / total;
  std::string bar(filled, '=');
  if (filled < width) bar += '>';
  if (in_color) bar = "\x1b[34m" + bar + "\x1b[0m";
  const std::size_t drawn = std::min(width, filled + 1);
  return fmt::format("[{}{}] {}", bar, std::string(width - drawn, ' '), words);
}

Progress::Progress(std::size_t total) : total_(total), in_color_(is_coloured()) {
  if (is_terminal()) drawing_ = std::jthread([this](const std::stop_token& stop) { draw_until(stop); });
}

Progress::~Progress() {
  if (!drawing_.joinable()) return;
  drawing_.request_stop();
  drawing_.join();
  print_error(erase_line);
}

void Progress::count(bool made) {
  if (!made) ++failed_;
  ++done_;
}

void Progress::draw_until(const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any stopped;
  const auto never = [] { return false; };
  while (!stopped.wait_for(lock, stop, between_drawings, never) && !stop.stop_requested())
    print_error(std::string(erase_line) +
                progress_line(done_, failed_, total_, terminal_columns(), in_color_));
}

}  // namespace planpress::cli

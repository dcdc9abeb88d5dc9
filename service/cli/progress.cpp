#include "service/cli/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "service/cli/streams.hpp"

namespace planpress::cli {
namespace {

constexpr std::size_t widest_bar = 40, narrowest_bar = 5;
constexpr std::chrono::milliseconds between_drawings{100};
constexpr std::string_view erase_line = "\r\x1b[K";

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view{} : value;
}

std::size_t terminal_columns() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

}  // namespace

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

Progress::Progress(std::size_t total)
    : total_(total),
      is_shown_(::isatty(STDERR_FILENO) != 0 && variable("TERM") != "dumb"),
      in_color_(variable("NO_COLOR").empty()) {}

void Progress::count(bool made) {
  {
    const std::lock_guard lock(mutex_);
    ++done_;
    if (!made) ++failed_;
  }
  changed_.notify_one();
}

void Progress::show_until_done() {
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, between_drawings, [this] { return done_ == total_; })) {
    if (is_shown_) draw(done_, failed_);
  }
  if (is_shown_) print_error(erase_line);
}

void Progress::draw(std::size_t done, std::size_t failed) const {
  print_error(std::string(erase_line) + progress_line(done, failed, total_, terminal_columns(), in_color_));
}

}  // namespace planpress::cli

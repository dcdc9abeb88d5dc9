// What a stage costs: processor time, which other processes do not lengthen as they do wall time; and, under
// callgrind, instructions.
#pragma once
#include <time.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(name)
#endif

namespace planpress::bench {

// Milliseconds that this thread has had of a processor.
inline double thread_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Timing {
  std::string stage;
  std::vector<double> milliseconds;  // one a round

  double best() const { return *std::ranges::min_element(milliseconds); }
  double median() const {
    std::vector<double> sorted = milliseconds;
    std::ranges::sort(sorted);
    return sorted[sorted.size() / 2];
  }
};

// Collects the rounds of each stage, in the order in which the stages first came.
class Stopwatch {
 public:
  template <typename Work>
  auto operator()(const std::string& stage, Work&& work) {
    const double start = thread_milliseconds();
    auto result = std::forward<Work>(work)();
    add(stage, thread_milliseconds() - start);
    return result;
  }
  void add(const std::string& stage, double milliseconds) {
    auto found = std::ranges::find(timings_, stage, &Timing::stage);
    if (found == timings_.end()) found = timings_.insert(found, {stage, {}});
    found->milliseconds.push_back(milliseconds);
  }
  const std::vector<Timing>& timings() const { return timings_; }

 private:
  std::vector<Timing> timings_;
};

// Has callgrind write one profile a stage, named DOCUMENT/STAGE. Start it with --instr-atstart=no.
class InstructionCounter {
 public:
  explicit InstructionCounter(std::string document) : document_(std::move(document)) {}

  template <typename Work>
  auto operator()(const std::string& stage, Work&& work) {
    [[maybe_unused]] const std::string name = document_ + "/" + stage;
    CALLGRIND_START_INSTRUMENTATION;
    CALLGRIND_ZERO_STATS;
    auto result = std::forward<Work>(work)();
    CALLGRIND_DUMP_STATS_AT(name.c_str());
    CALLGRIND_STOP_INSTRUMENTATION;
    return result;
  }

 private:
  std::string document_;
};

}  // namespace planpress::bench

// Work on untrusted bytes in a process of its own: bounded in memory, time and output, without files, network
// or children. A crash ends that process alone.
#pragma once
#include <chrono>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace planpress::sandbox {

struct Limits {
  std::size_t memory_bytes = 0;  // of address space, beyond what the process has when it starts
  int cpu_seconds = 0;           // of the processor
  std::size_t output_bytes = 0;
};

struct Task {
  std::string_view name;  // of the argument that the program starts itself with
  Limits limits;
  std::string (*run)(std::string_view input);  // what it throws is a fault of the program
};

// Why there is no output.
class TimedOut : public std::runtime_error {  // of the wall clock or the processor
 public:
  TimedOut() : std::runtime_error("the task took too long") {}
};
class Broken : public std::runtime_error {  // a signal ended it, or it wrote more than it may
 public:
  Broken() : std::runtime_error("the task stopped before it was done") {}
};

// First in main(), before anything is loaded: a process that was started for one of these tasks does it and
// ends here. Otherwise nothing happens.
void run_if_child(int argc, char** argv, std::span<const Task> tasks);

// The output of the task, which run_if_child must know. Throws TimedOut, Broken, std::runtime_error for
// a fault of the program in the process, std::system_error where that cannot be started, and std::logic_error
// in a program whose main() does not begin with run_if_child. Safe in threads.
std::string run(const Task& task, std::string_view input, std::chrono::milliseconds patience);

}  // namespace planpress::sandbox

#include "service/sandbox/task.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>

#include "service/sandbox/descriptor.hpp"

namespace planpress::sandbox {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view argument_before_name = "--sandboxed=";
std::atomic<bool> can_start_itself = false;

void check(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

// For calls that return -1 on failure, with the reason in errno.
int checked(int result, const char* what) {
  if (result < 0) check(errno, what);
  return result;
}

// The bytes as a file without a name, to be read from its beginning.
Descriptor as_file(std::string_view bytes) {
  Descriptor file(checked(::memfd_create("input", MFD_CLOEXEC), "memfd_create"));
  check(write_all(file.number(), bytes), "write");
  return file;
}

// How the process is started: its input, where its output goes, and nothing else of ours.
class Start {
 public:
  Start(int in, int out) {
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    for (const int error :
         {::posix_spawn_file_actions_init(&actions_), ::posix_spawnattr_init(&attributes_),
          ::posix_spawn_file_actions_adddup2(&actions_, in, STDIN_FILENO),
          ::posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO),
          ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0),
          ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1),
          ::posix_spawnattr_setsigmask(&attributes_, &none),
          ::posix_spawnattr_setsigdefault(&attributes_, &all),
          ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)})
      check(error, "posix_spawn");
  }
  ~Start() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;

  pid_t run(std::string_view task) const {
    std::string argument = std::string(argument_before_name) + std::string(task);
    std::array<char*, 3> arguments{const_cast<char*>("planpress"), argument.data(), nullptr};
    std::array<char*, 1> no_environment{nullptr};
    pid_t process = -1;
    check(::posix_spawn(&process, "/proc/self/exe", &actions_, &attributes_, arguments.data(),
                        no_environment.data()),
          "posix_spawn");
    return process;
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

// Kills and reaps the child at the end of its scope.
class Child {
 public:
  explicit Child(pid_t process) : process_(process) {}
  ~Child() { end(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // The status of wait(). A process that was ending by itself keeps its own status.
  int end() {
    if (process_ < 0) return status_;
    ::kill(process_, SIGKILL);
    while (::waitpid(process_, &status_, 0) < 0 && errno == EINTR) continue;
    process_ = -1;
    return status_;
  }

 private:
  pid_t process_;
  int status_ = 0;
};

// Waits for something to read until the deadline; false when that comes first.
bool wait_for(int descriptor, Clock::time_point deadline) {
  pollfd end{descriptor, POLLIN, 0};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    const int ready = ::poll(&end, 1, static_cast<int>(std::max<long long>(left, 0)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) check(errno, "poll");
    if (ready == 0 && left <= 0) return false;
  }
}

std::string read_to_end(int descriptor, std::size_t most, Clock::time_point deadline) {
  std::string bytes;
  std::array<char, 65536> buffer;
  while (wait_for(descriptor, deadline)) {
    const ssize_t length = ::read(descriptor, buffer.data(), buffer.size());
    if (length == 0) return bytes;
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) check(errno, "read");
    bytes.append(buffer.data(), static_cast<std::size_t>(length));
    if (bytes.size() > most) throw Broken();
  }
  throw TimedOut();
}

void check_status(int status) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) throw TimedOut();
  if (WIFSIGNALED(status)) throw Broken();
  if (WEXITSTATUS(status) != 0) throw std::runtime_error("the process of a task failed");
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

// Where the process was given less already, it stays at that.
void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  rlimit given{};
  checked(::getrlimit(resource, &given), "getrlimit");
  given.rlim_max = std::min(given.rlim_max, hard);
  given.rlim_cur = std::min(given.rlim_max, soft);
  checked(::setrlimit(resource, &given), "setrlimit");
}

void limit(__rlimit_resource resource, rlim_t value) { limit(resource, value, value); }

// The address space in use: the first number of statm, in pages.
rlim_t address_space() {
  std::ifstream in("/proc/self/statm");
  rlim_t pages = 0;
  if (!(in >> pages)) check(EIO, "/proc/self/statm");
  return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

// From now on: memory and processor within the limits, no file beside the three standard streams, no child
// process, no new privileges, no core dump. Throws std::system_error.
void confine_this_process(const Limits& limits) {
  checked(::prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
  checked(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl");
  checked(::prctl(PR_SET_DUMPABLE, 0), "prctl");
  if (!sanitized) {  // which reserves terabytes of addresses, and opens pipes
    limit(RLIMIT_AS, address_space() + limits.memory_bytes);
    limit(RLIMIT_NOFILE, 3);  // those that are open
  }
  const auto seconds = static_cast<rlim_t>(limits.cpu_seconds);
  limit(RLIMIT_CPU, seconds, seconds + 1);  // a signal that says so, then death
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NPROC, 0);
}

// Stays mapped to the end of the process.
std::string_view standard_input() {
  struct stat about {};
  if (::fstat(STDIN_FILENO, &about) != 0) throw std::runtime_error("no file");
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return {};
  const void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
  if (bytes == MAP_FAILED) throw std::runtime_error("no file");
  return {static_cast<const char*>(bytes), size};
}

// The work of the started process. Standard input is the input, as a file that can be mapped; standard output
// takes the output. Ends the process without what runs at its exit: a checker of leaks, say, may start
// nothing here.
[[noreturn]] void run_child(const Task& task) {
  int status = 1;
  try {
    const std::string_view input = standard_input();
    confine_this_process(task.limits);
    if (write_all(STDOUT_FILENO, task.run(input)) == 0) status = 0;
  } catch (const std::exception&) {  // the status says so
  }
  std::_Exit(status);
}

}  // namespace

void run_if_child(int argc, char** argv, std::span<const Task> tasks) {
  can_start_itself = true;
  const std::string_view argument = argc == 2 ? argv[1] : "";
  if (!argument.starts_with(argument_before_name)) return;
  const auto task = std::ranges::find(tasks, argument.substr(argument_before_name.size()), &Task::name);
  if (task != tasks.end()) run_child(*task);
}

std::string run(const Task& task, std::string_view input, std::chrono::milliseconds patience) {
  if (!can_start_itself) throw std::logic_error("main() does not begin with sandbox::run_if_child");
  const Clock::time_point deadline = Clock::now() + patience;
  const Descriptor file = as_file(input);
  std::array<int, 2> ends{};
  checked(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
  const Descriptor output(ends[0]);
  Descriptor far_end(ends[1]);
  Child child(Start(file.number(), far_end.number()).run(task.name));
  far_end.close();
  std::string bytes = read_to_end(output.number(), task.limits.output_bytes, deadline);
  check_status(child.end());
  return bytes;
}

}  // namespace planpress::sandbox

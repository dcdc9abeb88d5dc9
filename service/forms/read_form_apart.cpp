#include "service/forms/read_form_apart.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <string>
#include <system_error>

#include "service/forms/answer.hpp"
#include "service/forms/descriptor.hpp"
#include "service/forms/reading_process.hpp"
#include "service/forms/reading_turn.hpp"

namespace planpress::forms {
namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* command = "--read-form-apart";
std::atomic<bool> can_start_itself = false;

void check(int error, const char* what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

int checked(int result, const char* what) {
  if (result < 0) check(errno, what);
  return result;
}

// The bytes as a file without a name, to be read from its beginning.
Descriptor as_file(std::string_view bytes) {
  Descriptor file(checked(::memfd_create("form", MFD_CLOEXEC), "memfd_create"));
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) check(errno, "write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file;
}

// How the process is started: the file, where it answers, and nothing else of ours.
class Start {
 public:
  Start(int in, int out) {
    check(::posix_spawn_file_actions_init(&actions_), "posix_spawn");
    check(::posix_spawnattr_init(&attributes_), "posix_spawn");
    check(::posix_spawn_file_actions_adddup2(&actions_, in, STDIN_FILENO), "posix_spawn");
    check(::posix_spawn_file_actions_adddup2(&actions_, out, STDOUT_FILENO), "posix_spawn");
    check(::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0),
          "posix_spawn");
    check(::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1), "posix_spawn");
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    check(::posix_spawnattr_setsigmask(&attributes_, &none), "posix_spawn");
    check(::posix_spawnattr_setsigdefault(&attributes_, &all), "posix_spawn");
    check(::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF),
          "posix_spawn");
  }
  ~Start() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;

  pid_t run() const {
    std::array<char*, 3> arguments{const_cast<char*>("planpress"), const_cast<char*>(command), nullptr};
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

// A process that does not outlive this value.
class Reader {
 public:
  explicit Reader(pid_t process) : process_(process) {}
  ~Reader() { end(); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // How it ended, as wait() says it. One that was ending by itself keeps its own status.
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

std::string read_to_end(int descriptor, Clock::time_point deadline) {
  std::string bytes;
  std::array<char, 65536> buffer;
  while (wait_for(descriptor, deadline)) {
    const ssize_t length = ::read(descriptor, buffer.data(), buffer.size());
    if (length == 0) return bytes;
    if (length < 0 && errno == EINTR) continue;
    if (length < 0) check(errno, "read");
    bytes.append(buffer.data(), static_cast<std::size_t>(length));
    if (bytes.size() > limits::answer_bytes)
      throw FormError(FormFault::too_complex, "the form holds too much text");
  }
  throw FormError(FormFault::timed_out, "reading the form takes too long");
}

void check_status(int status) {
  if (!WIFSIGNALED(status)) return;
  if (WTERMSIG(status) == SIGXCPU) throw FormError(FormFault::timed_out, "reading the form takes too long");
  throw FormError(FormFault::too_complex, "the process that reads forms stopped at this file");
}

}  // namespace

std::optional<int> run_if_apart(int argc, char** argv) {
  can_start_itself = true;
  if (argc != 2 || std::string_view(argv[1]) != command) return std::nullopt;
  return run_reading_process();
}

FilledForm read_form_apart(std::string_view pdf, std::chrono::milliseconds patience) {
  if (!can_start_itself) throw std::logic_error("main() does not begin with forms::run_if_apart");
  if (pdf.size() > limits::file_bytes) throw FormError(FormFault::too_large, "the file has too many bytes");
  const ReadingTurn turn;
  const Clock::time_point deadline = Clock::now() + patience;
  const Descriptor file = as_file(pdf);
  std::array<int, 2> ends{};
  checked(::pipe2(ends.data(), O_CLOEXEC), "pipe2");
  const Descriptor answer(ends[0]);
  Descriptor far_end(ends[1]);
  Reader reader(Start(file.number(), far_end.number()).run());
  far_end.close();
  const std::string bytes = read_to_end(answer.number(), deadline);
  check_status(reader.end());
  return read_answer(bytes);
}

}  // namespace planpress::forms

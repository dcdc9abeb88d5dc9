#include "service/sandbox/confine.hpp"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <system_error>

namespace planpress::sandbox {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool sanitized = false;
#endif

void check_call(int result, const char* what) {
  if (result != 0) throw std::system_error(errno, std::generic_category(), what);
}

// Where the process was given less already, it stays at that.
void limit(__rlimit_resource resource, rlim_t soft, rlim_t hard) {
  rlimit given{};
  check_call(::getrlimit(resource, &given), "getrlimit");
  given.rlim_max = std::min(given.rlim_max, hard);
  given.rlim_cur = std::min(given.rlim_max, soft);
  check_call(::setrlimit(resource, &given), "setrlimit");
}

void limit(__rlimit_resource resource, rlim_t value) { limit(resource, value, value); }

// The address space in use: the first number of statm, in pages.
rlim_t address_space() {
  std::ifstream in("/proc/self/statm");
  rlim_t pages = 0;
  if (!(in >> pages)) throw std::system_error(EIO, std::generic_category(), "/proc/self/statm");
  return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace

void confine_this_process(const Limits& limits) {
  check_call(::prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
  check_call(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl");
  check_call(::prctl(PR_SET_DUMPABLE, 0), "prctl");
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

}  // namespace planpress::sandbox

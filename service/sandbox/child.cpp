#include "service/sandbox/child.hpp"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "service/sandbox/confine.hpp"

namespace planpress::sandbox {
namespace {

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

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

void run_child(const Task& task) {
  int status = 1;
  try {
    const std::string_view input = standard_input();
    confine_this_process(task.limits);
    if (write_all(task.run(input))) status = 0;
  } catch (const std::exception&) {  // the status says so
  }
  std::_Exit(status);
}

}  // namespace planpress::sandbox

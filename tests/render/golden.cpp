#include "tests/render/golden.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "tests/render/command.hpp"
#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

constexpr std::size_t most_shown = 6000;  // of a difference, in bytes

}  // namespace

bool updating_golden() {
  const char* const value = std::getenv("UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

std::string golden_path(const std::string& name) { return PLANPRESS_SOURCE_DIR "/tests/golden/" + name; }

void check_golden(const std::string& name, const std::string& actual) {
  const std::string path = golden_path(name);
  if (updating_golden()) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    write_file(path, actual);
    return;
  }
  const std::string now = kept_file("now-" + std::filesystem::path(name).filename().string(), actual);
  const Ran diff = run({"diff", "-u", path, now});
  if (diff.status == 0) return;
  FAIL_CHECK(name << " is not what was found right (UPDATE_GOLDEN=1 writes it anew):\n"
                  << diff.output.substr(0, most_shown));
}

}  // namespace planpress::test

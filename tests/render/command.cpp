#include "tests/render/command.hpp"

#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "tests/render/press.hpp"

namespace planpress::test {
namespace {

std::string quoted(const std::string& argument) {
  std::string out = "'";
  for (const char c : argument) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

}  // namespace

Ran run(const std::vector<std::string>& command) {
  constexpr int not_found = 127;
  std::string line;
  for (const std::string& argument : command) line += quoted(argument) + " ";
  std::FILE* const pipe = popen((line + "2>&1").c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error(command.front() + " cannot be started");
  Ran ran;
  char buffer[4096];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.output.append(buffer, n);
  ran.status = WEXITSTATUS(pclose(pipe));
  if (ran.status == not_found) throw std::runtime_error(command.front() + " is not installed");
  return ran;
}

std::string kept_file(const std::string& name, const std::string& bytes) {
  const std::filesystem::path folder = PLANPRESS_BUILD_DIR "/tests/render-files";
  std::filesystem::create_directories(folder);
  write_file((folder / name).string(), bytes);
  return (folder / name).string();
}

}  // namespace planpress::test

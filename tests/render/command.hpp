// Programs beside the tests: poppler's tools, diff, Python.
#pragma once
#include <string>
#include <vector>

namespace planpress::test {

struct Ran {
  int status = 0;  // of the exit
  std::string output;
};
// Runs a program with its arguments; throws std::runtime_error when it is not there.
Ran run(const std::vector<std::string>& command);

// A file in the build directory that holds these bytes; tests of one program use their own names.
std::string kept_file(const std::string& name, const std::string& bytes);

}  // namespace planpress::test

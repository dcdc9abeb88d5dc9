// Files under tests/golden that people have read and found right.
#pragma once
#include <string>

namespace planpress::test {

// UPDATE_GOLDEN=1 writes what is there now, to be read before it is committed.
bool updating_golden();
std::string golden_path(const std::string& name);

// Fails the test with the lines that differ.
void check_golden(const std::string& name, const std::string& actual);

}  // namespace planpress::test

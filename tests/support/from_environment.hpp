// Numbers that whoever runs the tests may set.
#pragma once
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace planpress::test {

// PLANPRESS_RANDOM_PLANS: how many random plans; PLANPRESS_RANDOM_SEED: the first one's seed.
inline std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
  const char* const value = std::getenv(name);
  if (value == nullptr) return otherwise;
  const std::string_view text = value;
  std::uint64_t number = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace planpress::test

// Chance from a seed: the same numbers with every compiler and library.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace planpress::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {  // splitmix64
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // Both ends included.
  int between(int least, int most) {
    return least + static_cast<int>(next() % static_cast<std::uint64_t>(most - least + 1));
  }
  bool one_in(int n) { return between(1, n) == 1; }
  template <class Range>
  const auto& pick(const Range& range) {
    return std::span(range)[next() % std::span(range).size()];
  }

 private:
  std::uint64_t state_;
};

}  // namespace planpress::test

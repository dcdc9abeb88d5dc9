#include "renderer/pdf/fingerprint.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace planpress::pdf {
namespace {

static_assert(std::endian::native == std::endian::little);  // the same fingerprint on every machine
std::uint64_t word_of(std::string_view bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), std::min(bytes.size(), sizeof word));
  return word;
}

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 31;
  value *= 0x9E3779B97F4A7C15U;
  return value ^ value >> 29;
}

}  // namespace

std::array<std::uint8_t, 16> fingerprint(std::string_view bytes) {
  std::uint64_t low = 0x243F6A8885A308D3U ^ bytes.size(), high = 0x13198A2E03707344U;
  for (std::size_t offset = 0; offset < bytes.size(); offset += 8) {
    const std::uint64_t word = word_of(bytes.substr(offset));
    low = mix(low ^ word);
    high = mix(high + word) ^ low;
  }
  std::array<std::uint8_t, 16> out{};
  for (std::size_t i = 0; i < 8; ++i) {
    out[i] = static_cast<std::uint8_t>(mix(low) >> (8 * i));
    out[i + 8] = static_cast<std::uint8_t>(mix(high) >> (8 * i));
  }
  return out;
}

}  // namespace planpress::pdf

// SHA-256 (FIPS 180-4).
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace planpress {

using Digest = std::array<unsigned char, 32>;

Digest sha256(std::string_view bytes);
/// 64 digits, letters small.
std::string hexadecimal(std::span<const unsigned char> bytes);

}  // namespace planpress

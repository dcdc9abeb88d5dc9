// 128 bits that tell files apart, for /ID (ISO 32000-1, 14.4). Not a cryptographic digest.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace planpress::pdf {

std::array<std::uint8_t, 16> fingerprint(std::string_view bytes);

}  // namespace planpress::pdf

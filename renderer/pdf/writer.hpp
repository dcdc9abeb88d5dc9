// The finished file: PDF 1.7 with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8),
// where libharu itself would write one classic table and every dictionary in the open.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "renderer/pdf/objects.hpp"

namespace planpress::pdf {

// Throws Error if libharu has met one. The file's /ID (14.4) is a fingerprint of its bytes.
std::string save(const Document& document);

// 128 bits that tell files apart. Not a cryptographic digest.
std::array<std::uint8_t, 16> fingerprint(std::string_view bytes);

}  // namespace planpress::pdf

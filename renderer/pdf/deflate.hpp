// FlateDecode's other direction (ISO 32000-1, 7.4.4).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace planpress::pdf {

// libdeflate's levels: 6 saves 8 % of a document's bytes and takes twice as long.
enum class Effort : std::uint8_t { quick = 1, thorough = 6 };

// zlib format. The compressors are kept by the thread: they hold no document.
std::string deflate(std::string_view data, Effort effort);

}  // namespace planpress::pdf

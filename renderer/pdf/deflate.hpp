// FlateDecode's other direction (ISO 32000-1, 7.4.4).
#pragma once
#include <string>
#include <string_view>

namespace planpress::pdf {

// zlib format. The compressor is kept by the thread: it holds no document.
std::string deflate(std::string_view data);

}  // namespace planpress::pdf

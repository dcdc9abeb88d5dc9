#include "service/forms/pdf/inflates_whole.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>
#include <string>

namespace planpress::forms {
namespace {

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

constexpr std::size_t first_try = 256 * 1024, largest = 64 * 1024 * 1024;  // bytes that come out

}  // namespace

bool inflates_whole(std::string_view bytes) {
  const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(
      libdeflate_alloc_decompressor());
  if (!decompressor) throw std::bad_alloc();
  for (std::size_t room = first_try; room <= largest; room *= 2) {
    std::string out(room, '\0');
    std::size_t read = 0, written = 0;
    const libdeflate_result result = libdeflate_zlib_decompress_ex(
        decompressor.get(), bytes.data(), bytes.size(), out.data(), out.size(), &read, &written);
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return result == LIBDEFLATE_SUCCESS;
  }
  return false;
}

}  // namespace planpress::forms

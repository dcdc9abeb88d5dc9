#include "renderer/pdf/deflate.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace planpress::pdf {
namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

constexpr int level = 4;  // 6 saves 2 % of the bytes and costs 15 % of the time

}  // namespace

std::string deflate(std::string_view data) {
  thread_local const std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor(
      libdeflate_alloc_compressor(level));
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), data.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), data.data(), data.size(), out.data(), out.size()));
  return out;
}

}  // namespace planpress::pdf

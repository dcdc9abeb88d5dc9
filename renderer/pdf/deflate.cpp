#include "renderer/pdf/deflate.hpp"

#include <libdeflate.h>

#include <map>
#include <memory>
#include <new>

namespace planpress::pdf {
namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

}  // namespace

std::string deflate(std::string_view data, Effort effort) {
  thread_local std::map<Effort, Compressor> compressors;
  Compressor& compressor = compressors[effort];
  if (!compressor) compressor.reset(libdeflate_alloc_compressor(static_cast<int>(effort)));
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), data.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), data.data(), data.size(), out.data(), out.size()));
  return out;
}

}  // namespace planpress::pdf

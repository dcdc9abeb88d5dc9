// The finished file: PDF 1.7 with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8),
// where libharu itself would write one classic table and every dictionary in the open.
#pragma once
#include <string>

#include "renderer/pdf/objects.hpp"

namespace planpress::pdf {

// Throws Error if libharu has met one. The file's /ID is a fingerprint of its bytes.
std::string save(const Document& document);

}  // namespace planpress::pdf

// The file's metadata: XMP with the claims to PDF/A-3a and PDF/UA-1, and the information
// dictionary that agrees with it.
#pragma once
#include <string>
#include <string_view>

#include "renderer/pdf/objects.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

// An ISO 8601 date, or date and time in UTC, as a PDF date (ISO 32000-1, 7.9.4): "2025-01-06" gives
// "D:20250106". Empty when it is anything else: a document has no date but a stated one.
std::string pdf_date(std::string_view iso);

// The entries of the information dictionary.
std::string information_entries(const typeset::Pages& pages);
// The metadata stream.
std::string xmp_packet(const typeset::Pages& pages);

}  // namespace planpress::pdf

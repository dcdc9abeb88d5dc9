// Text strings (ISO 32000-1, 7.9.2.2) and names as UTF-8.
#pragma once
#include <string>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

// PDFDocEncoding, or UTF-16 (either order) or UTF-8 when a byte order mark says so. NFC; every end of line
// is LF; what is no character is U+FFFD.
std::string decode_text(const std::string& bytes);
// The name without its solidus: UTF-8 (7.3.5), or else PDFDocEncoding.
std::string decode_name(const std::string& name);

// What a stream inflates to. Throws FormError when it cannot be read or is longer than limits::text_bytes.
std::string bytes_of(QPDFObjectHandle stream);

// A string, a stream, a name or a number, as text. Null gives "". Throws FormError when it is anything else,
// or a stream of more than limits::text_bytes.
std::string text_of(QPDFObjectHandle object);

}  // namespace planpress::forms

// Text strings (ISO 32000-1, 7.9.2.2) and names as UTF-8, and whether anything of a text is seen.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

// PDFDocEncoding, or UTF-16 (either order) or UTF-8 when a byte order mark says so. NFC; every end of line
// is LF; what is no character is U+FFFD.
std::string decode_text(const std::string& bytes);
// The name without its solidus: UTF-8 (7.3.5), or else PDFDocEncoding.
std::string decode_name(const std::string& name);

// The decoded bytes of a stream. Throws FormError when it cannot be read or is longer than
// limits::text_bytes.
std::string bytes_of(QPDFObjectHandle stream);

// A string, a stream, a name or a number, as text. Null gives "". Throws FormError when it is anything else,
// or a stream of more than limits::text_bytes.
std::string text_of(QPDFObjectHandle object);

// Whether a shown string, in whatever encoding, is more than white space.
bool has_visible_byte(std::string_view text);

// Whether a text with or without tags (12.7.3.4), a string or a stream, has a character that is seen.
bool has_words(QPDFObjectHandle text);

// Whether the appearances of a file's annotations show text, which need not stand anywhere else in it.
class Appearances {
 public:
  // Whether viewers make those of the fields anew (/NeedAppearances).
  explicit Appearances(bool are_made_anew) : are_made_anew_(are_made_anew) {}
  bool are_made_anew() const { return are_made_anew_; }

  // By the operators of the appearance stream (ISO 32000-1, 9.4.3). A drawing within the drawing (Do) counts;
  // so does one that cannot be read. Throws FormError when all that was asked for inflates to more than
  // limits.hpp allows.
  bool show_text(QPDFObjectHandle annotation);

 private:
  bool shows_text(QPDFObjectHandle stream);

  bool are_made_anew_;
  std::map<QPDFObjGen, bool> known_;
  std::size_t bytes_ = 0;
};

}  // namespace planpress::forms

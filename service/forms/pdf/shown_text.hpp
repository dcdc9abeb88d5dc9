// Whether an annotation's drawing shows text, which need not stand anywhere else in it.
#pragma once
#include <cstddef>
#include <map>
#include <string_view>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

// Of a string that is shown, in whatever encoding: white space alone is not seen.
bool has_visible_byte(std::string_view text);

// Whether a text with or without tags (12.7.3.4), a string or a stream, has a character that is seen.
bool has_words(QPDFObjectHandle text);

// The appearances of a file's annotations.
class Appearances {
 public:
  // Whether those of the fields are made anew by whoever opens the file (/NeedAppearances).
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

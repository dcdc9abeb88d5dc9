// Whether an annotation's drawing shows text, which need not stand anywhere else in it.
#pragma once
#include "service/forms/qpdf.hpp"

namespace planpress::forms {

// By the operators of the appearance stream (ISO 32000-1, 9.4.3). A drawing within the drawing (Do) counts;
// so does one that cannot be read.
bool shows_text(QPDFObjectHandle annotation);

}  // namespace planpress::forms

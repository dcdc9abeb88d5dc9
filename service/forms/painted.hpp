// What another program painted into the content of a page of ours: a note that was flattened into it, text
// that was put over it, strokes of a pen. Ours is all marked content (ISO 32000-1, 14.8.2.2); what is added
// is not.
#pragma once
#include <vector>

#include "service/forms/qpdf.hpp"
#include "service/forms/rectangle.hpp"

namespace planpress::forms {

struct Painted {
  int count = 0;                  // blocks of text, drawings, images
  std::vector<Rectangle> places;  // in the default user space of the page; of text the first part of a line
};

class PaintedContent {
 public:
  // Nothing of a page without marked content, whose marks a program has taken away. Throws FormError where
  // the content cannot be read, or holds, with that of the pages before, more than limits.hpp allows.
  Painted of_page(QPDFObjectHandle page);

 private:
  std::size_t bytes_ = 0, places_ = 0;
};

}  // namespace planpress::forms

// Marks in the content of a page that are not part of the form: a note that was flattened into it, text that
// was put over it, strokes of a pen, an image. The form's own content is marked (ISO 32000-1, 14.8.2.2), and
// none of it but writing lines and a slanting watermark stands where fields are.
#pragma once
#include <map>
#include <vector>

#include "service/forms/pdf/font_widths.hpp"
#include "service/forms/pdf/geometry.hpp"
#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

struct Painted {
  int count = 0;  // blocks of text, drawings, images that are not marked, on a page where ours is
  // All that is an answer where it stands on an empty field, marked or not; in the default user space of
  // the page.
  std::vector<Rectangle> places;
};

class PaintedContent {
 public:
  // Throws FormError where the content cannot be read, or holds, with that of the pages before, more than
  // limits.hpp allows.
  Painted of_page(QPDFObjectHandle page);

  // The font of this name, for content with these resources.
  const FontWidths& font(QPDFObjectHandle resources, const std::string& name);
  void use_bytes(std::size_t count);
  void use_place();

 private:
  std::map<QPDFObjGen, FontWidths> fonts_;
  std::size_t bytes_ = 0, places_ = 0;
};

}  // namespace planpress::forms

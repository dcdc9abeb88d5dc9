// How far the text of a font goes (ISO 32000-1, 9.2.4 and 9.7.4.3).
#pragma once
#include <cstddef>
#include <map>
#include <string_view>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

class FontWidths {
 public:
  // Of a standard font without widths, and of what is no font: half the size a character.
  explicit FontWidths(QPDFObjectHandle font);

  struct Extent {
    double width = 0;  // in text space, at size 1
    std::size_t characters = 0, spaces = 0;
  };
  Extent of(std::string_view bytes) const;

 private:
  void read_simple(QPDFObjectHandle font);
  void read_composite(QPDFObjectHandle descendant);

  std::map<int, double> widths_;  // by character code or CID
  double default_ = 500, scale_ = 0.001;
  std::size_t bytes_of_code_ = 1;
};

}  // namespace planpress::forms

#include "service/forms/pdf/font_widths.hpp"

#include <algorithm>

namespace planpress::forms {
namespace {

constexpr int most_codes = 65'536;

double number_or(QPDFObjectHandle object, double otherwise) {
  return object.isNumber() ? object.getNumericValue() : otherwise;
}

int code_or(QPDFObjectHandle object, int otherwise) {
  const bool is_code = object.isInteger() && object.getIntValue() >= 0 && object.getIntValue() < most_codes;
  return is_code ? static_cast<int>(object.getIntValue()) : otherwise;
}

}  // namespace

FontWidths::FontWidths(QPDFObjectHandle font) {
  if (!font.isDictionary()) return;
  if (!font.getKey("/Subtype").isNameAndEquals("/Type0")) {
    read_simple(font);
    return;
  }
  bytes_of_code_ = 2;
  if (const auto descendants = items(font.getKey("/DescendantFonts")); !descendants.empty())
    read_composite(descendants.front());
}

void FontWidths::read_simple(QPDFObjectHandle font) {
  if (QPDFObjectHandle matrix = font.getKey("/FontMatrix"); matrix.isMatrix())
    scale_ = matrix.getArrayAsMatrix().a;
  QPDFObjectHandle widths = font.getKey("/Widths");
  const int first = code_or(font.getKey("/FirstChar"), 0);
  const int count = widths.isArray() ? std::min(widths.getArrayNItems(), 256) : 0;
  for (int i = 0; i < count; ++i) widths_[first + i] = number_or(widths.getArrayItem(i), default_);
}

// /W: "c [w ...]" gives them one by one, "first last w" for all of a range.
void FontWidths::read_composite(QPDFObjectHandle descendant) {
  if (!descendant.isDictionary()) return;
  default_ = number_or(descendant.getKey("/DW"), 1000);
  QPDFObjectHandle list = descendant.getKey("/W");
  const int count = list.isArray() ? list.getArrayNItems() : 0;
  for (int i = 0; i + 1 < count;) {
    const int first = code_or(list.getArrayItem(i), 0);
    QPDFObjectHandle next = list.getArrayItem(i + 1);
    if (next.isArray()) {
      const int each = std::min(next.getArrayNItems(), most_codes);
      for (int k = 0; k < each; ++k) widths_[first + k] = number_or(next.getArrayItem(k), default_);
      i += 2;
      continue;
    }
    const double width = i + 2 < count ? number_or(list.getArrayItem(i + 2), default_) : default_;
    const int last = code_or(next, first);
    for (int code = first; code <= last && widths_.size() < most_codes; ++code) widths_[code] = width;
    i += 3;
  }
}

FontWidths::Extent FontWidths::of(std::string_view bytes) const {
  Extent extent;
  for (std::size_t i = 0; i + bytes_of_code_ <= bytes.size(); i += bytes_of_code_) {
    int code = static_cast<unsigned char>(bytes[i]);
    if (bytes_of_code_ == 2) code = code << 8 | static_cast<unsigned char>(bytes[i + 1]);
    const auto width = widths_.find(code);
    extent.width += (width == widths_.end() ? default_ : width->second) * scale_;
    ++extent.characters;
    if (bytes_of_code_ == 1 && code == ' ') ++extent.spaces;
  }
  return extent;
}

}  // namespace planpress::forms

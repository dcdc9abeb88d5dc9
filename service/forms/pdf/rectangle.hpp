// Where annotations stand on their page, in its default user space (ISO 32000-1, 8.3.2.3).
#pragma once
#include <optional>
#include <vector>

#include "service/forms/pdf/qpdf.hpp"

namespace planpress::forms {

struct Rectangle {
  double left, bottom, right, top;
};

// Two opposite corners, whichever (7.9.5); nothing where the array is none.
std::optional<Rectangle> rectangle_in(QPDFObjectHandle array);
// /Rect; nothing where it is none.
std::optional<Rectangle> rectangle_of(QPDFObjectHandle annotation);

// What is seen of a markup annotation: the passages that it marks (/QuadPoints), or else its rectangle
// without the room that /RD takes off. None where it has no place.
std::vector<Rectangle> marked_by(QPDFObjectHandle annotation);

// By more than the touch of an edge. Of something thin, such as a stroke that is a digit, half of it is
// enough.
bool lies_on(const Rectangle& note, const Rectangle& field);

}  // namespace planpress::forms

// Rectangles and paths on a page, in its default user space (ISO 32000-1, 8.3.2.3).
#pragma once
#include <optional>
#include <string_view>
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

// The visible area of a markup annotation: the passages that it marks (/QuadPoints), or else its rectangle
// without the room that /RD takes off. None where it has no place.
std::vector<Rectangle> marked_by(QPDFObjectHandle annotation);

// By more than the touch of an edge. Of something thin, such as a stroke that is a digit, half of it is
// enough.
bool lies_on(const Rectangle& note, const Rectangle& field);

struct Position {
  double x, y;  // in the default user space of the page
};

// The smallest rectangle around some points; nothing where one is not finite.
std::optional<Rectangle> around(const std::vector<Position>& points);
// A rectangle of the space that the matrix maps to the page, on the page.
std::optional<Rectangle> box_of(const QPDFMatrix& matrix, double x, double y, double width, double height);

// The path under construction (8.5.2), as far as it says where it is painted.
class PaintedPath {
 public:
  // `numbers`: the operands. False: no operator of construction.
  bool construct(std::string_view word, const std::vector<double>& numbers, const QPDFMatrix& ctm);
  // Where the operator paints it: the lines that it strokes, or all that it fills. Ends the path.
  std::vector<Rectangle> paint(std::string_view word);
  void end() { *this = {}; }

 private:
  void go_to(const Position& point);
  void line_to(const std::vector<Position>& through);

  std::vector<Rectangle> segments_;
  std::optional<Rectangle> whole_;
  std::optional<Position> start_, current_;
};

bool is_path_painting(std::string_view word);  // but for the end of a path without (n)

}  // namespace planpress::forms

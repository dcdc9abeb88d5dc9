// The path under construction (ISO 32000-1, 8.5.2), as far as it says where it is painted.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "service/forms/pdf/qpdf.hpp"
#include "service/forms/pdf/rectangle.hpp"

namespace planpress::forms {

struct Position {
  double x, y;  // in the default user space of the page
};

// The smallest rectangle around some points; nothing where one is not finite.
std::optional<Rectangle> around(const std::vector<Position>& points);
// A rectangle of the space that the matrix maps to the page, on the page.
std::optional<Rectangle> box_of(const QPDFMatrix& matrix, double x, double y, double width, double height);

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

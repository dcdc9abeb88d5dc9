// Transformation matrices (ISO 32000-1, 8.3.3).
#pragma once
#include "service/forms/qpdf.hpp"

namespace planpress::forms {

struct Position {
  double x, y;
};

struct Matrix {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  Position of(const Position& point) const {
    return {a * point.x + c * point.y + e, b * point.x + d * point.y + f};
  }
  // First this, then the other.
  Matrix operator*(const Matrix& other) const;
};

// Of six numbers; the identity where it is none.
Matrix matrix_of(QPDFObjectHandle array);

}  // namespace planpress::forms

#include "service/forms/matrix.hpp"

#include <array>

namespace planpress::forms {

Matrix Matrix::operator*(const Matrix& other) const {
  return {other.a * a + other.c * b,           other.b * a + other.d * b,
          other.a * c + other.c * d,           other.b * c + other.d * d,
          other.a * e + other.c * f + other.e, other.b * e + other.d * f + other.f};
}

Matrix matrix_of(QPDFObjectHandle array) {
  if (!array.isArray() || array.getArrayNItems() != 6) return {};
  std::array<double, 6> numbers{};
  for (int i = 0; i < 6; ++i) {
    QPDFObjectHandle number = array.getArrayItem(i);
    if (!number.isNumber()) return {};
    numbers[static_cast<std::size_t>(i)] = number.getNumericValue();
  }
  const auto [a, b, c, d, e, f] = numbers;
  return {a, b, c, d, e, f};
}

}  // namespace planpress::forms

#include "service/forms/pdf/rectangle.hpp"

#include <algorithm>
#include <array>

namespace planpress::forms {
namespace {

// In points (where /UserUnit is 1): what a text box or drawing may cover of a field at its edge, because
// their rectangles have room around what is seen.
constexpr double touches = 3;
constexpr int most_passages = 500;  // lines of a highlighted text

template <std::size_t count>
std::optional<std::array<double, count>> numbers_at(QPDFObjectHandle array, int start) {
  std::array<double, count> numbers{};
  for (std::size_t i = 0; i < count; ++i) {
    QPDFObjectHandle number = array.getArrayItem(start + static_cast<int>(i));
    if (!number.isNumber()) return std::nullopt;
    numbers[i] = number.getNumericValue();
  }
  return numbers;
}

// A text box has room there for the line to what it speaks of.
Rectangle without_margins(const Rectangle& whole, QPDFObjectHandle differences) {
  if (!differences.isArray() || differences.getArrayNItems() != 4) return whole;
  const auto margins = numbers_at<4>(differences, 0);
  if (!margins) return whole;
  const auto [left, top, right, bottom] = *margins;
  const Rectangle inner{whole.left + left, whole.bottom + bottom, whole.right - right, whole.top - top};
  return inner.left <= inner.right && inner.bottom <= inner.top ? inner : whole;
}

// Four corners each, in whatever order (12.5.6.10). None, where there are more than anybody marks.
std::vector<Rectangle> passages_of(QPDFObjectHandle quadrilaterals) {
  std::vector<Rectangle> passages;
  const int count = quadrilaterals.isArray() ? quadrilaterals.getArrayNItems() : 0;
  for (int i = 0; i + 8 <= count && count <= 8 * most_passages; i += 8) {
    const auto corners = numbers_at<8>(quadrilaterals, i);
    if (!corners) return {};
    const auto [x1, y1, x2, y2, x3, y3, x4, y4] = *corners;
    passages.push_back({std::min({x1, x2, x3, x4}), std::min({y1, y2, y3, y4}), std::max({x1, x2, x3, x4}),
                        std::max({y1, y2, y3, y4})});
  }
  return passages;
}

bool overlap(double start, double end, double other_start, double other_end) {
  const double length = std::min(end, other_end) - std::max(start, other_start);
  return length >= std::min({touches, (end - start) / 2, (other_end - other_start) / 2});
}

}  // namespace

std::optional<Rectangle> rectangle_of(QPDFObjectHandle annotation) {
  return rectangle_in(annotation.getKey("/Rect"));
}

std::optional<Rectangle> rectangle_in(QPDFObjectHandle array) {
  if (!array.isRectangle()) return std::nullopt;
  const auto place = array.getArrayAsRectangle();
  return Rectangle{place.llx, place.lly, place.urx, place.ury};
}

std::vector<Rectangle> marked_by(QPDFObjectHandle annotation) {
  if (auto passages = passages_of(annotation.getKey("/QuadPoints")); !passages.empty()) return passages;
  const auto whole = rectangle_of(annotation);
  if (!whole) return {};
  return {without_margins(*whole, annotation.getKey("/RD"))};
}

bool lies_on(const Rectangle& note, const Rectangle& field) {
  return overlap(note.left, note.right, field.left, field.right) &&
         overlap(note.bottom, note.top, field.bottom, field.top);
}

}  // namespace planpress::forms

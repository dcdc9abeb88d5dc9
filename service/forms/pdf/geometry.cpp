#include "service/forms/pdf/geometry.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

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

Rectangle united(const Rectangle& a, const Rectangle& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right),
          std::max(a.top, b.top)};
}

Position on_page(const QPDFMatrix& ctm, double x, double y) {
  Position point{};
  ctm.transform(x, y, point.x, point.y);
  return point;
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

std::optional<Rectangle> around(const std::vector<Position>& points) {
  std::optional<Rectangle> all;
  for (const Position& point : points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return std::nullopt;
    const Rectangle one{point.x, point.y, point.x, point.y};
    all = all ? united(*all, one) : one;
  }
  return all;
}

std::optional<Rectangle> box_of(const QPDFMatrix& matrix, double x, double y, double width, double height) {
  const auto box = matrix.transformRectangle({x, y, x + width, y + height});
  return around({{box.llx, box.lly}, {box.urx, box.ury}});
}

void PaintedPath::go_to(const Position& point) { start_ = current_ = point; }

void PaintedPath::line_to(const std::vector<Position>& through) {
  std::vector<Position> points = through;
  if (current_) points.push_back(*current_);
  if (const auto place = around(points)) {
    segments_.push_back(*place);
    whole_ = whole_ ? united(*whole_, *place) : *place;
  }
  current_ = through.back();
}

bool PaintedPath::construct(std::string_view word, const std::vector<double>& numbers,
                            const QPDFMatrix& ctm) {
  std::vector<Position> points;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
    points.push_back(on_page(ctm, numbers[i], numbers[i + 1]));
  if (word == "m") {
    if (!points.empty()) go_to(points.back());
  } else if (word == "l" || word == "c" || word == "v" || word == "y") {
    if (!points.empty()) line_to(points);
  } else if (word == "h") {
    if (start_) line_to({*start_});
  } else if (word == "re") {
    if (numbers.size() < 4) return true;
    const double x = numbers[0], y = numbers[1], width = numbers[2], height = numbers[3];
    go_to(on_page(ctm, x, y));
    for (const auto& [right, up] : {std::pair{width, 0.0}, {width, height}, {0.0, height}, {0.0, 0.0}})
      line_to({on_page(ctm, x + right, y + up)});
  } else {
    return false;
  }
  return true;
}

std::vector<Rectangle> PaintedPath::paint(std::string_view word) {
  if (word == "s" && start_ && current_) line_to({*start_});
  std::vector<Rectangle> places;
  if (word == "S" || word == "s")
    places = std::move(segments_);
  else if (whole_)
    places.push_back(*whole_);
  end();
  return places;
}

bool is_path_painting(std::string_view word) {
  constexpr std::array<std::string_view, 9> operators{"f", "F", "f*", "S", "s", "B", "B*", "b", "b*"};
  return std::ranges::find(operators, word) != operators.end();
}

}  // namespace planpress::forms

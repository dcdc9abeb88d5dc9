#include "service/forms/painted_path.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace planpress::forms {
namespace {

Rectangle united(const Rectangle& a, const Rectangle& b) {
  return {std::min(a.left, b.left), std::min(a.bottom, b.bottom), std::max(a.right, b.right),
          std::max(a.top, b.top)};
}

}  // namespace

std::optional<Rectangle> around(const std::vector<Position>& points) {
  std::optional<Rectangle> all;
  for (const Position& point : points) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return std::nullopt;
    const Rectangle one{point.x, point.y, point.x, point.y};
    all = all ? united(*all, one) : one;
  }
  return all;
}

std::optional<Rectangle> box_of(const Matrix& matrix, double x, double y, double width, double height) {
  return around({matrix.of({x, y}), matrix.of({x + width, y}), matrix.of({x, y + height}),
                 matrix.of({x + width, y + height})});
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

bool PaintedPath::construct(std::string_view word, const std::vector<double>& numbers, const Matrix& ctm) {
  std::vector<Position> points;
  for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
    points.push_back(ctm.of({numbers[i], numbers[i + 1]}));
  if (word == "m") {
    if (!points.empty()) go_to(points.back());
  } else if (word == "l" || word == "c" || word == "v" || word == "y") {
    if (!points.empty()) line_to(points);
  } else if (word == "h") {
    if (start_) line_to({*start_});
  } else if (word == "re") {
    if (numbers.size() < 4) return true;
    const double x = numbers[0], y = numbers[1], width = numbers[2], height = numbers[3];
    go_to(ctm.of({x, y}));
    for (const Position& corner :
         {Position{x + width, y}, Position{x + width, y + height}, Position{x, y + height}, Position{x, y}})
      line_to({ctm.of(corner)});
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

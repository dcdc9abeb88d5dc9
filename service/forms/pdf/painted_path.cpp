#include "service/forms/pdf/painted_path.hpp"

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

Position on_page(const QPDFMatrix& ctm, double x, double y) {
  Position point{};
  ctm.transform(x, y, point.x, point.y);
  return point;
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

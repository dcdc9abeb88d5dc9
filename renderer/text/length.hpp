// Lengths on the page: whole thousandths of a point, so that sums are exact and the same everywhere.
#pragma once
#include <algorithm>
#include <compare>
#include <cstdint>

namespace planpress {

class Length {
 public:
  constexpr Length() = default;
  static constexpr Length from_thousandths(std::int64_t n) { return Length(n); }
  // Nearest thousandth; only for constants and for numbers read from a theme.
  static constexpr Length from_points(double points) {
    return Length(static_cast<std::int64_t>(points * 1000.0 + (points < 0 ? -0.5 : 0.5)));
  }

  constexpr std::int64_t thousandths() const { return n_; }
  constexpr double points() const { return static_cast<double>(n_) / 1000.0; }

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return Length(-n_); }
  constexpr Length& operator+=(Length other) {
    n_ += other.n_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    n_ -= other.n_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.n_ + b.n_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.n_ - b.n_); }
  friend constexpr Length operator*(Length a, std::int64_t k) { return Length(a.n_ * k); }
  friend constexpr Length operator*(std::int64_t k, Length a) { return Length(a.n_ * k); }
  friend constexpr Length operator/(Length a, std::int64_t k) { return Length(a.n_ / k); }
  // The length of `em` thousandths of an em at this type size.
  constexpr Length of_em(std::int64_t em) const {
    return Length((n_ * em + (n_ * em < 0 ? -500 : 500)) / 1000);
  }

 private:
  explicit constexpr Length(std::int64_t n) : n_(n) {}
  std::int64_t n_ = 0;
};

// A place on a page: x to the right of its left edge, y down from its top edge.
struct Point {
  Length x, y;
  constexpr bool operator==(const Point&) const = default;
};

struct Rect {
  Length x, y, width, height;
  constexpr Length right() const { return x + width; }
  constexpr Length bottom() const { return y + height; }
  constexpr bool operator==(const Rect&) const = default;
};
// The smallest rectangle that holds both.
constexpr Rect around(const Rect& a, const Rect& b) {
  const Length x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

namespace literals {
constexpr Length operator""_pt(long double points) {
  return Length::from_points(static_cast<double>(points));
}
constexpr Length operator""_pt(unsigned long long points) {
  return Length::from_thousandths(static_cast<std::int64_t>(points) * 1000);
}
}  // namespace literals

}  // namespace planpress

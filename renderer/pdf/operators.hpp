// The operators of a content stream, by their own names (ISO 32000-1, annex A). Operands in points, y
// upwards.
#pragma once
#include <cmath>
#include <cstdint>
#include <numbers>
#include <string>
#include <string_view>

#include "renderer/pdf/syntax.hpp"
#include "renderer/text/length.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

class Operators {
 public:
  // Graphics state
  void q() { out_ += "q\n"; }
  void Q() { out_ += "Q\n"; }
  void cm(Length scale, Point origin) {
    append(out_, scale, " 0 0 ", scale, ' ', origin.x, ' ', origin.y, " cm\n");
  }
  void w(Length width) { append(out_, width, " w\n"); }
  void J(int cap) { append(out_, cap, " J\n"); }
  void j(int join) { append(out_, join, " j\n"); }
  void d(Length dash, Length gap) { append(out_, '[', dash, ' ', gap, "] 0 d\n"); }
  void rg(typeset::Color color) { color_operation(color, " rg\n"); }
  void RG(typeset::Color color) { color_operation(color, " RG\n"); }

  // Paths
  void m(Point to) { append(out_, to.x, ' ', to.y, " m\n"); }
  void l(Point to) { append(out_, to.x, ' ', to.y, " l\n"); }
  void c(Point first, Point second, Point to) {
    append(out_, first.x, ' ', first.y, ' ', second.x, ' ', second.y, ' ', to.x, ' ', to.y, " c\n");
  }
  void h() { out_ += "h\n"; }
  void re(Rect rect) { append(out_, rect.x, ' ', rect.y, ' ', rect.width, ' ', rect.height, " re\n"); }
  void S() { out_ += "S\n"; }
  void f() { out_ += "f\n"; }
  void B() { out_ += "B\n"; }
  void W_n() { out_ += "W n\n"; }

  // External objects: drawn into `rect`
  void cm_Do(std::string_view name, Rect rect) {
    append(out_, "q\n", rect.width, " 0 0 ", rect.height, ' ', rect.x, ' ', rect.y, " cm\n/", name,
           " Do\nQ\n");
  }

  // Text
  void BT() { out_ += "BT\n"; }
  void ET() { out_ += "ET\n"; }
  void Tf(std::string_view font, Length size) { append(out_, font, ' ', size, " Tf\n"); }
  void Td(Length x, Length y) { append(out_, x, ' ', y, " Td\n"); }
  void Tm(int degrees, Point origin) {
    const double angle = degrees * std::numbers::pi / 180;
    const Length cosine = Length::from_points(std::cos(angle)), sine = Length::from_points(std::sin(angle));
    append(out_, cosine, ' ', sine, ' ', -sine, ' ', cosine, ' ', origin.x, ' ', origin.y, " Tm\n");
  }
  void Ts(Length rise) { append(out_, rise, " Ts\n"); }

  // Marked content
  void BMC(std::string_view tag) { append(out_, '/', tag, " BMC\n"); }
  void BDC(std::string_view tag, std::string_view properties) {
    append(out_, '/', tag, "<<", properties, ">>BDC\n");
  }
  void EMC() { out_ += "EMC\n"; }

  std::string& bytes() { return out_; }

 private:
  void color_operation(typeset::Color color, std::string_view name) {
    const auto component = [](std::uint8_t value) {
      return Length::from_thousandths((value * 1000 + 127) / 255);
    };
    append(out_, component(color.red), ' ', component(color.green), ' ', component(color.blue), name);
  }

  std::string out_;
};

}  // namespace planpress::pdf

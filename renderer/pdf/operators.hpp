// The operators of a content stream, by their own names (ISO 32000-1, annex A). Operands in points, y
// upwards.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "renderer/pdf/syntax.hpp"
#include "renderer/text/length.hpp"
#include "renderer/typeset/pages.hpp"

namespace planpress::pdf {

class Operators {
 public:
  // Graphics state
  void q() { write("q\n"); }
  void Q() { write("Q\n"); }
  void cm(Length scale, Point origin) {
    operation(" cm\n", scale, Length{}, Length{}, scale, origin.x, origin.y);
  }
  void w(Length width) { operation(" w\n", width); }
  void J(int cap) { operation(" J\n", Length::from_thousandths(cap * 1000)); }
  void j(int join) { operation(" j\n", Length::from_thousandths(join * 1000)); }
  void d(Length dash, Length gap);
  void rg(typeset::Color color) { color_operation(color, " rg\n"); }
  void RG(typeset::Color color) { color_operation(color, " RG\n"); }

  // Paths
  void m(Point to) { operation(" m\n", to.x, to.y); }
  void l(Point to) { operation(" l\n", to.x, to.y); }
  void c(Point first, Point second, Point to) {
    operation(" c\n", first.x, first.y, second.x, second.y, to.x, to.y);
  }
  void h() { write("h\n"); }
  void re(Rect rect) { operation(" re\n", rect.x, rect.y, rect.width, rect.height); }
  void S() { write("S\n"); }
  void f() { write("f\n"); }
  void B() { write("B\n"); }
  void W_n() { write("W n\n"); }

  // External objects: drawn into `rect`
  void cm_Do(std::string_view name, Rect rect);

  // Text
  void BT() { write("BT\n"); }
  void ET() { write("ET\n"); }
  void Tf(std::string_view font, Length size);
  void Td(Length x, Length y) { operation(" Td\n", x, y); }
  void Tm(int degrees, Point origin);
  void Ts(Length rise) { operation(" Ts\n", rise); }

  // Marked content
  void BMC(std::string_view tag);
  void BDC(std::string_view tag, std::string_view properties);
  void EMC() { write("EMC\n"); }

  void write(std::string_view syntax) { out_ += syntax; }
  std::string& bytes() { return out_; }

 private:
  template <typename... Lengths>
  void operation(std::string_view name, Length first, Lengths... rest) {
    append(out_, first);
    ((out_ += ' ', append(out_, rest)), ...);
    out_ += name;
  }
  void color_operation(typeset::Color color, std::string_view name);

  std::string out_;
};

}  // namespace planpress::pdf

#include "renderer/pdf/operators.hpp"

#include <cmath>
#include <numbers>

namespace planpress::pdf {

void Operators::d(Length dash, Length gap) {
  out_ += '[';
  append(out_, dash);
  out_ += ' ';
  append(out_, gap);
  out_ += "] 0 d\n";
}

void Operators::color_operation(typeset::Color color, std::string_view name) {
  const auto component = [](std::uint8_t value) {
    return Length::from_thousandths((value * 1000 + 127) / 255);
  };
  operation(name, component(color.red), component(color.green), component(color.blue));
}

void Operators::Tf(std::string_view font, Length size) {
  out_ += font;
  out_ += ' ';
  operation(" Tf\n", size);
}

void Operators::Tm(int degrees, Point origin) {
  const double angle = degrees * std::numbers::pi / 180;
  const Length cosine = Length::from_points(std::cos(angle)), sine = Length::from_points(std::sin(angle));
  operation(" Tm\n", cosine, sine, -sine, cosine, origin.x, origin.y);
}

void Operators::cm_Do(std::string_view name, Rect rect) {
  q();
  append(out_, rect.width);
  out_ += " 0 0 ";
  operation(" cm\n/", rect.height, rect.x, rect.y);
  out_ += name;
  out_ += " Do\n";
  Q();
}

void Operators::BMC(std::string_view tag) {
  out_ += '/';
  out_ += tag;
  out_ += " BMC\n";
}

void Operators::BDC(std::string_view tag, std::string_view properties) {
  out_ += '/';
  out_ += tag;
  out_ += "<<";
  out_ += properties;
  out_ += ">>BDC\n";
}

}  // namespace planpress::pdf

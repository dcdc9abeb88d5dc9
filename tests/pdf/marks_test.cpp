// Marks as they come out of a renderer: 72 dpi, a pixel a point.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/pdf/sample.hpp"

using namespace planpress;
using namespace planpress::literals;
using document::Role;
using typeset::Color;

namespace {

constexpr Color red{200, 0, 0}, blue{0, 0, 200}, white{255, 255, 255};

class Picture {
 public:
  explicit Picture(const std::string& pdf) {
    const std::string ppm = test::run_on(pdf, "pdftoppm -r 72 -singlefile -aa no -aaVector no {}");
    std::istringstream in(ppm);
    std::string magic;
    int most = 0;
    in >> magic >> width_ >> height_ >> most;
    in.get();
    REQUIRE(magic == "P6");
    pixels_.assign(std::istreambuf_iterator<char>(in), {});
    REQUIRE(pixels_.size() == static_cast<std::size_t>(3 * width_ * height_));
  }
  Color at(int x, int y) const {
    const auto* p = reinterpret_cast<const unsigned char*>(pixels_.data()) + 3 * (y * width_ + x);
    return {p[0], p[1], p[2]};
  }
  int count(Color color, int x, int y, int width, int height) const {
    int n = 0;
    for (int j = y; j < y + height; ++j) {
      for (int i = x; i < x + width; ++i) n += at(i, j) == color;
    }
    return n;
  }

 private:
  int width_ = 0, height_ = 0;
  std::string pixels_;
};

Picture picture_of(typeset::Mark mark) {
  test::PagesBuilder builder;
  builder.mark(builder.add(0, Role::figure), std::move(mark));
  return Picture(builder.write());
}

}  // namespace

TEST_CASE("a filled rectangle is filled, and only it") {
  const Picture page = picture_of(typeset::FilledRect{{100_pt, 200_pt, 40_pt, 20_pt}, red});
  CHECK(page.at(120, 210) == red);
  CHECK(page.at(98, 210) == white);
  CHECK(page.at(120, 223) == white);
}

TEST_CASE("a frame lies inside its rectangle") {
  const Picture page = picture_of(typeset::FramedRect{{100_pt, 200_pt, 40_pt, 30_pt}, 4_pt, red});
  CHECK(page.at(102, 215) == red);
  CHECK(page.at(120, 202) == red);
  CHECK(page.at(120, 215) == white);
  CHECK(page.count(red, 80, 180, 19, 80) == 0);
  CHECK(page.count(red, 141, 180, 19, 80) == 0);
}

TEST_CASE("a line is solid or dotted") {
  const Picture solid = picture_of(typeset::Line{{100_pt, 200_pt}, {200_pt, 200_pt}, 4_pt, red, false});
  const Picture dotted = picture_of(typeset::Line{{100_pt, 200_pt}, {200_pt, 200_pt}, 4_pt, red, true});
  CHECK(solid.count(red, 102, 200, 96, 1) == 96);
  CHECK(dotted.count(red, 102, 200, 96, 1) > 20);
  CHECK(dotted.count(white, 102, 200, 96, 1) > 20);
}

TEST_CASE("a code's modules are dark where its runs are, without seams, and white elsewhere") {
  typeset::CodeMark code{{100_pt, 200_pt, 40_pt, 40_pt}, red, "said", 4, {{0, 0, 4}, {0, 1, 1}, {2, 1, 2}}};
  const Picture page = picture_of(std::move(code));
  CHECK(page.count(red, 100, 200, 40, 10) == 400);
  CHECK(page.count(red, 100, 210, 10, 10) == 100);
  CHECK(page.count(white, 111, 211, 8, 8) == 64);
  CHECK(page.count(red, 120, 210, 20, 10) == 200);
  CHECK(page.count(red, 90, 190, 60, 9) + page.count(red, 90, 222, 60, 30) == 0);
}

TEST_CASE("a disc has its ground and its rim") {
  const Picture page = picture_of(typeset::Disc{{150_pt, 200_pt}, 20_pt, red, 4_pt, blue});
  CHECK(page.at(150, 200) == red);
  CHECK(page.at(168, 200) == blue);
  CHECK(page.at(150, 182) == blue);
  CHECK(page.at(172, 200) == white);
  CHECK(page.at(140, 190) == red);    // inside, on the diagonal
  CHECK(page.at(133, 183) == white);  // outside: it is round
}

TEST_CASE("a hatch stays inside its rectangle") {
  const Picture page = picture_of(typeset::Hatch{{100_pt, 200_pt, 40_pt, 60_pt}, 6_pt, 1_pt, red});
  CHECK(page.count(red, 100, 200, 40, 60) > 200);
  CHECK(page.count(white, 100, 200, 40, 60) > 1000);
  CHECK(page.count(red, 60, 160, 38, 140) == 0);
  CHECK(page.count(red, 142, 160, 38, 140) == 0);
}

TEST_CASE("a check mark is an open line") {
  const Picture page =
      picture_of(typeset::Polyline{{{100_pt, 200_pt}, {110_pt, 210_pt}, {130_pt, 180_pt}}, 3_pt, red});
  CHECK(page.at(105, 205) == red);
  CHECK(page.at(120, 195) == red);
  CHECK(page.at(115, 190) == white);
}

TEST_CASE("rotated text rises to the right") {
  test::PagesBuilder builder;
  typeset::TextMark mark = builder.text("MMMMMM", text::Weight::bold, 40_pt);
  mark.origin = {100_pt, 500_pt};
  mark.color = red;
  mark.rotation = 45;
  builder.artifact(typeset::ArtifactKind::watermark, mark);
  const Picture page(builder.write());
  CHECK(page.count(red, 200, 330, 60, 60) > 200);
  CHECK(page.count(red, 200, 470, 100, 60) == 0);
}

#include "renderer/document/picture.hpp"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <iterator>

namespace planpress::document {
namespace {

const std::string folder = PLANPRESS_SOURCE_DIR "/tests/specimen/layouts/images";

std::string logo_bytes() {
  std::ifstream in(folder + "/logo.png", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("a picture is read as it shows on white paper") {
  const auto logo = Pictures(folder).find("logo");
  REQUIRE(logo);
  CHECK(logo->width == 120);
  CHECK(logo->height == 40);
  REQUIRE(logo->rgb.size() == 120 * 40 * 3);
  // Its first square is blue, hardly there: a light tint on paper. The square beside it is solid.
  const auto pixel = [&](std::size_t x) {
    const auto at = [&](std::size_t i) {
      return static_cast<int>(static_cast<unsigned char>(logo->rgb[x * 3 + i]));
    };
    return std::array{at(0), at(1), at(2)};
  };
  CHECK(pixel(0)[0] > 150);
  CHECK(pixel(0)[2] > pixel(0)[0]);
  CHECK(pixel(15) == std::array{0, 94, 184});
  CHECK(logo->png == logo_bytes());
}

TEST_CASE("there are no pictures where there is no folder") {
  CHECK(Pictures(folder + "/none").names().empty());
  CHECK(Pictures(folder).find("seal") == nullptr);
}

TEST_CASE("what is no picture, or a broken or huge one, is refused by its name") {
  const auto said = [](const std::string& bytes) {
    try {
      read_picture(bytes, "seal");
    } catch (const PictureError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  const std::string whole = logo_bytes();
  CHECK(said("").find("images/seal.png: ") == 0);
  CHECK(said("GIF89a").find("images/seal.png: ") == 0);
  CHECK(said(whole.substr(0, whole.size() / 2)).find("images/seal.png: ") == 0);
  std::string huge = whole;
  huge[16] = '\x7F';  // the first byte of its width
  CHECK(said(huge).find("images/seal.png: ") == 0);
  CHECK(said(whole) == "");
}

}  // namespace
}  // namespace planpress::document

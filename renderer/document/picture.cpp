#include "renderer/document/picture.hpp"

#include <png.h>

#include <cstring>
#include <fstream>
#include <iterator>

namespace planpress::document {
namespace {

// A logo is read at the start and kept: what is larger is a mistake.
constexpr std::uint32_t most_pixels_a_side = 4000;

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
  throw PictureError("images/" + name + ".png: " + what + " (a PNG file of at most 4,000 pixels a side)");
}

}  // namespace

Picture read_picture(std::string_view png, std::string name) {
  // libpng's simplified reader; it never calls longjmp.
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> freed(&image, png_image_free);
  if (png_image_begin_read_from_memory(&image, png.data(), png.size()) == 0) refuse(name, image.message);
  if (image.width > most_pixels_a_side || image.height > most_pixels_a_side) refuse(name, "is too large");
  image.format = PNG_FORMAT_RGB;
  Picture picture{std::move(name), std::string(png), image.width, image.height, {}};
  picture.rgb.resize(PNG_IMAGE_SIZE(image));
  const png_color white{255, 255, 255};
  if (png_image_finish_read(&image, &white, picture.rgb.data(), 0, nullptr) == 0) {
    refuse(picture.name, image.message);
  }
  return picture;
}

Pictures::Pictures(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".png") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::string name = entry.path().stem().string();
    pictures_[name] = std::make_shared<const Picture>(read_picture(bytes, name));
  }
}

std::shared_ptr<const Picture> Pictures::find(std::string_view name) const {
  const auto found = pictures_.find(name);
  return found == pictures_.end() ? nullptr : found->second;
}

std::vector<std::string_view> Pictures::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, picture] : pictures_) names.emplace_back(name);
  return names;
}

}  // namespace planpress::document

#include "renderer/pdf/pictures.hpp"

#include <algorithm>

namespace planpress::pdf {
namespace {

std::string resource_name(std::size_t index) { return "Im" + std::to_string(index + 1); }

}  // namespace

std::string PictureSet::name_of(const std::shared_ptr<const document::Picture>& picture) {
  const auto known = std::find(pictures_.begin(), pictures_.end(), picture);
  const auto index = static_cast<std::size_t>(known - pictures_.begin());
  if (known == pictures_.end()) pictures_.push_back(picture);
  return resource_name(index);
}

std::string PictureSet::write(Document& document) const {
  std::string out;
  for (std::size_t i = 0; i < pictures_.size(); ++i) {
    const document::Picture& picture = *pictures_[i];
    std::string entries = "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width ";
    append_integer(entries, picture.width);
    entries += "/Height ";
    append_integer(entries, picture.height);
    out += "/" + resource_name(i) + " " + to_string(document.add_stream(entries, picture.rgb));
  }
  return out.empty() ? out : "/XObject<<" + out + ">>";
}

}  // namespace planpress::pdf

// Pictures that authors put beside the layouts (a logo): PNG files, read once at the start.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::document {

// Straight from the file, and as what it shows on white paper.
struct Picture {
  std::string name;                     // of the file, without ".png"
  std::string png;                      // the bytes of the file
  std::uint32_t width = 0, height = 0;  // pixels
  std::string rgb;                      // three bytes a pixel, rows from the top
};

// A file that is no PNG, is broken, or is larger than any logo: "images/logo.png: what is wrong (what to
// do)".
class PictureError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Immutable once read; shared by threads.
class Pictures {
 public:
  Pictures() = default;
  // Every *.png in the folder; none when there is no folder. Throws PictureError.
  explicit Pictures(const std::filesystem::path& folder);
  std::shared_ptr<const Picture> find(std::string_view name) const;  // null: not there
  std::vector<std::string_view> names() const;

 private:
  std::map<std::string, std::shared_ptr<const Picture>, std::less<>> pictures_;
};

// Throws PictureError; `name` is what it says of the file.
Picture read_picture(std::string_view png, std::string name);

}  // namespace planpress::document

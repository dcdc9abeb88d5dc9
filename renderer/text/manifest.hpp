// fonts/manifest.json: families in fallback order, each with its faces, its Debian package and its licence.
// In: the file. Out: the families, or std::runtime_error "manifest.json:LINE: what is wrong (hint)", every
// mistake on a line of its own. Checksums are compared when the fonts are copied at build, not here.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace planpress::text {

struct FaceFile {
  std::string file;  // beside the manifest
  int index = 0;     // of the face in a collection (.ttc)
  int line = 0;      // in the manifest, for messages
};

struct Family {
  std::string name, package, licence;
  bool optional = false;  // used where it is installed
  FaceFile regular;
  std::optional<FaceFile> bold;
};

std::vector<Family> read_manifest(const std::filesystem::path& file);

}  // namespace planpress::text

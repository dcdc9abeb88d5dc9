// The faces that documents are set in: the body family and its fallbacks, in the manifest's order.
// In: fonts/manifest.json and the font files beside it. Out: faces by FaceId, and which face prints a
// character.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "renderer/text/face.hpp"

namespace planpress::text {

// Index into the library; the same for the life of the process.
struct FaceId {
  std::uint16_t index = 0;
  constexpr bool operator==(const FaceId&) const = default;
};

class FontLibrary {
 public:
  // Reads the manifest; faces are opened when first needed (thread-safe), the body faces at once.
  // Throws std::runtime_error with file, line and hint for a bad manifest or a missing font that is not
  // optional.
  explicit FontLibrary(const std::filesystem::path& directory);
  ~FontLibrary();

  const Face& face(FaceId id) const;
  FaceId body(Weight weight) const;
  // The first face in the fallback order that has the character in the given weight, or in regular if the
  // family has no bold. Nothing when no installed face can draw it.
  std::optional<FaceId> face_for(char32_t character, Weight weight) const;
  // The same for a base and its combining marks: a face that has them all. Invisible controls do not count.
  std::optional<FaceId> face_for(std::u32string_view cluster, Weight weight) const;
  // False for what would be replaced visibly: no face has it and it is not an invisible control (ZWJ, VS16,
  // ...).
  bool can_print(char32_t character) const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace planpress::text

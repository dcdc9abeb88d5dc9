// The faces that documents are set in: the body family and its fallbacks, in the manifest's order.
// In: fonts/manifest.json (families in fallback order, each with its faces, its Debian package and its
// licence) and the font files beside it; checksums are compared when they are copied at build, not here.
// Out: faces by FaceId, and which face prints a character.
#pragma once
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "renderer/text/face.hpp"
#include "renderer/text/lazy.hpp"

namespace planpress::text {

// Index into the library; the same for the life of the process.
struct FaceId {
  std::uint16_t index = 0;
  constexpr bool operator==(const FaceId&) const = default;
};

class FontLibrary {
 public:
  // Reads the manifest; faces are opened when first needed (thread-safe), the body faces at once.
  // Throws AuthorError for the mistakes of a manifest, std::runtime_error with file, line and hint for a
  // missing font that is not optional.
  explicit FontLibrary(const std::filesystem::path& directory);

  const Face& face(FaceId id) const {
    const Slot& slot = slots_.at(id.index);
    return slot.face.get([&slot] { return Face(slot.file, slot.index); });
  }
  FaceId body(Weight weight) const { return members_.front().in(weight); }
  // The first face in the fallback order that has the character in the given weight, or in regular if the
  // family has no bold. Nothing when no installed face can draw it.
  std::optional<FaceId> face_for(char32_t character, Weight weight) const;
  // The same for a base and its combining marks: a face that has them all. Invisible controls do not count.
  std::optional<FaceId> face_for(std::u32string_view cluster, Weight weight) const;
  // False for what would be replaced visibly: no face has it and it is not an invisible control (ZWJ, VS16,
  // ...).
  bool can_print(char32_t character) const;

 private:
  // A face as the manifest names it.
  struct Slot {
    std::filesystem::path file;
    int index = 0;
    Lazy<Face> face;
  };
  // A family: the face for each weight.
  struct Member {
    FaceId regular, bold;
    FaceId in(Weight weight) const { return weight == Weight::bold ? bold : regular; }
  };

  FaceId add(std::filesystem::path file, int index);
  std::optional<FaceId> first_with(std::u32string_view characters, Weight weight) const;
  void check_body() const;

  std::deque<Slot> slots_;       // by FaceId
  std::vector<Member> members_;  // in fallback order
};

}  // namespace planpress::text

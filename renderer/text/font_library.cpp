#include "renderer/text/font_library.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <string>

#include "renderer/text/manifest.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

struct Slot {
  std::filesystem::path file;
  int index = 0;
  mutable std::once_flag opened;
  mutable std::unique_ptr<const Face> face;

  const Face& open() const {
    std::call_once(opened, [this] { face = std::make_unique<const Face>(file, index); });
    return *face;
  }
};

// A family as it is searched: which slot serves each weight.
struct Member {
  FaceId regular, bold;
  FaceId in(Weight weight) const { return weight == Weight::bold ? bold : regular; }
};

bool is_line_end(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

std::u32string canonical_decomposition(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString decomposed;
  std::u32string result;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(character), decomposed)) return result;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1))
    result += static_cast<char32_t>(decomposed.char32At(i));
  return result;
}

}  // namespace

struct FontLibrary::Implementation {
  std::deque<Slot> slots;
  std::vector<Member> members;

  FaceId add(const std::filesystem::path& directory, const FaceFile& face) {
    Slot& slot = slots.emplace_back();
    slot.file = directory / face.file;
    slot.index = face.index;
    return FaceId{static_cast<std::uint16_t>(slots.size() - 1)};
  }

  void add(const std::filesystem::path& directory, const Family& family) {
    Member member;
    member.regular = add(directory, family.regular);
    member.bold = family.bold ? add(directory, *family.bold) : member.regular;
    members.push_back(member);
  }

  std::optional<FaceId> first_with(std::u32string_view characters, Weight weight) const {
    for (const Member& member : members) {
      const FaceId id = member.in(weight);
      const Face& face = slots[id.index].open();
      if (std::ranges::all_of(characters,
                              [&](char32_t c) { return face.covers(c) || is_default_ignorable(c); }))
        return id;
    }
    return std::nullopt;
  }

  // Printable ASCII never leaves the body faces: the quick path of the shaper relies on it.
  void check_body() const {
    for (const FaceId id : {members.front().regular, members.front().bold})
      for (char32_t c = 0x20; c < 0x7F; ++c)
        if (!slots[id.index].open().covers(c))
          throw std::runtime_error(slots[id.index].file.filename().string() +
                                   ": a body face must have all of ASCII");
  }
};

namespace {

// Whether every face of the family is there; throws when it should be and is not.
bool installed(const std::filesystem::path& directory, const Family& family) {
  bool all = true;
  for (const FaceFile* face : {&family.regular, family.bold ? &*family.bold : nullptr}) {
    if (!face || std::filesystem::exists(directory / face->file)) continue;
    if (!family.optional)
      throw std::runtime_error(
          fmt::format("manifest.json:{}: {} is not beside the manifest (install the package {} and build "
                      "planpress_fonts)",
                      face->line, face->file, family.package));
    all = false;
  }
  return all;
}

}  // namespace

FontLibrary::FontLibrary(const std::filesystem::path& directory)
    : implementation_(std::make_unique<Implementation>()) {
  for (const Family& family : read_manifest(directory / "manifest.json"))
    if (installed(directory, family)) implementation_->add(directory, family);
  implementation_->check_body();
}

FontLibrary::~FontLibrary() = default;

const Face& FontLibrary::face(FaceId id) const { return implementation_->slots.at(id.index).open(); }

FaceId FontLibrary::body(Weight weight) const { return implementation_->members.front().in(weight); }

std::optional<FaceId> FontLibrary::face_for(char32_t character, Weight weight) const {
  return face_for(std::u32string_view(&character, 1), weight);
}

std::optional<FaceId> FontLibrary::face_for(std::u32string_view cluster, Weight weight) const {
  if (const auto direct = implementation_->first_with(cluster, weight)) return direct;
  // HarfBuzz also draws a character from its canonical parts (U+0958 from U+0915 U+093C).
  std::u32string parts;
  for (const char32_t c : cluster) {
    const std::u32string decomposed = canonical_decomposition(c);
    parts += decomposed.empty() ? std::u32string(1, c) : decomposed;
  }
  return parts == cluster ? std::nullopt : implementation_->first_with(parts, weight);
}

bool FontLibrary::can_print(char32_t character) const {
  if (character >= 0x20 && character < 0x7F) return true;  // check_body()
  if (character == 0x09 || is_line_end(character) || is_default_ignorable(character)) return true;
  return face_for(character, Weight::regular).has_value();
}

}  // namespace planpress::text

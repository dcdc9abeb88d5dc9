#include "renderer/text/font_library.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <utility>

#include "renderer/text/author_error.hpp"
#include "renderer/text/files.hpp"
#include "renderer/text/json_lines.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

struct FaceFile {
  std::string file;  // beside the manifest
  int index = 0;     // of the face in a collection (.ttc)
  int line = 0;      // in the manifest, for messages
};

struct Family {
  std::string name, package;
  bool optional = false;  // used where it is installed
  FaceFile regular;
  std::optional<FaceFile> bold;
};

using Kind = JsonLine::Kind;

class ManifestReader {
 public:
  explicit ManifestReader(std::string file_name) : file_name_(std::move(file_name)) {}

  std::vector<Family> read(const std::string& text) {
    std::vector<Family> result;
    try {
      result = families(parse_json_lines(text));
    } catch (const JsonLineError& error) {
      add(error.line, "not JSON", error.what());
    }
    faults_.throw_if_any();
    return result;
  }

 private:
  std::vector<Family> families(const JsonLine& root) {
    std::vector<Family> result;
    if (!is(root, Kind::object, "the manifest")) return result;
    known_keys(root, {"families"});
    const JsonLine* list = root.find("families");
    if (!list || list->kind != Kind::array || list->members.empty()) {
      add(root.line, "no families", R"(write "families": [{"name": …}, …], the body family first)");
      return result;
    }
    for (const auto& [key, value] : list->members) result.push_back(family(value));
    if (result.front().optional)
      add(list->line, "the body family is optional", "put an installed family first");
    return result;
  }

  Family family(const JsonLine& value) {
    Family result;
    if (!is(value, Kind::object, "a family")) return result;
    known_keys(value, {"name", "package", "licence", "directory", "optional", "regular", "bold"});
    result.name = text(value, "name", "the family's name");
    result.package = text(value, "package", "the Debian package that brings it");
    text(value, "licence", "its SPDX licence identifier");
    text(value, "directory", "where the package puts its files");
    if (const JsonLine* optional = value.find("optional"))
      result.optional = is(*optional, Kind::boolean, "\"optional\"") && optional->truth;
    if (const JsonLine* regular = value.find("regular"))
      result.regular = face(*regular);
    else
      add(value.line, fmt::format("family \"{}\" has no regular face", result.name),
          R"(write "regular": {"file": …, "sha256": …})");
    if (const JsonLine* bold = value.find("bold")) result.bold = face(*bold);
    return result;
  }

  FaceFile face(const JsonLine& value) {
    FaceFile result;
    result.line = value.line;
    if (!is(value, Kind::object, "a face")) return result;
    known_keys(value, {"file", "index", "sha256"});
    result.file = text(value, "file", "the font's file name");
    if (result.file.find('/') != std::string::npos)
      add(value.line, "a face's file is a path", "write the name alone; its folder goes into \"directory\"");
    const std::string checksum = text(value, "sha256", "the output of sha256sum");
    if (!checksum.empty() &&
        (checksum.size() != 64 || checksum.find_first_not_of("0123456789abcdef") != std::string::npos))
      add(value.line, "sha256 is not a checksum", "write the 64 lower-case digits that sha256sum prints");
    if (const JsonLine* index = value.find("index"); index && is(*index, Kind::number, "\"index\""))
      result.index = static_cast<int>(index->number);
    return result;
  }

  std::string text(const JsonLine& object, std::string_view key, std::string_view what) {
    const JsonLine* value = object.find(key);
    if (value && value->kind == Kind::string && !value->text.empty()) return value->text;
    add(value ? value->line : object.line, fmt::format("\"{}\" is missing or not text", key),
        fmt::format("write {}", what));
    return {};
  }

  bool is(const JsonLine& value, Kind kind, std::string_view what) {
    static constexpr std::array kNames = {
        "null", "true or false", "a whole number", "a number with a fraction", "text", "a list", "an object"};
    if (value.kind == kind) return true;
    add(value.line, fmt::format("{} must be {}", what, kNames[static_cast<std::size_t>(kind)]),
        fmt::format("it is {}", kNames[static_cast<std::size_t>(value.kind)]));
    return false;
  }

  void known_keys(const JsonLine& object, const std::vector<std::string_view>& known) {
    for (const JsonMember& member : object.members) {
      if (std::ranges::find(known, member.name) == known.end())
        add(member.value.line, fmt::format("unknown key \"{}\"", member.name),
            fmt::format("known are: {}", fmt::join(known, ", ")));
      else if (object.find(member.name) != &member.value)
        add(member.value.line, fmt::format("\"{}\" is given twice", member.name), "keep one of them");
    }
  }

  void add(int line, std::string message, std::string hint) {
    faults_.add({file_name_, line}, std::move(message), std::move(hint));
  }

  std::string file_name_;
  Faults faults_;
};

std::vector<Family> read_manifest(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  const std::optional<std::string> text = read_file(file);
  if (!text)
    throw std::runtime_error(name + ":0: cannot be read (it is copied there when the program is built)");
  return ManifestReader(name).read(*text);
}

bool is_line_end(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Canonically decomposed (NFD).
std::u32string parts_of(std::u32string_view characters) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfd = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFD data");
  icu::UnicodeString composed;
  for (const char32_t c : characters) composed.append(static_cast<UChar32>(c));
  const icu::UnicodeString decomposed = nfd->normalize(composed, status);
  std::u32string parts;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1))
    parts += static_cast<char32_t>(decomposed.char32At(i));
  return parts;
}

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

FontLibrary::FontLibrary(const std::filesystem::path& directory) {
  for (const Family& family : read_manifest(directory / "manifest.json")) {
    if (!installed(directory, family)) continue;
    const auto add_face = [&](const FaceFile& face) { return add(directory / face.file, face.index); };
    const FaceId regular = add_face(family.regular);
    members_.push_back({regular, family.bold ? add_face(*family.bold) : regular});
  }
  check_body();
}

FaceId FontLibrary::add(std::filesystem::path file, int index) {
  Slot& slot = slots_.emplace_back();
  slot.file = std::move(file);
  slot.index = index;
  return FaceId{static_cast<std::uint16_t>(slots_.size() - 1)};
}

// Printable ASCII never leaves the body faces: the quick path of the shaper relies on it.
void FontLibrary::check_body() const {
  for (const Weight weight : {Weight::regular, Weight::bold})
    for (char32_t c = 0x20; c < 0x7F; ++c)
      if (!face(body(weight)).covers(c))
        throw std::runtime_error(slots_[body(weight).index].file.filename().string() +
                                 ": a body face must have all of ASCII");
}

std::optional<FaceId> FontLibrary::first_with(std::u32string_view characters, Weight weight) const {
  for (const Member& member : members_) {
    const FaceId id = member.in(weight);
    const Face& each = face(id);
    if (std::ranges::all_of(characters,
                            [&](char32_t c) { return each.covers(c) || is_default_ignorable(c); }))
      return id;
  }
  return std::nullopt;
}

std::optional<FaceId> FontLibrary::face_for(char32_t character, Weight weight) const {
  return face_for(std::u32string_view(&character, 1), weight);
}

std::optional<FaceId> FontLibrary::face_for(std::u32string_view cluster, Weight weight) const {
  if (const auto direct = first_with(cluster, weight)) return direct;
  // HarfBuzz also draws a character from its canonical parts (U+0958 from U+0915 U+093C).
  const std::u32string parts = parts_of(cluster);
  return parts == cluster ? std::nullopt : first_with(parts, weight);
}

bool FontLibrary::can_print(char32_t character) const {
  if (character >= 0x20 && character < 0x7F) return true;  // check_body()
  if (character == 0x09 || is_line_end(character) || is_default_ignorable(character)) return true;
  return face_for(character, Weight::regular).has_value();
}

}  // namespace planpress::text

// The fonts of one document: composite fonts whose codes are given out as glyphs are first shown (ISO
// 32000-1, 9.7).
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "renderer/pdf/objects.hpp"
#include "renderer/text/font_library.hpp"
#include "renderer/text/shaping.hpp"

namespace planpress::pdf {

// ISO 32000-1, table 123. Symbolic: its codes are not those of the standard Latin set.
enum class FontFlags : std::uint8_t { symbolic = 4, nonsymbolic = 32 };
// The entries of a FontDescriptor; `name` with its solidus.
std::string font_descriptor(const text::Face& face, const std::string& name, Reference program,
                            FontFlags flags);

// Glyphs that stand at one height above the baseline. Distances in thousandths of an em.
struct RaisedString {
  int rise = 0;
  int adjustment = 0;  // to the left, before the first glyph: a number for TJ
  std::string show;    // the inside of a TJ array that begins and ends inside a literal string: "ab)20(cd"
};

// Glyphs in the order in which their text is read; a run from right to left steps back before each glyph.
struct EncodedRun {
  std::uint32_t font = 0;  // index into the FontSet
  std::vector<RaisedString> strings;
  std::int32_t begin = 0, end = 0;  // where the pen must be before, and is after; from the run's left edge
  std::string actual_text;          // a text string; empty when the codes say it all
};

class DocumentFont;

class FontSet {
 public:
  explicit FontSet(const text::FontLibrary& library);
  ~FontSet();
  const text::FontLibrary& library() const { return library_; }
  // The run must outlive the set. The answer stays where it is.
  const EncodedRun& encode(const text::ShapedRun& run);
  // For another font of the face, which shares its program.
  void add_characters(text::FaceId face, std::vector<char32_t> characters);
  // The entries of the resources' Font dictionary: /F1 5 0 R/F2 ...
  std::string write(Document& document);
  Reference program(text::FaceId face) const;  // once written
  // /F1 for the font of index 0.
  static std::string resource_name(std::uint32_t index) { return concat("/F", index + 1); }

 private:
  std::uint32_t font_for(text::FaceId face, std::size_t glyphs);

  const text::FontLibrary& library_;
  std::vector<std::unique_ptr<DocumentFont>> fonts_;          // in order of first use
  std::unordered_map<std::uint16_t, std::uint32_t> current_;  // by FaceId
  std::unordered_map<const text::ShapedRun*, EncodedRun> encoded_;
};

}  // namespace planpress::pdf

// One font face, read once, immutable, shared by every thread.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>

#include "renderer/text/harfbuzz.hpp"
#include "renderer/text/lazy.hpp"

namespace planpress::text {

enum class Weight : std::uint8_t { regular, bold };

// Metrics in thousandths of an em, as a PDF font descriptor wants them (ISO 32000-1, 9.8).
struct FaceMetrics {
  int ascent = 0, descent = 0, cap_height = 0, x_height = 0;
  double italic_angle = 0;
  std::array<int, 4> bounding_box{};
};

class Face {
 public:
  // Throws std::runtime_error naming the file when it is not a font that may be embedded and can be used.
  explicit Face(const std::filesystem::path& file, int index = 0);

  const std::string& postscript_name() const { return postscript_name_; }
  const FaceMetrics& metrics() const { return metrics_; }
  // Whether HarfBuzz finds a glyph for it: in the cmap, or U+2011 where the face has U+2010.
  bool covers(char32_t character) const { return hb_set_has(characters_.get(), character); }
  std::uint16_t glyph_of(char32_t character) const;  // 0 when it has none
  std::uint32_t glyph_count() const;
  // The advance in the font program's hmtx, rounded to thousandths of an em: what /W must say.
  int nominal_advance(std::uint16_t glyph) const;

  hb_font_t* shaping_font() const { return font_.get(); }  // immutable; safe to share between threads
  // For hb-subset: the tables that an embedded font needs, without characters and layout. Faces that are cut
  // often are preprocessed on the way; the subset is the same. Safe to share between threads.
  hb_face_t* subsetting_face() const;
  bool is_truetype() const { return truetype_; }  // glyf outlines; otherwise CFF

 private:
  void read_metrics(const std::filesystem::path& file);

  Owned<hb_face_t> face_;
  Owned<hb_font_t> font_;
  Owned<hb_face_t> outlines_;
  mutable std::atomic<unsigned> subsets_ = 0;
  Lazy<Owned<hb_face_t>> preprocessed_;
  Owned<hb_set_t> characters_{hb_set_create()};
  std::string postscript_name_;
  FaceMetrics metrics_;
  unsigned units_per_em_ = 1000;
  bool truetype_ = true;
};

}  // namespace planpress::text

// One font face, read once, immutable, shared by every thread.
#pragma once
#include <hb.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

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
  ~Face();
  Face(const Face&) = delete;
  Face& operator=(const Face&) = delete;

  const std::string& postscript_name() const { return postscript_name_; }
  const FaceMetrics& metrics() const { return metrics_; }
  // Whether HarfBuzz finds a glyph for it: in the cmap, or U+2011 where the face has U+2010.
  bool covers(char32_t character) const {
    const auto page = page_of_.size() > character >> 8 ? page_of_[character >> 8] : 0;
    return pages_[page][(character >> 6) & 3] >> (character & 63) & 1;
  }
  std::uint16_t glyph_of(char32_t character) const;  // 0 when it has none
  std::uint32_t glyph_count() const;
  // The advance in the font program's hmtx, rounded to thousandths of an em: what /W must say.
  int nominal_advance(std::uint16_t glyph) const;

  hb_font_t* shaping_font() const { return font_; }  // immutable; safe to share between threads
  // For hb-subset: the tables that an embedded font needs, without characters and layout. Faces that are cut
  // often are preprocessed on the way; the subset is the same. Safe to share between threads.
  hb_face_t* subsetting_face() const;
  bool is_truetype() const { return truetype_; }  // glyf outlines; otherwise CFF

 private:
  using Page = std::array<std::uint64_t, 4>;  // one bit for each of 256 characters

  void read_metrics(const std::filesystem::path& file);
  void read_coverage(const std::filesystem::path& file);
  void destroy();

  hb_face_t* face_ = nullptr;
  hb_font_t* font_ = nullptr;
  hb_face_t* outlines_ = nullptr;
  mutable std::atomic<unsigned> subsets_ = 0;
  mutable std::once_flag preprocessed_once_;
  mutable hb_face_t* preprocessed_ = nullptr;
  std::vector<std::uint16_t> page_of_;  // by character / 256; page 0 is empty
  std::vector<Page> pages_;
  std::string postscript_name_;
  FaceMetrics metrics_;
  unsigned units_per_em_ = 1000;
  bool truetype_ = true;
};

}  // namespace planpress::text

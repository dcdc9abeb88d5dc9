// Shapes one stretch of text with HarfBuzz, and keeps what it shaped: documents repeat their words.
#pragma once
#include <memory>
#include <string_view>
#include <unordered_map>

#include "renderer/text/font_library.hpp"
#include "renderer/text/harfbuzz.hpp"
#include "renderer/text/shaping.hpp"

namespace planpress::text {

// How a stretch of text is to be drawn.
struct Drawing {
  FaceId face;
  bool right_to_left = false;
  hb_script_t script = HB_SCRIPT_LATIN;
  hb_language_t language = nullptr;
  bool operator==(const Drawing&) const = default;
};

class WordShaper {
 public:
  explicit WordShaper(const FontLibrary& fonts) : fonts_(fonts), buffer_(hb_buffer_create()) {}

  // From the cache or by HarfBuzz. Long stretches (over 256 bytes) are not kept.
  std::shared_ptr<const ShapedRun> shape(std::string_view text, const Drawing& drawing);
  // text[begin, end) as it looks within its text: letters at the cut join as if there were none. Not kept.
  std::shared_ptr<const ShapedRun> shape_part(std::string_view text, std::size_t begin, std::size_t end,
                                              const Drawing& drawing);

 private:
  struct Key {
    std::string_view text;  // in the cache: the ShapedRun's own
    Drawing drawing;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept {
      const std::size_t face = std::size_t{key.drawing.face.index} << 1 | key.drawing.right_to_left;
      return std::hash<std::string_view>{}(key.text) ^ (face << 32 | key.drawing.script);
    }
  };

  const FontLibrary& fonts_;
  Owned<hb_buffer_t> buffer_;
  std::unordered_map<Key, std::shared_ptr<const ShapedRun>, Hash> shaped_;
  Drawing last_space_drawing_;
  std::shared_ptr<const ShapedRun> last_space_;  // every second stretch is a space like the one before
};

}  // namespace planpress::text

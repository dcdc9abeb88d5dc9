#include "renderer/text/word_shaper.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <vector>

namespace planpress::text {
namespace {

constexpr std::size_t kMostWords = 50'000;
constexpr std::size_t kLongestKept = 256;  // bytes

// Font units to thousandths of an em, rounded half away from zero, in whole numbers: the same on every
// machine.
class Em {
 public:
  explicit Em(unsigned units_per_em) : units_(static_cast<std::int64_t>(units_per_em)) {}
  std::int16_t operator()(hb_position_t units) const {
    const std::int64_t scaled = std::int64_t{units} * 1000;
    const std::int64_t rounded = (2 * scaled + (scaled < 0 ? -units_ : units_)) / (2 * units_);
    return static_cast<std::int16_t>(std::clamp<std::int64_t>(
        rounded, std::numeric_limits<std::int16_t>::min(), std::numeric_limits<std::int16_t>::max()));
  }

 private:
  std::int64_t units_;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Figures keep their common width, so that numbers stand under each other: Liberation Sans kerns "11".
std::vector<hb_feature_t> features_of(std::string_view text, std::size_t begin, std::size_t end) {
  std::vector<hb_feature_t> features;
  for (std::size_t i = begin; i + 1 < end; ++i) {
    if (!is_digit(text[i]) || !is_digit(text[i + 1])) continue;
    const std::size_t first = i;
    while (i < end && is_digit(text[i])) ++i;
    features.push_back(
        {HB_TAG('k', 'e', 'r', 'n'), 0, static_cast<unsigned>(first), static_cast<unsigned>(i)});
  }
  return features;
}

void read_glyphs(hb_buffer_t* buffer, const Em& em, std::size_t begin, ShapedRun& run) {
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
  run.glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    const auto& position = positions[i];
    run.glyphs.push_back({static_cast<std::uint16_t>(infos[i].codepoint), em(position.x_advance),
                          em(position.x_offset), em(position.y_offset),
                          infos[i].cluster - static_cast<std::uint32_t>(begin)});
    run.width += run.glyphs.back().advance;
  }
}

}  // namespace

WordShaper::WordShaper(const FontLibrary& fonts) : fonts_(fonts), buffer_(hb_buffer_create()) {}

WordShaper::~WordShaper() { hb_buffer_destroy(buffer_); }

std::size_t WordShaper::Hash::operator()(const Key& key) const noexcept {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
  const auto mix = [](std::uint64_t hash, std::uint64_t block) {
    hash = (hash ^ block) * kOdd;
    return hash ^ hash >> 32;
  };
  const std::uint64_t face =
      std::uint64_t{key.drawing.face.index} << 1 | std::uint64_t{key.drawing.right_to_left};
  std::uint64_t hash = mix(key.text.size(), face << 32 | key.drawing.script);
  const char* at = key.text.data();
  std::size_t left = key.text.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t block;
    std::memcpy(&block, at, 8);
    hash = mix(hash, block);
  }
  std::uint64_t tail = 0;
  for (; left > 0; --left) tail = tail << 8 | static_cast<unsigned char>(*at++);
  return mix(hash, tail);
}

std::shared_ptr<const ShapedRun> WordShaper::shape(std::string_view text, const Drawing& drawing) {
  if (text.size() > kLongestKept) return shape_part(text, 0, text.size(), drawing);
  const bool space = text == " ";
  if (space && last_space_ && last_space_drawing_ == drawing) return last_space_;
  auto found = shaped_.find(Key{text, drawing});
  if (found == shaped_.end()) {
    if (shaped_.size() >= kMostWords) shaped_.clear();
    auto run = shape_part(text, 0, text.size(), drawing);
    const std::string_view kept = run->text;
    found = shaped_.emplace(Key{kept, drawing}, std::move(run)).first;
  }
  if (space) {
    last_space_ = found->second;
    last_space_drawing_ = drawing;
  }
  return found->second;
}

std::shared_ptr<const ShapedRun> WordShaper::shape_part(std::string_view text, std::size_t begin,
                                                        std::size_t end, const Drawing& drawing) {
  const auto run = std::make_shared<ShapedRun>();
  run->face = drawing.face;
  run->right_to_left = drawing.right_to_left;
  run->script = drawing.script;
  run->language = drawing.language;
  run->text = text.substr(begin, end - begin);
  hb_buffer_clear_contents(buffer_);
  hb_buffer_set_flags(buffer_, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_set_direction(buffer_, drawing.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer_, drawing.script);
  hb_buffer_set_language(buffer_, drawing.language);
  hb_buffer_add_utf8(buffer_, text.data(), static_cast<int>(text.size()), static_cast<unsigned>(begin),
                     static_cast<int>(end - begin));
  const Face& face = fonts_.face(drawing.face);
  const auto features = features_of(text, begin, end);
  hb_shape(face.shaping_font(), buffer_, features.data(), static_cast<unsigned>(features.size()));
  read_glyphs(buffer_, Em(hb_face_get_upem(hb_font_get_face(face.shaping_font()))), begin, *run);
  return run;
}

}  // namespace planpress::text

#include "renderer/text/word_shaper.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace planpress::text {
namespace {

constexpr std::size_t kMostWords = 50'000;
constexpr std::size_t kLongestKept = 256;  // bytes

// Font units to thousandths of an em, rounded half away from zero, in whole numbers: the same on every
// machine.
std::int16_t thousandths(hb_position_t units, std::int64_t units_per_em) {
  const std::int64_t scaled = std::int64_t{units} * 1000;
  const std::int64_t rounded =
      (2 * scaled + (scaled < 0 ? -units_per_em : units_per_em)) / (2 * units_per_em);
  return static_cast<std::int16_t>(std::clamp<std::int64_t>(rounded, INT16_MIN, INT16_MAX));
}

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

void read_glyphs(hb_buffer_t* buffer, unsigned units_per_em, std::size_t begin, ShapedRun& run) {
  const auto em = [units_per_em](hb_position_t units) { return thousandths(units, units_per_em); };
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
  hb_buffer_t* buffer = buffer_.get();
  hb_buffer_clear_contents(buffer);
  hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_set_direction(buffer, drawing.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer, drawing.script);
  hb_buffer_set_language(buffer, drawing.language);
  hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), static_cast<unsigned>(begin),
                     static_cast<int>(end - begin));
  hb_font_t* font = fonts_.face(drawing.face).shaping_font();
  const auto features = features_of(text, begin, end);
  hb_shape(font, buffer, features.data(), static_cast<unsigned>(features.size()));
  read_glyphs(buffer, hb_face_get_upem(hb_font_get_face(font)), begin, *run);
  return run;
}

}  // namespace planpress::text

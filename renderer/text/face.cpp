#include "renderer/text/face.hpp"

#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

namespace planpress::text {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
  throw std::runtime_error(file.filename().string() + ": " + why);
}

// A table of the font program, read as big-endian numbers. Outside the table everything is 0.
class Table {
 public:
  Table(hb_face_t* face, const char* tag) : blob_(hb_face_reference_table(face, hb_tag_from_string(tag, 4))) {
    data_ = reinterpret_cast<const unsigned char*>(hb_blob_get_data(blob_.get(), &size_));
  }

  bool empty() const { return size_ == 0; }
  unsigned u16(unsigned offset) const {
    return offset + 2 <= size_ ? unsigned{data_[offset]} << 8 | data_[offset + 1] : 0;
  }
  int i16(unsigned offset) const { return static_cast<std::int16_t>(u16(offset)); }

 private:
  Owned<hb_blob_t> blob_;
  const unsigned char* data_ = nullptr;
  unsigned size_ = 0;
};

std::string postscript_name_of(hb_face_t* face) {
  std::array<char, 128> name{};
  unsigned size = name.size();
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name.data());
  return std::string(name.data(), size);
}

// Called by HarfBuzz for each table it wants of the subsetting face.
hb_blob_t* outline_table(hb_face_t*, hb_tag_t tag, void* whole) {
  static constexpr const char* kept[] = {"glyf", "loca", "head", "hhea", "hmtx",
                                         "maxp", "CFF ", "cvt ", "fpgm", "prep"};
  const auto is_tag = [tag](const char* name) { return hb_tag_from_string(name, 4) == tag; };
  return std::ranges::any_of(kept, is_tag) ? hb_face_reference_table(static_cast<hb_face_t*>(whole), tag)
                                           : hb_blob_get_empty();
}

}  // namespace

Face::Face(const std::filesystem::path& file, int index) {
  const Owned<hb_blob_t> blob(hb_blob_create_from_file_or_fail(file.c_str()));
  if (!blob) refuse(file, "the font file cannot be read");
  if (index < 0 || static_cast<unsigned>(index) >= hb_face_count(blob.get()))
    refuse(file, "not a font, or it has no face " + std::to_string(index));
  face_.reset(hb_face_create(blob.get(), static_cast<unsigned>(index)));
  font_.reset(hb_font_create(face_.get()));
  outlines_.reset(hb_face_create_for_tables(outline_table, face_.get(), nullptr));
  hb_face_make_immutable(face_.get());
  hb_font_make_immutable(font_.get());
  hb_face_make_immutable(outlines_.get());
  read_metrics(file);
  hb_face_collect_unicodes(face_.get(), characters_.get());
  if (covers(0x2010)) hb_set_add(characters_.get(), 0x2011);
  if (hb_set_is_empty(characters_.get())) refuse(file, "it maps no characters (no Unicode cmap)");
}

// OpenType tables head, hhea, OS/2 and post, by their offsets.
void Face::read_metrics(const std::filesystem::path& file) {
  const Table head(face_.get(), "head"), hhea(face_.get(), "hhea");
  const Table os2(face_.get(), "OS/2"), post(face_.get(), "post");
  const Table glyf(face_.get(), "glyf"), cff(face_.get(), "CFF ");
  if (head.empty() || hhea.empty() || (glyf.empty() && cff.empty())) refuse(file, "not a font with outlines");
  constexpr unsigned kRestrictedLicence = 0x0002;
  if (os2.u16(8) & kRestrictedLicence) refuse(file, "its licence forbids embedding (OS/2 fsType)");
  truetype_ = !glyf.empty();
  units_per_em_ = hb_face_get_upem(face_.get());
  const auto em = [this](int units) {
    return static_cast<int>(std::lround(units * 1000.0 / static_cast<double>(units_per_em_)));
  };
  postscript_name_ = postscript_name_of(face_.get());
  if (postscript_name_.empty()) refuse(file, "it has no PostScript name");
  metrics_.ascent = em(hhea.i16(4));
  metrics_.descent = em(hhea.i16(6));
  metrics_.cap_height = os2.u16(0) >= 2 ? em(os2.i16(88)) : 0;
  metrics_.x_height = os2.u16(0) >= 2 ? em(os2.i16(86)) : 0;
  // Scripts without capitals leave the field 0; a PDF font descriptor must say a height (ISO 32000-1, table
  // 122).
  if (metrics_.cap_height <= 0) metrics_.cap_height = metrics_.ascent;
  metrics_.italic_angle = post.i16(4) + post.u16(6) / 65536.0;
  metrics_.bounding_box = {em(head.i16(36)), em(head.i16(38)), em(head.i16(40)), em(head.i16(42))};
}

std::uint16_t Face::glyph_of(char32_t character) const {
  hb_codepoint_t glyph = 0;
  if (!hb_font_get_nominal_glyph(font_.get(), character, &glyph) && character == 0x2011)
    return glyph_of(0x2010);
  return static_cast<std::uint16_t>(glyph);
}

std::uint32_t Face::glyph_count() const { return hb_face_get_glyph_count(face_.get()); }

int Face::nominal_advance(std::uint16_t glyph) const {
  const double units = hb_font_get_glyph_h_advance(font_.get(), glyph);
  return static_cast<int>(std::lround(units * 1000.0 / static_cast<double>(units_per_em_)));
}

hb_face_t* Face::subsetting_face() const {
  // Preprocessing costs 2 ms and saves 0.04 ms a subset: too dear for one document, good for a service. With
  // CFF outlines it unpacks the whole font (2.5 s for the CJK collection) and never pays.
  constexpr unsigned kOften = 64;
  if (!truetype_ || subsets_.fetch_add(1, std::memory_order_relaxed) < kOften) return outlines_.get();
  return preprocessed_.get([this] { return Owned<hb_face_t>(hb_subset_preprocess(outlines_.get())); }).get();
}

}  // namespace planpress::text

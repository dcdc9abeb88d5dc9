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
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {
    data_ = reinterpret_cast<const unsigned char*>(hb_blob_get_data(blob_, &size_));
  }
  ~Table() { hb_blob_destroy(blob_); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  bool empty() const { return size_ == 0; }
  unsigned u16(unsigned offset) const {
    return offset + 2 <= size_ ? unsigned{data_[offset]} << 8 | data_[offset + 1] : 0;
  }
  int i16(unsigned offset) const { return static_cast<std::int16_t>(u16(offset)); }

 private:
  hb_blob_t* blob_;
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
  static constexpr hb_tag_t kKept[] = {HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
                                       HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                       HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p'),
                                       HB_TAG('C', 'F', 'F', ' '), HB_TAG('c', 'v', 't', ' '),
                                       HB_TAG('f', 'p', 'g', 'm'), HB_TAG('p', 'r', 'e', 'p')};
  const bool kept = std::ranges::find(kKept, tag) != std::end(kKept);
  return kept ? hb_face_reference_table(static_cast<hb_face_t*>(whole), tag) : hb_blob_get_empty();
}

}  // namespace

Face::Face(const std::filesystem::path& file, int index) {
  hb_blob_t* blob = hb_blob_create_from_file_or_fail(file.c_str());
  if (!blob) refuse(file, "the font file cannot be read");
  const bool usable = index >= 0 && static_cast<unsigned>(index) < hb_face_count(blob);
  face_ = hb_face_create(blob, static_cast<unsigned>(index));
  hb_blob_destroy(blob);
  font_ = hb_font_create(face_);
  hb_face_make_immutable(face_);
  hb_font_make_immutable(font_);
  outlines_ = hb_face_create_for_tables(outline_table, face_, nullptr);
  hb_face_make_immutable(outlines_);
  try {
    if (!usable) refuse(file, "not a font, or it has no face " + std::to_string(index));
    read_metrics(file);
    read_coverage(file);
  } catch (...) {
    destroy();
    throw;
  }
}

Face::~Face() { destroy(); }

void Face::destroy() {
  hb_face_destroy(preprocessed_);
  hb_face_destroy(outlines_);
  hb_font_destroy(font_);
  hb_face_destroy(face_);
}

// OpenType tables head, hhea, OS/2 and post, by their offsets.
void Face::read_metrics(const std::filesystem::path& file) {
  const Table head(face_, HB_TAG('h', 'e', 'a', 'd')), hhea(face_, HB_TAG('h', 'h', 'e', 'a'));
  const Table os2(face_, HB_TAG('O', 'S', '/', '2')), post(face_, HB_TAG('p', 'o', 's', 't'));
  const Table glyf(face_, HB_TAG('g', 'l', 'y', 'f')), cff(face_, HB_TAG('C', 'F', 'F', ' '));
  if (head.empty() || hhea.empty() || (glyf.empty() && cff.empty())) refuse(file, "not a font with outlines");
  constexpr unsigned kRestrictedLicence = 0x0002;
  if (os2.u16(8) & kRestrictedLicence) refuse(file, "its licence forbids embedding (OS/2 fsType)");
  truetype_ = !glyf.empty();
  units_per_em_ = hb_face_get_upem(face_);
  const auto em = [this](int units) {
    return static_cast<int>(std::lround(units * 1000.0 / static_cast<double>(units_per_em_)));
  };
  postscript_name_ = postscript_name_of(face_);
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

void Face::read_coverage(const std::filesystem::path& file) {
  hb_set_t* characters = hb_set_create();
  hb_face_collect_unicodes(face_, characters);
  if (hb_set_has(characters, 0x2010)) hb_set_add(characters, 0x2011);
  pages_.emplace_back();
  for (hb_codepoint_t c = HB_SET_VALUE_INVALID; hb_set_next(characters, &c);) {
    if (page_of_.size() <= c >> 8) page_of_.resize((c >> 8) + 1);
    auto& page = page_of_[c >> 8];
    if (page == 0) {
      page = static_cast<std::uint16_t>(pages_.size());
      pages_.emplace_back();
    }
    pages_[page][(c >> 6) & 3] |= std::uint64_t{1} << (c & 63);
  }
  hb_set_destroy(characters);
  if (page_of_.empty()) refuse(file, "it maps no characters (no Unicode cmap)");
}

std::uint16_t Face::glyph_of(char32_t character) const {
  hb_codepoint_t glyph = 0;
  if (!hb_font_get_nominal_glyph(font_, character, &glyph) && character == 0x2011) return glyph_of(0x2010);
  return static_cast<std::uint16_t>(glyph);
}

std::uint32_t Face::glyph_count() const { return hb_face_get_glyph_count(face_); }

int Face::nominal_advance(std::uint16_t glyph) const {
  const double units = hb_font_get_glyph_h_advance(font_, glyph);
  return static_cast<int>(std::lround(units * 1000.0 / static_cast<double>(units_per_em_)));
}

hb_face_t* Face::subsetting_face() const {
  // Preprocessing costs 2 ms and saves 0.04 ms a subset: too dear for one document, good for a service. With
  // CFF outlines it unpacks the whole font (2.5 s for the CJK collection) and never pays.
  constexpr unsigned kOften = 64;
  if (!truetype_ || subsets_.fetch_add(1, std::memory_order_relaxed) < kOften) return outlines_;
  std::call_once(preprocessed_once_, [this] { preprocessed_ = hb_subset_preprocess(outlines_); });
  return preprocessed_;
}

}  // namespace planpress::text

#include "renderer/pdf/font_program.hpp"

#include <optional>

#include "renderer/pdf/pdf.hpp"
#include "renderer/text/harfbuzz.hpp"

namespace planpress::pdf {
namespace {

using text::Owned;

// All but what a CIDFont reads (ISO 32000-1, 9.9): glyf, loca, head, hhea, hmtx and maxp, or CFF.
constexpr const char* dropped_tables[] = {
    "BASE", "CBDT", "CBLC", "COLR", "CPAL", "DSIG", "EBDT", "EBLC", "EBSC", "FFTM", "GDEF", "GPOS", "GSUB",
    "HVAR", "JSTF", "LTSH", "MATH", "MVAR", "OS/2", "PCLT", "STAT", "SVG ", "VDMX", "VORG", "VVAR", "avar",
    "cvar", "feat", "fvar", "gasp", "gvar", "hdmx", "kern", "kerx", "meta", "mort", "morx", "name", "post",
    "prop", "sbix", "trak", "vhea", "vmtx", "Silf", "Glat", "Gloc", "Feat", "Sill"};

Owned<hb_subset_input_t> input_for(std::span<const std::uint16_t> glyphs,
                                   std::span<const char32_t> characters) {
  Owned<hb_subset_input_t> input(hb_subset_input_create_or_fail());
  if (!input) throw Error("hb-subset has no memory");
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : dropped_tables) hb_set_add(dropped, hb_tag_from_string(tag, 4));
  if (characters.empty()) hb_set_add(dropped, HB_TAG('c', 'm', 'a', 'p'));
  for (const char32_t character : characters) hb_set_add(hb_subset_input_unicode_set(input.get()), character);
  hb_set_t* kept = hb_subset_input_glyph_set(input.get());
  hb_set_add(kept, 0);
  for (const std::uint16_t glyph : glyphs) hb_set_add(kept, glyph);
  return input;
}

std::string_view bytes_of(const Owned<hb_blob_t>& blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return {data, length};
}

// Reads a table of the Compact Font Format (Adobe Technical Note 5176).
class CffReader {
 public:
  explicit CffReader(std::string_view data, std::size_t offset = 0) : data_(data), offset_(offset) {}
  bool at_end() const { return offset_ >= data_.size(); }
  std::size_t offset() const { return offset_; }
  void skip(std::size_t count) { offset_ += count; }

  std::uint32_t number(std::size_t bytes) {
    if (offset_ > data_.size() || bytes > data_.size() - offset_) throw Error("a CFF table ends too early");
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | static_cast<unsigned char>(data_[offset_++]);
    return value;
  }

  // An INDEX: returns its first object and moves past all of them.
  std::string_view index() {
    const std::uint32_t count = number(2);
    if (count == 0) return {};
    const std::uint32_t offset_size = number(1);
    const std::uint32_t first = number(offset_size), second = number(offset_size);
    std::uint32_t end = second;
    if (count > 1) {
      skip(std::size_t{offset_size} * (count - 2));
      end = number(offset_size);
    }
    const std::size_t base = offset_ - 1;
    if (first < 1 || second < first || base + second > data_.size()) throw Error("a CFF INDEX is broken");
    offset_ = base + end;
    return data_.substr(base + first, second - first);
  }

 private:
  std::string_view data_;
  std::size_t offset_;
};

struct TopDictionary {
  bool cid_keyed = false;
  std::uint32_t charset = 0;
};

// One operand, or nothing for a real number, which none of our operators takes.
std::optional<std::int32_t> operand(CffReader& reader, std::uint32_t lead) {
  if (lead == 28) return static_cast<std::int16_t>(reader.number(2));
  if (lead == 29) return static_cast<std::int32_t>(reader.number(4));
  if (lead >= 32 && lead <= 246) return static_cast<std::int32_t>(lead) - 139;
  if (lead >= 247 && lead <= 250)
    return static_cast<std::int32_t>((lead - 247) * 256 + reader.number(1) + 108);
  if (lead >= 251 && lead <= 254)
    return -static_cast<std::int32_t>((lead - 251) * 256 + reader.number(1) + 108);
  if (lead == 30) {
    while ((reader.number(1) & 15) != 15) {
    }
  }
  return std::nullopt;
}

TopDictionary read_top_dictionary(std::string_view data) {
  constexpr std::uint32_t charset_operator = 15, escape = 12, ros_operator = 30;
  TopDictionary top;
  std::int32_t last = 0;
  for (CffReader reader(data); !reader.at_end();) {
    const std::uint32_t lead = reader.number(1);
    if (lead == charset_operator) {
      top.charset = static_cast<std::uint32_t>(last);
    } else if (lead == escape) {
      if (reader.number(1) == ros_operator) top.cid_keyed = true;
    } else if (lead > 21) {
      last = operand(reader, lead).value_or(0);
    }
  }
  return top;
}

std::vector<std::uint16_t> read_charset(CffReader reader, unsigned glyph_count) {
  std::vector<std::uint16_t> identifiers{0};
  identifiers.reserve(glyph_count);
  const std::uint32_t format = reader.number(1);
  while (identifiers.size() < glyph_count) {
    std::uint32_t identifier = reader.number(2);
    std::uint32_t more = format == 0 ? 0 : reader.number(format == 1 ? 1 : 2);
    for (++more; more > 0 && identifiers.size() < glyph_count; --more) {
      identifiers.push_back(static_cast<std::uint16_t>(identifier++));
    }
  }
  return identifiers;
}

}  // namespace

std::vector<std::uint16_t> character_identifiers(std::string_view cff, unsigned glyph_count) {
  CffReader reader(cff);
  reader.skip(2);
  const std::uint32_t header_size = reader.number(1);
  reader.skip(header_size - 3);
  reader.index();  // the font's name
  const TopDictionary top = read_top_dictionary(reader.index());
  if (!top.cid_keyed) return {};
  return read_charset(CffReader(cff, top.charset), glyph_count);
}

FontProgram subset(const text::Face& face, std::span<const std::uint16_t> glyphs,
                   std::span<const char32_t> characters) {
  const Owned<hb_subset_input_t> input = input_for(glyphs, characters);
  hb_face_t* source = characters.empty() ? face.subsetting_face() : hb_font_get_face(face.shaping_font());
  const Owned<hb_subset_plan_t> plan(hb_subset_plan_create_or_fail(source, input.get()));
  if (!plan) throw Error("hb-subset has no plan for " + face.postscript_name());
  const Owned<hb_face_t> result(hb_subset_plan_execute_or_fail(plan.get()));
  if (!result) throw Error("hb-subset failed for " + face.postscript_name());
  const Owned<hb_blob_t> blob(face.is_truetype()
                                  ? hb_face_reference_blob(result.get())
                                  : hb_face_reference_table(result.get(), HB_TAG('C', 'F', 'F', ' ')));
  FontProgram program{std::string(bytes_of(blob)), {}};

  const auto names = face.is_truetype()
                         ? std::vector<std::uint16_t>{}
                         : character_identifiers(program.bytes, hb_face_get_glyph_count(result.get()));
  const hb_map_t* numbers = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  program.identifiers.reserve(glyphs.size());
  for (const std::uint16_t glyph : glyphs) {
    const auto number = static_cast<std::uint16_t>(hb_map_get(numbers, glyph));
    program.identifiers.push_back(names.empty() ? number : names.at(number));
  }
  return program;
}

}  // namespace planpress::pdf

#include "renderer/pdf/font_program.hpp"

#include <hb-subset.h>

#include <memory>
#include <string_view>

#include "renderer/pdf/cff.hpp"
#include "renderer/pdf/pdf.hpp"

namespace planpress::pdf {
namespace {

template <auto destroy>
struct Destroy {
  template <typename T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;
using SubsetFace = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;

// All but what a CIDFont reads (ISO 32000-1, 9.9): glyf, loca, head, hhea, hmtx and maxp, or CFF.
constexpr const char* dropped_tables[] = {
    "BASE", "CBDT", "CBLC", "COLR", "CPAL", "DSIG", "EBDT", "EBLC", "EBSC", "FFTM", "GDEF", "GPOS", "GSUB",
    "HVAR", "JSTF", "LTSH", "MATH", "MVAR", "OS/2", "PCLT", "STAT", "SVG ", "VDMX", "VORG", "VVAR", "avar",
    "cvar", "feat", "fvar", "gasp", "gvar", "hdmx", "kern", "kerx", "meta", "mort", "morx", "name", "post",
    "prop", "sbix", "trak", "vhea", "vmtx", "Silf", "Glat", "Gloc", "Feat", "Sill"};

SubsetInput input_for(std::span<const std::uint16_t> glyphs, std::span<const char32_t> characters) {
  SubsetInput input(hb_subset_input_create_or_fail());
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

std::string_view bytes_of(const Blob& blob) {
  unsigned length = 0;
  const char* data = hb_blob_get_data(blob.get(), &length);
  return {data, length};
}

}  // namespace

FontProgram subset(const text::Face& face, std::span<const std::uint16_t> glyphs,
                   std::span<const char32_t> characters) {
  const SubsetInput input = input_for(glyphs, characters);
  hb_face_t* source = characters.empty() ? face.subsetting_face() : hb_font_get_face(face.shaping_font());
  const SubsetPlan plan(hb_subset_plan_create_or_fail(source, input.get()));
  if (!plan) throw Error("hb-subset has no plan for " + face.postscript_name());
  const SubsetFace result(hb_subset_plan_execute_or_fail(plan.get()));
  if (!result) throw Error("hb-subset failed for " + face.postscript_name());
  const Blob blob(face.is_truetype() ? hb_face_reference_blob(result.get())
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

#include "renderer/pdf/font.hpp"

#include <numeric>
#include <utility>

#include "renderer/pdf/clusters.hpp"
#include "renderer/pdf/cmap.hpp"
#include "renderer/pdf/font_program.hpp"
#include "renderer/pdf/pdf.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::pdf {
namespace {

constexpr std::string_view system_information =
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";

// A code's bytes inside a literal string. A bare carriage return would be read as a line feed (ISO
// 32000-1, 7.3.4.2).
std::string shown_as(std::size_t code) {
  std::string out;
  for (const char byte : {static_cast<char>(code >> 8), static_cast<char>(code)}) {
    if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') out += '\\';
    out += byte == '\r' ? 'r' : byte;
  }
  return out;
}

void append_adjustment(std::string& out, int adjustment) {
  if (adjustment != 0) append(out, ')', adjustment, '(');
}

// Six capitals that tell subsets of one font apart (ISO 32000-1, 9.6.4).
std::string subset_tag(const std::vector<std::uint16_t>& glyphs) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const std::uint16_t glyph : glyphs) hash = (hash ^ glyph) * 0x100000001B3U;
  std::string tag;
  for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
  return tag;
}

Reference glyph_map(Document& document, const std::vector<std::uint16_t>& glyphs) {
  std::string bytes;
  bytes.reserve(glyphs.size() * 2);
  for (const std::uint16_t glyph : glyphs) {
    bytes += static_cast<char>(glyph >> 8);
    bytes += static_cast<char>(glyph);
  }
  return document.add_stream("", bytes);
}

}  // namespace

std::string font_descriptor(const text::Face& face, const std::string& name, Reference program,
                            FontFlags flags) {
  const text::FaceMetrics& metrics = face.metrics();
  constexpr int italic = 64;
  const auto& [left, bottom, right, top] = metrics.bounding_box;
  // StemV is not in the font program: the usual guess from the weight.
  const bool bold = face.postscript_name().find("Bold") != std::string::npos;
  return concat("/Type/FontDescriptor/FontName", name, "/Flags ",
                static_cast<int>(flags) | (metrics.italic_angle != 0 ? italic : 0), "/FontBBox[", left, ' ',
                bottom, ' ', right, ' ', top, " ]/ItalicAngle ", Length::from_points(metrics.italic_angle),
                "/Ascent ", metrics.ascent, "/Descent ", metrics.descent, "/CapHeight ", metrics.cap_height,
                "/XHeight ", metrics.x_height, bold ? "/StemV 140" : "/StemV 88",
                face.is_truetype() ? "/FontFile2 " : "/FontFile3 ", program);
}

// One face, or its second 65,535 codes. A code stands for a glyph and the text it draws, so that ToUnicode is
// exact.
class DocumentFont {
 public:
  explicit DocumentFont(const text::Face& face)
      : face_(face),
        glyphs_{0},
        advances_{face.nominal_advance(0)},
        texts_{"\uFFFD"},
        shown_{shown_as(0)},
        primary_(face.glyph_count(), 0) {}

  bool has_room_for(std::size_t glyphs) const { return glyphs_.size() + glyphs <= most_codes; }

  EncodedRun encode(const text::ShapedRun& run) {
    EncodedRun out;
    const GlyphTexts texts = glyph_texts(run, face_);
    if (texts.needs_actual_text) out.actual_text = text_string(run.text);
    const std::size_t count = run.glyphs.size();
    out.strings.reserve(1);
    std::int32_t edge = run.right_to_left ? run.width : 0;  // of the glyph, without its offset
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t index = run.right_to_left ? count - 1 - k : k;
      const text::Glyph& glyph = run.glyphs[index];
      if (run.right_to_left) edge -= glyph.advance;
      const std::int32_t place = edge + glyph.x_offset;
      if (k == 0) out.begin = out.end = place;
      if (k == 0 || glyph.y_offset != out.strings.back().rise) {
        out.strings.push_back({glyph.y_offset, out.end - place, {}});
      } else {
        append_adjustment(out.strings.back().show, out.end - place);
      }
      if (run.right_to_left) {
        show_right_to_left(out, glyph.id, texts.texts[index], place);
      } else {
        show(out, glyph.id, texts.texts[index], place);
        edge += glyph.advance;
      }
    }
    return out;
  }

  // These are in the program too, by its cmap.
  void add_characters(std::vector<char32_t> characters) { characters_ = std::move(characters); }

  // The Type0 font and all that it refers to.
  Reference write(Document& document) {
    const FontProgram program = subset(face_, glyphs_, characters_);
    const std::string name = name_object(subset_tag(glyphs_) + "+" + face_.postscript_name());
    program_ = document.add_stream(
        face_.is_truetype() ? concat("/Length1 ", program.bytes.size()) : "/Subtype/CIDFontType0C",
        program.bytes);
    const Reference descriptor = document.add(font_descriptor(face_, name, program_, FontFlags::symbolic));

    std::string encoding = "/Identity-H";
    std::string descendant =
        concat("/Type/Font/BaseFont", name, system_information, "/FontDescriptor ", descriptor);
    if (face_.is_truetype()) {
      std::vector<std::uint16_t> codes(glyphs_.size());
      std::iota(codes.begin(), codes.end(), std::uint16_t{0});
      append(descendant, "/Subtype/CIDFontType2", widths(codes), "/CIDToGIDMap ",
             glyph_map(document, program.identifiers));
    } else {
      // A CFF program names its glyphs itself: the codes get there through a CMap of their own.
      append(descendant, "/Subtype/CIDFontType0", widths(program.identifiers));
      encoding = concat(
          ' ', document.add_stream(concat("/Type/CMap/CMapName/Planpress-Codes/WMode 0", system_information),
                                   character_map(program.identifiers)));
    }
    const Reference to_unicode = document.add_stream("", to_unicode_map(texts_));
    return document.add(concat("/Type/Font/Subtype/Type0/BaseFont", name, "/Encoding", encoding,
                               "/DescendantFonts[", document.add(descendant), "]/ToUnicode ", to_unicode));
  }

  Reference program() const { return program_; }  // once written

 private:
  static constexpr std::size_t most_codes = 65535;

  void show(EncodedRun& out, std::uint16_t glyph, std::string_view text, std::int32_t place) {
    const std::uint16_t code = code_for(glyph, text);
    out.strings.back().show += shown_[code];
    out.end = place + advances_[code];
  }

  // Readers that turn text from right to left around, character by character, would turn a ligature's
  // characters too. So it stands for its first one, and the others are blanks at its left edge.
  void show_right_to_left(EncodedRun& out, std::uint16_t glyph, std::string_view text, std::int32_t place) {
    const std::uint16_t blank = face_.glyph_of(U' ');
    std::size_t offset = 0;
    text::next_character(text, offset);
    if (blank == 0) offset = text.size();
    show(out, glyph, text.substr(0, offset), place);
    for (std::size_t begin = offset; begin < text.size(); begin = offset) {
      text::next_character(text, offset);
      append_adjustment(out.strings.back().show, out.end - --place);
      show(out, blank, text.substr(begin, offset - begin), place);
    }
  }

  std::uint16_t code_for(std::uint16_t glyph, std::string_view utf8) {
    std::uint16_t& primary = primary_.at(glyph);
    if (primary == 0) return primary = new_code(glyph, utf8);
    if (texts_[primary] == utf8) return primary;
    std::string key{static_cast<char>(glyph >> 8), static_cast<char>(glyph)};
    key += utf8;
    const auto [entry, is_new] = further_.try_emplace(std::move(key), std::uint16_t{0});
    if (is_new) entry->second = new_code(glyph, utf8);
    return entry->second;
  }

  std::uint16_t new_code(std::uint16_t glyph, std::string_view utf8) {
    if (glyphs_.size() >= most_codes) throw Error("a run shows more than 65,535 different glyphs");
    glyphs_.push_back(glyph);
    texts_.emplace_back(utf8);
    shown_.push_back(shown_as(glyphs_.size() - 1));
    advances_.push_back(face_.nominal_advance(glyph));
    return static_cast<std::uint16_t>(glyphs_.size() - 1);
  }

  std::string widths(const std::vector<std::uint16_t>& identifiers) const {
    std::string out = "/DW 0/W[";
    for (std::size_t code = 0; code < glyphs_.size(); ++code) {
      const bool follows = code > 0 && identifiers[code] == identifiers[code - 1] + 1;
      if (follows) {
        out += ' ';
      } else {
        append(out, code > 0 ? "]" : "", identifiers[code], '[');
      }
      append(out, advances_[code]);
    }
    return out + "]]";
  }

  const text::Face& face_;
  std::vector<std::uint16_t> glyphs_;  // by code
  std::vector<int> advances_;          // by code; thousandths of an em
  std::vector<std::string> texts_;     // by code
  std::vector<std::string> shown_;     // by code: its bytes, inside a literal string
  std::vector<char32_t> characters_;
  Reference program_;
  std::vector<std::uint16_t> primary_;                      // by glyph: its first code
  std::unordered_map<std::string, std::uint16_t> further_;  // glyph and text to a later code
};

FontSet::FontSet(const text::FontLibrary& library) : library_(library) {}
FontSet::~FontSet() = default;

Reference FontSet::program(text::FaceId face) const { return fonts_[current_.at(face.index)]->program(); }

std::uint32_t FontSet::font_for(text::FaceId face, std::size_t glyphs) {
  const auto [entry, is_new] = current_.try_emplace(face.index, 0);
  if (is_new || !fonts_[entry->second]->has_room_for(glyphs)) {
    entry->second = static_cast<std::uint32_t>(fonts_.size());
    fonts_.push_back(std::make_unique<DocumentFont>(library_.face(face)));
  }
  return entry->second;
}

void FontSet::add_characters(text::FaceId face, std::vector<char32_t> characters) {
  fonts_[font_for(face, 0)]->add_characters(std::move(characters));
}

const EncodedRun& FontSet::encode(const text::ShapedRun& run) {
  const auto [entry, is_new] = encoded_.try_emplace(&run);
  if (is_new) {
    const std::uint32_t font = font_for(run.face, run.glyphs.size());
    entry->second = fonts_[font]->encode(run);
    entry->second.font = font;
  }
  return entry->second;
}

std::string FontSet::write(Document& document) {
  std::string out;
  for (std::uint32_t index = 0; index < fonts_.size(); ++index)
    append(out, resource_name(index), ' ', fonts_[index]->write(document));
  return out;
}

}  // namespace planpress::pdf

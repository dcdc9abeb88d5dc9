#include "renderer/text/prepared.hpp"

#include <fmt/format.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "renderer/text/breaks.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

// ---- Characters that print --------------------------------------------------------------------------------

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_bidirectional(char32_t c) {
  constexpr std::uint32_t classes = U_MASK(U_RIGHT_TO_LEFT) | U_MASK(U_RIGHT_TO_LEFT_ARABIC) |
                                    U_MASK(U_ARABIC_NUMBER) | U_MASK(U_LEFT_TO_RIGHT_EMBEDDING) |
                                    U_MASK(U_LEFT_TO_RIGHT_OVERRIDE) | U_MASK(U_RIGHT_TO_LEFT_EMBEDDING) |
                                    U_MASK(U_RIGHT_TO_LEFT_OVERRIDE) | U_MASK(U_POP_DIRECTIONAL_FORMAT) |
                                    U_MASK(U_FIRST_STRONG_ISOLATE) | U_MASK(U_LEFT_TO_RIGHT_ISOLATE) |
                                    U_MASK(U_RIGHT_TO_LEFT_ISOLATE) | U_MASK(U_POP_DIRECTIONAL_ISOLATE);
  return (U_MASK(u_charDirection(static_cast<UChar32>(c))) & classes) != 0;
}

// Characters of Latin script or common to all, which stand alone and are set left to right.
bool is_plain(char32_t c) {
  if (c < 0x250) return c >= 0xA0 && c != 0xAD;
  return (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2012 && c <= 0x2026) || c == 0x20AC;
}

bool is_unicode_line_end(char32_t c) { return c == 0x85 || c == 0x2028 || c == 0x2029; }

class Preparation {
 public:
  Preparation(const FontLibrary& fonts, PreparedText& out) : fonts_(fonts), out_(out) {}

  void add(std::string_view text, Weight weight) {
    std::string normalised;
    if (!is_ascii(text)) text = normalised = to_nfc(text);
    add_characters(text, fonts_.face(fonts_.body(weight)));
  }

 private:
  // Printable ASCII from `begin` on; returns where it ends.
  std::size_t add_printable(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && text[end] >= ' ' && text[end] < 0x7F) ++end;
    out_.text.append(text, begin, end - begin);
    return end;
  }

  void add_control(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '\t') {
      out_.text += ' ';
    } else if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') {
      return;  // the U+000A that follows ends the line
    } else if (c >= '\n' && c <= '\r') {
      out_.text += '\n';
    } else {
      add_visibly(static_cast<unsigned char>(c));
    }
  }

  void add_characters(std::string_view text, const Face& body) {
    for (std::size_t i = 0; (i = add_printable(text, i)) < text.size();) {
      const std::size_t begin = i;
      const char32_t c = next_character(text, i);
      if (c < 0x80) {
        add_control(text, begin);
      } else if (is_plain(c) && body.covers(c)) {
        out_.text.append(text, begin, i - begin);
      } else {
        add_special(c);
      }
    }
  }

  void add_special(char32_t c) {
    if (is_unicode_line_end(c)) {
      out_.text += '\n';
    } else if (!fonts_.can_print(c)) {
      add_visibly(c);
    } else {
      out_.plain = false;
      out_.bidirectional = out_.bidirectional || is_bidirectional(c);
      append_utf8(out_.text, c);
    }
  }

  void add_visibly(char32_t c) {
    fmt::format_to(std::back_inserter(out_.text), "[U+{:04X}]", static_cast<std::uint32_t>(c));
  }

  const FontLibrary& fonts_;
  PreparedText& out_;
};

// ---- Items ------------------------------------------------------------------------------------------------

// A base and the marks that must be drawn by the same face (UAX 29, without the rules for whole emoji and
// Hangul).
struct Cluster {
  std::uint32_t begin = 0, end = 0;
  std::u32string characters;
  hb_script_t script = HB_SCRIPT_COMMON;
};

hb_script_t script_of(char32_t c) { return hb_unicode_script(hb_unicode_funcs_get_default(), c); }

bool is_common(hb_script_t script) { return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED; }

// The first that is not common to all scripts.
hb_script_t first_script(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (const hb_script_t script = script_of(next_character(text, at)); !is_common(script)) return script;
  return HB_SCRIPT_LATIN;
}

void read_cluster(std::string_view text, std::size_t begin, std::size_t end, Cluster& cluster) {
  cluster.begin = static_cast<std::uint32_t>(begin);
  cluster.characters.clear();
  cluster.script = HB_SCRIPT_COMMON;
  for (std::size_t at = begin; at < end;) {
    std::size_t next = at;
    const char32_t c = next_character(text, next);
    if (at > begin && (cluster.characters.back() == '\n' || !extends_cluster(c))) break;
    cluster.characters += c;
    if (is_common(cluster.script)) cluster.script = script_of(c);
    at = next;
    cluster.end = static_cast<std::uint32_t>(at);
  }
}

class Itemiser {
 public:
  Itemiser(const PreparedText& prepared, const Levels& levels, const FontLibrary& fonts,
           std::vector<Item>& out)
      : prepared_(prepared),
        levels_(levels),
        fonts_(fonts),
        out_(out),
        script_(first_script(prepared.text)) {}

  void run() {
    Cluster cluster;
    for (const StyleSpan& span : prepared_.spans) {
      for (std::size_t at = span.begin; at < span.end; at = cluster.end) {
        read_cluster(prepared_.text, at, span.end, cluster);
        add(cluster, span);
      }
    }
  }

 private:
  void add(const Cluster& cluster, const StyleSpan& span) {
    if (!is_common(cluster.script)) script_ = cluster.script;
    const auto face = cluster.characters == U"\n" ? fonts_.body(span.weight)
                                                  : fonts_.face_for(cluster.characters, span.weight);
    if (face) {
      push(cluster.begin, cluster.end, *face, span);
      return;
    }
    // No face has them all: each mark from where it can be had.
    for (std::size_t at = cluster.begin; at < cluster.end;) {
      const std::size_t begin = at;
      const char32_t c = next_character(prepared_.text, at);
      push(begin, at, fonts_.face_for(c, span.weight).value_or(fonts_.body(span.weight)), span);
    }
  }

  // Adds to the item before where all is the same.
  void push(std::size_t begin, std::size_t end, FaceId face, const StyleSpan& span) {
    const std::uint8_t level = levels_.of_byte.empty() ? std::uint8_t{0} : levels_.of_byte[begin];
    const Item item{static_cast<std::uint32_t>(begin),
                    static_cast<std::uint32_t>(end),
                    span.source,
                    level,
                    script_,
                    face};
    if (!out_.empty() && out_.back().source == item.source && out_.back().level == level &&
        out_.back().script == script_ && out_.back().face == face)
      out_.back().end = item.end;
    else
      out_.push_back(item);
  }

  const PreparedText& prepared_;
  const Levels& levels_;
  const FontLibrary& fonts_;
  std::vector<Item>& out_;
  hb_script_t script_;  // of the cluster; characters common to all scripts take that of those before them
};

}  // namespace

void PreparedText::clear() {
  text.clear();
  spans.clear();
  plain = true;
  bidirectional = false;
}

void prepare(std::span<const StyledText> runs, const FontLibrary& fonts, PreparedText& out) {
  Preparation preparation(fonts, out);
  for (std::uint32_t source = 0; source < runs.size(); ++source) {
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    preparation.add(runs[source].text, runs[source].weight);
    const auto end = static_cast<std::uint32_t>(out.text.size());
    if (end > begin) out.spans.push_back({begin, end, source, runs[source].weight});
  }
}

Levels resolve_levels(const PreparedText& prepared) {
  Levels result;
  if (!prepared.bidirectional) return result;
  // A forced line end does not end the paragraph: U+2028 is white space to UAX 9, where U+000A would
  // separate.
  std::u16string units;
  std::vector<std::size_t> byte_of_unit;
  for (std::size_t i = 0; i < prepared.text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_character(prepared.text, i);
    if (c > 0xFFFF) units += static_cast<char16_t>(U16_LEAD(c));
    units += static_cast<char16_t>(c > 0xFFFF ? U16_TRAIL(c) : c == '\n' ? char32_t{0x2028} : c);
    byte_of_unit.resize(units.size(), begin);
  }
  const std::unique_ptr<UBiDi, CloseBidi> bidi(ubidi_open());
  UErrorCode status = U_ZERO_ERROR;
  const auto length = static_cast<std::int32_t>(units.size());
  ubidi_setPara(bidi.get(), units.data(), length, UBIDI_DEFAULT_LTR, nullptr, &status);
  const UBiDiLevel* levels = ubidi_getLevels(bidi.get(), &status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU bidi: ") + u_errorName(status));
  result.right_to_left = ubidi_getParaLevel(bidi.get()) % 2 == 1;
  result.of_byte.resize(prepared.text.size());
  byte_of_unit.push_back(prepared.text.size());
  for (std::size_t u = 0; u < units.size(); ++u)
    for (std::size_t byte = byte_of_unit[u]; byte < byte_of_unit[u + 1]; ++byte)
      result.of_byte[byte] = levels[u];
  return result;
}

void itemise(const PreparedText& prepared, const Levels& levels, const FontLibrary& fonts,
             std::vector<Item>& out) {
  if (!prepared.plain) {
    Itemiser(prepared, levels, fonts, out).run();
    return;
  }
  for (const StyleSpan& span : prepared.spans)
    out.push_back({span.begin, span.end, span.source, 0, HB_SCRIPT_LATIN, fonts.body(span.weight)});
}

}  // namespace planpress::text

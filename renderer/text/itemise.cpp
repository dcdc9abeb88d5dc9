#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "renderer/text/breaks.hpp"
#include "renderer/text/prepared.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

// A base and the marks that must be drawn by the same face (UAX 29, without the rules for whole emoji and
// Hangul).
struct Cluster {
  std::uint32_t begin = 0, end = 0;
  std::u32string characters;
  UScriptCode script = USCRIPT_COMMON;
};

bool is_common(UScriptCode script) { return script == USCRIPT_COMMON || script == USCRIPT_INHERITED; }

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

void read_cluster(std::string_view text, std::size_t begin, std::size_t end, Cluster& cluster) {
  cluster.begin = static_cast<std::uint32_t>(begin);
  cluster.characters.clear();
  cluster.script = USCRIPT_COMMON;
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

hb_script_t shaping_script(UScriptCode script) {
  return hb_script_from_string(uscript_getShortName(script), -1);
}

class Itemiser {
 public:
  Itemiser(const PreparedText& prepared, const Levels& levels, const FontLibrary& fonts,
           std::vector<Item>& out)
      : prepared_(prepared), levels_(levels), fonts_(fonts), out_(out) {}

  void run() {
    Cluster cluster;
    for (const StyleSpan& span : prepared_.spans) {
      for (std::size_t at = span.begin; at < span.end; at = cluster.end) {
        read_cluster(prepared_.text, at, span.end, cluster);
        add(cluster, span);
      }
    }
    finish_scripts();
    merge();
  }

 private:
  void add(const Cluster& cluster, const StyleSpan& span) {
    if (!is_common(cluster.script) && cluster.script != script_code_) {
      script_code_ = cluster.script;
      script_ = shaping_script(script_code_);
    }
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

  void push(std::size_t begin, std::size_t end, FaceId face, const StyleSpan& span) {
    const std::uint8_t level = levels_.of_byte.empty() ? std::uint8_t{0} : levels_.of_byte[begin];
    out_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), span.source, level,
                    script_, face});
  }

  // Characters common to all scripts took the script before them; those at the start take the first that
  // comes.
  void finish_scripts() {
    hb_script_t first = HB_SCRIPT_LATIN;
    for (const Item& item : out_) {
      if (item.script == HB_SCRIPT_COMMON) continue;
      first = item.script;
      break;
    }
    for (Item& item : out_) {
      if (item.script != HB_SCRIPT_COMMON) break;
      item.script = first;
    }
  }

  void merge() {
    std::size_t last = 0;
    for (std::size_t i = 1; i < out_.size(); ++i) {
      const bool same = out_[i].source == out_[last].source && out_[i].level == out_[last].level &&
                        out_[i].script == out_[last].script && out_[i].face == out_[last].face;
      if (same) {
        out_[last].end = out_[i].end;
      } else {
        out_[++last] = out_[i];
      }
    }
    if (!out_.empty()) out_.resize(last + 1);
  }

  const PreparedText& prepared_;
  const Levels& levels_;
  const FontLibrary& fonts_;
  std::vector<Item>& out_;
  UScriptCode script_code_ = USCRIPT_COMMON;
  hb_script_t script_ = HB_SCRIPT_COMMON;
};

}  // namespace

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

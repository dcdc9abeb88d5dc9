#include <fmt/format.h>
#include <unicode/uchar.h>

#include "renderer/text/prepared.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::text {
namespace {

bool is_ascii(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

bool is_bidirectional(char32_t c) {
  switch (u_charDirection(static_cast<UChar32>(c))) {
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
    case U_ARABIC_NUMBER:
    case U_LEFT_TO_RIGHT_EMBEDDING:
    case U_LEFT_TO_RIGHT_OVERRIDE:
    case U_RIGHT_TO_LEFT_EMBEDDING:
    case U_RIGHT_TO_LEFT_OVERRIDE:
    case U_POP_DIRECTIONAL_FORMAT:
    case U_FIRST_STRONG_ISOLATE:
    case U_LEFT_TO_RIGHT_ISOLATE:
    case U_RIGHT_TO_LEFT_ISOLATE:
    case U_POP_DIRECTIONAL_ISOLATE:
      return true;
    default:
      return false;
  }
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
    if (!is_ascii(text)) {
      const std::string normalised = to_nfc(text);
      add_characters(normalised, fonts_.face(fonts_.body(weight)));
    } else {
      add_ascii(text);
    }
  }

 private:
  // Whole stretches between control characters at once.
  void add_ascii(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      i = add_printable(text, i);
      if (i < text.size()) add_control(text, i++);
    }
  }

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

}  // namespace planpress::text

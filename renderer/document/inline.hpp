// Running text: what stands inside a paragraph, a heading or a cell.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace planpress::document {

enum class Tone : std::uint8_t { normal, secondary };

struct TextRun {
  std::string text;     // NFC; white space already collapsed
  bool strong = false;  // <strong>
  bool light = false;  // <span class="light">: regular weight where the block is bold (first line of a title)
  bool nowrap = false;  // <time>, <span class="nowrap">: no line break inside
  Tone tone = Tone::normal;
  std::string language;          // BCP 47; empty: that of the block
  std::string href;              // https:, mailto:, tel: or #id; empty: no link
  std::string link_description;  // what a link says to a screen reader; empty: its own text
  bool operator==(const TextRun&) const = default;
};
struct LineBreak {
  bool operator==(const LineBreak&) const = default;
};
// <tick/>: a drawn check mark before a statement; decoration, the word beside it carries the meaning.
struct Tick {
  bool operator==(const Tick&) const = default;
};
using Inline = std::variant<TextRun, LineBreak, Tick>;
using Inlines = std::vector<Inline>;

// A short text without style, on one line.
struct Label : std::string {
  Label() = default;
  Label(const char* text) : std::string(text) {}
  Label(std::string_view text) : std::string(text) {}
  Label(std::string text, std::string in = {}) : std::string(std::move(text)), language(std::move(in)) {}
  std::string language;  // BCP 47; empty: that of the document
};

}  // namespace planpress::document

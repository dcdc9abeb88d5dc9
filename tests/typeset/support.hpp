// Documents built by hand, set with the real theme and fonts.
#pragma once
#include <string>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/text/shaping.hpp"
#include "renderer/typeset/compose.hpp"
#include "renderer/typeset/paginate.hpp"

namespace planpress::typeset::test {

inline const text::FontLibrary& fonts() {
  static const text::FontLibrary library(PLANPRESS_BUILD_DIR "/share/planpress/fonts");
  return library;
}
inline text::Shaper& shaper() {
  static text::Shaper instance(fonts());
  return instance;
}
inline const Theme& theme(bool large_print = false) {
  static const Theme standard = read_theme(PLANPRESS_SOURCE_DIR "/layouts/theme.json");
  static const Theme large = read_theme(PLANPRESS_SOURCE_DIR "/layouts/theme.large-print.json");
  return large_print ? large : standard;
}

inline document::Inlines words(std::string text, bool strong = false) {
  document::TextRun run;
  run.text = std::move(text);
  run.strong = strong;
  return {run};
}
inline document::Block paragraph(std::string text) {
  document::Paragraph p;
  p.content = words(std::move(text));
  return p;
}
inline document::Block heading(int level, const std::string& text) {
  return document::Heading{level, false, "id-" + text, words(text)};
}
inline document::Cell cell(std::string text, bool header = false) {
  document::Cell c;
  c.header = header;
  c.blocks = {paragraph(std::move(text))};
  return c;
}
// A table of two columns with `rows` rows: "name 3" and "value 3".
inline document::Table table(int rows) {
  document::Table t;
  t.head = {{false, {cell("Name", true), cell("Value", true)}}};
  for (int i = 1; i <= rows; ++i) {
    t.body.push_back({false, {cell("name " + std::to_string(i)), cell("value " + std::to_string(i))}});
  }
  return t;
}
inline std::string sentence(int words_in_it) {
  std::string text;
  for (int i = 1; i <= words_in_it; ++i) text += (i > 1 ? " word" : "word") + std::to_string(i);
  return text;
}

inline Pages set(const document::Document& d, bool large_print = false) {
  const document::StructureTree structure = document::structure_of(d);
  return paginate(compose(d, structure, theme(large_print), shaper()), d, structure, theme(large_print),
                  shaper());
}
inline Pages without_furniture(const document::Document& d, std::size_t pages_before = 0) {
  const document::StructureTree structure = document::structure_of(d);
  return break_into_pages(compose(d, structure, theme(), shaper()), d, structure, theme(), shaper(),
                          pages_before);
}
inline Pages set(document::Blocks blocks, bool large_print = false) {
  document::Document d;
  d.title = "Test";
  d.furniture = {"Head left", "Head right",
                 "Foot",      {"Page ", document::PageNumber::page, " of ", document::PageNumber::pages},
                 "",          "(continued)"};
  d.blocks = std::move(blocks);
  return set(d, large_print);
}

// What a mark says.
inline std::string text_of(const Item& item) {
  std::string out;
  if (const auto* mark = std::get_if<TextMark>(&item.mark)) {
    for (const auto& run : mark->runs) out += run->text;
  }
  return out;
}
// Everything that belongs to the structure, in the order of painting.
inline std::string real_text(const Pages& pages) {
  std::string out;
  document::NodeId last = 0;
  for (const Page& page : pages.pages) {
    for (const Item& item : page.items) {
      if (item.artifact != ArtifactKind::none) continue;
      if (item.owner != last && !out.empty() && out.back() != ' ') out += ' ';
      last = item.owner;
      out += text_of(item);
    }
  }
  return out;
}
inline std::string page_text(const Page& page, bool artifacts) {
  std::string out;
  for (const Item& item : page.items) {
    if ((item.artifact != ArtifactKind::none) == artifacts) out += text_of(item) + "|";
  }
  return out;
}

}  // namespace planpress::typeset::test

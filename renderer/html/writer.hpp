// Blocks and running text to markup: one overload of write() a kind of block, so that a new kind stops the
// build here.
#pragma once
#include <string>
#include <string_view>

#include "renderer/document/document.hpp"
#include "renderer/html/element.hpp"
#include "renderer/html/outline.hpp"
#include "renderer/typeset/paragraph.hpp"

namespace planpress::html {

struct Writer {
  const Outline& outline;
  const typeset::TextContext& type;  // that drawings are set in
  std::string& out;
  std::string heading_id{};  // of the last heading written: names what follows when it has no caption

  void write(const document::Blocks& blocks);
  void write(const document::Inlines& inlines);
  // In a language of its own it stands in a span that says so.
  void write(const document::Label& label);
  void write_item(const document::Blocks& blocks);  // a single plain paragraph without its <p>
  void write_words(std::string_view words);

  Element block(std::string_view tag, Attributes attributes = {}) { return {out, tag, attributes}; }
  Element span(std::string_view tag, Attributes attributes = {}) {
    return {out, tag, attributes, Flow::inline_};
  }
  // <tag ...>content</tag> and a line feed
  void put(std::string_view tag, Attributes attributes, const auto& content) {
    const Element element = block(tag, attributes);
    write(content);
  }
};

void write(Writer& w, const document::Section& section);
void write(Writer& w, const document::Heading& heading);
void write(Writer& w, const document::Paragraph& paragraph);
void write(Writer& w, const document::List& list);
void write(Writer& w, const document::Facts& facts);
void write(Writer& w, const document::Callout& callout);
void write(Writer& w, const document::Banner& banner);
void write(Writer& w, const document::Contents& contents);
void write(Writer& w, const document::Figure& figure);
// tables.cpp
void write(Writer& w, const document::Table& table);
// drawings.cpp
void write(Writer& w, const document::Bar& bar);
void write(Writer& w, const document::Image& image);
void write(Writer& w, const document::IntervalChart& chart);
void write(Writer& w, const document::Timeline& timeline);
// fields.cpp
void write(Writer& w, const document::Field& field);
void write(Writer& w, const document::Fieldset& fieldset);
void write(Writer& w, const document::RuledSpace& space);
void write(Writer& w, const document::SignaturePanel& panel);

// The accessible name of what shows `visible`: the description where it holds these words, else both
// (WCAG 2.5.3).
std::string accessible_name(const std::string& visible, const std::string& description);
std::size_t character_count(std::string_view utf8);

}  // namespace planpress::html

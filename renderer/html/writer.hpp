// Blocks and inlines to markup: one overload a kind, so that a new kind stops the build here.
// blocks.cpp: running text, facts, banners. tables.cpp, interval_chart.cpp, timeline.cpp: as they say;
// svg.hpp: drawings. panels.cpp: contents list and signature panel. fields.cpp: what is filled in.
// figures.cpp: bars and pictures. inlines.cpp: text.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "renderer/document/document.hpp"
#include "renderer/html/element.hpp"
#include "renderer/html/outline.hpp"
#include "renderer/text/xml.hpp"
#include "renderer/typeset/charts.hpp"

namespace planpress::html {

std::size_t character_count(std::string_view utf8);

// The accessible name of what shows `visible`: the description where it holds these words, else both
// (WCAG 2.5.3).
std::string accessible_name(const std::string& visible, const std::string& description);
// A label in a language of its own stands in a span that says so.
void append_label(std::string& out, const document::Label& label);
// <tag ...>label</tag>
void append_label(std::string& out, std::string_view tag, Attributes attributes,
                  const document::Label& label);

class Writer {
 public:
  // text: the type that drawings are set in.
  Writer(const Outline& outline, const typeset::TextContext& text, std::string& out)
      : outline_(outline), text_(text), out_(out) {}
  void write(const document::Blocks& blocks);

 private:
  struct Column {
    std::string label;  // of its head: beside each value on a phone
    document::CellKind kind = document::CellKind::text;
    bool whole = false;  // its cells are not broken over lines
  };
  using Columns = std::vector<Column>;
  struct CellPlace {
    document::Scope scope = document::Scope::none;  // none: not a header
    document::CellKind kind = document::CellKind::text;
    std::size_t span = 1;
    std::string_view label{};
    bool whole = false;
  };

  void write(const document::Section& section);
  void write(const document::Heading& heading);
  void write(const document::Paragraph& paragraph);
  void write(const document::List& list);
  void write(const document::Facts& facts);
  void write(const document::Table& table);
  void write(const document::Callout& callout);
  void write(const document::Banner& banner);
  void write(const document::IntervalChart& chart);
  void write(const document::Timeline& timeline);
  void write(const document::SignaturePanel& panel);
  void write(const document::Contents& contents);
  void write(const document::Bar& bar);
  void write(const document::Image& image);
  void write(const document::Figure& figure);
  void write(const document::Field& field);
  void write(const document::Fieldset& fieldset);
  void write(const document::RuledSpace& space);

  void write_field_label(const document::Label& label, const document::Label& hint);
  void write_legend(const document::Label& legend, const document::Label& hint);
  std::string contents_name() const;
  void write_control(const document::Field& field);
  void write_date(const document::Field& field);
  void write_date_part(const document::Field& field, document::DatePart part, const document::Label& label);
  void write_box(const document::Field& field);

  void write_item(const document::Blocks& blocks);  // a single plain paragraph without its <p>

  static Columns columns_of(const document::Table& table);
  void write_body(const document::Table& table, const Columns& columns);
  void write_group(const document::Row& row, std::size_t columns);
  void write_row(const document::Row& row, const Columns& columns);
  void write_head_row(const document::Row& row, const Columns& columns);
  void write_cell(const document::Cell& cell, const CellPlace& place);
  void write_quantity(const document::Cell& cell);
  void write_notes(const std::vector<document::Note>& notes);

  void write_chart(const document::IntervalChart& chart, const typeset::IntervalDrawing& drawing,
                   std::string_view css_class);
  void write_sentence(const document::Label& label);
  void write_meanings(const document::IntervalChart& chart);
  void write_signatory(const document::SignaturePanel& panel, const document::Signatory& signatory);
  void write_choices(const document::Signatory& signatory);
  void write_boxes(const document::Label& label, int count, std::string_view kind);

  void write(const document::Inlines& inlines);
  void write_label(std::string_view tag, Attributes attributes, const document::Label& label) {
    append_label(out_, tag, attributes, label);
  }
  // All of one link, or of none when the target is empty.
  void write_stretch(std::span<const document::Inline> inlines, std::string_view target);
  void write(const document::TextRun& run);
  void write(const document::LineBreak&);
  void write(const document::Tick&);
  void write_text(const document::TextRun& run);
  void write_words(std::string_view words);
  void text(std::string_view text) { text::append_xml(out_, text); }
  Element block(std::string_view tag, Attributes attributes = {}) { return {out_, tag, attributes}; }
  Element span(std::string_view tag, Attributes attributes = {}) {
    return {out_, tag, attributes, Flow::inline_};
  }

  const Outline& outline_;
  const typeset::TextContext& text_;
  std::string& out_;
  std::string heading_id_;  // of the last heading written: names what follows when it has no caption
};

}  // namespace planpress::html

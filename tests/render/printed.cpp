#include "tests/render/printed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "renderer/document/structure.hpp"
#include "renderer/text/unicode.hpp"
#include "tests/render/leaves.hpp"

namespace planpress::test {
namespace {

using document::Block;
using document::Blocks;
using document::Inlines;

class Reader {
 public:
  Reader(const document::Document& document, Reading reading, const text::FontLibrary& fonts)
      : document_(document), reading_(reading), fonts_(fonts) {}

  std::vector<Printed> read() {
    blocks(document_.blocks);
    return std::move(out_);
  }

  void operator()(const document::Section& section) { blocks(section.blocks); }
  void operator()(const document::Heading& heading) {
    ++headings_;
    leaf(heading.content);
  }
  void operator()(const document::Paragraph& paragraph) { leaf(paragraph.content); }
  void operator()(const document::List& list) {
    std::size_t number = 0;
    for (const document::ListItem& item : list.items) {
      if (list.ordered) leaf(fmt::format("{}.", ++number));
      blocks(item.blocks);
    }
  }
  void operator()(const document::Facts& facts) {
    for (const document::Fact& fact : facts.facts) {
      leaf(fact.label);
      blocks(fact.value);
    }
  }
  void operator()(const document::Table& table) {
    leaf(table.caption);
    if (reading_ == Reading::large_print_pages) return lines(table);
    if (reading_ == Reading::large_print_structure) return linear(table);
    for (const auto* part : {&table.head, &table.body}) {
      for (const document::Row& row : *part) {
        for (const document::Cell& cell : row.cells) this->cell(cell);
      }
    }
  }
  void operator()(const document::Callout& callout) { blocks(callout.blocks); }
  void operator()(const document::Banner& banner) {
    leaf(banner.head);
    blocks(banner.blocks);
  }
  void operator()(const document::IntervalChart& chart) {
    out_.emplace_back(&chart);
    if (chart.meanings.empty()) return;
    leaf(chart.legend);
    for (const document::StepMeaning& meaning : chart.meanings) {
      leaf(meaning.name);
      leaf(meaning.text);
    }
  }
  void operator()(const document::Timeline& timeline) { out_.emplace_back(&timeline); }
  void operator()(const document::SignaturePanel& panel) {
    for (const document::Signatory& signatory : panel.signatories) {
      leaf(signatory.role);
      leaf(signatory.name);
      leaf(signatory.post);
      for (const document::Choice& choice : signatory.choices) leaf(choice.text);
      for (const auto* label : {&panel.signature_label, &panel.date.day, &panel.date.month, &panel.date.year})
        leaf(*label);
    }
  }
  void operator()(const document::Bar&) {}
  void operator()(const document::Image&) {}
  void operator()(const document::Figure& figure) {
    blocks(figure.blocks);
    leaf(figure.caption);
  }
  void operator()(const document::Field& field) {
    if (!field.bare) labelled(field.label, field.hint);
    if (field.kind != document::FieldKind::date) return;
    for (const auto* label : {&field.date.day, &field.date.month, &field.date.year}) leaf(*label);
  }
  void operator()(const document::Fieldset& fieldset) {
    labelled(fieldset.legend, fieldset.hint);
    blocks(fieldset.blocks);
  }
  void operator()(const document::RuledSpace& space) { labelled(space.label, space.hint); }
  // The headings that come after the contents' own.
  void operator()(const document::Contents& contents) {
    std::size_t heading = 0;
    list_headings(document_.blocks, contents.depth, heading);
  }

 private:
  void blocks(const Blocks& all) {
    for (const Block& block : all) std::visit(*this, block.as_variant());
  }

  void leaf(const std::string& text) {
    std::string line_of_text = as_printed(text, fonts_);
    if (!line_of_text.empty()) out_.emplace_back(std::move(line_of_text));
  }
  void leaf(const Inlines& inlines) { leaf(document::plain_text(inlines)); }
  // A label and its hint.
  void labelled(const std::string& label, const std::string& hint) { leaf(label + " " + hint); }

  // Paragraphs and then notes on one line; anything else stands for itself.
  void cell(const document::Cell& cell) {
    const bool plain = std::all_of(cell.blocks.begin(), cell.blocks.end(), [](const Block& block) {
      const auto* paragraph = std::get_if<document::Paragraph>(&block.as_variant());
      return paragraph != nullptr && paragraph->language.empty();
    });
    if (!plain) blocks(cell.blocks);
    std::string text = plain ? text_of(cell.blocks) : "";
    for (std::size_t i = 0; i < cell.notes.size(); ++i)
      text += (i > 0 ? ", " : "") + document::plain_text(cell.notes[i].content);
    leaf(text);
  }

  static std::string text_of(const Blocks& all) {
    std::string text;
    for (const Block& block : all) {
      if (const auto* paragraph = std::get_if<document::Paragraph>(&block.as_variant()))
        text += document::plain_text(paragraph->content) + " ";
    }
    return text;
  }

  // ---- A table in large print, as it stands on the pages ----

  // The name; what identifies it; a line for each further cell; the notes that are left.
  void lines(const document::Table& table) {
    std::vector<std::string> labels;
    for (const document::Cell& cell :
         table.head.empty() ? std::vector<document::Cell>{} : table.head.back().cells)
      labels.insert(labels.end(), static_cast<std::size_t>(cell.column_span), text_of(cell.blocks));
    for (const document::Row& row : table.body) {
      if (row.group) {
        for (const document::Cell& cell : row.cells) leaf(with_unlabelled(cell));
        continue;
      }
      std::vector<const document::Note*> notes;
      for (const document::Note& note : row.cells.front().notes)
        if (!note.label.empty()) notes.push_back(&note);
      name(row.cells.front());
      if (!notes.empty()) line(*notes.front());
      for (std::size_t i = 1; i < row.cells.size(); ++i)
        value(row.cells[i], i < labels.size() ? labels[i] : "");
      for (std::size_t i = 1; i < notes.size(); ++i) line(*notes[i]);
    }
  }

  // The first paragraph with its notes in bold, the others below it.
  void name(const document::Cell& cell) {
    if (cell.blocks.empty()) return;
    document::Cell first = cell;
    first.blocks.resize(1);
    leaf(with_unlabelled(first));
    blocks({cell.blocks.begin() + 1, cell.blocks.end()});
  }

  void value(const document::Cell& cell, const std::string& label) {
    const std::string text = with_unlabelled(cell);
    const bool drawn = std::any_of(cell.blocks.begin(), cell.blocks.end(), [](const Block& block) {
      return !std::holds_alternative<document::Paragraph>(block.as_variant());
    });
    if (drawn) {
      leaf(label);
      blocks(cell.blocks);
    } else if (!text.empty()) {
      leaf(label);
      for (std::size_t i = 0; i + 1 < cell.blocks.size(); ++i) blocks({cell.blocks[i]});
      document::Cell last = cell;
      if (cell.blocks.size() > 1) last.blocks = {cell.blocks.back()};
      leaf(with_unlabelled(last));
    }
    for (const document::Note& note : cell.notes)
      if (!note.label.empty()) line(note);
  }

  Inlines said(const document::Note& note) const {
    return note.record.empty() ? note.content : document::inlines_of(note.record);
  }
  void line(const document::Note& note) {
    if (said(note).empty()) return;
    leaf(note.label);
    leaf(said(note));
  }
  // Its paragraphs, and its notes without a label after the last.
  std::string with_unlabelled(const document::Cell& cell) const {
    std::string text;
    Inlines last;
    for (const Block& block : cell.blocks) {
      const auto* paragraph = std::get_if<document::Paragraph>(&block.as_variant());
      if (paragraph == nullptr) continue;
      text += document::plain_text(last) + " ";
      last = paragraph->content;
    }
    for (const document::Note& note : cell.notes)
      if (note.label.empty()) last = document::followed_by(last, said(note));
    return in_one_line(text + document::plain_text(last));
  }

  // ---- A table in large print, as its structure tells it ----

  static bool is_labelled(const document::Note& note) { return !note.label.empty(); }

  // The heads of columns in which anything stands, then cell by cell.
  void linear(const document::Table& table) {
    std::size_t column = 0;
    for (const document::Cell& head :
         table.head.empty() ? std::vector<document::Cell>{} : table.head.back().cells) {
      const std::size_t end = column + static_cast<std::size_t>(head.column_span);
      bool is_printed = false;
      for (const document::Row& row : table.body)
        for (std::size_t i = std::max<std::size_t>(column, 1);
             !row.group && i < std::min(end, row.cells.size()); ++i)
          is_printed = is_printed || says_anything(row.cells[i]);
      if (is_printed) leaf(text_of(head.blocks));
      column = end;
    }
    for (const document::Row& row : table.body)
      for (const document::Cell& cell : row.cells) linear(cell, &cell == &row.cells.front() || row.group);
  }

  bool says_anything(const document::Cell& cell) const {
    return !document::is_plain(cell) || !with_unlabelled(cell).empty();
  }

  // A name has its notes behind its first paragraph, a value behind its last.
  void linear(const document::Cell& cell, bool is_name) {
    std::string notes;
    for (const document::Note& note : cell.notes)
      if (is_labelled(note) && !said(note).empty())
        notes += " " + note.label + " " + document::plain_text(said(note));
    if (!document::is_plain(cell)) {
      blocks(cell.blocks);
      document::Cell only_notes = cell;
      only_notes.blocks.clear();
      const std::string unlabelled = with_unlabelled(only_notes);
      return leaf((unlabelled.empty() ? "" : ", ") + unlabelled + notes);
    }
    document::Cell first = cell;
    if (is_name && !cell.blocks.empty()) first.blocks.resize(1);
    const Blocks others(cell.blocks.begin() + static_cast<std::ptrdiff_t>(first.blocks.size()),
                        cell.blocks.end());
    leaf(with_unlabelled(first) + " " + text_of(others) + notes);
  }

  // ---- Contents ----

  void list_headings(const Blocks& all, int depth, std::size_t& heading) {
    for (const Block& block : all) {
      if (const auto* h = std::get_if<document::Heading>(&block.as_variant())) {
        if (h->level > 1 && h->level <= depth && heading >= headings_)
          out_.emplace_back(ContentsLine{as_printed(document::heading_text(*h), fonts_), heading});
        ++heading;
      } else if (const auto* section = std::get_if<document::Section>(&block.as_variant())) {
        list_headings(section->blocks, depth, heading);
      }
    }
  }

  const document::Document& document_;
  Reading reading_;
  const text::FontLibrary& fonts_;
  std::size_t headings_ = 0;  // read so far
  std::vector<Printed> out_;
};

}  // namespace

std::string as_printed(std::string_view text, const text::FontLibrary& fonts) {
  const std::string line_of_text = text::to_nfc(in_one_line(text));
  std::string out;
  for (std::size_t at = 0; at < line_of_text.size();) {
    const char32_t c = text::next_character(line_of_text, at);
    if (c < 0x7F || fonts.can_print(c)) {
      text::append_utf8(out, c);
    } else {
      out += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(c));
    }
  }
  return out;
}

std::vector<Printed> printed(const document::Document& document, Reading reading,
                             const text::FontLibrary& fonts) {
  return Reader(document, reading, fonts).read();
}

}  // namespace planpress::test

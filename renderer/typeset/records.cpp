// Tables in large print: each row becomes a record, its name in bold over lines of label and value.
#include <algorithm>
#include <iterator>
#include <set>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;
using document::Role;

class RecordSetter {
 public:
  RecordSetter(Composition& c, const document::Table& table, Length measure)
      : c_(c),
        theme_(c.setting.theme),
        measure_(measure),
        padding_(theme_.space.half + theme_.space.quarter) {
    if (table.head.empty()) return;
    for (const document::Cell& cell : table.head.back().cells) {
      for (int i = 0; i < cell.column_span; ++i) labels_.push_back(text_of(cell.blocks));
    }
    // Values stand on the theme's axis, or further right when a label needs the room.
    axis_ = theme_.page.axis;
    for (const document::Inlines& label : labels_) make_room(label);
    std::set<document::Label> of_notes;
    for (const document::Row& row : table.body) {
      for (const document::Cell& cell : row.cells) {
        for (const document::Note& note : cell.notes) of_notes.insert(note.label);
      }
    }
    for (const document::Label& label : of_notes) make_room(document::inlines_of(label));
  }

  // `list` is the structure element that holds the records.
  Box set(const document::Row& row, NodeId list) {
    const NodeId entry = c_.setting.node(c_.setting.node(list, Role::li), Role::l_body);
    Boxes lines;
    if (!row.cells.empty()) lines.push_back(set_name(row.cells.front(), entry));
    const NodeId facts = row.cells.size() > 1 || has_notes(row) ? c_.setting.node(entry, Role::l) : 0;
    const std::size_t first_note = first_labelled(row);
    if (has_notes(row)) add_note(lines, row.cells.front().notes[first_note], facts);
    for (std::size_t i = 1; i < row.cells.size(); ++i) add_value(lines, row.cells[i], label(i), facts);
    if (!row.cells.empty()) {
      const auto& notes = row.cells.front().notes;
      for (std::size_t i = first_note + 1; i < notes.size(); ++i) add_note(lines, notes[i], facts);
    }
    Box record = stack(std::move(lines));
    shift(record, Length{}, padding_);
    record.height += padding_ * 2;
    record.items.push_back(item(Ink::layout(), Line{{Length{}, theme_.rule.strong / 2},
                                                    {measure_, theme_.rule.strong / 2},
                                                    theme_.rule.strong,
                                                    theme_.color.heading,
                                                    false}));
    record.whole = true;
    return record;
  }

  // The row that heads a group: a name for the records below it.
  Box set_group(const document::Row& row, NodeId list) {
    const NodeId node = c_.setting.node(c_.setting.node(list, Role::li), Role::l_body);
    Boxes lines;
    for (const document::Cell& cell : row.cells) lines.push_back(set_name(cell, node));
    Box group = stack(std::move(lines));
    group.space_before = theme_.space.before_subsection;
    group.space_after = theme_.space.half;
    group.keep_with_next = true;
    return group;
  }

 private:
  static void append(Boxes& to, Boxes from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  }
  // Of the notes in the first cell, the one that identifies the record: it comes right after the name.
  static std::size_t first_labelled(const document::Row& row) {
    if (row.cells.empty()) return 0;
    const auto& notes = row.cells.front().notes;
    const auto labelled = [](const document::Note& note) { return !note.label.empty(); };
    return static_cast<std::size_t>(std::find_if(notes.begin(), notes.end(), labelled) - notes.begin());
  }
  void make_room(const document::Inlines& label) {
    const std::string line = plain_text(label);
    const Length width = theme_.secondary.size.of_em(c_.setting.shaper.width(line, theme_.secondary.weight));
    axis_ = std::max(axis_, std::min(width + theme_.table.gutter, measure_ * 2 / 5));
  }
  static document::Inlines text_of(const document::Blocks& blocks) {
    document::Inlines text;
    for (const document::Block& block : blocks) {
      if (const auto* p = std::get_if<document::Paragraph>(&block.as_variant()))
        text.insert(text.end(), p->content.begin(), p->content.end());
    }
    return text;
  }
  static bool has_notes(const document::Row& row) {
    return !row.cells.empty() && first_labelled(row) < row.cells.front().notes.size();
  }
  document::Inlines label(std::size_t column) const {
    return column < labels_.size() ? labels_[column] : document::Inlines{};
  }

  Box set_name(const document::Cell& cell, NodeId entry) {
    Boxes lines;
    for (const document::Block& block : cell.blocks) {
      const auto* p = std::get_if<document::Paragraph>(&block.as_variant());
      if (p == nullptr || !lines.empty()) {
        append(lines, compose_blocks(c_, {block}, entry, measure_));
        lines.back().space_after = Length{};
        continue;
      }
      document::Inlines name = p->content;
      for (const document::Note& note : cell.notes) name = with_note(name, note);
      const Ink ink = Ink::of(c_.setting.node(entry, Role::p));
      lines.push_back(set_text(c_.setting, shape_text(c_.setting, name, theme_.minor), ink, measure_));
    }
    return stack(std::move(lines));
  }

  void add_note(Boxes& lines, const document::Note& note, NodeId facts) {
    if (note.label.empty()) return;
    document::Paragraph value;
    value.content = words_of(note);
    add_line(lines, document::inlines_of(note.label), {value}, facts);
  }

  // "4 July 2025, week 26": a note without a label follows the value.
  void add_value(Boxes& lines, const document::Cell& cell, const document::Inlines& label, NodeId facts) {
    document::Blocks value = cell.blocks;
    for (const document::Note& note : cell.notes) {
      if (!note.label.empty()) continue;
      auto* last = value.empty() ? nullptr : std::get_if<document::Paragraph>(&value.back());
      if (last == nullptr)
        last = std::get_if<document::Paragraph>(&value.emplace_back(document::Paragraph{}));
      last->content = with_note(last->content, note);
    }
    add_line(lines, label, value, facts);
    for (const document::Note& note : cell.notes) {
      if (!note.label.empty()) add_note(lines, note, facts);
    }
  }

  // A note without a label goes on after a comma.
  static document::Inlines with_note(const document::Inlines& text, const document::Note& note) {
    return note.label.empty() ? document::followed_by(text, words_of(note)) : text;
  }
  static document::Inlines words_of(const document::Note& note) {
    return note.record.empty() ? note.content : document::inlines_of(note.record);
  }

  void add_line(Boxes& lines, const document::Inlines& label, const document::Blocks& value, NodeId facts) {
    if (plain_text(text_of(value)).empty() && std::all_of(value.begin(), value.end(), is_paragraph)) return;
    const NodeId line = c_.setting.node(facts, Role::li);
    Boxes parts;
    if (!label.empty()) {
      const Ink ink = Ink::of(c_.setting.node(line, Role::lbl));
      const Length room = axis_ - theme_.space.half;
      parts.push_back(set_text(c_.setting, shape_text(c_.setting, label, theme_.secondary), ink, room));
      const Length drop = first_line_drop(theme_, value);
      shift(parts.back(), Length{}, drop);
      parts.back().height += drop;
    }
    const Length axis = label.empty() ? Length{} : axis_;
    Box right = stack(compose_blocks(c_, value, c_.setting.node(line, Role::l_body), measure_ - axis));
    shift(right, axis, Length{});
    parts.push_back(std::move(right));
    const bool has_box = std::ranges::any_of(parts, [](const Box& part) { return !part.fields.empty(); });
    lines.push_back(beside(std::move(parts)));
    if (has_box) lines.back().space_after = theme_.space.quarter;
  }

  static bool is_paragraph(const document::Block& block) {
    return std::holds_alternative<document::Paragraph>(block.as_variant());
  }
  Composition& c_;
  const Theme& theme_;
  Length measure_;
  Length padding_;
  Length axis_;
  std::vector<document::Inlines> labels_;  // by column, from the table's head
};

// What a page repeats that begins inside the records: their heading and "(continued)".
std::int32_t repeated_heading(Composition& c, Length measure) {
  if (c.setting.last_heading.empty()) return -1;
  const Theme& theme = c.setting.theme;
  Box head = set_text(c.setting, c.setting.last_heading + " " + c.setting.continued, theme.section,
                      Ink::layout(), measure);
  c.setting.flow.heads.push_back({head.height + theme.space.half, std::move(head.items)});
  return static_cast<std::int32_t>(c.setting.flow.heads.size() - 1);
}

}  // namespace

Boxes compose_records(Composition& c, const document::Table& table, NodeId parent, Length measure) {
  const NodeId list = c.setting.node(parent, Role::l);
  const std::int32_t head = repeated_heading(c, measure);
  RecordSetter setter(c, table, measure);
  Boxes boxes;
  if (!table.caption.empty()) {
    const Ink ink = Ink::of(c.setting.node(list, Role::caption));
    boxes.push_back(
        set_text(c.setting, shape_text(c.setting, table.caption, c.setting.theme.minor), ink, measure));
    boxes.back().keep_with_next = true;
  }
  for (const document::Row& row : table.body) {
    boxes.push_back(row.group ? setter.set_group(row, list) : setter.set(row, list));
    boxes.back().head = head;
  }
  if (!boxes.empty()) boxes.back().space_after = c.setting.theme.space.half;
  return boxes;
}

}  // namespace planpress::typeset

// Tables in large print, set one below the other: of each row its name in bold, over lines of label and
// value. The structure is that of any table. The labels of a column are its head cell the first time, and
// artifacts from then on.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

document::Inlines text_of(const document::Blocks& blocks) {
  document::Inlines text;
  for (const document::Block& block : blocks) {
    if (const auto* p = std::get_if<document::Paragraph>(&block.as_variant()))
      text.insert(text.end(), p->content.begin(), p->content.end());
  }
  return text;
}

bool is_paragraph(const document::Block& block) {
  return std::holds_alternative<document::Paragraph>(block.as_variant());
}

bool is_labelled(const document::Note& note) { return !note.label.empty(); }

// The words of a note here; in another language only where the element has words in it.
document::Inlines words_of(const document::Note& note) {
  if (note.record.empty()) return note.content;
  document::Label words = note.record;
  if (document::count_elements(note.content) == 0) words.language.clear();
  return document::inlines_of(words);
}

// A cell, and whose ink each part of its text is.
struct CellContent {
  const LayoutContext& c;
  const document::Cell& cell;
  NodeId node;
  bool is_plain = document::is_plain(cell);
  ChildCursor elements = c.children_of(node);  // of its blocks, where it is not plain
  std::uint32_t used = 0;                      // inline elements of the paragraphs before the next one

  // Whether more of its own text follows, from which a space is to keep this apart.
  bool goes_on_after(const document::Block& block) const {
    return is_plain && (&block != &cell.blocks.back() || std::ranges::any_of(cell.notes, is_labelled));
  }
  // Of the next of its paragraphs.
  Ink next_paragraph(const document::Paragraph& paragraph) {
    if (!is_plain) return c.ink(elements.next(Role::p));
    return c.ink(node, std::exchange(used, used + document::count_elements(paragraph.content)));
  }
  Ink note(const document::Note& note) const {
    const NodeId owner = is_plain ? node : c.structure.nodes[node].children.back();
    std::uint32_t before = 0;
    if (is_plain) before = document::count_elements(text_of(cell.blocks));
    for (const document::Note* each = cell.notes.data(); each != &note; ++each)
      before += document::count_elements(each->content);
    return c.ink(owner, before);
  }
  // Those without a label go on after a comma.
  std::vector<Piece> unlabelled_notes(bool after_text) const {
    std::vector<Piece> pieces;
    for (const document::Note& each : cell.notes) {
      document::Inlines words = words_of(each);
      if (!each.label.empty() || words.empty()) continue;
      if (after_text) words.insert(words.begin(), document::inlines_of(", ").front());
      after_text = true;
      pieces.push_back({std::move(words), note(each)});
    }
    return pieces;
  }
};

class LinearTable {
 public:
  // Values stand on the theme's axis, or further right when a label needs the room.
  LinearTable(LayoutContext& c, const document::Table& table, Length measure)
      : c_(c), theme_(c.theme), measure_(measure), axis_(theme_.page.axis) {
    if (table.head.empty()) return;
    for (const document::Cell& cell : table.head.back().cells) make_room(plain_text(text_of(cell.blocks)));
    for (const document::Row& row : table.body) {
      for (const document::Cell& cell : row.cells) {
        for (const document::Note& note : cell.notes) make_room(note.label);
      }
    }
  }

  // Its last row names the columns.
  void take_head(const document::Table& table, ChildCursor rows) {
    std::optional<ChildCursor> cells;
    for (std::size_t i = 0; i < table.head.size(); ++i) cells = c_.children_of(rows.next(Role::tr));
    for (const document::Cell& cell : table.head.back().cells) {
      const NodeId node = cells->next(cell.header ? Role::th : Role::td);
      heads_.push_back({&cell, node, false});
      columns_.insert(columns_.end(), static_cast<std::size_t>(cell.column_span), heads_.size() - 1);
    }
  }

  Box set(const document::Row& row, ChildCursor elements) {
    Boxes lines;
    std::vector<CellContent> cells;
    for (const document::Cell& cell : row.cells)
      cells.push_back({c_, cell, elements.next(cell.header ? Role::th : Role::td)});
    if (cells.empty()) return {};
    lines.push_back(set_name(cells.front()));
    // Of the notes in the first cell, the one that identifies the row comes right after the name.
    const std::vector<document::Note>& notes = row.cells.front().notes;
    const auto first = std::ranges::find_if(notes, is_labelled);
    if (first != notes.end()) add_note(lines, cells.front(), *first);
    for (std::size_t i = 1; i < cells.size(); ++i) add_value(lines, cells[i], i);
    if (first != notes.end())
      for (auto note = first + 1; note != notes.end(); ++note) add_note(lines, cells.front(), *note);
    Box set = stack(std::move(lines));
    const Length padding = theme_.space.half + theme_.space.quarter;
    shift(set, {}, padding);
    set.height += padding * 2;
    draw_top_rule(theme_, set, measure_);
    set.whole = true;
    return set;
  }

  // The row that heads a group: a name for the rows below it.
  Box set_group(const document::Row& row, ChildCursor elements) {
    Boxes lines;
    for (const document::Cell& cell : row.cells) {
      CellContent content{c_, cell, elements.next(cell.header ? Role::th : Role::td)};
      lines.push_back(set_name(content));
    }
    Box group = stack(std::move(lines));
    group.space_before = theme_.space.before_subsection;
    group.space_after = theme_.space.half;
    group.keep_with_next = true;
    return group;
  }

 private:
  struct Head {
    const document::Cell* cell;
    NodeId node;
    bool is_set;
  };

  void make_room(const std::string& label) {
    const Length width = theme_.secondary.size.of_em(c_.shaper.width(label, theme_.secondary.weight));
    axis_ = std::max(axis_, std::min(width + theme_.table.gutter, measure_ * 2 / 5));
  }

  // The first paragraph with its notes in bold, the others below it.
  Box set_name(CellContent& content) {
    Boxes lines;
    for (const document::Block& block : content.cell.blocks) {
      const auto* paragraph = std::get_if<document::Paragraph>(&block.as_variant());
      if (paragraph == nullptr || !lines.empty()) {
        append(lines, set_block(content, block, {}, measure_));
        lines.back().space_after = Length{};
        continue;
      }
      std::vector<Piece> name{{paragraph->content, content.next_paragraph(*paragraph)}};
      std::ranges::move(content.unlabelled_notes(!paragraph->content.empty()), std::back_inserter(name));
      if (content.goes_on_after(block)) name.back().text = spaced(std::move(name.back().text));
      lines.push_back(set_text(c_, shape_text(c_, name, theme_.minor), Ink::layout(), measure_));
    }
    return stack(std::move(lines));
  }

  // `more` goes on behind the last words of a paragraph.
  Boxes set_block(CellContent& content, const document::Block& block, std::vector<Piece> more,
                  Length measure) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block.as_variant());
    if (paragraph == nullptr || (more.empty() && !content.is_plain))
      return compose_block(c_, block, content.elements, measure);
    document::Paragraph text = *paragraph;
    document::Inlines& end = more.empty() ? text.content : more.back().text;
    if (content.goes_on_after(block)) end = spaced(std::move(end));
    const Ink ink = content.next_paragraph(*paragraph);
    return boxes_of(set_paragraph(c_, text, ink, std::move(more), measure));
  }

  // "4 July 2025, week 26": a note without a label follows the value.
  Boxes set_value(CellContent& content, Length measure) {
    const document::Blocks& blocks = content.cell.blocks;
    const bool ends_in_text = !blocks.empty() && is_paragraph(blocks.back());
    Boxes boxes;
    for (const document::Block& block : blocks) {
      std::vector<Piece> more;
      if (&block == &blocks.back() && ends_in_text)
        more = content.unlabelled_notes(!std::get<document::Paragraph>(block.as_variant()).content.empty());
      append(boxes, set_block(content, block, std::move(more), measure));
    }
    if (std::vector<Piece> notes = content.unlabelled_notes(false); !ends_in_text && !notes.empty())
      boxes.push_back(set_paragraph(c_, {}, Ink::layout(), std::move(notes), measure));
    erase_empty(boxes);
    return boxes;
  }

  void add_value(Boxes& lines, CellContent& content, std::size_t column) {
    const document::Cell& cell = content.cell;
    const bool says_nothing = std::ranges::all_of(cell.blocks, is_paragraph) &&
                              plain_text(text_of(cell.blocks)).empty() &&
                              content.unlabelled_notes(false).empty();
    if (!says_nothing) {
      Box label = set_label(column);
      const Length axis = label.height == Length{} ? Length{} : axis_;
      const Length drop = first_line_drop(theme_, cell.blocks);
      add_line(lines, std::move(label), drop, set_value(content, measure_ - axis));
    }
    for (const document::Note& note : cell.notes) add_note(lines, content, note);
  }

  void add_note(Boxes& lines, const CellContent& content, const document::Note& note) {
    if (note.label.empty() || plain_text(words_of(note)).empty()) return;
    const Ink ink = content.note(note);
    document::Label name = note.label;
    name.language.clear();
    Box label = set_text(c_, spaced(std::move(name)), theme_.secondary, ink, axis_ - theme_.space.half);
    document::Paragraph value;
    value.content = &note == &content.cell.notes.back() ? words_of(note) : spaced(words_of(note));
    add_line(lines, std::move(label), {}, boxes_of(set_paragraph(c_, value, ink, {}, measure_ - axis_)));
  }

  // The name of a column; nothing where the table has none for it.
  Box set_label(std::size_t column) {
    if (column >= columns_.size()) return {};
    Head& head = heads_[columns_[column]];
    const Length room = axis_ - theme_.space.half;
    const document::Inlines text = text_of(head.cell->blocks);
    if (std::exchange(head.is_set, true) || !document::is_plain(*head.cell))
      return set_text(c_, shape_text(c_, text, theme_.secondary), Ink::layout(), room);
    CellContent content{c_, *head.cell, head.node};
    std::vector<Piece> pieces;
    for (const document::Block& block : head.cell->blocks) {
      const auto& paragraph = std::get<document::Paragraph>(block.as_variant());
      pieces.push_back({paragraph.content, content.next_paragraph(paragraph)});
    }
    return set_text(c_, shape_text(c_, pieces, theme_.secondary), Ink::layout(), room);
  }

  // drop: how far below the top of its value a label stands.
  void add_line(Boxes& lines, Box label, Length drop, Boxes value) {
    Box right = stack(std::move(value));
    if (label.height > Length{}) {
      shift(label, {}, drop);
      label.height += drop;
      shift(right, axis_, {});
    }
    lines.push_back(beside(boxes_of(std::move(label), std::move(right))));
    if (!lines.back().fields.empty()) lines.back().space_after = theme_.space.quarter;
  }

  LayoutContext& c_;
  const Theme& theme_;
  Length measure_;
  Length axis_;
  std::vector<Head> heads_;
  std::vector<std::size_t> columns_;  // the head of each
};

// At the top of a page that begins inside the table: its heading and "(continued)".
std::int32_t repeated_heading(LayoutContext& c, Length measure) {
  const document::Heading* heading = c.state.last_heading;
  if (heading == nullptr || heading->content.empty()) return -1;
  const std::string text = plain_text(heading->content) + " " + c.document.furniture.continued;
  Box head = set_text(c, text, c.theme.section, Ink::layout(), measure);
  return c.state.repeat(head.height + c.theme.space.half, std::move(head.items));
}

}  // namespace

Boxes compose_linear_table(LayoutContext& c, const document::Table& table, ChildCursor& elements,
                           Length measure) {
  ChildCursor parts = c.children_of(elements.next(Role::table));
  const std::int32_t head = repeated_heading(c, measure);
  Boxes boxes = set_caption(c, table, parts, measure);
  LinearTable linear(c, table, measure);
  if (!table.head.empty()) linear.take_head(table, c.children_of(parts.next(Role::t_head)));
  ChildCursor rows = c.children_of(parts.next(Role::t_body));
  for (const document::Row& row : table.body) {
    const ChildCursor cells = c.children_of(rows.next(Role::tr));
    boxes.push_back(row.group ? linear.set_group(row, cells) : linear.set(row, cells));
    boxes.back().head = head;
  }
  if (!boxes.empty()) boxes.back().space_after = c.theme.space.half;
  return boxes;
}

}  // namespace planpress::typeset

#include "renderer/typeset/columns.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

using document::CellKind;

// Rows that are looked at when widths are weighed against heights: more would change little and cost much.
constexpr std::size_t weighed_rows = 60;
constexpr int weighed_moves = 8;  // from one column to another
// Half lines in one move: a word fits or it does not, so one step seldom shows.
constexpr int weighed_steps = 14;

// The notes of a cell as one line of text: "A-A05, also for objective 2", grey.
document::Inlines joined_notes(const document::Cell& cell) {
  document::Inlines line;
  for (const document::Note& note : cell.notes) {
    if (!line.empty()) line.push_back(document::inlines_of(", ").front());
    line.insert(line.end(), note.content.begin(), note.content.end());
  }
  for (document::Inline& piece : line) {
    if (auto* run = std::get_if<document::TextRun>(&piece)) run->tone = document::Tone::secondary;
  }
  return line;
}

// Width of the digits before the first space: where number and unit of a quantity meet.
Length number_width(const ShapedText& text) {
  return text.empty() ? Length{} : text.style.size.of_em(text.paragraph.words.front().width);
}

// Paragraphs one after another, each on a line of its own.
void shape_paragraphs(const TextContext& c, const document::Cell& cell, const TextStyle& style,
                      ShapedCell& shaped) {
  for (const document::Block& block : cell.blocks) {
    const auto& paragraph = std::get<document::Paragraph>(block.as_variant());
    const bool last = &block == &cell.blocks.back() && cell.notes.empty();
    const bool secondary = paragraph.style == document::ParagraphStyle::secondary;
    shaped.texts.push_back(shape_text(c, last ? paragraph.content : spaced(paragraph.content),
                                      secondary ? c.theme.secondary : style));
  }
  if (cell.kind == CellKind::quantity && !shaped.texts.empty())
    shaped.number = number_width(shaped.texts.front());
}

ShapedCell shape_cell(const TextContext& c, const document::Cell& cell, const TextStyle& style) {
  ShapedCell shaped;
  shaped.cell = &cell;
  shaped.plain = document::is_plain(cell);
  if (shaped.plain) {
    shape_paragraphs(c, cell, style, shaped);
  } else {
    for (const document::Block& block : cell.blocks) shaped.widths.cover(block_widths(c, block));
  }
  if (!cell.notes.empty()) shaped.texts.push_back(shape_text(c, joined_notes(cell), c.theme.secondary));
  const bool unbroken = cell.kind == CellKind::date || cell.kind == CellKind::quantity;
  for (const ShapedText& text : shaped.texts) {
    const Length natural = text.natural_width(), least = unbroken ? natural : text.least_width();
    shaped.widths.cover({least, least, natural});
  }
  return shaped;
}

std::vector<ShapedRow> shape_rows(const TextContext& c, const std::vector<document::Row>& rows,
                                  const TextStyle& style) {
  std::vector<ShapedRow> shaped;
  shaped.reserve(rows.size());
  for (const document::Row& row : rows) {
    ShapedRow& out = shaped.emplace_back();
    out.row = &row;
    out.cells.reserve(row.cells.size());
    const TextStyle& row_style = row.group ? c.theme.minor : style;
    for (const document::Cell& cell : row.cells) out.cells.push_back(shape_cell(c, cell, row_style));
  }
  return shaped;
}

// Lines of a text at a measure, first fit: enough to weigh one width against another.
std::int64_t lines_at(const ShapedText& text, Length measure) {
  const std::int64_t room = (measure - text.lead).thousandths() * 1000 / text.style.size.thousandths();
  std::int64_t lines = text.empty() ? 0 : 1, line = 0, space = 0;
  for (const text::Word& word : text.paragraph.words) {
    if (line > 0 && line + space + word.width > room) {
      ++lines;
      line = 0;
    }
    line += (line > 0 ? space : 0) + word.width;
    space = word.space;
    if (word.ends_line) {
      ++lines;
      line = 0;
    }
  }
  return lines;
}

struct Column : Widths {
  Length width;
  Length number;  // the widest number of its quantities
  bool right = false;
  bool tags = false;
};

bool begins_with_tag(const document::Cell& cell) {
  if (cell.blocks.empty()) return false;
  const auto* paragraph = std::get_if<document::Paragraph>(&cell.blocks.front().as_variant());
  return paragraph != nullptr && is_tag(*paragraph);
}

std::size_t span_of(const ShapedCell& cell) {
  return static_cast<std::size_t>(std::max(1, cell.cell->column_span));
}

std::size_t column_count(const ShapedTable& table) {
  std::size_t most = 1;
  for (const auto* rows : {&table.head, &table.body}) {
    for (const ShapedRow& row : *rows) {
      std::size_t count = 0;
      for (const ShapedCell& cell : row.cells) count += span_of(cell);
      most = std::max(most, count);
    }
  }
  return most;
}

class Columns {
 public:
  Columns(const Theme& theme, const std::vector<const ShapedTable*>& tables, Length measure)
      : theme_(theme), measure_(measure), gutter_(theme.table.gutter) {
    for (const ShapedTable* table : tables) columns_.resize(std::max(columns_.size(), column_count(*table)));
    for (const ShapedTable* table : tables) {
      for (const ShapedRow& row : table->body) collect_numbers(row);
    }
    for (const ShapedTable* table : tables) {
      for (const ShapedRow& row : table->head) collect(row, false);
      for (const ShapedRow& row : table->body) collect(row, true);
    }
    add_gutters(gutter_);
  }

  ColumnWidths solve() {
    const Length wanted = total(&Column::natural);
    if (wanted <= measure_) {
      for (Column& column : columns_) column.width = column.natural;
      spread(measure_ - wanted);
    } else {
      Columns tight = *this;
      tight.gutter_ = theme_.table.tight_gutter;
      tight.add_gutters(tight.gutter_ - gutter_);
      fit();
      tight.fit();
      if (tight.weighed_height() < weighed_height()) {
        columns_ = tight.columns_;
        gutter_ = tight.gutter_;
      }
    }
    ColumnWidths widths{{}, gutter_};
    for (const Column& column : columns_) widths.columns.push_back(column.width);
    return widths;
  }

 private:
  void add_gutters(Length gutter) {
    for (std::size_t i = 0; i + 1 < columns_.size(); ++i) columns_[i] += gutter;
  }

  // Calls visit(column, cell) for each cell that stands in one column alone.
  template <typename Visit>
  void each_cell(const ShapedRow& row, Visit visit) {
    std::size_t at = 0;
    for (const ShapedCell& cell : row.cells) {
      if (cell.cell->column_span <= 1) visit(columns_[at], cell);
      at += span_of(cell);
    }
  }

  void collect_numbers(const ShapedRow& row) {
    each_cell(row, [](Column& column, const ShapedCell& cell) {
      column.number = std::max(column.number, cell.number);
    });
  }

  void collect(const ShapedRow& row, bool body) {
    each_cell(row, [&](Column& column, const ShapedCell& cell) {
      Widths widths = cell.widths;
      if (cell.number > Length{}) widths += column.number - cell.number;
      column.cover(widths);
      if (body && cell.cell->kind == CellKind::number) column.right = true;
      if (body && begins_with_tag(*cell.cell)) column.tags = true;
    });
    if (body && !row.row->group && rows_.size() < weighed_rows) rows_.push_back(&row);
  }

  void fit() {
    limit_least();
    share();
    weigh();
  }

  Length total(Length Column::*member) const {
    return std::accumulate(columns_.begin(), columns_.end(), Length{},
                           [&](Length sum, const Column& column) { return sum + column.*member; });
  }

  // Room to spare goes to the last column; when that is right-aligned, evenly to the ones before it; when it
  // holds tags, to the first, so that they stand at the edge.
  void spread(Length spare) {
    if (columns_.back().tags) {
      columns_.front().width += spare;
      return;
    }
    if (!columns_.back().right || columns_.size() == 1) {
      columns_.back().width += spare;
      return;
    }
    const auto others = static_cast<std::int64_t>(columns_.size() - 1);
    for (std::size_t i = 0; i + 1 < columns_.size(); ++i) columns_[i].width += spare / others;
    columns_.back().width += measure_ - total(&Column::width);
  }

  // No column asks for more than can be given: choices are squeezed, all in the same proportion, and where
  // that is not enough, words that are wider than a fair share may have to be cut.
  void limit_least() {
    const Length asked = total(&Column::least), squeezed = total(&Column::squeezed);
    if (asked <= measure_) return;
    if (squeezed > measure_) return cut_least();
    for (Column& column : columns_) {
      const Length more = column.least - column.squeezed;
      column.least =
          column.squeezed + more * (measure_ - squeezed).thousandths() / (asked - squeezed).thousandths();
    }
  }

  std::vector<Column*> narrow_first(Length Widths::*width) {
    std::vector<Column*> all;
    for (Column& column : columns_) all.push_back(&column);
    std::ranges::stable_sort(all, {}, [&](const Column* column) { return column->*width; });
    return all;
  }

  // Narrow columns keep what they need.
  void cut_least() {
    const std::vector<Column*> open = narrow_first(&Column::squeezed);
    Length left = measure_;
    for (std::size_t i = 0; i < open.size(); ++i) {
      open[i]->least = std::min(open[i]->squeezed, left / static_cast<std::int64_t>(open.size() - i));
      left -= open[i]->least;
    }
  }

  // Narrow columns get what they would like; the rest is shared evenly among the others.
  void share() {
    const std::vector<Column*> open = narrow_first(&Column::natural);
    Length left = measure_;
    for (std::size_t i = 0; i < open.size(); ++i) {
      Length kept;  // what those after this one need at least
      for (std::size_t k = i + 1; k < open.size(); ++k) kept += open[k]->least;
      const Length fair = std::max(left / static_cast<std::int64_t>(open.size() - i), open[i]->least);
      open[i]->width = std::max(open[i]->least, std::min({open[i]->natural, fair, left - kept}));
      left -= open[i]->width;
    }
    open.back()->width += left;
  }

  // Moves width from one column to another while that makes the rows lower.
  void weigh() {
    std::int64_t height = weighed_height();
    for (int moves = 0; moves < weighed_moves; ++moves) {
      Move best{0, 0, {}, height};
      for (std::size_t from = 0; from < columns_.size(); ++from) {
        for (std::size_t to = 0; to < columns_.size(); ++to) {
          if (from != to) try_moves(from, to, best);
        }
      }
      if (best.height == height) return;
      move(best.from, best.to, best.width);
      height = best.height;
    }
  }

  struct Move {
    std::size_t from, to;
    Length width;
    std::int64_t height;
  };

  void move(std::size_t from, std::size_t to, Length width) {
    columns_[from].width -= width;
    columns_[to].width += width;
  }

  void try_moves(std::size_t from, std::size_t to, Move& best) {
    const Length step = theme_.space.half;
    const Length to_give = columns_[from].width - columns_[from].least;
    const Length to_take = columns_[to].natural - columns_[to].width;
    for (int steps = 1; steps <= weighed_steps; ++steps) {
      const Length width = step * steps;
      if (width > to_give || width >= to_take + step) break;
      move(from, to, width);
      const std::int64_t height = weighed_height();
      move(to, from, width);
      if (height < best.height) best = {from, to, width, height};
    }
  }

  // Row heights weigh most; among equal ones, the sum of all cells' lines.
  std::int64_t weighed_height() {
    std::vector<const std::int64_t*> lines;  // by column
    for (std::size_t i = 0; i < columns_.size(); ++i) lines.push_back(lines_of(i).data());
    std::int64_t rows = 0, cells = 0;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      std::int64_t tallest = 0;
      for (const std::int64_t* column : lines) {
        tallest = std::max(tallest, column[row]);
        cells += column[row];
      }
      rows += tallest;
    }
    return rows * 1000 + cells;
  }

  // Of a column's cells at its present width, by row. Few widths are weighed, many times over.
  const std::vector<std::int64_t>& lines_of(std::size_t column) {
    const Length room = columns_[column].width - (column + 1 < columns_.size() ? gutter_ : Length{});
    std::vector<std::int64_t>& lines = lines_[{column, room}];
    for (std::size_t row = lines.size(); row < rows_.size(); ++row) {
      const std::vector<ShapedCell>& cells = rows_[row]->cells;
      std::int64_t& count = lines.emplace_back(0);
      if (column >= cells.size()) continue;
      for (const ShapedText& text : cells[column].texts) count += lines_at(text, room);
    }
    return lines;
  }

  const Theme& theme_;
  Length measure_;
  Length gutter_;
  std::vector<Column> columns_;
  std::vector<const ShapedRow*> rows_;                                         // that are weighed
  std::map<std::pair<std::size_t, Length>, std::vector<std::int64_t>> lines_;  // by column and room
};

}  // namespace

void Widths::cover(const Widths& other) {
  squeezed = std::max(squeezed, other.squeezed);
  least = std::max(least, other.least);
  natural = std::max(natural, other.natural);
}

Widths& Widths::operator+=(Length more) {
  squeezed += more;
  least += more;
  natural += more;
  return *this;
}

ShapedTable shape_table(const TextContext& c, const document::Table& table) {
  return {&table, shape_rows(c, table.head, c.theme.head()), shape_rows(c, table.body, c.theme.body)};
}

ColumnWidths column_widths(const Theme& theme, const std::vector<const ShapedTable*>& tables,
                           Length measure) {
  return Columns(theme, tables, measure).solve();
}

}  // namespace planpress::typeset

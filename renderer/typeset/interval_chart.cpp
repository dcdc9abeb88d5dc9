// Steps in columns, one a track, time running down: a figure in as many parts as its tracks and its length
// need.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;
using document::Role;

// More parts than this would be leafed through, not read: the table beside the chart says it all.
constexpr std::size_t most_parts = 8;
constexpr std::int64_t widest_column = 110;  // points, when there are few tracks

// The tracks and units that one part shows.
struct Part {
  std::size_t first_track = 0, end_track = 0;
  int first = 1, last = 1;
};

struct Geometry {
  Length left;    // of the first column
  Length column;  // from one column to the next, the gap included
  Length row;     // height of a unit
};

// A mark's label: its name and the line below it.
Length label_height(const Theme& theme) { return theme.body.leading * 2; }

// Where labels stand whose lines are at these heights: on the line, or below it where there is no room above;
// never on each other, and where they can be above `bottom`.
std::vector<Length> label_tops(const std::vector<Length>& lines, Length height, Length stroke, Length top,
                               Length bottom) {
  std::vector<Length> tops;
  Length free = top;
  for (const Length line : lines) {
    const Length above = line - height - stroke / 2;
    tops.push_back(above >= free ? above : std::max(free, line + stroke / 2));
    free = tops.back() + height;
  }
  if (free <= bottom || bottom - top < height * static_cast<std::int64_t>(lines.size())) return tops;
  for (std::size_t i = tops.size(); i-- > 0; bottom = tops[i]) tops[i] = std::min(tops[i], bottom - height);
  return tops;
}

class PartSetter {
 public:
  PartSetter(Composition& c, const document::IntervalChart& chart, const Geometry& geometry, NodeId figure,
             std::vector<std::string>& key)
      : c_(c), theme_(c.setting.theme), chart_(chart), g_(geometry), ink_(Ink::of(figure)), key_(key) {}

  Slab set(const Part& part) {
    part_ = part;
    Slab slab = set_heads();
    top_ = slab.height;
    slab.height += g_.row * (part.last - part.first + 1);
    for (std::size_t t = part.first_track; t < part.end_track; ++t) {
      for (const document::Interval& interval : chart_.tracks[t].intervals) set_step(interval, t, slab);
    }
    set_starts(slab);
    set_marks(slab);
    slab.figures.push_back({ink_.owner, 0, {Length{}, Length{}, right(), slab.height}});
    slab.whole = true;
    return slab;
  }

 private:
  Length column_x(std::size_t track) const {
    return g_.left + g_.column * static_cast<std::int64_t>(track - part_.first_track);
  }
  Length cell_width() const { return g_.column - theme_.chart.gap; }
  Length right() const { return column_x(part_.end_track) - theme_.chart.gap; }
  Length unit_y(int unit) const { return top_ + g_.row * (unit - part_.first); }

  void add(Slab& slab, Slab text, Length x, Length y) const {
    shift(text, x, y);
    std::move(text.items.begin(), text.items.end(), std::back_inserter(slab.items));
  }

  // Names of the tracks, standing on the same line, with their notes in grey below.
  Slab set_heads() {
    std::vector<Slab> names, notes;
    Length name_height, note_height;
    const Length room = cell_width() - theme_.space.quarter;
    for (std::size_t t = part_.first_track; t < part_.end_track; ++t) {
      names.push_back(set_text(c_.setting, spaced(chart_.tracks[t].name), head_style(theme_), ink_, room));
      notes.push_back(set_text(c_.setting, spaced(chart_.tracks[t].note), theme_.secondary, ink_, room));
      name_height = std::max(name_height, names.back().height);
      note_height = std::max(note_height, notes.back().height);
    }
    Slab unit = set_text(c_.setting, spaced(chart_.unit), theme_.secondary, ink_,
                         g_.left - theme_.chart.inset, Align::right);
    const Length unit_height = unit.height;
    name_height = std::max(name_height, unit_height);
    Slab heads;
    heads.height = name_height + note_height + theme_.space.quarter;
    add(heads, std::move(unit), Length{}, name_height - unit_height);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Length x = column_x(part_.first_track + i), y = name_height - names[i].height;
      add(heads, std::move(names[i]), x, y);
      add(heads, std::move(notes[i]), x, name_height);
    }
    return heads;
  }

  void set_step(const document::Interval& interval, std::size_t track, Slab& slab) {
    const int from = std::max(interval.from, part_.first), to = std::min(interval.to, part_.last);
    if (from > to) return;
    const auto step = theme_.chart.steps.find(interval.step);
    const StepFill fill = step == theme_.chart.steps.end() ? StepFill{} : step->second;
    const Length gap = theme_.chart.gap;
    const Rect cell{column_x(track), unit_y(from), cell_width(), g_.row * (to - from + 1) - gap};
    draw_ground(cell, fill, slab);
    set_word(interval, track, cell, fill, slab);
  }

  void draw_ground(const Rect& cell, const StepFill& fill, Slab& slab) const {
    slab.items.push_back(item(Ink::layout(), FilledRect{cell, fill.fill}));
    if (fill.hatched) {
      slab.items.push_back(
          item(Ink::layout(), Hatch{cell, theme_.space.quarter * 2, theme_.rule.hair, fill.frame}));
    }
    if (fill.framed) {
      slab.items.push_back(item(Ink::layout(), FramedRect{cell, theme_.rule.hair * 2, fill.frame}));
    }
  }

  // The step's word where it fits; in a step that is too short, a number that the key below explains.
  void set_word(const document::Interval& interval, std::size_t track, const Rect& cell, const StepFill& fill,
                Slab& slab) {
    TextStyle style = theme_.body;
    style.color = fill.text;
    const Length inset = theme_.chart.inset;
    const Length room = cell.width - inset - theme_.rule.hair * 2;
    const ShapedText word = shape_text(c_.setting, spaced(interval.text), style);
    Slab text = set_text(c_.setting, word, ink_, room);
    if (word.least_width() > room || text.height > cell.height) {
      text = set_text(c_.setting, spaced(number_in_key(interval, track)), style, ink_, room);
    }
    const Length above =
        clear_of_marks(cell, std::min(inset / 2, (cell.height - text.height) / 2), text.height);
    if (fill.hatched) {
      Length width;
      for (const Item& i : text.items)
        width = std::max(width, std::get<TextMark>(i.mark).size.of_em(width_of(i)));
      const Length pad = theme_.rule.strong * 2;
      slab.items.push_back(item(Ink::layout(), FilledRect{{cell.x + inset - pad, cell.y + above + pad / 2,
                                                           width + pad * 2, text.height - pad},
                                                          fill.fill}));
    }
    add(slab, std::move(text), cell.x + inset, cell.y + above);
  }

  Length mark_y(const document::ChartMark& mark) const {
    return top_ + Length::from_thousandths(g_.row.thousandths() * mark.at / 1000) -
           g_.row * (part_.first - chart_.first);
  }

  // Below a mark's line that would run through the word, where the cell has the room.
  Length clear_of_marks(const Rect& cell, Length above, Length height) const {
    for (const document::ChartMark& mark : chart_.marks) {
      const Length line = mark_y(mark) - cell.y;
      const bool through = line > above && line < above + height;
      if (through && line + theme_.chart.mark + height <= cell.height) above = line + theme_.chart.mark;
    }
    return above;
  }

  // Without the space at its end.
  static std::int64_t width_of(const Item& line) {
    std::int64_t width = 0, space = 0;
    for (const auto& run : std::get<TextMark>(line.mark).runs) {
      space = run->text == " " ? run->width : 0;
      width += run->width;
    }
    return width - space;
  }

  std::string number_in_key(const document::Interval& interval, std::size_t track) {
    const std::string line =
        fmt::format("{} {}, {}: {}", chart_.unit, interval.from, chart_.tracks[track].name, interval.text);
    const auto known = std::find(key_.begin(), key_.end(), line);
    if (known != key_.end()) return std::to_string(known - key_.begin() + 1);
    key_.push_back(line);
    return std::to_string(key_.size());
  }

  // The unit at which something changes, beside its row.
  void set_starts(Slab& slab) {
    std::set<int> starts{part_.first};
    for (std::size_t t = part_.first_track; t < part_.end_track; ++t) {
      for (const document::Interval& interval : chart_.tracks[t].intervals) {
        if (interval.from > part_.first && interval.from <= part_.last) starts.insert(interval.from);
      }
    }
    for (const int start : starts) {
      Slab text = set_text(c_.setting, spaced(std::to_string(start)), theme_.body, ink_,
                           g_.left - theme_.chart.inset, Align::right);
      const Length above =
          std::min(theme_.chart.inset / 2, (g_.row - theme_.chart.gap - text.height) / 2 + g_.row / 2);
      slab.height = std::max(slab.height, unit_y(start) + above + text.height);
      add(slab, std::move(text), Length{}, unit_y(start) + above);
    }
  }

  // A line across at each mark, and its label on it. A line that would run through a label begins behind it.
  void set_marks(Slab& slab) {
    TextStyle label_style = theme_.body;
    label_style.weight = text::Weight::bold;
    const Length room = g_.left - theme_.chart.inset;
    std::vector<Length> lines;
    std::vector<Slab> labels;
    for (const document::ChartMark& mark : chart_.marks) {
      const Length y = mark_y(mark);
      if (y < top_ || y > slab.height || (y == top_ && part_.first > chart_.first)) continue;
      lines.push_back(y);
      labels.push_back(stack_label(mark, label_style, room));
    }
    const Length height = label_height(theme_);
    const std::vector<Length> tops = label_tops(lines, height, theme_.chart.mark, top_, slab.height);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Length y = lines[i];
      const bool free =
          std::none_of(tops.begin(), tops.end(), [&](Length top) { return top < y && y < top + height; });
      slab.items.push_back(
          item(Ink::layout(),
               Line{{free ? Length{} : room, y}, {right(), y}, theme_.chart.mark, theme_.color.text, false}));
      slab.height = std::max(slab.height, tops[i] + labels[i].height);
      add(slab, std::move(labels[i]), Length{}, tops[i]);
    }
  }

  Slab stack_label(const document::ChartMark& mark, const TextStyle& style, Length room) {
    std::vector<Slab> lines;
    lines.push_back(set_text(c_.setting, spaced(mark.label), style, ink_, room));
    lines.push_back(set_text(c_.setting, spaced(mark.note), theme_.body, ink_, room));
    return stack(std::move(lines));
  }

  Composition& c_;
  const Theme& theme_;
  const document::IntervalChart& chart_;
  const Geometry& g_;
  Ink ink_;
  std::vector<std::string>& key_;
  Part part_;
  Length top_;
};

// Rows high enough that labels do not meet, but for those of marks that are closer than most: they move
// aside.
Length row_height(const Theme& theme, const document::IntervalChart& chart) {
  constexpr document::AxisPosition close = 2000;
  const Length label = label_height(theme) + theme.chart.mark;
  const auto marks = static_cast<std::int64_t>(chart.marks.size());
  Length row = std::max(theme.chart.row, label * marks / (chart.last - chart.first + 1));
  for (std::size_t i = 1; i < chart.marks.size(); ++i) {
    const document::AxisPosition apart = chart.marks[i].at - chart.marks[i - 1].at;
    if (apart >= close) row = std::max(row, Length::from_thousandths(label.thousandths() * 1000 / apart));
  }
  return std::min(row, label);
}

// The room that the labels of marks need beside the columns; more where a line of one meets the number of a
// unit.
Length left_room(Composition& c, const document::IntervalChart& chart, Length row) {
  const Theme& theme = c.setting.theme;
  const auto width = [&](std::string_view text, text::Weight weight) {
    return theme.body.size.of_em(c.setting.shaper.width(text, weight));
  };
  std::vector<Length> lines;
  std::set<Length> numbers;  // tops of the lines in which units are named
  for (const document::ChartMark& mark : chart.marks) {
    lines.push_back(Length::from_thousandths(row.thousandths() * mark.at / 1000));
  }
  for (const document::Track& track : chart.tracks) {
    for (const document::Interval& interval : track.intervals) {
      numbers.insert(row * (interval.from - chart.first) + theme.chart.inset / 2);
    }
  }
  const Length bottom = row * (chart.last - chart.first + 1);
  const bool divided = bottom > theme.text_height() / 2;  // parts begin with a number wherever they are cut
  const std::vector<Length> tops = label_tops(lines, label_height(theme), theme.chart.mark, Length{}, bottom);
  const Length number = width(std::to_string(chart.last), text::Weight::regular) + theme.chart.inset;
  const Length clear = theme.body.leading - theme.space.quarter;  // lines this far apart do not touch
  Length room;
  const auto need = [&](Length text, Length top) {
    const bool meets = divided || std::any_of(numbers.begin(), numbers.end(), [&](Length at) {
                         return at < top + clear && top < at + clear;
                       });
    room = std::max(room, text + theme.chart.inset + (meets ? number : Length{}));
  };
  for (std::size_t i = 0; i < tops.size(); ++i) {
    need(width(chart.marks[i].label, text::Weight::bold), tops[i]);
    need(width(chart.marks[i].note, text::Weight::regular), tops[i] + theme.body.leading);
  }
  return room;
}

Geometry geometry_of(Composition& c, const document::IntervalChart& chart, Length measure) {
  const Theme& theme = c.setting.theme;
  Geometry g{theme.chart.left, theme.chart.column, row_height(theme, chart)};
  g.left = std::max(g.left, left_room(c, chart, g.row));
  const auto tracks = static_cast<std::int64_t>(std::max<std::size_t>(chart.tracks.size(), 1));
  const Length least = theme.chart.column - theme.chart.inset / 2;  // still room for every level's word
  const std::int64_t fit =
      std::max<std::int64_t>(1, (measure - g.left + theme.chart.gap).thousandths() / least.thousandths());
  const std::int64_t groups = (tracks + fit - 1) / fit;
  const std::int64_t a_group = (tracks + groups - 1) / groups;
  const Length widest = std::max(theme.chart.column, Length::from_thousandths(widest_column * 1000));
  g.column = std::min(widest, (measure - g.left + theme.chart.gap) / a_group);
  return g;
}

// The height of the names and notes over the columns.
Length heads_height(Composition& c, const document::IntervalChart& chart, const Geometry& g) {
  const Theme& theme = c.setting.theme;
  const Length room = g.column - theme.chart.gap - theme.space.quarter;
  Length names, notes;
  for (const document::Track& track : chart.tracks) {
    names = std::max(names, set_text(c.setting, track.name, head_style(theme), Ink::layout(), room).height);
    notes = std::max(notes, set_text(c.setting, track.note, theme.secondary, Ink::layout(), room).height);
  }
  return names + notes;
}

std::vector<Part> parts_of(Composition& c, const document::IntervalChart& chart, const Geometry& g,
                           Length measure) {
  const Theme& theme = c.setting.theme;
  const std::int64_t fit =
      std::max<std::int64_t>(1, (measure - g.left + theme.chart.gap).thousandths() / g.column.thousandths());
  const auto tracks = static_cast<std::int64_t>(chart.tracks.size());
  const std::int64_t groups = (tracks + fit - 1) / fit;
  // Beside the rows the page holds a title with three lines, and the heads of the columns.
  const Length room = theme.text_height() - theme.title.leading - theme.body.leading * 3 -
                      theme.space.between_blocks * 2 -
                      std::max(heads_height(c, chart, g), theme.body.leading * 3);
  const std::int64_t units = chart.last - chart.first + 1;
  const std::int64_t rows = room.thousandths() / g.row.thousandths();
  if (rows < 1) return {};
  const std::int64_t bands = (units + rows - 1) / rows;
  std::vector<Part> parts;
  for (std::int64_t group = 0; group < groups; ++group) {
    for (std::int64_t band = 0; band < bands; ++band) {
      parts.push_back({static_cast<std::size_t>(tracks * group / groups),
                       static_cast<std::size_t>(tracks * (group + 1) / groups),
                       chart.first + static_cast<int>(units * band / bands),
                       chart.first + static_cast<int>(units * (band + 1) / bands) - 1});
    }
  }
  return parts;
}

document::Paragraph paragraph_of(const std::string& text) {
  document::TextRun run;
  run.text = text;
  return {document::ParagraphStyle::body, {}, {run}};
}

}  // namespace

Slabs compose_interval_chart(Composition& c, const document::IntervalChart& chart, NodeId parent,
                             Length measure) {
  if (chart.tracks.empty() || chart.last < chart.first) return {};
  const Theme& theme = c.setting.theme;
  const Geometry geometry = geometry_of(c, chart, measure);
  const std::vector<Part> parts = parts_of(c, chart, geometry, measure);
  if (parts.empty() || parts.size() > most_parts) return {};

  Slabs slabs;
  std::vector<std::string> key;
  for (const Part& part : parts) {
    const NodeId figure = c.setting.node(parent, Role::figure);
    c.setting.flow.structure.nodes[figure].alt = chart.alt;
    Slab slab = PartSetter(c, chart, geometry, figure, key).set(part);
    slab.space_before = slab.space_after = theme.space.between_blocks;
    slabs.push_back(std::move(slab));
  }
  if (key.empty()) return slabs;
  document::Blocks explanation;
  document::List list{.ordered = true, .items = {}};
  for (const std::string& line : key) list.items.push_back({{paragraph_of(line)}});
  if (!chart.key.empty()) explanation.emplace_back(paragraph_of(chart.key));
  explanation.emplace_back(list);
  slabs.back().keep_with_next = true;
  for (Slab& slab : compose_blocks(c, explanation, parent, measure)) slabs.push_back(std::move(slab));
  return slabs;
}

}  // namespace planpress::typeset

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
      names.push_back(set_text(c_.setting, chart_.tracks[t].name, head_style(theme_), ink_, room));
      notes.push_back(set_text(c_.setting, chart_.tracks[t].note, theme_.secondary, ink_, room));
      name_height = std::max(name_height, names.back().height);
      note_height = std::max(note_height, notes.back().height);
    }
    Slab heads;
    heads.height = name_height + note_height + theme_.space.quarter;
    Slab unit =
        set_text(c_.setting, chart_.unit, theme_.secondary, ink_, g_.left - theme_.chart.inset, Align::right);
    add(heads, std::move(unit), Length{}, name_height - theme_.secondary.leading);
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
    const ShapedText word = shape_text(c_.setting, interval.text, style);
    Slab text = set_text(c_.setting, word, ink_, room);
    if (word.least_width() > room || text.height > cell.height) {
      text = set_text(c_.setting, number_in_key(interval, track), style, ink_, room);
    }
    const Length above = std::min(inset / 2, (cell.height - text.height) / 2);
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

  static std::int64_t width_of(const Item& line) {
    std::int64_t width = 0;
    for (const auto& run : std::get<TextMark>(line.mark).runs) width += run->width;
    return width;
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
      Slab text = set_text(c_.setting, std::to_string(start), theme_.body, ink_, g_.left - theme_.chart.inset,
                           Align::right);
      const Length above =
          std::min(theme_.chart.inset / 2, (g_.row - theme_.chart.gap - text.height) / 2 + g_.row / 2);
      add(slab, std::move(text), Length{}, unit_y(start) + above);
    }
  }

  // A line across at each mark, its label above it, or below where there is no room above.
  void set_marks(Slab& slab) {
    TextStyle label_style = theme_.body;
    label_style.weight = text::Weight::bold;
    const Length room = g_.left - theme_.chart.inset;
    for (const document::ChartMark& mark : chart_.marks) {
      const Length y = top_ + Length::from_thousandths(g_.row.thousandths() * mark.at / 1000) -
                       g_.row * (part_.first - chart_.first);
      if (y < top_ || y > slab.height || (y == top_ && part_.first > chart_.first)) continue;
      slab.items.push_back(item(
          Ink::layout(), Line{{Length{}, y}, {right(), y}, theme_.chart.mark, theme_.color.text, false}));
      Slab label = stack_label(mark, label_style, room);
      const Length above = y - label.height - theme_.chart.mark / 2;
      add(slab, std::move(label), Length{},
          above >= top_ - theme_.secondary.leading ? above : y + theme_.chart.mark / 2);
    }
  }

  Slab stack_label(const document::ChartMark& mark, const TextStyle& style, Length room) {
    std::vector<Slab> lines;
    lines.push_back(set_text(c_.setting, mark.label, style, ink_, room));
    lines.push_back(set_text(c_.setting, mark.note, theme_.body, ink_, room));
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

// Rows high enough that the labels of two marks do not meet.
Length row_height(const Theme& theme, const document::IntervalChart& chart) {
  Length row = theme.chart.row;
  const Length label = theme.body.leading * 2 + theme.chart.mark;
  for (std::size_t i = 1; i < chart.marks.size(); ++i) {
    const document::AxisPosition apart = chart.marks[i].at - chart.marks[i - 1].at;
    if (apart > 0) row = std::max(row, Length::from_thousandths(label.thousandths() * 1000 / apart));
  }
  return std::min(row, label * 2);
}

Geometry geometry_of(Composition& c, const document::IntervalChart& chart, Length measure) {
  const Theme& theme = c.setting.theme;
  Geometry g{theme.chart.left, theme.chart.column, row_height(theme, chart)};
  for (const document::ChartMark& mark : chart.marks) {
    const Length note = theme.body.size.of_em(c.setting.shaper.width(mark.note, text::Weight::regular));
    g.left = std::max(g.left, note + theme.chart.inset * 2);
  }
  const auto tracks = static_cast<std::int64_t>(std::max<std::size_t>(chart.tracks.size(), 1));
  const std::int64_t fit = std::max<std::int64_t>(
      1, (measure - g.left + theme.chart.gap).thousandths() / theme.chart.column.thousandths());
  const std::int64_t groups = (tracks + fit - 1) / fit;
  const std::int64_t a_group = (tracks + groups - 1) / groups;
  const Length widest = std::max(theme.chart.column, Length::from_thousandths(widest_column * 1000));
  g.column = std::min(widest, (measure - g.left + theme.chart.gap) / a_group);
  return g;
}

std::vector<Part> parts_of(const Theme& theme, const document::IntervalChart& chart, const Geometry& g,
                           Length measure) {
  const std::int64_t fit =
      std::max<std::int64_t>(1, (measure - g.left + theme.chart.gap).thousandths() / g.column.thousandths());
  const auto tracks = static_cast<std::int64_t>(chart.tracks.size());
  const std::int64_t groups = (tracks + fit - 1) / fit;
  // Beside the rows the page holds a title with a line or two, and the heads of the columns.
  const Length room =
      theme.text_height() - theme.title.leading - theme.body.leading * 6 - theme.space.between_blocks * 2;
  const std::int64_t units = chart.last - chart.first + 1;
  const std::int64_t rows = std::max<std::int64_t>(1, room.thousandths() / g.row.thousandths());
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

}  // namespace

Slabs compose_interval_chart(Composition& c, const document::IntervalChart& chart, NodeId parent,
                             Length measure) {
  if (chart.tracks.empty() || chart.last < chart.first) return {};
  const Theme& theme = c.setting.theme;
  const Geometry geometry = geometry_of(c, chart, measure);
  const std::vector<Part> parts = parts_of(theme, chart, geometry, measure);
  if (parts.size() > most_parts) return {};

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
  for (const std::string& line : key) {
    document::TextRun run;
    run.text = line;
    document::Paragraph paragraph;
    paragraph.content = {run};
    list.items.push_back({{paragraph}});
  }
  if (!chart.key.empty()) {
    document::TextRun run;
    run.text = chart.key;
    document::Paragraph paragraph;
    paragraph.content = {run};
    explanation.emplace_back(paragraph);
  }
  explanation.emplace_back(list);
  slabs.back().keep_with_next = true;
  for (Slab& slab : compose_blocks(c, explanation, parent, measure)) slabs.push_back(std::move(slab));
  return slabs;
}

}  // namespace planpress::typeset

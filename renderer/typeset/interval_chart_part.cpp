#include "renderer/typeset/interval_chart_part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>

namespace planpress::typeset {
namespace {

// Thousandths of the type size above and below the baseline.
struct Reach {
  std::int64_t above, below;
};
constexpr Reach letters{730, 220}, figures{700, 0};
constexpr Length clearance = Length::from_thousandths(2'000);  // beside a text
constexpr Length shortest = Length::from_thousandths(3'000);   // a shorter piece is a blot

// From the tops of its capitals to the feet of its letters (figures have none), without the spaces at its
// end.
Rect extent_of(const TextMark& text) {
  std::int64_t width = 0, space = 0;
  bool is_number = true;
  for (const auto& run : text.runs) {
    space = run->text == " " ? run->width : 0;
    width += run->width;
    is_number = is_number && run->text.find_first_not_of("0123456789 ") == std::string::npos;
  }
  const Reach& reach = is_number ? figures : letters;
  const Length above = text.size.of_em(reach.above), below = text.size.of_em(reach.below);
  return {text.origin.x, text.origin.y - above, text.size.of_em(width - space), above + below};
}

// Around all texts of a box; empty where it has none.
Rect extent_of(const Box& box) {
  Rect all;
  bool first = true;
  for (const Item& item : box.items) {
    const auto* text = std::get_if<TextMark>(&item.mark);
    if (text == nullptr) continue;
    all = first ? extent_of(*text) : around(all, extent_of(*text));
    first = false;
  }
  return all;
}

// The pieces of a line from left to right that meet none of the obstacles.
std::vector<Line> clear_pieces(const Line& line, const std::vector<Rect>& obstacles) {
  std::vector<Rect> met;
  for (const Rect& obstacle : obstacles) {
    const bool meets = line.from.y + line.stroke / 2 > obstacle.y &&
                       line.from.y - line.stroke / 2 < obstacle.bottom() && obstacle.width > Length{};
    if (meets) met.push_back(obstacle);
  }
  std::ranges::sort(met, {}, &Rect::x);
  std::vector<Line> pieces;
  Line piece = line;
  const auto end_at = [&](Length x) {
    piece.to.x = x;
    if (piece.to.x - piece.from.x >= shortest) pieces.push_back(piece);
  };
  for (const Rect& obstacle : met) {
    end_at(std::min(obstacle.x - clearance, line.to.x));
    piece.from.x = std::max(piece.from.x, obstacle.right() + clearance);
  }
  end_at(line.to.x);
  return pieces;
}

// White where the theme does not know the step.
StepFill step_fill(const Theme& theme, std::string_view step) {
  const auto found = theme.chart.steps.find(step);
  return found == theme.chart.steps.end() ? StepFill{} : found->second;
}

std::vector<Mark> marks_of_step(const Theme& theme, const Rect& cell, const StepFill& fill) {
  std::vector<Mark> marks{FilledRect{cell, fill.fill}};
  if (fill.hatched) marks.emplace_back(Hatch{cell, theme.space.quarter * 2, theme.rule.hair, fill.frame});
  if (fill.framed) marks.emplace_back(FramedRect{cell, theme.rule.hair * 2, fill.frame});
  return marks;
}

class PartDrawer {
 public:
  PartDrawer(const TextContext& c, const document::IntervalChart& chart, const ChartSizes& sizes,
             const ChartPart& part, std::vector<document::Inlines>& key)
      : c_(c), theme_(c.theme), chart_(chart), sizes_(sizes), part_(part), key_(key) {}

  Drawing draw() {
    set_heads();
    bottom_ = text_bottom_ = top_ + sizes_.row * part_.units();
    collect_marks();
    for (std::size_t t = part_.first_track; t < part_.end_track; ++t) {
      for (const document::Interval& interval : chart_.tracks[t].intervals) set_step(interval, t);
    }
    set_starts();
    set_labels();
    draw_lines();
    const Length end = std::max(text_bottom_, lines_.empty() ? Length{} : lines_.back() + casing() / 2);
    return {right(), end, marks_of(std::move(canvas_)), end - text_bottom_};
  }

 private:
  Box set(const document::Label& text, const TextStyle& style, Length room, Align align = Align::left) const {
    return set_text(c_, spaced(text), style, Ink::layout(), room, align);
  }
  Length column_x(std::size_t track) const {
    const Length* columns = sizes_.columns.data();
    return std::accumulate(columns + part_.first_track, columns + track, sizes_.left);
  }
  Length cell_width(std::size_t track) const { return sizes_.columns[track] - theme_.chart.gap; }
  Length right() const { return column_x(part_.end_track) - theme_.chart.gap; }
  Length label_room() const { return sizes_.left - theme_.space.quarter; }
  Length unit_y(int unit) const { return top_ + sizes_.row * (unit - part_.first); }

  // Names of the tracks, standing on the same line, with their notes in grey below.
  void set_heads() {
    Boxes names, notes;
    Length name_height, note_height;
    for (std::size_t t = part_.first_track; t < part_.end_track; ++t) {
      const Length room = sizes_.head_room(theme_, t);
      names.push_back(set(chart_.tracks[t].name, theme_.head(), room));
      notes.push_back(set(chart_.tracks[t].note, theme_.secondary, room));
      name_height = std::max(name_height, names.back().height);
      note_height = std::max(note_height, notes.back().height);
    }
    Box unit = set(chart_.unit, theme_.secondary, label_room(), Align::right);
    name_height = std::max(name_height, unit.height);
    top_ = name_height + note_height + theme_.space.quarter;
    canvas_.add(std::move(unit), {}, name_height - unit.height);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Length x = column_x(part_.first_track + i);
      canvas_.add(std::move(names[i]), x, name_height - names[i].height);
      canvas_.add(std::move(notes[i]), x, name_height);
    }
  }

  // A mark where two parts meet belongs to the one above.
  void collect_marks() {
    const Length before = sizes_.row * (part_.first - chart_.first);
    for (const document::ChartMark& mark : chart_.marks) {
      const Length y = top_ + mark_depth(mark, sizes_.row) - before;
      if (y < top_ || y > bottom_ || (y == top_ && part_.first > chart_.first)) continue;
      marks_.push_back(&mark);
      lines_.push_back(y);
    }
  }

  void set_step(const document::Interval& interval, std::size_t track) {
    const auto [from, units] = part_.shown(interval);
    if (units < 1) return;
    const StepFill fill = step_fill(theme_, interval.step);
    const Rect cell{column_x(track), unit_y(from), cell_width(track), sizes_.row * units - theme_.chart.gap};
    for (Mark& mark : marks_of_step(theme_, cell, fill)) canvas_.draw(std::move(mark));
    set_word(interval, track, cell, fill);
  }

  // The step's word where it fits; in a step that is too short, a number that the key below explains.
  void set_word(const document::Interval& interval, std::size_t track, const Rect& cell,
                const StepFill& fill) {
    const TextStyle style = theme_.body.in(fill.text);
    const Length room = sizes_.word_room(theme_, track);
    const ShapedText word = shape_text(c_, spaced(interval.text), style);
    Box text = set_text(c_, word, Ink::layout(), room);
    if (word.least_width() > room || text.height > cell.height + theme_.chart.gap)
      text = set(number_in_key(interval, track), style, room);
    const Length y = clear_place(text, usual_place(text, cell.y, cell.height), cell.y, cell.height);
    shift(text, cell.x + sizes_.inset, y);
    if (fill.hatched) draw_plain_ground(extent_of(text), cell, fill);
    canvas_.add(std::move(text));
  }

  // Below the words on a hatched ground, inside the frame.
  void draw_plain_ground(const Rect& words, const Rect& cell, const StepFill& fill) {
    const Length side = theme_.rule.strong * 2, above = theme_.rule.strong, frame = theme_.rule.hair * 2;
    const Length x = std::max(words.x - side, cell.x + frame), y = std::max(words.y - above, cell.y + frame);
    const Length to_right = std::min(words.right() + side, cell.right() - frame);
    const Length to_bottom = std::min(words.bottom() + above, cell.bottom() - frame);
    canvas_.draw(FilledRect{{x, y, to_right - x, to_bottom - y}, fill.fill});
  }

  // Where a text stands in a space from `top` on that no line crosses: near its top, or in the middle of a
  // low one.
  Length usual_place(const Box& text, Length top, Length height) const {
    const Rect words = extent_of(text);
    const bool is_low = text.height + theme_.chart.inset > height;
    return top + (is_low ? (height - words.height) / 2 - words.y : theme_.chart.inset / 2);
  }

  // The place nearest to the usual one, inside the space, where no line across meets the words; where there
  // is none, the lines are broken.
  Length clear_place(const Box& text, Length usual, Length top, Length height) const {
    const Rect words = extent_of(text);
    if (is_clear(words, usual)) return usual;
    const Length first = top + theme_.rule.strong - words.y;
    const Length last = top + height - theme_.rule.strong - words.bottom();
    for (const Length away : {theme_.chart.inset, theme_.rule.strong}) {
      std::optional<Length> nearest;
      const auto consider = [&](Length y) {
        if (y < first || y > last || !is_clear(words, y)) return;
        if (!nearest || distance(y, usual) < distance(*nearest, usual)) nearest = y;
      };
      for (const Length line : lines_) {
        consider(line + theme_.chart.mark / 2 + away - words.y);
        consider(line - theme_.chart.mark / 2 - away - words.bottom());
      }
      if (nearest) return *nearest;
    }
    return usual;
  }
  bool is_clear(const Rect& words, Length y) const {
    const Length away = theme_.chart.mark / 2 + theme_.rule.strong;
    return std::ranges::none_of(
        lines_, [&](Length line) { return line + away > y + words.y && line - away < y + words.bottom(); });
  }
  static Length distance(Length a, Length b) { return std::max(a, b) - std::min(a, b); }

  // "Week 1, Ward rounds: Direct"
  std::string number_in_key(const document::Interval& interval, std::size_t track) {
    document::Inlines line;
    for (const document::Label& words :
         {document::Label(fmt::format("{} {}, ", chart_.unit.c_str(), interval.from)),
          chart_.tracks[track].name, document::Label(fmt::format(": {}", interval.text.c_str()))})
      std::ranges::copy(document::inlines_of(words), std::back_inserter(line));
    const auto known = std::find(key_.begin(), key_.end(), line);
    if (known != key_.end()) return std::to_string(known - key_.begin() + 1);
    key_.push_back(line);
    return std::to_string(key_.size());
  }

  // By unit at which something changes: the height of the longest step that begins there.
  std::map<int, Length> starts() const {
    std::map<int, Length> heights{{part_.first, sizes_.row - theme_.chart.gap}};
    for (std::size_t t = part_.first_track; t < part_.end_track; ++t) {
      for (const document::Interval& interval : chart_.tracks[t].intervals) {
        const auto [from, units] = part_.shown(interval);
        if (units < 1) continue;
        Length& height = heights[from];
        height = std::max(height, sizes_.row * units - theme_.chart.gap);
      }
    }
    return heights;
  }

  // Its number beside its row, on the line of that step's word.
  void set_starts() {
    const Length row = sizes_.row - theme_.chart.gap;
    Length free = top_;
    for (const auto& [unit, height] : starts()) {
      Box text = set(std::to_string(unit), theme_.body, label_room(), Align::right);
      const Rect figures = extent_of(text);
      const Length usual = usual_place(text, unit_y(unit), height);
      const Length y = std::max(clear_place(text, usual, unit_y(unit), row), free - figures.y);
      free = y + figures.bottom() + theme_.rule.strong;
      text_bottom_ = std::max(text_bottom_, y + figures.bottom());
      canvas_.add(std::move(text), {}, y);
    }
  }

  void set_labels() {
    const std::vector<Length> tops =
        mark_label_tops(mark_label_height(theme_, chart_), theme_, lines_, top_, bottom_);
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      Box label = stack(boxes_of(set(marks_[i]->label, theme_.body.bold(), label_room()),
                                 set(marks_[i]->note, theme_.body, label_room())));
      text_bottom_ = std::max(text_bottom_, tops[i] + label.height);
      shift(label, {}, tops[i]);
      labels_.push_back(extent_of(label));
      canvas_.add(std::move(label));
    }
  }

  // Across at each mark, with a light edge that sets it off from dark steps. No line runs between the two
  // lines of a label either.
  void draw_lines() {
    std::vector<Rect> words = labels_;
    for (const Item& item : canvas_.items)
      if (const auto* text = std::get_if<TextMark>(&item.mark)) words.push_back(extent_of(*text));
    for (const Length y : lines_) {
      const Line edged{{{}, y}, {right(), y}, casing(), theme_.color.paper};
      for (const Line& edge : clear_pieces(edged, words)) {
        canvas_.draw(edge);
        canvas_.draw(Line{edge.from, edge.to, theme_.chart.mark, theme_.color.text});
      }
    }
  }
  Length casing() const { return theme_.chart.mark + theme_.rule.hair * 3; }

  const TextContext& c_;
  const Theme& theme_;
  const document::IntervalChart& chart_;
  const ChartSizes& sizes_;
  const ChartPart& part_;
  std::vector<document::Inlines>& key_;
  Box canvas_;
  Length top_, bottom_;                            // of the rows
  Length text_bottom_;                             // of the rows and of labels that reach below them
  std::vector<const document::ChartMark*> marks_;  // that this part shows
  std::vector<Length> lines_;                      // and where their lines are
  std::vector<Rect> labels_;
};

}  // namespace

Drawing draw_swatch(const Theme& theme, std::string_view step) {
  const Length width = theme.chart.swatch, height = theme.body.size.of_em(800);
  return {width, height, marks_of_step(theme, {{}, {}, width, height}, step_fill(theme, step)), Length{}};
}

Drawing draw_chart_part(const TextContext& c, const document::IntervalChart& chart, const ChartSizes& sizes,
                        const ChartPart& part, std::vector<document::Inlines>& key) {
  return PartDrawer(c, chart, sizes, part, key).draw();
}

}  // namespace planpress::typeset

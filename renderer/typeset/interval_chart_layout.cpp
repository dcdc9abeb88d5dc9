#include "renderer/typeset/interval_chart_layout.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>

namespace planpress::typeset {
namespace {

// More parts than this would be leafed through, not read.
constexpr std::size_t most_parts = 8;
// More numbers than this in place of words make a riddle of the chart.
constexpr std::size_t most_numbers = 12;
// Names in more lines than this would stand higher than most charts.
constexpr std::int64_t most_head_lines = 10;
constexpr Length widest_column = Length::from_thousandths(110'000);  // when there are few tracks

int unit_count(const document::IntervalChart& chart) { return chart.last - chart.first + 1; }

// A label and the line below it.
Length marked_height(const Theme& theme, const document::IntervalChart& chart) {
  return mark_label_height(theme, chart) + theme.chart.mark;
}

std::int64_t line_count(const document::Label& label) { return label.empty() ? 0 : 1; }

// Rows high enough that labels do not meet, but for those of marks that are closer than most: they move
// aside.
Length least_row(const Theme& theme, const document::IntervalChart& chart, Length row) {
  constexpr document::AxisPosition close = 2000;
  const Length label = marked_height(theme, chart);
  for (std::size_t i = 1; i < chart.marks.size(); ++i) {
    const document::AxisPosition apart = chart.marks[i].at - chart.marks[i - 1].at;
    if (apart >= close) row = std::max(row, Length::from_thousandths(label.thousandths() * 1000 / apart));
  }
  const auto marks = static_cast<std::int64_t>(chart.marks.size());
  return std::max(std::min(row, label), label * marks / unit_count(chart));
}

// The room that the labels of marks need beside the columns; more where a line of one meets the number of a
// unit.
Length left_room(const TextContext& c, const document::IntervalChart& chart, Length row) {
  const Theme& theme = c.theme;
  const auto width = [&](const document::Label& label, text::Weight weight) {
    return theme.body.size.of_em(c.shaper.width(label, weight));
  };
  std::vector<Length> lines;
  for (const document::ChartMark& mark : chart.marks) lines.push_back(mark_depth(mark, row));
  std::set<Length> numbers;  // tops of the rows that are named
  for (const document::Track& track : chart.tracks) {
    for (const document::Interval& interval : track.intervals)
      numbers.insert(row * (interval.from - chart.first));
  }
  const Length bottom = row * unit_count(chart);
  const bool divided = bottom > theme.text_height() / 2;  // parts begin with a number wherever they are cut
  const std::vector<Length> tops = mark_label_tops(mark_label_height(theme, chart), theme, lines, {}, bottom);
  const Length number = width(std::to_string(chart.last), text::Weight::regular) + theme.space.quarter;
  Length room;
  const auto need = [&](Length text, Length top, std::int64_t lines_high) {
    const bool meets =
        divided || std::any_of(numbers.begin(), numbers.end(), [&](Length at) {
          return at < top + theme.body.leading * lines_high && top < at + std::max(row, theme.body.leading);
        });
    room = std::max(room, text + theme.space.quarter + (meets ? number : Length{}));
  };
  for (std::size_t i = 0; i < tops.size(); ++i) {
    const auto& [at, label, note] = chart.marks[i];
    const std::int64_t names = line_count(label);
    need(width(label, text::Weight::bold), tops[i], names);
    need(width(note, text::Weight::regular), tops[i] + theme.body.leading * names, line_count(note));
  }
  return room;
}

// By track: the narrowest column in which no word is broken.
std::vector<Length> least_columns(const TextContext& c, const document::IntervalChart& chart, Length inset) {
  const Theme& theme = c.theme;
  const Length beside_head = theme.chart.gap + std::min(inset, theme.space.quarter);
  const Length beside_word = theme.chart.gap + inset + theme.space.quarter / 2;
  std::vector<Length> columns;
  for (const document::Track& track : chart.tracks) {
    const Length head = shape_text(c, track.name, theme.head()).least_width();
    Length least = head + beside_head;
    for (const document::Interval& interval : track.intervals)
      least = std::max(least, shape_text(c, interval.text, theme.body).least_width() + beside_word);
    columns.push_back(std::min(least, std::max(theme.chart.column, widest_column)));
  }
  return columns;
}

// The track with which a group of tracks begins.
std::size_t group_start(std::size_t tracks, std::size_t groups, std::size_t group) {
  return tracks * group / groups;
}

Length sum(const std::vector<Length>& columns, std::size_t from, std::size_t to) {
  return std::accumulate(&columns[from], columns.data() + to, Length{});
}

// As few as the narrowest columns allow.
std::size_t group_count(const std::vector<Length>& least, Length room) {
  const std::size_t tracks = least.size();
  for (std::size_t groups = 1; groups < tracks; ++groups) {
    std::size_t fitting = 0;
    while (fitting < groups &&
           sum(least, group_start(tracks, groups, fitting), group_start(tracks, groups, fitting + 1)) <= room)
      ++fitting;
    if (fitting == groups) return groups;
  }
  return tracks;
}

// All alike where they can be, and as wide as the theme's, or wider to fill the measure; else each as its
// words need, and an equal share of what is left.
std::vector<Length> column_widths(const std::vector<Length>& least, std::size_t groups, Length room,
                                  Length widest) {
  const std::size_t tracks = least.size();
  const auto most = static_cast<std::int64_t>((tracks + groups - 1) / groups);
  const Length equal = std::min(widest, room / most);
  if (std::ranges::all_of(least, [&](Length column) { return column <= equal; }))
    return std::vector<Length>(tracks, equal);
  std::vector<Length> columns = least;
  for (std::size_t g = 0; g < groups; ++g) {
    const std::size_t first = group_start(tracks, groups, g), end = group_start(tracks, groups, g + 1);
    const auto count = static_cast<std::int64_t>(end - first);
    const Length share = (room - sum(least, first, end)) / count;
    for (std::size_t i = first; i < end; ++i) columns[i] = std::min(widest, least[i] + share);
  }
  return columns;
}

// The height of the names and notes over the columns.
Length heads_height(const TextContext& c, const document::IntervalChart& chart, const ChartSizes& sizes) {
  const Theme& theme = c.theme;
  Length names, notes;
  for (std::size_t t = 0; t < chart.tracks.size(); ++t) {
    const document::Track& track = chart.tracks[t];
    const Length room = sizes.head_room(theme, t);
    names = std::max(names, set_text(c, track.name, theme.head(), Ink::layout(), room).height);
    notes = std::max(notes, set_text(c, track.note, theme.secondary, Ink::layout(), room).height);
  }
  return names + notes;
}

// The height that a page has for rows below a title with three lines and the heads of the columns.
Length room_for_rows(const Theme& theme, Length heads) {
  return theme.text_height() - theme.title.leading - theme.body.leading * 3 - theme.space.between_blocks * 2 -
         std::max(heads, theme.body.leading * 3);
}

std::vector<ChartPart> divide(const document::IntervalChart& chart, std::size_t groups, std::int64_t rows) {
  if (rows < 1) return {};
  const std::size_t tracks = chart.tracks.size();
  const std::int64_t bands = (unit_count(chart) + rows - 1) / rows;
  const auto unit = [&](std::int64_t band) {
    return chart.first + static_cast<int>(unit_count(chart) * band / bands);
  };
  std::vector<ChartPart> parts;
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::int64_t band = 0; band < bands; ++band) {
      parts.push_back({group_start(tracks, groups, group), group_start(tracks, groups, group + 1), unit(band),
                       unit(band + 1) - 1});
    }
  }
  return parts;
}

// One way to lay the chart out, and what it costs its reader.
struct Trial {
  ChartLayout layout;
  bool crowded = false;  // the labels of a part need more height than its rows have

  bool is_possible() const { return !layout.parts.empty() && layout.parts.size() <= most_parts; }
  auto cost() const {
    return std::tuple(crowded, layout.numbers > most_numbers, layout.parts.size(), layout.numbers);
  }
};

class Trials {
 public:
  Trials(const TextContext& c, const document::IntervalChart& chart, Length measure)
      : c_(c),
        theme_(c.theme),
        chart_(chart),
        measure_(measure),
        least_(least_columns(c, chart, theme_.chart.inset)),
        tight_(least_columns(c, chart, theme_.space.quarter / 2)) {}

  Trial with_row(Length row) {
    Trial trial;
    ChartSizes& sizes = trial.layout.sizes;
    sizes.row = row;
    sizes.left = std::max(theme_.chart.left, left_room(c_, chart_, row));
    const Length room = measure_ - sizes.left + theme_.chart.gap;
    const std::size_t groups = group_count(tight_, room);
    const bool is_tight = groups < group_count(least_, room);
    sizes.inset = is_tight ? theme_.space.quarter / 2 : theme_.chart.inset;
    sizes.columns =
        column_widths(is_tight ? tight_ : least_, groups, room, std::max(theme_.chart.column, widest_column));
    const Length heads = heads_height(c_, chart_, sizes);
    if (heads > theme_.body.leading * most_head_lines) return trial;
    const Length height = room_for_rows(theme_, heads);
    trial.layout.parts = divide(chart_, groups, height.thousandths() / row.thousandths());
    if (!trial.is_possible()) return trial;
    for (const ChartPart& part : trial.layout.parts) trial.layout.numbers += numbers_in(part, sizes);
    trial.crowded = std::any_of(trial.layout.parts.begin(), trial.layout.parts.end(),
                                [&](const ChartPart& part) { return is_crowded(part, row); });
    return trial;
  }

 private:
  std::size_t numbers_in(const ChartPart& part, const ChartSizes& sizes) {
    std::size_t numbers = 0;
    for (std::size_t t = part.first_track; t < part.end_track; ++t) {
      for (const document::Interval& interval : chart_.tracks[t].intervals) {
        const int rows = part.shown(interval).units;
        const std::string_view word = interval.text;
        if (rows > 0 && word_height(word, sizes.word_room(theme_, t)) > sizes.row * rows) ++numbers;
      }
    }
    return numbers;
  }

  // Of a step's word; more than any cell's where the room is too narrow for it.
  Length word_height(std::string_view text, Length room) {
    const auto [found, is_new] = words_.try_emplace({text, room});
    if (is_new) {
      const ShapedText word = shape_text(c_, document::Label(text), theme_.body);
      found->second = word.least_width() > room
                          ? theme_.page.height
                          : theme_.body.leading * static_cast<std::int64_t>(count_lines(word, room));
    }
    return found->second;
  }

  bool is_crowded(const ChartPart& part, Length row) const {
    const Length top = row * (part.first - chart_.first), bottom = top + row * part.units();
    const auto marks = std::count_if(chart_.marks.begin(), chart_.marks.end(), [&](const auto& mark) {
      const Length depth = mark_depth(mark, row);
      return depth > top && depth <= bottom;
    });
    return marked_height(theme_, chart_) * marks > bottom - top + theme_.chart.mark;
  }

  const TextContext& c_;
  const Theme& theme_;
  const document::IntervalChart& chart_;
  Length measure_;
  std::vector<Length> least_, tight_;  // the narrowest columns, and with words drawn in
  std::map<std::pair<std::string_view, Length>, Length> words_;
};

}  // namespace

// Compact rows are too low for a number in place of a word. Higher rows are tried, a line of text at a time,
// while words or labels want them.
ChartLayout lay_out(const TextContext& c, const document::IntervalChart& chart, Length measure) {
  const Theme& theme = c.theme;
  Trials trials(c, chart, measure);
  if (chart.compact) {
    Trial compact = trials.with_row(least_row(theme, chart, theme.chart.compact_row));
    const bool whole = compact.layout.parts.size() == 1 && compact.layout.numbers == 0;
    if (whole && !compact.crowded) return std::move(compact.layout);
  }
  const Length least = least_row(theme, chart, theme.chart.row), line = theme.body.leading;
  Trial best = trials.with_row(least);
  for (Length row = line; best.layout.numbers > 0 || best.crowded; row += line) {
    if (row <= least) continue;
    Trial trial = trials.with_row(row);
    if (!trial.is_possible()) break;
    if (trial.cost() < best.cost()) best = std::move(trial);
  }
  if (!best.is_possible() || best.crowded || best.layout.numbers > most_numbers) return {};
  return std::move(best.layout);
}

Length mark_depth(const document::ChartMark& mark, Length row) {
  return Length::from_thousandths(row.thousandths() * mark.at / 1000);
}

Length mark_label_height(const Theme& theme, const document::IntervalChart& chart) {
  std::int64_t lines = 2;
  for (const document::ChartMark& mark : chart.marks)
    lines = std::max(lines, line_count(mark.label) + line_count(mark.note));
  return theme.body.leading * lines;
}

std::vector<Length> mark_label_tops(Length height, const Theme& theme, const std::vector<Length>& lines,
                                    Length top, Length bottom) {
  const Length half_stroke = theme.chart.mark / 2;
  std::vector<Length> tops;
  Length free = top;
  for (const Length line : lines) {
    const Length above = line - height - half_stroke;
    tops.push_back(above >= free ? above : std::max(free, line + half_stroke));
    free = tops.back() + height;
  }
  if (free <= bottom || bottom - top < height * static_cast<std::int64_t>(lines.size())) return tops;
  for (std::size_t i = tops.size(); i-- > 0; bottom = tops[i]) tops[i] = std::min(tops[i], bottom - height);
  return tops;
}

}  // namespace planpress::typeset

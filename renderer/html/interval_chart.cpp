// An interval chart as a CSS grid. Columns: labels of marks, starts, one a track. Rows: the head, one a unit.
#include <algorithm>
#include <optional>
#include <set>

#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::AxisPosition;
using document::ChartMark;
using document::Interval;
using document::IntervalChart;

constexpr int first_track_column = 3;
constexpr int first_unit_row = 2;
// More tracks than this do not fit the width of printed paper: print shows the table that follows alone.
constexpr std::size_t most_tracks_on_paper = 6;

// Heights in thousandths of a row as it is when nothing stretches it, on a screen or on paper, whichever is
// less.
constexpr AxisPosition label_height = 2'300;  // of a mark's name and what is below it
constexpr AxisPosition word_height = 900;     // of a step's word, and what is above it

int unit_count(const IntervalChart& chart) { return std::max(chart.last - chart.first + 1, 1); }

std::string grid_row(int from, int span) {
  return "grid-row:" + std::to_string(first_unit_row + from) + "/span " + std::to_string(span);
}

bool is_on_paper(const IntervalChart& chart) { return chart.tracks.size() <= most_tracks_on_paper; }
std::string_view paper_class(const IntervalChart& chart) { return is_on_paper(chart) ? "" : "not-on-paper"; }
std::string_view ladder_class(const IntervalChart& chart) {
  return is_on_paper(chart) ? "chart" : "chart not-on-paper";
}

// In thousandths of a unit, as all positions.
AxisPosition place_of(const ChartMark& mark, const IntervalChart& chart) {
  return std::clamp<AxisPosition>(mark.at, 0, AxisPosition{unit_count(chart)} * 1000);
}

// How many thousandths of their height rows are stretched to, so that the labels of marks a unit or more
// apart stand on their lines, and all of them beside the rows.
AxisPosition stretch_of(const IntervalChart& chart) {
  const auto marks = static_cast<AxisPosition>(chart.marks.size());
  AxisPosition stretch = std::max<AxisPosition>(1000, label_height * marks / unit_count(chart) + 1);
  if (marks == 0) return 1000;
  for (std::size_t i = 1; i < chart.marks.size(); ++i) {
    const AxisPosition apart = place_of(chart.marks[i], chart) - place_of(chart.marks[i - 1], chart);
    if (apart >= 1000) stretch = std::max(stretch, label_height * 1000 / apart + 1);
  }
  return stretch;
}

// By mark: where the foot of its label stands. On its line where it can; never on another label, nor above
// the first row or below the last.
std::vector<AxisPosition> label_feet(const IntervalChart& chart, AxisPosition stretch) {
  const AxisPosition height = label_height * 1000 / stretch;
  std::vector<AxisPosition> feet;
  AxisPosition least = height;
  for (const ChartMark& mark : chart.marks) {
    feet.push_back(std::max(place_of(mark, chart), least));
    least = feet.back() + height;
  }
  AxisPosition most = AxisPosition{unit_count(chart)} * 1000;
  for (std::size_t i = feet.size(); i-- > 0;) {
    feet[i] = std::min(feet[i], most);
    most = feet[i] - height;
  }
  return feet;
}

// A place inside the row of its unit: the part of the row that lies above it.
std::string part_style(AxisPosition at, int units) {
  const int unit = std::min(static_cast<int>(at / 1000), units - 1);
  return grid_row(unit, 1) + ";--part:" + decimal(at - AxisPosition{unit} * 1000);
}

// Where the line of a mark would run through the step's word at its top, and below it there is room: the
// place of that line. 0: nowhere.
AxisPosition line_through_word(const IntervalChart& chart, AxisPosition from, int span,
                               AxisPosition stretch) {
  const AxisPosition word = word_height * 1000 / stretch;
  for (const ChartMark& mark : chart.marks) {
    const AxisPosition at = place_of(mark, chart) - from * 1000;
    if (at > 0 && at < word && at + word < AxisPosition{span} * 1000) return at;
  }
  return 0;
}

void write_interval(const IntervalChart& chart, const Interval& interval, std::string place,
                    AxisPosition stretch, std::string& out) {
  const int from = std::clamp(interval.from, chart.first, chart.last) - chart.first;
  const int span = std::clamp(interval.to, from + chart.first, std::max(from + chart.first, chart.last)) -
                   (from + chart.first) + 1;
  const AxisPosition line = line_through_word(chart, from, span, stretch);
  place += ";" + grid_row(from, span);
  if (line > 0) place += ";--part:" + decimal(line);
  const std::string step =
      "interval step-" + interval.step + (span == 1 ? " single" : "") + (line > 0 ? " below-line" : "");
  const Element box(out, "div", {{"class", step}, {"style", place}});
  append_text_element(out, "span", {}, interval.text);
}

void write_track(const IntervalChart& chart, std::size_t column, AxisPosition stretch, std::string& out) {
  const document::Track& track = chart.tracks[column];
  const std::string place = "grid-column:" + std::to_string(first_track_column + static_cast<int>(column));
  {
    const Element head(out, "div", {{"class", "track"}, {"style", place}});
    append_text_element(out, "strong", {{"lang", track.name.language}}, track.name);
    if (!track.note.empty()) append_text_element(out, "span", {{"class", "note"}}, track.note);
  }
  for (const Interval& interval : track.intervals) write_interval(chart, interval, place, stretch, out);
}

void write_starts(const IntervalChart& chart, std::string& out) {
  std::set<int> starts;
  for (const document::Track& track : chart.tracks) {
    for (const Interval& interval : track.intervals) {
      starts.insert(std::clamp(interval.from, chart.first, chart.last));
    }
  }
  for (const int start : starts) {
    const std::string place = grid_row(start - chart.first, 1);
    append_text_element(out, "div", {{"class", "start"}, {"style", place}}, std::to_string(start));
  }
}

// A mark is a line across the row of its unit; its label is told apart from it, for it may have moved aside.
void write_marks(const IntervalChart& chart, AxisPosition stretch, std::string& out) {
  const int units = unit_count(chart);
  const std::vector<AxisPosition> feet = label_feet(chart, stretch);
  for (std::size_t i = 0; i < feet.size(); ++i) {
    const ChartMark& mark = chart.marks[i];
    append_text_element(out, "div",
                        {{"class", "mark-line"}, {"style", part_style(place_of(mark, chart), units)}}, "");
    const Element label(out, "div", {{"class", "mark"}, {"style", part_style(feet[i], units)}});
    append_text_element(out, "strong", {}, mark.label);
    if (!mark.note.empty()) append_text_element(out, "span", {}, mark.note);
  }
}

}  // namespace

// The chart scrolls sideways inside its own focusable box when the screen is narrower. To a screen reader it
// is one picture with its description; the table that follows in the document has the data.
void Writer::write(const IntervalChart& chart) {
  const bool named = !heading_id_.empty();
  write_sentence(chart.lead, paper_class(chart));
  if (!is_on_paper(chart)) write_sentence(chart.instead, "only-on-paper");
  std::optional<Element> beside;
  if (!chart.meanings.empty()) beside.emplace(out_, "div", Attributes{{"class", "explained"}});
  {
    const Element box = block("div", {{"class", ladder_class(chart)},
                                      {"role", "group"},
                                      {"tabindex", "0"},
                                      {"aria-labelledby", heading_id_},
                                      {"aria-label", named ? "" : chart.alt}});
    write_ladder(chart);
  }
  write_meanings(chart);
}

void Writer::write_meanings(const IntervalChart& chart) {
  if (chart.meanings.empty()) return;
  const Element legend = block("div", {{"class", "legend"}});
  if (!chart.legend.empty()) {
    const Element head = block("p");
    write_label("strong", {}, chart.legend);
  }
  const Element list = block("ul");
  for (const document::StepMeaning& meaning : chart.meanings) {
    const Element item = block("li");
    append_text_element(out_, "span", {{"class", "interval step-" + meaning.step}, {"aria-hidden", "true"}},
                        "");
    write_label("strong", {}, meaning.name);
    write_label("span", {{"class", "meaning"}}, meaning.text);
  }
}

void Writer::write_sentence(const document::Label& label, std::string_view css_class) {
  if (!label.empty()) append_text_element(out_, "p", {{"class", css_class}}, label);
}

// Rows are a text line high or more, so that every step carries its word: the key of numbered steps is not
// needed.
void Writer::write_ladder(const IntervalChart& chart) {
  const AxisPosition stretch = stretch_of(chart);
  std::string style =
      "--tracks:" + std::to_string(chart.tracks.size()) + ";--units:" + std::to_string(unit_count(chart));
  if (stretch > 1000) style += ";--stretch:" + decimal(stretch);
  const Element ladder = block("div", {{"class", "ladder"},
                                       {"role", chart.alt.empty() ? "" : "img"},
                                       {"aria-label", chart.alt},
                                       {"style", style}});
  append_text_element(out_, "div", {{"class", "unit"}}, chart.unit);
  for (std::size_t column = 0; column < chart.tracks.size(); ++column) {
    write_track(chart, column, stretch, out_);
  }
  write_starts(chart, out_);
  write_marks(chart, stretch, out_);
}

}  // namespace planpress::html

#include <algorithm>
#include <set>

#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::AxisPosition;
using document::IntervalChart;
using document::Timeline;
using document::TimelineEvent;

// "9.571" from 9571. Numbers in style attributes are written from whole thousandths: no locale, no rounding.
std::string decimal(std::int64_t thousandths) {
  std::string fraction = std::to_string(thousandths % 1000);
  fraction.insert(0, 3 - fraction.size(), '0');
  return std::to_string(thousandths / 1000) + "." + fraction;
}

// ---- Ladder: a CSS grid. Columns: mark labels, starts, one a track. Rows: the head, one a unit. ----

constexpr int first_track_column = 3;
constexpr int first_unit_row = 2;
// More tracks than this do not fit the width of printed paper: print shows the table that follows alone.
constexpr std::size_t most_tracks_on_paper = 6;

int unit_count(const IntervalChart& chart) { return std::max(chart.last - chart.first + 1, 1); }

std::string grid_row(int from, int span) {
  return "grid-row:" + std::to_string(first_unit_row + from) + "/span " + std::to_string(span);
}

bool is_on_paper(const IntervalChart& chart) { return chart.tracks.size() <= most_tracks_on_paper; }
std::string_view paper_class(const IntervalChart& chart) { return is_on_paper(chart) ? "" : "not-on-paper"; }
std::string_view ladder_class(const IntervalChart& chart) {
  return is_on_paper(chart) ? "chart" : "chart not-on-paper";
}

// ---- Timeline: positions in per cent, labels in as many lanes as they need ----

struct Placement {
  int lane = 0;
  bool ends = false;  // the label ends at its event instead of starting there
};

// Widths are estimates, in thousandths of the bar as it is on paper: a character takes about 1.2 %.
constexpr std::int64_t character_width = 12;
constexpr std::int64_t label_gap = 24;
constexpr std::int64_t bar_width = 1000;
constexpr std::int64_t disc_radius = 18;  // a label begins over the left edge of its disc

std::int64_t position(const Timeline& timeline, AxisPosition at, std::int64_t whole) {
  const AxisPosition length = std::max<AxisPosition>(timeline.length, 1);
  return std::clamp<AxisPosition>(at, 0, length) * whole / length;
}

std::int64_t label_width(const TimelineEvent& event) {
  const std::size_t characters = std::max(character_count(event.label), character_count(event.note));
  return static_cast<std::int64_t>(characters) * character_width;
}

std::int64_t label_width(const document::TimelineTick& tick) {
  return static_cast<std::int64_t>(character_count(tick.label)) * character_width + label_gap;
}

// By tick: whether its label fits before the next one that is shown, and on the scale. A mark without one
// says enough.
std::vector<bool> labelled_ticks(const Timeline& timeline) {
  std::vector<bool> labelled;
  std::int64_t taken = 0;
  for (const document::TimelineTick& tick : timeline.ticks) {
    const std::int64_t at = position(timeline, tick.at, bar_width);
    const std::int64_t end = at + label_width(tick);
    labelled.push_back(at >= taken && end <= bar_width + label_gap);
    if (labelled.back()) taken = end;
  }
  return labelled;
}

// Each label goes to the lowest lane in which it does not touch the one before it.
std::vector<Placement> place_labels(const Timeline& timeline) {
  std::vector<Placement> placements;
  std::vector<std::int64_t> taken;  // by lane: where its last label ends
  for (const TimelineEvent& event : timeline.events) {
    const std::int64_t overhang = event.number.empty() ? 0 : disc_radius;
    const std::int64_t at = position(timeline, event.at, bar_width);
    const std::int64_t width = label_width(event);
    const bool ends = at - overhang + width > bar_width;
    const std::int64_t start = ends ? at - width : at - overhang;
    const auto free = std::find_if(taken.begin(), taken.end(),
                                   [start](std::int64_t end) { return end + label_gap <= start; });
    const auto lane = free - taken.begin();
    if (free == taken.end()) taken.push_back(0);
    taken[static_cast<std::size_t>(lane)] = start + width;
    placements.push_back({static_cast<int>(lane), ends});
  }
  return placements;
}

std::string at_style(const Timeline& timeline, AxisPosition at) {
  return "--at:" + decimal(position(timeline, at, 100'000)) + "%";
}

int lane_count(const std::vector<Placement>& placements) {
  int count = 1;
  for (const Placement& placement : placements) count = std::max(count, placement.lane + 1);
  return count;
}

std::string event_class(const TimelineEvent& event, bool ends) {
  std::string names = event.number.empty() ? "bare" : event.done ? "stop done" : "stop to-come";
  if (ends) names += " ends";
  return names;
}

}  // namespace

// The chart scrolls sideways inside its own focusable box when the screen is narrower. To a screen reader it
// is one picture with its description; the table that follows in the document has the data.
void Writer::write(const IntervalChart& chart) {
  const bool named = !heading_id_.empty();
  if (!chart.lead.empty()) append_text_element(out_, "p", {{"class", paper_class(chart)}}, chart.lead);
  if (!chart.instead.empty() && !is_on_paper(chart)) {
    append_text_element(out_, "p", {{"class", "only-on-paper"}}, chart.instead);
  }
  const Element box = block("div", {{"class", ladder_class(chart)},
                                    {"role", "group"},
                                    {"tabindex", "0"},
                                    {"aria-labelledby", heading_id_},
                                    {"aria-label", named ? "" : chart.alt}});
  write_ladder(chart);
}

// Rows are a text line high or more, so that every step carries its word: the key of numbered steps is not
// needed.
void Writer::write_ladder(const IntervalChart& chart) {
  const int units = unit_count(chart);
  const std::string style =
      "--tracks:" + std::to_string(chart.tracks.size()) + ";--units:" + std::to_string(units);
  const Element ladder = block("div", {{"class", "ladder"},
                                       {"role", chart.alt.empty() ? "" : "img"},
                                       {"aria-label", chart.alt},
                                       {"style", style}});
  append_text_element(out_, "div", {{"class", "unit"}}, chart.unit);
  for (std::size_t column = 0; column < chart.tracks.size(); ++column) write_track(chart, column);
  write_starts(chart);
  for (const document::ChartMark& mark : chart.marks) write_mark(mark, units);
}

void Writer::write_track(const IntervalChart& chart, std::size_t column) {
  const document::Track& track = chart.tracks[column];
  const std::string place = "grid-column:" + std::to_string(first_track_column + static_cast<int>(column));
  {
    const Element head = block("div", {{"class", "track"}, {"style", place}});
    append_text_element(out_, "strong", {}, track.name);
    if (!track.note.empty()) append_text_element(out_, "span", {{"class", "note"}}, track.note);
  }
  for (const document::Interval& interval : track.intervals) {
    const int from = std::clamp(interval.from, chart.first, chart.last);
    const int span = std::clamp(interval.to, from, std::max(from, chart.last)) - from + 1;
    const std::string style = place + ";" + grid_row(from - chart.first, span);
    const std::string step = "interval step-" + interval.step + (span == 1 ? " single" : "");
    const Element box = block("div", {{"class", step}, {"style", style}});
    append_text_element(out_, "span", {}, interval.text);
  }
}

void Writer::write_starts(const IntervalChart& chart) {
  std::set<int> starts;
  for (const document::Track& track : chart.tracks) {
    for (const document::Interval& interval : track.intervals) {
      starts.insert(std::clamp(interval.from, chart.first, chart.last));
    }
  }
  for (const int start : starts) {
    const std::string place = grid_row(start - chart.first, 1);
    append_text_element(out_, "div", {{"class", "start"}, {"style", place}}, std::to_string(start));
  }
}

// A mark is a line across the row of its unit, moved down by the part of the unit that has passed.
void Writer::write_mark(const document::ChartMark& mark, int units) {
  const AxisPosition at = std::clamp<AxisPosition>(mark.at, 0, AxisPosition{units} * 1000);
  const int unit = std::min(static_cast<int>(at / 1000), units - 1);
  const std::string style = grid_row(unit, 1) + ";--part:" + decimal(at - AxisPosition{unit} * 1000);
  append_text_element(out_, "div", {{"class", "mark-line"}, {"style", style}}, "");
  const Element label = block("div", {{"class", "mark"}, {"style", style}});
  append_text_element(out_, "strong", {}, mark.label);
  if (!mark.note.empty()) append_text_element(out_, "span", {}, mark.note);
}

void Writer::write(const Timeline& timeline) {
  const Element box = block("div", {{"class", "timeline"}, {"role", "group"}, {"aria-label", timeline.alt}});
  write_events(timeline);
  if (timeline.ticks.empty()) return;
  // The scale under the bar: the dates of the events say the same.
  const Element scale = block("div", {{"class", "scale"}, {"aria-hidden", "true"}});
  const std::vector<bool> labelled = labelled_ticks(timeline);
  for (std::size_t i = 0; i < labelled.size(); ++i) {
    const document::TimelineTick& tick = timeline.ticks[i];
    append_text_element(out_, "span", {{"style", at_style(timeline, tick.at)}},
                        labelled[i] ? tick.label : "");
  }
}

void Writer::write_events(const Timeline& timeline) {
  const std::vector<Placement> placements = place_labels(timeline);
  const std::string lanes = "--lanes:" + std::to_string(lane_count(placements));
  const Element list = block("ol", {{"role", "list"}, {"style", lanes}});
  for (std::size_t i = 0; i < placements.size(); ++i) {
    write_event(timeline, timeline.events[i], placements[i].lane, placements[i].ends);
  }
}

void Writer::write_event(const Timeline& timeline, const TimelineEvent& event, int lane, bool ends) {
  const std::string classes = event_class(event, ends);
  const std::string style = at_style(timeline, event.at) + ";--lane:" + std::to_string(lane);
  const Element item = block("li", {{"class", classes}, {"style", style}});
  {
    const Element label = block("div", {{"class", "label"}});
    append_text_element(out_, "strong", {}, event.label);
    if (!event.note.empty()) append_text_element(out_, "span", {}, event.note);
  }
  const std::string_view sign = event.number.empty() ? "stem" : "disc";
  append_text_element(out_, "span", {{"class", sign}, {"aria-hidden", "true"}}, event.number);
}

}  // namespace planpress::html

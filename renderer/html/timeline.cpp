// A timeline as a list of events on a bar; on a phone, a list downwards.
#include <algorithm>

#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::AxisPosition;
using document::Timeline;
using document::TimelineEvent;

// Where an event stands. Positions and widths are in thousandths of a per cent of the bar.
struct Placement {
  std::int64_t at = 0;
  int lane = 0;
  bool ends = false;  // the label ends at its event instead of starting there
  bool is_named = true;
};

constexpr std::int64_t bar_width = 100'000;
// Estimates, for the bar as it is on paper: a character takes about 1.2 %.
constexpr std::int64_t character_width = 1'200;
constexpr std::int64_t label_gap = 2'400;
constexpr std::int64_t disc_radius = 1'800;  // a label begins over the left edge of its disc
constexpr std::int64_t disc_apart = 3'900;   // so that the numbers of neighbours can be read
// Rows of labels; the table of reviews names what more would crowd out.
constexpr int most_lanes = 4;

std::int64_t position(const Timeline& timeline, AxisPosition at) {
  const AxisPosition length = std::max<AxisPosition>(timeline.length, 1);
  return std::clamp<AxisPosition>(at, 0, length) * bar_width / length;
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
    const std::int64_t at = position(timeline, tick.at);
    const std::int64_t end = at + label_width(tick);
    labelled.push_back(at >= taken && end <= bar_width + label_gap);
    if (labelled.back()) taken = end;
  }
  return labelled;
}

// Discs of neighbours move apart, as far as the bar has room.
std::vector<std::int64_t> spread(const Timeline& timeline) {
  std::vector<std::int64_t> places;
  std::vector<std::size_t> stops;
  for (const TimelineEvent& event : timeline.events) {
    if (!event.number.empty()) stops.push_back(places.size());
    places.push_back(position(timeline, event.at));
  }
  if (!std::is_sorted(places.begin(), places.end())) return places;
  std::int64_t least = 0;
  for (const std::size_t stop : stops) {
    places[stop] = std::max(places[stop], least);
    least = places[stop] + disc_apart;
  }
  std::int64_t most = bar_width;
  for (auto stop = stops.rbegin(); stop != stops.rend(); ++stop) {
    places[*stop] = std::clamp<std::int64_t>(places[*stop], 0, std::max<std::int64_t>(most, 0));
    most = places[*stop] - disc_apart;
  }
  return places;
}

// Each label goes to the lowest lane in which it does not touch the one before it. Returns how many there
// are.
int fill_lanes(const Timeline& timeline, std::vector<Placement>& placements) {
  std::vector<std::int64_t> taken;  // by lane: where its last label ends
  for (std::size_t i = 0; i < placements.size(); ++i) {
    const TimelineEvent& event = timeline.events[i];
    Placement& placement = placements[i];
    if (!placement.is_named) continue;
    const std::int64_t overhang = event.number.empty() ? 0 : disc_radius;
    const std::int64_t width = label_width(event);
    placement.ends = placement.at - overhang + width > bar_width;
    const std::int64_t start = placement.ends ? placement.at - width : placement.at - overhang;
    const auto free = std::find_if(taken.begin(), taken.end(),
                                   [start](std::int64_t end) { return end + label_gap <= start; });
    placement.lane = static_cast<int>(free - taken.begin());
    if (free == taken.end()) taken.push_back(0);
    taken[static_cast<std::size_t>(placement.lane)] = start + width;
  }
  return std::max(static_cast<int>(taken.size()), 1);
}

struct Lanes {
  std::vector<Placement> placements;
  int count = 1;
  bool is_crowded = false;  // the first event and the last alone are named beside the bar
};

Lanes place_events(const Timeline& timeline) {
  Lanes lanes;
  for (const std::int64_t at : spread(timeline)) lanes.placements.push_back({.at = at});
  lanes.count = fill_lanes(timeline, lanes.placements);
  if (lanes.count <= most_lanes) return lanes;
  lanes.is_crowded = true;
  for (std::size_t i = 0; i < lanes.placements.size(); ++i) {
    Placement& placement = lanes.placements[i];
    placement = {.at = position(timeline, timeline.events[i].at)};
    placement.is_named = i == 0 || i + 1 == lanes.placements.size();
  }
  lanes.count = fill_lanes(timeline, lanes.placements);
  return lanes;
}

std::string at_style(std::int64_t at) { return "--at:" + decimal(at) + "%"; }

std::string event_class(const TimelineEvent& event, const Placement& placement) {
  std::string names = event.number.empty() ? "bare" : event.done ? "stop done" : "stop to-come";
  if (placement.ends) names += " ends";
  if (!placement.is_named) names += " unnamed";
  return names;
}

void write_event(const TimelineEvent& event, const Placement& placement, std::string& out) {
  const std::string classes = event_class(event, placement);
  const std::string style = at_style(placement.at) + ";--lane:" + std::to_string(placement.lane);
  const Element item(out, "li", {{"class", classes}, {"style", style}});
  {
    const Element label(out, "div", {{"class", "label"}});
    append_label(out, "strong", {}, event.label);
    if (!event.note.empty()) append_label(out, "span", {}, event.note);
  }
  const std::string_view sign = event.number.empty() ? "stem" : "disc";
  append_text_element(out, "span", {{"class", sign}, {"aria-hidden", "true"}}, event.number);
}

void write_events(const Timeline& timeline, const Lanes& lanes, std::string& out) {
  const std::string style = "--lanes:" + std::to_string(lanes.count);
  const Element list(out, "ol", {{"role", "list"}, {"style", style}});
  for (std::size_t i = 0; i < lanes.placements.size(); ++i) {
    write_event(timeline.events[i], lanes.placements[i], out);
  }
}

// Under the bar: the dates of the events say the same.
void write_scale(const Timeline& timeline, std::string& out) {
  const Element scale(out, "div", {{"class", "scale"}, {"aria-hidden", "true"}});
  const std::vector<bool> labelled = labelled_ticks(timeline);
  for (std::size_t i = 0; i < labelled.size(); ++i) {
    const document::TimelineTick& tick = timeline.ticks[i];
    append_text_element(out, "span", {{"style", at_style(position(timeline, tick.at))}},
                        labelled[i] ? tick.label : "");
  }
}

}  // namespace

void Writer::write(const Timeline& timeline) {
  const Lanes lanes = place_events(timeline);
  const std::string_view name = lanes.is_crowded ? "timeline crowded" : "timeline";
  const Element box = block("div", {{"class", name}, {"role", "group"}, {"aria-label", timeline.alt}});
  write_events(timeline, lanes, out_);
  if (!timeline.ticks.empty()) write_scale(timeline, out_);
}

}  // namespace planpress::html

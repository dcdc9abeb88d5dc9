// interval-chart, timeline, bar.
#include "renderer/markup/blocks.hpp"
#include "renderer/markup/inlines.hpp"

namespace planpress::markup {
namespace {

using namespace document;

constexpr Range units{0, 100'000};

// A chart shows nothing beyond its axis.
void check_position(const Element& element, AxisPosition at, AxisPosition length) {
  element.value_fault(at > length, "at: lies beyond the end of the axis");
}

Interval read_interval(const Element& element, const IntervalChart& chart) {
  const Interval out{element.required_integer("from", units), element.required_integer("to", units),
                     element.required("step"), read_plain(element)};
  element.value_fault(chart.first > out.from || out.from > out.to || out.to > chart.last,
                      "from and to lie outside of the chart, or the wrong way round");
  return out;
}

Track read_track(const Element& element, const IntervalChart& chart) {
  Track out{element.required("name"), element.text("note"), {}};
  element.each_child([&](const Element& child) { out.intervals.push_back(read_interval(child, chart)); });
  return out;
}

}  // namespace

Block read_interval_chart(const Element& element) {
  IntervalChart out;
  out.unit = element.required("unit");
  out.first = element.required_integer("first", units);
  out.last = element.required_integer("last", units);
  out.alt = element.filled("alt");
  out.key = element.text("key");
  out.lead = element.text("lead");
  out.instead = element.text("instead");
  out.compact = element.has_class("compact");
  out.legend = element.text("legend");
  element.value_fault(out.first > out.last, "first is greater than last");
  const AxisPosition length = AxisPosition{out.last - out.first + 1} * 1000;
  element.each_child([&](const Element& child) {
    if (child.name() == "track") {
      out.tracks.push_back(read_track(child, out));
    } else if (child.name() == "mark") {
      out.marks.push_back({child.position("at"), child.required("label"), child.text("note")});
      check_position(child, out.marks.back().at, length);
    } else {
      out.meanings.push_back({child.required("name"), child.required("label"), read_plain(child)});
    }
  });
  return out;
}

Block read_timeline(const Element& element) {
  Timeline out;
  out.length = element.position("length");
  out.alt = element.filled("alt");
  element.value_fault(out.length == 0, "length: an axis is longer than nothing");
  element.each_child([&](const Element& child) {
    if (child.name() == "event") {
      const AxisPosition at = child.position("at");
      out.events.push_back({at, child.text("number"), child.choice("done", {"yes", "no"}, 1) == 0,
                            child.required("label"), child.text("note")});
      check_position(child, at, out.length);
    } else {
      out.ticks.push_back({child.position("at"), child.required("label")});
      check_position(child, out.ticks.back().at, out.length);
    }
  });
  return out;
}

Block read_bar(const Element& element) {
  Bar out;
  out.style = element.choice("class", bar_words, BarStyle::plain);
  out.value = element.position("value");
  out.whole = element.position("of");
  out.alt = element.text("alt");
  element.value_fault(out.whole == 0, "of: a bar has something to be a share of");
  return out;
}

}  // namespace planpress::markup

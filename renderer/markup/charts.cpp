// interval-chart, timeline, bar, signature-panel.
#include <fmt/format.h>

#include "renderer/markup/blocks.hpp"
#include "renderer/markup/element.hpp"
#include "renderer/markup/inlines.hpp"

namespace planpress::markup {
namespace {

using namespace document;

constexpr Range units{0, 100'000};
constexpr AxisPosition thousandths = 1000;

bool is_named(pugi::xml_node node, std::string_view name) { return node.name() == name; }

// A chart shows nothing beyond its axis.
void check_position(const Element& element, AxisPosition at, AxisPosition length, Reading& reading) {
  if (!reading.is_example() && at > length) element.fault("at: lies beyond the end of the axis");
}

Interval read_interval(pugi::xml_node node, const IntervalChart& chart, Reading& reading) {
  const Element element(node, reading, {"from", "to", "step"});
  Interval out;
  out.from = element.required_integer("from", units);
  out.to = element.required_integer("to", units);
  out.step = element.required("step");
  out.text = read_plain(node, reading);
  const bool fits = chart.first <= out.from && out.from <= out.to && out.to <= chart.last;
  if (!reading.is_example() && !fits)
    element.fault("from and to lie outside of the chart, or the wrong way round");
  return out;
}

Track read_track(pugi::xml_node node, const IntervalChart& chart, Reading& reading) {
  const Element element(node, reading, {"name", "note"});
  Track out;
  out.name = element.required("name");
  out.note = element.text("note");
  for_each_element(node, reading, [&](pugi::xml_node child) {
    if (!is_named(child, "interval")) return misplaced(child, reading, {"interval"});
    out.intervals.push_back(read_interval(child, chart, reading));
  });
  return out;
}

ChartMark read_mark(pugi::xml_node node, const IntervalChart& chart, Reading& reading) {
  const Element element(node, reading, {"at", "label", "note"});
  element.no_content();
  ChartMark out{element.position("at"), element.required("label"), element.text("note")};
  check_position(element, out.at, (chart.last - chart.first + 1) * thousandths, reading);
  return out;
}

StepMeaning read_step(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"name", "label"});
  return {element.required("name"), element.required("label"), read_plain(node, reading)};
}

TimelineEvent read_event(pugi::xml_node node, const Timeline& timeline, Reading& reading) {
  const Element element(node, reading, {"at", "number", "done", "label", "note"});
  element.no_content();
  TimelineEvent out;
  out.at = element.position("at");
  out.number = element.text("number");
  out.done = element.choice("done", {{"yes", true}, {"no", false}}, false);
  out.label = element.required("label");
  out.note = element.text("note");
  check_position(element, out.at, timeline.length, reading);
  return out;
}

TimelineTick read_tick_label(pugi::xml_node node, const Timeline& timeline, Reading& reading) {
  const Element element(node, reading, {"at", "label"});
  element.no_content();
  TimelineTick out{element.position("at"), element.required("label")};
  check_position(element, out.at, timeline.length, reading);
  return out;
}

Choice read_choice(pugi::xml_node node, std::size_t number, Reading& reading) {
  const Element element(node, reading, {"value"});
  Choice choice{element.text("value"), read_plain(node, reading)};
  if (choice.value.empty()) choice.value = std::to_string(number);
  return choice;
}

Signatory read_signatory(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"role", "name", "field"});
  Signatory out{element.required("role"), element.text("name"), {}, element.field_name("field"), {}, {}, {}};
  if (!out.field.empty()) reading.field(node, out.field, false);
  for_each_element(node, reading, [&](pugi::xml_node child) {
    if (is_named(child, "post")) {
      const Element post(child, reading, {});
      out.post = read_inlines(child, reading);
      return;
    }
    if (!is_named(child, "choice")) return misplaced(child, reading, {"post", "choice"});
    Choice choice = read_choice(child, out.choices.size() + 1, reading);
    if (!choice.text.empty()) out.choices.push_back(std::move(choice));
  });
  return out;
}

}  // namespace

IntervalChart read_interval_chart(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading,
                        {"unit", "first", "last", "alt", "key", "lead", "instead", "class", "legend"});
  IntervalChart out;
  out.unit = element.required("unit");
  out.first = element.required_integer("first", units);
  out.last = element.required_integer("last", units);
  out.alt = element.filled("alt");
  out.key = element.text("key");
  out.lead = element.text("lead");
  out.instead = element.text("instead");
  out.compact = element.choice("class", {{"compact", true}}, false);
  out.legend = element.text("legend");
  if (!reading.is_example() && out.first > out.last) element.fault("first is greater than last");
  for_each_element(node, reading, [&](pugi::xml_node child) {
    if (is_named(child, "track")) {
      out.tracks.push_back(read_track(child, out, reading));
    } else if (is_named(child, "mark")) {
      out.marks.push_back(read_mark(child, out, reading));
    } else if (is_named(child, "step")) {
      out.meanings.push_back(read_step(child, reading));
    } else {
      misplaced(child, reading, {"track", "mark", "step"});
    }
  });
  return out;
}

Timeline read_timeline(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"length", "alt"});
  Timeline out;
  out.length = element.position("length");
  out.alt = element.filled("alt");
  if (!reading.is_example() && out.length == 0) element.fault("length: an axis is longer than nothing");
  for_each_element(node, reading, [&](pugi::xml_node child) {
    if (is_named(child, "event")) {
      out.events.push_back(read_event(child, out, reading));
    } else if (is_named(child, "tick-label")) {
      out.ticks.push_back(read_tick_label(child, out, reading));
    } else {
      misplaced(child, reading, {"event", "tick-label"});
    }
  });
  return out;
}

Bar read_bar(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"value", "of", "class", "alt"});
  element.no_content();
  Bar out;
  out.style = element.choice<BarStyle>(
      "class", {{"headline", BarStyle::headline}, {"progress", BarStyle::progress}}, BarStyle::plain);
  out.value = element.position("value");
  out.whole = element.position("of");
  out.alt = element.text("alt");
  if (!reading.is_example() && out.whole == 0) element.fault("of: a bar has something to be a share of");
  return out;
}

SignaturePanel read_signature_panel(pugi::xml_node node, Reading& reading) {
  const Element element(node, reading, {"signature", "day", "month", "year"});
  SignaturePanel out{element.required("signature"),
                     {element.required("day"), element.required("month"), element.required("year")},
                     {}};
  for_each_element(node, reading, [&](pugi::xml_node child) {
    if (!is_named(child, "signatory")) return misplaced(child, reading, {"signatory"});
    out.signatories.push_back(read_signatory(child, reading));
  });
  return out;
}

}  // namespace planpress::markup

// A bar to scale with circles on it, labels above and the names of periods below: one figure.
#include <algorithm>
#include <iterator>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;
using document::Role;

constexpr std::int64_t most_tiers =
    4;  // rows of labels; the table of reviews names what more would crowd out

class TimelineSetter {
 public:
  TimelineSetter(Composition& c, const document::Timeline& timeline, NodeId figure, Length measure)
      : c_(c), theme_(c.setting.theme), timeline_(timeline), ink_(Ink::of(figure)), measure_(measure) {}

  Slab set() {
    place_labels();
    Slab slab;
    bar_ = theme_.timeline.disc / 2 + label_height() * tiers_ + theme_.space.quarter;
    draw_bar(slab);
    set_ticks(slab);
    for (const Label& label : labels_) set_event(label, slab);
    slab.height = bar_ + theme_.timeline.bar / 2 + theme_.timeline.tick + theme_.hint.leading;
    slab.figures.push_back({ink_.owner, 0, {Length{}, Length{}, measure_, slab.height}});
    slab.whole = true;
    return slab;
  }

 private:
  struct Label {
    const document::TimelineEvent* event = nullptr;
    Length disc;  // the middle of its circle
    Length x, width;
    std::int64_t tier = 0;  // 0 is next to the bar
  };

  Length label_height() const { return theme_.body.leading * 2; }
  Length x_of(document::AxisPosition at) const {
    const document::AxisPosition length = std::max<document::AxisPosition>(timeline_.length, 1);
    return Length::from_thousandths(measure_.thousandths() * std::clamp<std::int64_t>(at, 0, length) /
                                    length);
  }
  // Circles stay on the paper's text area.
  Length disc_x(const document::TimelineEvent& event) const {
    const Length radius = theme_.timeline.disc / 2;
    return std::clamp(x_of(event.at), event.number.empty() ? Length{} : radius, measure_ - radius);
  }
  // Circles a day or two apart move aside, so that their numbers can be read.
  std::vector<Length> spread_discs() const {
    const Length apart = theme_.timeline.disc + theme_.rule.strong;
    std::vector<Length> discs;
    Length free;
    for (const document::TimelineEvent& event : timeline_.events) {
      discs.push_back(disc_x(event));
      if (event.number.empty()) continue;
      discs.back() = std::max(discs.back(), free);
      free = discs.back() + apart;
    }
    Length last = measure_ - theme_.timeline.disc / 2;
    for (std::size_t i = discs.size(); i-- > 0;) {
      if (timeline_.events[i].number.empty()) continue;
      discs[i] = std::min(discs[i], last);
      last = discs[i] - apart;
    }
    return discs;
  }
  TextStyle bold() const {
    TextStyle style = theme_.body;
    style.weight = text::Weight::bold;
    return style;
  }

  // Each label stands over its event in the lowest row where it does not meet the one before.
  void place_labels() {
    std::vector<Length> ends;  // by tier: where the last label there ends
    const std::vector<Length> discs = spread_discs();
    for (std::size_t i = 0; i < discs.size(); ++i) {
      const document::TimelineEvent& event = timeline_.events[i];
      Label label{&event, discs[i], {}, {}, 0};
      label.width = std::max(shape_text(c_.setting, event.label, bold()).natural_width(),
                             shape_text(c_.setting, event.note, theme_.body).natural_width());
      const Length start = event.number.empty() ? x_of(event.at) : label.disc - theme_.timeline.disc / 2;
      label.x = std::max(Length{}, std::min(start, measure_ - label.width));
      while (static_cast<std::size_t>(label.tier) < ends.size() &&
             ends[static_cast<std::size_t>(label.tier)] + theme_.timeline.label_gap / 2 > label.x) {
        ++label.tier;
      }
      if (static_cast<std::size_t>(label.tier) == ends.size()) ends.emplace_back();
      ends[static_cast<std::size_t>(label.tier)] = label.x + label.width;
      labels_.push_back(label);
    }
    tiers_ = static_cast<std::int64_t>(std::max<std::size_t>(ends.size(), 1));
    if (tiers_ > most_tiers) thin_out();
  }

  // Too many to name beside the bar: the first and the last keep their labels, the others their place on it.
  void thin_out() {
    named_ = false;
    tiers_ = 1;
    for (Label& label : labels_) {
      label.tier = 0;
      label.disc = disc_x(*label.event);
    }
  }

  bool is_named(const Label& label) const {
    return named_ || &label == &labels_.front() || &label == &labels_.back();
  }

  void draw_bar(Slab& slab) const {
    const Rect bar{Length{}, bar_ - theme_.timeline.bar / 2, measure_, theme_.timeline.bar};
    slab.items.push_back(item(Ink::layout(), FilledRect{bar, theme_.color.accent}));
  }

  // Names of periods, every second or third when they would meet.
  void set_ticks(Slab& slab) {
    const std::size_t every = tick_step();
    const Length top = bar_ + theme_.timeline.bar / 2;
    for (std::size_t i = 0; i < timeline_.ticks.size(); i += every) {
      const document::TimelineTick& tick = timeline_.ticks[i];
      const Length x = x_of(tick.at);
      const Length pad = tick.at > 0 ? theme_.space.quarter : Length{};
      if (tick.at > 0) {
        slab.items.push_back(item(Ink::layout(), Line{{x, top},
                                                      {x, top + theme_.timeline.tick},
                                                      theme_.rule.hair * 2,
                                                      theme_.color.secondary,
                                                      false}));
      }
      Slab text = set_text(c_.setting, spaced(tick.label), theme_.hint, ink_, measure_);
      if (x + pad + tick_width(tick) > measure_) continue;
      shift(text, x + pad, top + theme_.timeline.tick / 2);
      std::move(text.items.begin(), text.items.end(), std::back_inserter(slab.items));
    }
  }

  Length tick_width(const document::TimelineTick& tick) const {
    return theme_.hint.size.of_em(c_.setting.shaper.width(tick.label, theme_.hint.weight));
  }

  std::size_t tick_step() const {
    const std::size_t count = timeline_.ticks.size();
    for (std::size_t every = 1; every < count; ++every) {
      bool meets = false;
      for (std::size_t i = 0; i + every < count; i += every) {
        const Length end = x_of(timeline_.ticks[i].at) + tick_width(timeline_.ticks[i]) + theme_.space.half;
        meets = meets || end > x_of(timeline_.ticks[i + every].at);
      }
      if (!meets) return every;
    }
    return std::max<std::size_t>(count, 1);
  }

  void set_event(const Label& label, Slab& slab) {
    const document::TimelineEvent& event = *label.event;
    const Length top = label_height() * (tiers_ - 1 - label.tier);
    if (is_named(label)) set_label(label, top, slab);
    if (is_named(label) && !crosses_label(label) && (event.number.empty() || label.tier > 0)) {
      draw_leader(label, top, slab);
    }
    if (!event.number.empty()) draw_disc(label, slab);
  }

  void set_label(const Label& label, Length top, Slab& slab) {
    const document::TimelineEvent& event = *label.event;
    const bool right = label.x + label.width + Length::from_thousandths(2) >= measure_ && label.x > Length{};
    const Align align = right ? Align::right : Align::left;
    std::vector<Slab> lines;
    lines.push_back(set_text(c_.setting, spaced(event.label), bold(), ink_, label.width, align));
    lines.push_back(set_text(c_.setting, spaced(event.note), theme_.body, ink_, label.width, align));
    Slab text = stack(std::move(lines));
    shift(text, label.x, top);
    std::move(text.items.begin(), text.items.end(), std::back_inserter(slab.items));
  }

  // A leader would run through a label in a row below.
  bool crosses_label(const Label& label) const {
    const Length x = label.disc;
    return std::any_of(labels_.begin(), labels_.end(), [&](const Label& other) {
      return other.tier < label.tier && other.x <= x && x <= other.x + other.width;
    });
  }

  // From a label to the bar, where no circle stands right below it.
  void draw_leader(const Label& label, Length top, Slab& slab) const {
    const Length x = std::max(label.disc, theme_.rule.hair);
    const Length from = top + label_height();
    slab.items.push_back(item(Ink::layout(), Line{{x, from},
                                                  {x, bar_ + theme_.timeline.bar / 2},
                                                  theme_.rule.strong,
                                                  theme_.color.heading,
                                                  false}));
  }

  void draw_disc(const Label& label, Slab& slab) {
    const document::TimelineEvent& event = *label.event;
    const Length radius = named_ ? theme_.timeline.disc / 2 : theme_.timeline.bar / 2;
    const Point center{label.disc, bar_};
    const Color ground = event.done ? theme_.color.heading : theme_.color.paper;
    slab.items.push_back(
        item(Ink::layout(), Disc{center, radius, ground, theme_.rule.strong, theme_.color.heading}));
    if (!named_) return;  // circles this close carry no number
    TextStyle style = bold();
    style.color = event.done ? theme_.color.paper : theme_.color.heading;
    Slab number = set_text(c_.setting, spaced(event.number), style, ink_, radius * 2, Align::center);
    shift(number, center.x - radius, center.y - style.leading / 2);
    std::move(number.items.begin(), number.items.end(), std::back_inserter(slab.items));
  }

  Composition& c_;
  const Theme& theme_;
  const document::Timeline& timeline_;
  Ink ink_;
  Length measure_;
  std::vector<Label> labels_;
  std::int64_t tiers_ = 1;
  bool named_ = true;  // every event has its label
  Length bar_;         // the middle of the bar
};

}  // namespace

Slabs compose_timeline(Composition& c, const document::Timeline& timeline, NodeId parent, Length measure) {
  const NodeId figure = c.setting.node(parent, Role::figure);
  c.setting.flow.structure.nodes[figure].alt = timeline.alt;
  Slab slab = TimelineSetter(c, timeline, figure, measure).set();
  slab.space_before = slab.space_after = c.setting.theme.space.between_blocks;
  return {std::move(slab)};
}

}  // namespace planpress::typeset

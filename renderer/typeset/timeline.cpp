// A bar to scale with circles on it, labels above and the names of periods below: one figure.
#include <algorithm>
#include <iterator>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

// Rows of labels; the table of reviews names what more would crowd out.
constexpr std::size_t most_tiers = 4;

class TimelineDrawer {
 public:
  TimelineDrawer(const TextContext& c, const document::Timeline& timeline, Length measure)
      : c_(c), theme_(c.theme), timeline_(timeline), measure_(measure) {
    for (const document::TimelineEvent& event : timeline_.events) {
      const Length width = shape_text(c_, event.number, bold()).natural_width();
      radius_ = std::max({radius_, theme_.timeline.disc / 2, width / 2 + theme_.rule.strong * 2});
    }
  }

  Drawing draw() {
    place_labels();
    bar_ = radius_ + tier_bottom(0) + theme_.space.quarter;
    canvas_.draw(
        FilledRect{{{}, bar_ - theme_.timeline.bar / 2, measure_, theme_.timeline.bar}, theme_.color.accent});
    set_ticks();
    for (const Label& label : labels_) draw_leader(label);
    for (Label& label : labels_) set_event(label);
    const Length scale = std::max(bar_ + theme_.timeline.bar / 2 + theme_.timeline.tick, tick_top());
    return {measure_, scale + theme_.hint.leading, marks_of(std::move(canvas_)), Length{}};
  }

 private:
  struct Label {
    const document::TimelineEvent* event = nullptr;
    Length disc;  // the middle of its circle
    Box text;
    Length x, width;
    std::size_t tier = 0;  // 0 is next to the bar
    bool is_named = true;
  };

  struct Tier {
    Length end;  // where the last label there ends
    Length height;
  };

  // From the top of the figure to the feet of the labels in this row.
  Length tier_bottom(std::size_t tier) const {
    Length y;
    for (std::size_t above = tier; above < tiers_.size(); ++above) y += tiers_[above].height;
    return y;
  }
  Length x_of(document::AxisPosition at) const {
    const document::AxisPosition length = std::max<document::AxisPosition>(timeline_.length, 1);
    return Length::from_thousandths(measure_.thousandths() * std::clamp<std::int64_t>(at, 0, length) /
                                    length);
  }
  // Circles stay on the paper's text area.
  Length disc_x(const document::TimelineEvent& event) const {
    return std::clamp(x_of(event.at), event.number.empty() ? Length{} : radius_, measure_ - radius_);
  }
  // Circles a day or two apart move aside, so that their numbers can be read.
  std::vector<Length> spread_discs() const {
    const Length apart = radius_ * 2 + theme_.rule.strong;
    std::vector<Length> discs;
    Length free;
    for (const document::TimelineEvent& event : timeline_.events) {
      discs.push_back(disc_x(event));
      if (event.number.empty()) continue;
      discs.back() = std::max(discs.back(), free);
      free = discs.back() + apart;
    }
    Length last = measure_ - radius_;
    for (std::size_t i = discs.size(); i-- > 0;) {
      if (timeline_.events[i].number.empty()) continue;
      discs[i] = std::min(discs[i], last);
      last = discs[i] - apart;
    }
    return discs;
  }
  TextStyle bold() const { return theme_.body.bold(); }
  Box set(const document::Label& text, const TextStyle& style, Length room, Align align = Align::left) const {
    return set_text(c_, spaced(text), style, Ink::layout(), room, align);
  }

  void place_labels() {
    const std::vector<Length> discs = spread_discs();
    for (std::size_t i = 0; i < discs.size(); ++i) {
      labels_.push_back({&timeline_.events[i], discs[i], {}, {}, {}, 0, true});
      set_label(labels_.back());
    }
    fill_tiers();
    if (tiers_.size() > most_tiers) thin_out();
  }

  // The label's name and the line below it, over its event or as near as the measure allows.
  void set_label(Label& label) {
    const document::TimelineEvent& event = *label.event;
    const Length natural = std::max(shape_text(c_, event.label, bold()).natural_width(),
                                    shape_text(c_, event.note, theme_.body).natural_width());
    label.width = std::min(natural, measure_);
    const Length start = event.number.empty() ? x_of(event.at) : label.disc - radius_;
    label.x = std::max(Length{}, std::min(start, measure_ - label.width));
    const bool at_end = label.x > Length{} && label.x == measure_ - label.width;
    const Align align = at_end ? Align::right : Align::left;
    label.text = stack(boxes_of(set(event.label, bold(), label.width, align),
                                set(event.note, theme_.body, label.width, align)));
  }

  // Each label goes into the lowest row where it does not meet the one before.
  void fill_tiers() {
    tiers_.clear();
    for (Label& label : labels_) {
      if (!label.is_named) continue;
      const auto free = std::find_if(tiers_.begin(), tiers_.end(), [&](const Tier& tier) {
        return tier.end + theme_.timeline.label_gap / 2 <= label.x;
      });
      label.tier = static_cast<std::size_t>(free - tiers_.begin());
      if (free == tiers_.end()) tiers_.emplace_back();
      Tier& tier = tiers_[label.tier];
      tier.end = label.x + label.width;
      tier.height = std::max(tier.height, label.text.height);
    }
  }

  // Too many to name beside the bar: the first and the last keep their labels, the others their place on it.
  void thin_out() {
    is_crowded_ = true;
    for (Label& label : labels_) {
      label.is_named = &label == &labels_.front() || &label == &labels_.back();
      label.disc = disc_x(*label.event);
    }
    fill_tiers();
  }

  // Names of periods, every second or third when they would meet.
  void set_ticks() {
    const std::size_t every = tick_step();
    const Length top = bar_ + theme_.timeline.bar / 2;
    for (std::size_t i = 0; i < timeline_.ticks.size(); i += every) {
      const document::TimelineTick& tick = timeline_.ticks[i];
      const Length x = x_of(tick.at);
      const Length pad = tick.at > 0 ? theme_.space.quarter : Length{};
      if (tick.at > 0)
        canvas_.draw(
            Line{{x, top}, {x, top + theme_.timeline.tick}, theme_.rule.hair * 2, theme_.color.secondary});
      if (x + pad + tick_width(tick) <= measure_)
        canvas_.add(set(tick.label, theme_.hint, measure_), x + pad, tick_top());
    }
  }

  // Of the names of periods: beside their ticks, and below the circles.
  Length tick_top() const {
    const Length beside = (theme_.timeline.bar + theme_.timeline.tick) / 2;
    return bar_ + std::max(beside, radius_ - theme_.space.quarter / 2);
  }

  Length tick_width(const document::TimelineTick& tick) const {
    return theme_.hint.size.of_em(c_.shaper.width(tick.label, theme_.hint.weight));
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

  void set_event(Label& label) {
    const document::TimelineEvent& event = *label.event;
    if (label.is_named) {
      const Length top = tier_bottom(label.tier) - label.text.height;
      canvas_.add(std::move(label.text), label.x, top);
    }
    if (!event.number.empty()) draw_disc(label);
  }

  // A leader would run through a label in a row below, or along its edge.
  bool crosses_label(const Label& label) const {
    const Length x = label.disc, clear = theme_.space.quarter;
    return std::any_of(labels_.begin(), labels_.end(), [&](const Label& other) {
      return other.is_named && other.tier < label.tier && other.x - clear <= x &&
             x <= other.x + other.width + clear;
    });
  }

  // From a label to the bar, where no circle stands right below it.
  void draw_leader(const Label& label) {
    const bool is_close = label.tier == 0 && !label.event->number.empty();
    if (!label.is_named || is_close || crosses_label(label)) return;
    const Length x = std::max(label.disc, theme_.rule.hair);
    const Length foot = bar_ + theme_.timeline.bar / 2;
    canvas_.draw(Line{{x, tier_bottom(label.tier)}, {x, foot}, theme_.rule.strong, theme_.color.heading});
  }

  void draw_disc(const Label& label) {
    const document::TimelineEvent& event = *label.event;
    const Length radius = is_crowded_ ? theme_.timeline.bar / 2 : radius_;
    const Point center{label.disc, bar_};
    const Color ground = event.done ? theme_.color.heading : theme_.color.paper;
    canvas_.draw(Disc{center, radius, ground, theme_.rule.strong, theme_.color.heading});
    if (is_crowded_) return;  // circles this close carry no number
    const TextStyle style = bold().in(event.done ? theme_.color.paper : theme_.color.heading);
    canvas_.add(set(event.number, style, radius * 2, Align::center), center.x - radius,
                center.y - style.leading / 2);
  }

  const TextContext& c_;
  const Theme& theme_;
  const document::Timeline& timeline_;
  Length measure_;
  Length radius_;  // of the circles, which hold the longest number
  std::vector<Label> labels_;
  std::vector<Tier> tiers_;
  bool is_crowded_ = false;  // the first event and the last alone have their labels
  Length bar_;               // the middle of the bar
  Box canvas_;
};

}  // namespace

Drawing draw_timeline(const TextContext& c, const document::Timeline& timeline, Length measure) {
  return TimelineDrawer(c, timeline, measure).draw();
}

Boxes compose(LayoutContext& c, const document::Timeline& timeline, ChildCursor& elements, Length measure) {
  Box box = drawn(c, draw_timeline(c, timeline, measure), elements.next(Role::figure));
  box.space_before = box.space_after = c.theme.space.between_blocks;
  return boxes_of(std::move(box));
}

}  // namespace planpress::typeset

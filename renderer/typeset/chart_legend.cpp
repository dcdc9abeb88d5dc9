// What the steps of an interval chart mean: a list beside the chart where there is room, else below it.
#include <algorithm>

#include "renderer/typeset/interval_chart_part.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;
using document::Role;

// The fill that stands for a step, as high as capitals, in the first line of its name.
Box swatch(const Composition& c, const std::string& step) {
  const Theme& theme = c.setting.theme;
  const Length height = theme.body.size.of_em(800);
  const Length top = baseline_of(c.setting, theme.body) - height;
  Box box;
  draw_step(theme, {Length{}, top, theme.chart.swatch, height}, step_fill(theme, step), box.items);
  return box;
}

Box shifted(Box box, Length x) {
  shift(box, x, Length{});
  return box;
}

class LegendSetter {
 public:
  LegendSetter(Composition& c, const document::IntervalChart& chart, NodeId parent, Length measure,
               LegendPlace place)
      : c_(c), theme_(c.setting.theme), chart_(chart), parent_(parent), measure_(measure), place_(place) {
    bold_.weight = text::Weight::bold;
  }

  Boxes set() {
    Boxes boxes;
    const Ink head = Ink::of(c_.setting.node(parent_, Role::p));
    boxes.push_back(set_text(c_.setting, chart_.legend, head_style(theme_), head, measure_));
    boxes.back().keep_with_next = true;
    boxes.back().space_before = theme_.space.between_blocks;
    boxes.back().space_after = theme_.space.quarter;
    const NodeId list = c_.setting.node(parent_, Role::l);
    for (const document::StepMeaning& meaning : chart_.meanings) {
      boxes.push_back(entry(meaning, c_.setting.node(list, Role::li)));
      boxes.back().space_before = boxes.back().space_after = theme_.space.quarter;
      boxes.back().whole = true;
    }
    boxes.back().space_after = theme_.space.between_blocks;
    return boxes;
  }

 private:
  // Beside the chart the meaning stands below the name; below the chart, on the second axis.
  Box entry(const document::StepMeaning& meaning, NodeId item) {
    const Length indent = theme_.chart.swatch + theme_.space.half;
    const bool is_beside = place_ == LegendPlace::beside;
    const Length axis = is_beside ? indent : std::max(theme_.page.axis, indent + name_width());
    const Length name_room = (is_beside ? measure_ : axis - theme_.space.half) - indent;
    Box name =
        set_text(c_.setting, meaning.name, bold_, Ink::of(c_.setting.node(item, Role::lbl)), name_room);
    Box text = set_text(c_.setting, meaning.text, theme_.body, Ink::of(c_.setting.node(item, Role::l_body)),
                        std::min(measure_, theme_.page.prose) - (is_beside ? indent : Length{}) -
                            (is_beside ? Length{} : axis));
    name = shifted(std::move(name), indent);
    text = shifted(std::move(text), axis);
    Boxes parts{swatch(c_, meaning.step)};
    if (is_beside) {
      parts.push_back(stack({std::move(name), std::move(text)}));
    } else {
      parts.push_back(std::move(name));
      parts.push_back(std::move(text));
    }
    return beside(std::move(parts));
  }

  // In which no word of a name is broken, though not more than half of the measure.
  Length name_width() const {
    Length width;
    for (const document::StepMeaning& meaning : chart_.meanings)
      width = std::max(width, shape_text(c_.setting, meaning.name, bold_).least_width());
    return std::min(width + theme_.space.half, measure_ / 2);
  }

  Composition& c_;
  const Theme& theme_;
  TextStyle bold_{theme_.body};
  const document::IntervalChart& chart_;
  NodeId parent_;
  Length measure_;
  LegendPlace place_;
};

}  // namespace

Boxes set_chart_legend(Composition& c, const document::IntervalChart& chart, NodeId parent, Length measure,
                       LegendPlace place) {
  if (chart.meanings.empty()) return {};
  return LegendSetter(c, chart, parent, measure, place).set();
}

}  // namespace planpress::typeset

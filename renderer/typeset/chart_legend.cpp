// What the steps of an interval chart mean: a list beside the chart where there is room, else below it.
#include <algorithm>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

// The fill that stands for a step, as high as capitals, in the first line of its name.
Box swatch(const LayoutContext& c, const std::string& step) {
  Drawing drawing = draw_swatch(c.theme, step);
  Box box;
  for (Mark& mark : drawing.marks) box.items.push_back(item(Ink::layout(), std::move(mark)));
  shift(box, Length{}, baseline_of(c, c.theme.body) - drawing.height);
  return box;
}

Box shifted(Box box, Length x) {
  shift(box, x, Length{});
  return box;
}

class LegendSetter {
 public:
  LegendSetter(LayoutContext& c, const document::IntervalChart& chart, Length measure, LegendPlace place)
      : c_(c), theme_(c.theme), chart_(chart), measure_(measure), place_(place) {
    bold_.weight = text::Weight::bold;
  }

  Boxes set(ChildCursor& elements) {
    Boxes boxes;
    const Ink head = c_.ink(elements.next(Role::p));
    boxes.push_back(set_text(c_, chart_.legend, head_style(theme_), head, measure_));
    boxes.back().keep_with_next = true;
    boxes.back().space_before = theme_.space.between_blocks;
    boxes.back().space_after = theme_.space.quarter;
    ChildCursor entries = c_.children_of(elements.next(Role::l));
    for (const document::StepMeaning& meaning : chart_.meanings) {
      boxes.push_back(entry(meaning, c_.children_of(entries.next(Role::li))));
      boxes.back().space_before = boxes.back().space_after = theme_.space.quarter;
      boxes.back().whole = true;
    }
    boxes.back().space_after = theme_.space.between_blocks;
    return boxes;
  }

 private:
  // Beside the chart the meaning stands below the name; below the chart, on the second axis.
  Box entry(const document::StepMeaning& meaning, ChildCursor elements) {
    const Length indent = theme_.chart.swatch + theme_.space.half;
    const bool is_beside = place_ == LegendPlace::beside;
    const Length axis = is_beside ? indent : std::max(theme_.page.axis, indent + name_width());
    const Length name_room = (is_beside ? measure_ : axis - theme_.space.half) - indent;
    Box name = set_text(c_, meaning.name, bold_, c_.ink(elements.next(Role::lbl)), name_room);
    Box text = set_text(c_, meaning.text, theme_.body, c_.ink(elements.next(Role::l_body)),
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
      width = std::max(width, shape_text(c_, meaning.name, bold_).least_width());
    return std::min(width + theme_.space.half, measure_ / 2);
  }

  LayoutContext& c_;
  const Theme& theme_;
  TextStyle bold_{theme_.body};
  const document::IntervalChart& chart_;
  Length measure_;
  LegendPlace place_;
};

}  // namespace

Boxes set_chart_legend(LayoutContext& c, const document::IntervalChart& chart, ChildCursor& elements,
                       Length measure, LegendPlace place) {
  if (chart.meanings.empty()) return {};
  return LegendSetter(c, chart, measure, place).set(elements);
}

}  // namespace planpress::typeset

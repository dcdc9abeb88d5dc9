// Boxes to sign in: for each signatory who it is on the left, and on the second axis statements to tick, a
// box for the signature and cells for the date.
#include <algorithm>
#include <iterator>
#include <vector>

#include "renderer/typeset/compose.hpp"

namespace planpress::typeset {
namespace {

using document::NodeId;
using document::Role;

class SignatorySetter {
 public:
  SignatorySetter(Composition& c, const document::SignaturePanel& panel, NodeId parent, Length measure)
      : c_(c),
        theme_(c.setting.theme),
        panel_(panel),
        parent_(parent),
        measure_(measure),
        axis_(answer_axis()) {}

  Slab set(const document::Signatory& signatory) {
    node_ = c_.setting.node(parent_, Role::sect);
    std::vector<Slab> parts;
    parts.push_back(set_who(signatory));
    parts.push_back(set_answers(signatory));
    Slab slab = below() ? stack(std::move(parts)) : beside(std::move(parts));
    shift(slab, Length{}, theme_.space.half);
    const Length middle = theme_.rule.strong / 2;
    slab.items.push_back(
        item(Ink::layout(),
             Line{{Length{}, middle}, {measure_, middle}, theme_.rule.strong, theme_.color.heading, false}));
    slab.height = std::max(slab.height + theme_.space.half * 2, theme_.panel.block);
    slab.whole = true;
    return slab;
  }

 private:
  // In large print the answers stand below the name, from the margin.
  bool below() const { return theme_.table.records; }
  Length answer_axis() const { return below() ? Length{} : theme_.page.axis; }
  Ink text_node() { return Ink::of(c_.setting.node(node_, Role::p)); }

  Slab set_who(const document::Signatory& signatory) {
    const Length width = below() ? measure_ : axis_ - theme_.table.gutter;
    Slabs lines;
    lines.push_back(set_text(c_.setting, signatory.role, theme_.fact, text_node(), width));
    lines.push_back(set_text(c_.setting, signatory.name, theme_.body, text_node(), width));
    lines.push_back(set_text(c_.setting, signatory.post, theme_.secondary, text_node(), width));
    Slab who = stack(std::move(lines));
    who.space_after = theme_.space.half;
    return who;
  }

  Slab set_answers(const document::Signatory& signatory) {
    Slab answers;
    const Length ticks_end = set_choices(signatory, Length{}, answers);
    draw_boxes(ticks_end + theme_.space.half * 2, answers);
    return answers;
  }

  // Boxes to tick with their statements beside, as many to a line as fit.
  Length set_choices(const document::Signatory& signatory, Length y, Slab& answers) {
    const Length box = theme_.panel.box;
    Length x = axis_;
    for (const std::string& choice : signatory.choices) {
      const ShapedText text = shape_text(c_.setting, choice, theme_.body);
      const Length label = box + theme_.space.half;
      const Length width = std::min(text.natural_width(), measure_ - axis_ - label);
      if (x > axis_ && x + label + width > measure_) {
        x = axis_;
        y += theme_.body.leading + theme_.space.half;
      }
      const Rect rect{x, y + (theme_.body.leading - box) / 2, box, box};
      answers.items.push_back(
          item(Ink::layout(), FramedRect{rect, theme_.panel.box_stroke, theme_.color.text}));
      Slab statement = set_text(c_.setting, text, text_node(), width);
      const Length height = statement.height;
      shift(statement, x + label, y);
      std::move(statement.items.begin(), statement.items.end(), std::back_inserter(answers.items));
      x += label + width + theme_.table.gutter * 2;
      if (height > theme_.body.leading) y += height - theme_.body.leading;
    }
    return y + theme_.body.leading;
  }

  struct DateGroup {
    const std::string* label;
    int cells;
    Length room;  // of the cells, with the gap to the next group or a word of the label that is wider
  };
  std::vector<DateGroup> date_groups() const {
    std::vector<DateGroup> groups{
        {&panel_.day_label, 2, {}}, {&panel_.month_label, 2, {}}, {&panel_.year_label, 4, {}}};
    for (DateGroup& group : groups) {
      const Length gap = &group == &groups.back() ? Length{} : theme_.panel.date_gap;
      const Length word = shape_text(c_.setting, *group.label, theme_.hint).least_width();
      group.room = std::max(theme_.panel.date_width * group.cells, word) + gap;
    }
    return groups;
  }

  void draw_boxes(Length top, Slab& answers) {
    const Length bottom = top + theme_.panel.signature_height;
    const std::vector<DateGroup> groups = date_groups();
    Length width = theme_.panel.signature_width;
    Length dates;
    for (const DateGroup& group : groups) dates += group.room;
    if (axis_ + width + theme_.table.gutter + dates > measure_)
      width = measure_ - axis_ - dates - theme_.table.gutter;
    frame({axis_, top, width, theme_.panel.signature_height}, answers);
    Length hints = hint(panel_.signature_label, axis_, width, bottom, answers);
    Length x = measure_ - dates;
    for (const DateGroup& group : groups) {
      for (int i = 0; i < group.cells; ++i) {
        frame({x + theme_.panel.date_width * i, bottom - theme_.panel.date_height, theme_.panel.date_width,
               theme_.panel.date_height},
              answers);
      }
      hints = std::max(hints, hint(*group.label, x, group.room, bottom, answers));
      x += group.room;
    }
    answers.height = bottom + hints + theme_.space.quarter;
  }

  // Neighbouring cells share their line.
  void frame(Rect rect, Slab& answers) const {
    const Length half = theme_.rule.hair;
    answers.items.push_back(
        item(Ink::layout(), FramedRect{{rect.x - half / 2, rect.y, rect.width + half, rect.height},
                                       theme_.rule.hair * 2,
                                       theme_.color.secondary}));
  }

  // Below a box; returns how high it is.
  Length hint(const std::string& text, Length x, Length width, Length y, Slab& answers) {
    Slab label = set_text(c_.setting, text, theme_.hint, text_node(), width);
    shift(label, x, y + theme_.space.quarter / 2);
    std::move(label.items.begin(), label.items.end(), std::back_inserter(answers.items));
    return label.height;
  }

  Composition& c_;
  const Theme& theme_;
  const document::SignaturePanel& panel_;
  NodeId parent_;
  Length measure_;
  Length axis_;
  NodeId node_ = 0;
};

}  // namespace

Slabs compose_signature_panel(Composition& c, const document::SignaturePanel& panel, NodeId parent,
                              Length measure) {
  Slabs slabs;
  SignatorySetter setter(c, panel, parent, measure);
  for (const document::Signatory& signatory : panel.signatories) slabs.push_back(setter.set(signatory));
  if (slabs.empty()) return slabs;
  slabs.front().space_before = c.setting.theme.space.between_blocks;
  slabs.back().space_after = c.setting.theme.space.between_blocks;
  return slabs;
}

}  // namespace planpress::typeset

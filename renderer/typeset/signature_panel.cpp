// Boxes to sign in: for each signatory who it is on the left, and on the second axis statements to tick, a
// box for the signature and cells for the date.
#include <algorithm>
#include <utility>

#include "renderer/typeset/form_parts.hpp"

namespace planpress::typeset {
namespace {

class SignatorySetter {
 public:
  SignatorySetter(LayoutContext& c, const document::SignaturePanel& panel, ChildCursor elements,
                  Length measure)
      : c_(c), theme_(c.theme), panel_(panel), elements_(elements), measure_(measure) {
    if (!below()) axis_ = theme_.page.axis;
  }

  Box set(const document::Signatory& signatory) {
    Box who = set_who(signatory);
    Boxes parts = boxes_of(std::move(who), set_answers(signatory));
    Box box = below() ? stack(std::move(parts)) : beside(std::move(parts));
    shift(box, {}, theme_.space.half);
    draw_top_rule(theme_, box, measure_);
    box.height = std::max(box.height + theme_.space.half * 2, theme_.panel.block);
    box.whole = true;
    return box;
  }

 private:
  // In large print the answers stand below the name, from the margin.
  bool below() const { return theme_.table.linear; }
  Ink next_paragraph() { return c_.ink(elements_.next(Role::p)); }

  Box set_who(const document::Signatory& signatory) {
    const Length width = below() ? measure_ : axis_ - theme_.table.gutter;
    Boxes lines;
    lines.push_back(set_text(c_, signatory.role, theme_.fact, next_paragraph(), width));
    lines.push_back(set_text(c_, signatory.name, theme_.body, next_paragraph(), width));
    if (!signatory.post.empty()) {
      const ShapedText post = shape_text(c_, signatory.post, theme_.secondary);
      lines.push_back(set_text(c_, post, next_paragraph(), width));
    }
    Box who = stack(std::move(lines));
    who.space_after = theme_.space.half;
    return who;
  }

  Box set_answers(const document::Signatory& signatory) {
    Box answers;
    const Length ticks_end = set_choices(signatory, answers);
    draw_boxes(signatory, ticks_end + theme_.space.half * 2, answers);
    return answers;
  }

  // Two gutters, or one where all of them stand on one line then.
  Length gap_between(const std::vector<document::Choice>& choices, Length label) {
    Length width = theme_.table.gutter * -1;
    for (const document::Choice& choice : choices)
      width += label + shape_text(c_, choice.text, theme_.body).natural_width() + theme_.table.gutter;
    const Length rest = measure_ - axis_ - width;
    const auto gaps = static_cast<std::int64_t>(choices.size()) - 1;
    return rest >= Length{} && rest < theme_.table.gutter * gaps ? theme_.table.gutter
                                                                 : theme_.table.gutter * 2;
  }

  // Boxes to tick with their statements beside, as many to a line as fit.
  Length set_choices(const document::Signatory& signatory, Box& answers) {
    const Length tick = theme_.panel.box;
    const Length label = tick + theme_.space.half;
    const Length gap = gap_between(signatory.choices, label);
    Length x = axis_, y;
    for (const document::Choice& choice : signatory.choices) {
      const ShapedText text = shape_text(c_, choice.text, theme_.body);
      const Length width = std::min(text.natural_width(), measure_ - axis_ - label);
      if (x > axis_ && x + label + width > measure_) {
        x = axis_;
        y += theme_.body.leading + theme_.space.half;
      }
      FormParts(c_, elements_)
          .tick_box({x, y + (theme_.body.leading - tick) / 2}, document::statement_field(signatory, choice),
                    answers);
      Box statement = set_text(c_, text, next_paragraph(), width);
      const Length more_lines = std::max(Length{}, statement.height - theme_.body.leading);
      answers.add(std::move(statement), x + label, y);
      x += label + width + gap;
      y += more_lines;
    }
    return y + theme_.body.leading;
  }

  void draw_boxes(const document::Signatory& signatory, Length top, Box& answers) {
    FormParts parts(c_, elements_);
    const Length height = theme_.panel.signature_height, bottom = top + height;
    const Length dates = parts.date_width(panel_.date);
    const Length width =
        std::min(theme_.panel.signature_width, measure_ - axis_ - dates - theme_.table.gutter);
    parts.signature_box({axis_, top, width, height}, document::signature_field(panel_, signatory), answers);
    const Length label = parts.hint(panel_.signature_label, axis_, width, bottom, answers);
    const document::Field date = document::date_field(panel_, signatory);
    const Length hints = std::max(label, parts.date_cells(measure_ - dates, bottom, date, answers));
    answers.height = bottom + hints + theme_.space.quarter;
  }

  LayoutContext& c_;
  const Theme& theme_;
  const document::SignaturePanel& panel_;
  ChildCursor elements_;  // of this signatory
  Length measure_;
  Length axis_;  // of the answers
};

}  // namespace

Boxes compose(LayoutContext& c, const document::SignaturePanel& panel, ChildCursor& elements,
              Length measure) {
  Boxes boxes;
  for (const document::Signatory& signatory : panel.signatories) {
    const ChildCursor own = c.children_of(elements.next(Role::sect));
    boxes.push_back(SignatorySetter(c, panel, own, measure).set(signatory));
  }
  if (boxes.empty()) return boxes;
  boxes.front().space_before = c.theme.space.between_blocks;
  boxes.back().space_after = c.theme.space.between_blocks;
  return boxes;
}

}  // namespace planpress::typeset

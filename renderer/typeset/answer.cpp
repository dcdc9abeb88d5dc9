// An answer that is longer than its box is one field all the same, with the whole answer as its value: it
// comes back whole, and is read aloud whole where it is asked for. What is printed of it further on is
// therefore an artifact: as a paragraph it would be read twice, and further widgets of the field would each
// be read, and show the beginning again where a viewer sets their text anew. A viewer's lines are closer than
// ours, so that what it shows in the box reaches at least as far.
#include "renderer/typeset/answer.hpp"

#include <algorithm>
#include <iterator>

#include "renderer/typeset/form_parts.hpp"

namespace planpress::typeset {
namespace {

using document::Field;
using document::FieldKind;
using document::NodeId;

// Of the page, that a box leaves at least: for a heading, its own label and the hint.
constexpr std::int64_t lines_around = 6;

class AnswerBox {
 public:
  AnswerBox(Composition& c, const Field& field, NodeId parent, Length width, Length least)
      : c_(c),
        theme_(c.setting.theme),
        field_(field),
        parts_(c, parent),
        width_(width),
        least_(std::min(least, theme_.text_height() - theme_.body.leading * lines_around)),
        text_(shape_answer(c.setting, field.value)) {}

  Slab set() {
    const bool several = field_.kind == FieldKind::multi_line || lines() > 1;
    if (!several) return one_line();
    const std::int64_t count = lines();
    Slab slab;
    if (theme_.field.writing_line * count <= least_) {
      slab.height = least_;
      return with_text(std::move(slab), text_, theme_.field.writing_line);
    }
    slab.height = std::max(least_, theme_.body.leading * count + padding() * 2);
    const bool is_long = slab.height > std::max(least_, theme_.text_height() * 2 / 3);
    return is_long ? that_goes_on() : with_text(std::move(slab), text_, theme_.body.leading);
  }

 private:
  Length room() const { return width_ - theme_.field.inset * 2; }
  // Above and below lines that are closer than those to write on.
  Length padding() const { return theme_.space.quarter; }

  std::int64_t lines() const {
    const Length height = set_text(c_.setting, text_, Ink::layout(), room()).height;
    return height.thousandths() / text_.style.leading.thousandths();
  }

  Slab one_line() {
    Slab slab;
    slab.height = least_;
    parts_.text_box({Length{}, Length{}, width_, least_}, field_, slab);
    return slab;
  }

  // As much as a third of a page holds, a word on where the rest is, and the rest.
  Slab that_goes_on() {
    Slab hint = set_text(c_.setting, c_.setting.goes_on, theme_.hint, Ink::layout(), room(), Align::right);
    const Length word = hint.height;
    Slab slab;
    slab.height = std::max(least_, theme_.text_height() / 3);
    const Length height = slab.height - word - padding() * 2;
    const auto count = static_cast<std::size_t>(height.thousandths() / theme_.body.leading.thousandths());
    DividedText divided = divide_text(c_.setting, text_, room(), count);
    slab = with_text(std::move(slab), divided.first, theme_.body.leading, word);
    slab.after = rest(divided.rest);
    shift(hint, theme_.field.inset, slab.height - word - theme_.rule.strong);
    std::move(hint.items.begin(), hint.items.end(), std::back_inserter(slab.items));
    return slab;
  }

  // `below`: what the live field leaves free at the foot of the box.
  Slab with_text(Slab slab, ShapedText text, Length leading, Length below = {}) {
    const Rect box{Length{}, Length{}, width_, slab.height};
    parts_.frame(box, slab);
    const bool on_lines = leading == theme_.field.writing_line;
    text.style.leading = leading;
    const Align align = field_.kind == FieldKind::number ? Align::right : Align::start;
    Slab words = set_text(c_.setting, text, Ink::layout(), room(), align);
    const Length top = on_lines ? Length{} : padding();
    parts_.writing_lines(box, text.empty() || on_lines ? Length{} : top + words.height, slab);
    const Length line = theme_.rule.hair * 2;
    FieldArea live = parts_.area({line, line, width_ - line * 2, slab.height - line * 2 - below},
                                 WidgetKind::multi_line, field_);
    shift(words, theme_.field.inset - line, top);
    live.appearance = marks_of(std::move(words));
    parts_.put(std::move(live), slab);
    return slab;
  }

  // Under the question, in a frame that is open where a page ends.
  std::vector<Slab> rest(const ShapedText& text) {
    const Length measure = theme_.measure(), stroke = theme_.rule.hair * 2;
    const std::string question = field_.label.empty() ? field_.tooltip : field_.label;
    Slab head =
        set_text(c_.setting, question + " " + c_.setting.continued, theme_.minor, Ink::layout(), measure);
    head.cuts.clear();
    head.space_before = theme_.space.half;
    head.space_after = theme_.space.quarter;
    head.tight = head.keep_with_next = head.whole = true;
    c_.setting.flow.heads.push_back({head.height, head.items});

    Slab words = set_text(c_.setting, text, Ink::layout(), measure - theme_.field.inset * 2, Align::start);
    shift(words, theme_.field.inset, padding());
    words.height += padding() * 2;
    words.head = static_cast<std::int32_t>(c_.setting.flow.heads.size() - 1);
    words.space_after = theme_.space.half;
    const auto side = [&](Rect rect) {  // a rectangle is divided with its slab
      words.items.push_back(item(Ink::layout(), FilledRect{rect, theme_.color.secondary}));
    };
    const Length left = theme_.rule.hair / -2, width = measure + theme_.rule.hair;
    side({left, Length{}, stroke, words.height});
    side({left + width - stroke, Length{}, stroke, words.height});
    side({left, Length{}, width, stroke});
    side({left, words.height - stroke, width, stroke});
    return {std::move(head), std::move(words)};
  }

  Composition& c_;
  const Theme& theme_;
  const Field& field_;
  FormParts parts_;
  Length width_, least_;
  ShapedText text_;
};

}  // namespace

Slab answer_box(Composition& c, const Field& field, NodeId parent, Length width, Length least) {
  return AnswerBox(c, field, parent, width, least).set();
}

}  // namespace planpress::typeset

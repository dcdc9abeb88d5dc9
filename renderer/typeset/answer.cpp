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

// Of the page, that a box leaves at least: for a heading, its own label and the hint.
constexpr std::int64_t lines_around = 6;

class AnswerBox {
 public:
  AnswerBox(LayoutContext& c, const Field& field, ChildCursor& elements, Length width, Length least)
      : c_(c),
        theme_(c.theme),
        field_(field),
        parts_(c, elements),
        width_(width),
        least_(std::min(least, theme_.text_height() - theme_.body.leading * lines_around)),
        text_(shape_answer(c, field.value)) {}

  Box set() {
    const bool several = field_.kind == FieldKind::multi_line || lines() > 1;
    if (!several) return one_line();
    const std::int64_t count = lines();
    Box box;
    if (theme_.field.writing_line * count <= least_) {
      box.height = least_;
      return with_text(std::move(box), text_, theme_.field.writing_line);
    }
    box.height = std::max(least_, theme_.body.leading * count + padding() * 2);
    const bool is_long = box.height > std::max(least_, theme_.text_height() * 2 / 3);
    return is_long ? that_goes_on() : with_text(std::move(box), text_, theme_.body.leading);
  }

 private:
  Length room() const { return width_ - theme_.field.inset * 2; }
  // Above and below lines that are closer than those to write on.
  Length padding() const { return theme_.space.quarter; }

  std::int64_t lines() const {
    const Length height = set_text(c_, text_, Ink::layout(), room()).height;
    return height.thousandths() / text_.style.leading.thousandths();
  }

  Box one_line() {
    Box box;
    box.height = least_;
    parts_.text_box({Length{}, Length{}, width_, least_}, field_, box);
    return box;
  }

  // As much as a third of a page holds, a word on where the rest is, and the rest.
  Box that_goes_on() {
    Box hint = set_text(c_, c_.document.furniture.goes_on, theme_.hint, Ink::layout(), room(), Align::right);
    const Length word = hint.height;
    Box box;
    box.height = std::max(least_, theme_.text_height() / 3);
    const Length height = box.height - word - padding() * 2;
    const auto count = static_cast<std::size_t>(height.thousandths() / theme_.body.leading.thousandths());
    DividedText divided = divide_text(c_, text_, room(), count);
    box = with_text(std::move(box), divided.first, theme_.body.leading, word);
    box.after = rest(divided.rest);
    shift(hint, theme_.field.inset, box.height - word - theme_.rule.strong);
    std::move(hint.items.begin(), hint.items.end(), std::back_inserter(box.items));
    return box;
  }

  // `below`: what the live field leaves free at the foot of the box.
  Box with_text(Box box, ShapedText text, Length leading, Length below = {}) {
    const Rect outline{Length{}, Length{}, width_, box.height};
    parts_.frame(outline, box);
    const bool on_lines = leading == theme_.field.writing_line;
    text.style.leading = leading;
    const Align align = field_.kind == FieldKind::number ? Align::right : Align::start;
    Box words = set_text(c_, text, Ink::layout(), room(), align);
    const Length top = on_lines ? Length{} : padding();
    parts_.writing_lines(outline, text.empty() || on_lines ? Length{} : top + words.height, box);
    const Length line = theme_.rule.hair * 2;
    FieldArea live = parts_.area({line, line, width_ - line * 2, box.height - line * 2 - below},
                                 WidgetKind::multi_line, field_);
    shift(words, theme_.field.inset - line, top);
    live.appearance = marks_of(std::move(words));
    parts_.put(std::move(live), box);
    return box;
  }

  // Under the question, in a frame that is open where a page ends.
  Boxes rest(const ShapedText& text) {
    const Length measure = theme_.measure(), stroke = theme_.rule.hair * 2;
    const std::string question = field_.label.empty() ? field_.tooltip : field_.label;
    Box head =
        set_text(c_, question + " " + c_.document.furniture.continued, theme_.minor, Ink::layout(), measure);
    head.cuts.clear();
    head.space_before = theme_.space.half;
    head.space_after = theme_.space.quarter;
    head.tight = head.keep_with_next = head.whole = true;
    c_.state.heads.push_back({head.height, head.items});

    Box words = set_text(c_, text, Ink::layout(), measure - theme_.field.inset * 2, Align::start);
    shift(words, theme_.field.inset, padding());
    words.height += padding() * 2;
    words.head = static_cast<std::int32_t>(c_.state.heads.size() - 1);
    words.space_after = theme_.space.half;
    const auto side = [&](Rect rect) {  // a rectangle is divided with its box
      words.items.push_back(item(Ink::layout(), FilledRect{rect, theme_.color.secondary}));
    };
    const Length left = theme_.rule.hair / -2, width = measure + theme_.rule.hair;
    side({left, Length{}, stroke, words.height});
    side({left + width - stroke, Length{}, stroke, words.height});
    side({left, Length{}, width, stroke});
    side({left, words.height - stroke, width, stroke});
    return {std::move(head), std::move(words)};
  }

  LayoutContext& c_;
  const Theme& theme_;
  const Field& field_;
  FormParts parts_;
  Length width_, least_;
  ShapedText text_;
};

}  // namespace

Box answer_box(LayoutContext& c, const Field& field, ChildCursor& elements, Length width, Length least) {
  return AnswerBox(c, field, elements, width, least).set();
}

}  // namespace planpress::typeset

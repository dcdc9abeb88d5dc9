#include "tests/support/figure_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace planpress::test {
namespace {

using namespace planpress::literals;
using typeset::Color;
using typeset::Item;

constexpr double least_contrast = 4.5;
constexpr Length tolerance = 0.25_pt;

// Spaces hang at the end of a line: they are no ink.
std::int64_t trailing_spaces(const text::ShapedRun& run) {
  std::int64_t width = 0;
  for (auto glyph = run.glyphs.rbegin(); glyph != run.glyphs.rend(); ++glyph) {
    if (run.text[glyph->cluster] != ' ') break;
    width += glyph->advance;
  }
  return width;
}

// From the tops of capitals and figures to the feet of descenders, which figures have not.
Rect ink_of(const typeset::TextMark& mark) {
  std::int64_t width = 0, spaces = 0;
  bool is_number = true;
  for (const auto& run : mark.runs) {
    width += run->width;
    is_number = is_number && run->text.find_first_not_of("0123456789 ") == std::string::npos;
    const std::int64_t trailing = trailing_spaces(*run);
    spaces = trailing == run->width ? spaces + trailing : trailing;
  }
  const Length above = mark.size.of_em(is_number ? 700 : 720), below = mark.size.of_em(is_number ? 0 : 210);
  return {mark.origin.x, mark.origin.y - above, mark.size.of_em(width - spaces), above + below};
}

bool meet(const Rect& a, const Rect& b) {
  return a.x + tolerance < b.right() && b.x + tolerance < a.right() && a.y + tolerance < b.bottom() &&
         b.y + tolerance < a.bottom();
}
bool contains(const Rect& outer, const Rect& inner) {
  return outer.x <= inner.x + tolerance && outer.y <= inner.y + tolerance &&
         inner.right() <= outer.right() + tolerance && inner.bottom() <= outer.bottom() + tolerance;
}
Rect box_of(const typeset::Line& line) {
  const Length half = line.stroke / 2;
  const Length x = std::min(line.from.x, line.to.x), y = std::min(line.from.y, line.to.y);
  const bool upright = line.from.x == line.to.x;
  const Length across = upright ? half : Length{}, down = upright ? Length{} : half;
  return {x - across, y - down, std::max(line.from.x, line.to.x) - x + across * 2,
          std::max(line.from.y, line.to.y) - y + down * 2};
}
Rect box_of(const typeset::Disc& disc) {
  return {disc.center.x - disc.radius, disc.center.y - disc.radius, disc.radius * 2, disc.radius * 2};
}

double luminance(Color color) {
  const auto linear = [](std::uint8_t value) {
    const double part = value / 255.0;
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}
double contrast(Color a, Color b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::string words_of(const typeset::TextMark& mark) {
  std::string words;
  for (const auto& run : mark.runs) words += run->text;
  return words;
}

// What a mark does to a text that stands at `ink`, painted before or after it.
class Effect {
 public:
  Effect(const Rect& ink, bool is_later) : ink_(ink), is_later_(is_later) {}

  std::string operator()(const typeset::TextMark& other) const {
    const Rect ink = ink_of(other);
    const bool overlap = is_later_ && ink.width > tolerance && meet(ink, ink_);
    return overlap ? "is printed over by " + words_of(other) : "";
  }
  std::string operator()(const typeset::Line& line) const {
    return meet(box_of(line), ink_) ? "has a line through it" : "";
  }
  std::string operator()(const typeset::FilledRect& ground) const { return edge(ground.rect, "a ground"); }
  std::string operator()(const typeset::FramedRect& frame) const {
    const Rect& r = frame.rect;
    const Rect inner{r.x + frame.stroke, r.y + frame.stroke, r.width - frame.stroke * 2,
                     r.height - frame.stroke * 2};
    return meet(r, ink_) && !contains(inner, ink_) ? "meets its frame" : "";
  }
  std::string operator()(const typeset::Disc& disc) const { return edge(box_of(disc), "a circle"); }
  std::string operator()(const typeset::Hatch& hatch) const {
    return meet(hatch.rect, ink_) ? "lies on hatching" : "";
  }
  std::string operator()(const typeset::Polyline&) const { return ""; }
  std::string operator()(const typeset::PictureMark& picture) const {
    return meet(picture.rect, ink_) ? "lies on a picture" : "";
  }
  std::string operator()(const typeset::CodeMark& code) const {
    return meet(code.rect, ink_) ? "lies on a code" : "";
  }

 private:
  std::string edge(const Rect& rect, const std::string& what) const {
    if (!meet(rect, ink_)) return "";
    if (is_later_) return "is covered by " + what;
    return contains(rect, ink_) ? "" : "stands half on " + what;
  }

  Rect ink_;
  bool is_later_;
};

// A ground that holds the whole text hides what was painted before it.
const Color* ground_below(const typeset::Mark& mark, const Rect& ink) {
  if (const auto* rect = std::get_if<typeset::FilledRect>(&mark))
    return contains(rect->rect, ink) ? &rect->color : nullptr;
  if (const auto* disc = std::get_if<typeset::Disc>(&mark))
    return contains(box_of(*disc), ink) ? &disc->fill : nullptr;
  return nullptr;
}

struct Bounds {
  Rect operator()(const typeset::TextMark& m) const { return ink_of(m); }
  Rect operator()(const typeset::Line& m) const { return box_of(m); }
  Rect operator()(const typeset::FilledRect& m) const { return m.rect; }
  Rect operator()(const typeset::FramedRect& m) const { return m.rect; }
  Rect operator()(const typeset::Disc& m) const { return box_of(m); }
  Rect operator()(const typeset::Hatch& m) const { return m.rect; }
  Rect operator()(const typeset::PictureMark& m) const { return m.rect; }
  Rect operator()(const typeset::CodeMark& m) const { return m.rect; }
  Rect operator()(const typeset::Polyline& m) const {
    return {m.points.front().x, m.points.front().y, {}, {}};
  }
};

class FigureCheck {
 public:
  FigureCheck(const typeset::Pages& pages, const typeset::FigureBox& figure) : box_(figure.rect) {
    // What is the figure's own stands in one of its parts.
    const auto in_another_part = [&](const Rect& bounds) {
      return std::ranges::any_of(pages.figures, [&](const typeset::FigureBox& other) {
        return &other != &figure && other.owner == figure.owner && other.page == figure.page &&
               meet(bounds, other.rect);
      });
    };
    for (const Item& item : pages.pages[figure.page].items) {
      const Rect bounds = std::visit(Bounds{}, item.mark);
      const bool is_its_text = item.artifact == typeset::ArtifactKind::none && item.owner == figure.owner &&
                               !in_another_part(bounds);
      const bool is_beside = item.artifact == typeset::ArtifactKind::layout && meet(bounds, box_);
      if (is_its_text || is_beside) items_.push_back(&item);
    }
  }

  std::string fault() const {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Rect bounds = std::visit(Bounds{}, items_[i]->mark);
      const auto* text = std::get_if<typeset::TextMark>(&items_[i]->mark);
      if (!contains(box_, bounds)) {
        return fmt::format("\"{}\" at {:.1f}, {:.1f} reaches out of the figure",
                           text ? words_of(*text) : "ink", bounds.x.points(), bounds.y.points());
      }
      if (text == nullptr || bounds.width <= tolerance) continue;
      const std::string fault = fault_of(*text, i);
      if (!fault.empty()) return fmt::format("\"{}\" {}", words_of(*text), fault);
    }
    return "";
  }

 private:
  std::string fault_of(const typeset::TextMark& text, std::size_t at) const {
    const Rect ink = ink_of(text);
    Color ground{255, 255, 255};
    std::size_t visible = 0;  // the first mark that no ground below the text hides
    for (std::size_t i = 0; i < at; ++i) {
      if (const Color* color = ground_below(items_[i]->mark, ink)) {
        ground = *color;
        visible = i;
      }
    }
    for (std::size_t i = visible; i < items_.size(); ++i) {
      if (i == at) continue;
      std::string fault = std::visit(Effect(ink, i > at), items_[i]->mark);
      if (!fault.empty()) return fault;
    }
    const double ratio = contrast(text.color, ground);
    return ratio < least_contrast ? fmt::format("has a contrast of {:.1f}", ratio) : "";
  }

  Rect box_;
  std::vector<const Item*> items_;
};

}  // namespace

std::string figure_fault(const typeset::Pages& pages) {
  for (const typeset::FigureBox& figure : pages.figures) {
    const std::string fault = FigureCheck(pages, figure).fault();
    if (!fault.empty()) return fmt::format("in the figure on page {}: {}", figure.page + 1, fault);
  }
  return "";
}

}  // namespace planpress::test

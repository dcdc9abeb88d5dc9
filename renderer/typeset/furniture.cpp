// Head and foot lines, the page's code and the watermark.
#include <algorithm>
#include <iterator>

#include "renderer/typeset/page_code.hpp"
#include "renderer/typeset/paginate.hpp"
#include "renderer/typeset/paragraph.hpp"

namespace planpress::typeset {
namespace {

// Text longer than this is shortened with an ellipsis before shaping: nobody reads it at the edge of a page.
constexpr std::size_t longest_text = 160;

std::string with_numbers(const document::FurnitureText& text, std::size_t page, std::size_t pages) {
  std::string out;
  for (const auto& part : text.parts) {
    if (const auto* words = std::get_if<std::string>(&part))
      out += *words;
    else
      out +=
          std::to_string(std::get<document::PageNumber>(part) == document::PageNumber::page ? page : pages);
  }
  return out;
}

std::string shortened(std::string_view text, text::Shaper& shaper, const TextStyle& style, Length room) {
  const auto fits = [&](const std::string& s) {
    return style.size.of_em(shaper.width(s, style.weight)) <= room;
  };
  std::string out(text.substr(0, longest_text));
  bool cut = out.size() < text.size();
  while (!out.empty() && ((cut && (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80) ||
                          !fits(cut ? out + "\u2026" : out))) {
    out.pop_back();
    cut = true;
  }
  return cut ? out + "\u2026" : out;
}

// What a line leaves free between its texts.
struct Between {
  Length from, to;
};

class FurnitureSetter {
 public:
  explicit FurnitureSetter(const TextContext& c) : theme_(c.theme), c_(c) {}

  // `left` and `right` on one line, its top at `y`. At least `room` is left free between them.
  Between line(Page& page, const std::string& left, const std::string& right, Length y, ArtifactKind kind,
               Length room = {}) {
    const TextStyle& style = theme_.furniture;
    const auto width = [&](const std::string& text) {
      return style.size.of_em(c_.shaper.width(text, style.weight));
    };
    const Length measure = theme_.measure() - room;
    const std::string first = shortened(left, c_.shaper, style, measure * 3 / 5);
    const std::string last = shortened(right, c_.shaper, style, measure - width(first) - style.size);
    add(page, first, y, kind, Align::left);
    add(page, last, y, kind, Align::right);
    return {theme_.page.left + width(first), theme_.page.width - theme_.page.right - width(last)};
  }
  // The foot line of a page, and in the middle of it the code that says `text`.
  void foot_with_code(Page& page, const std::string& left, const std::string& right, Length y,
                      const std::string& text) {
    CodeMark code = qr_code(text);
    const Between free = line(page, left, right, y, ArtifactKind::footer, room_at_foot(code, theme_));
    put(page, code_at_foot(std::move(code), free.from, free.to, theme_));
  }
  void put_code_at_top(Page& page, const std::string& text) { put(page, code_at_top(qr_code(text), theme_)); }

  // Centred on the page, turned; behind everything.
  Item watermark(const std::string& word) {
    TextStyle style = theme_.furniture;
    style.weight = text::Weight::bold;
    style.size = theme_.watermark.size;
    const std::int32_t width = c_.shaper.width(word, style.weight);
    const Length longest = theme_.page.height * 4 / 5;  // of a turned word that stays on the paper
    if (style.size.of_em(width) > longest) style.size = longest * 1000 / width;
    style.color = theme_.watermark.color;
    const Box box = set_text(c_, word, style, Ink::artifact(ArtifactKind::watermark),
                             style.size.of_em(width) + style.size);
    Item item = box.items.front();
    auto& mark = std::get<TextMark>(item.mark);
    mark.rotation = theme_.watermark.rotation;
    // From the middle of the page back along the turned baseline by half the word, down by a third of its
    // size.
    const double angle = mark.rotation * 3.14159265358979 / 180;
    const auto part = [](Length length, double factor) {
      return Length::from_points(length.points() * factor);
    };
    const Length half = style.size.of_em(width) / 2, rise = style.size.of_em(350);
    const double cosine = cosine_of(angle), sine = sine_of(angle);
    mark.origin.x = theme_.page.width / 2 - part(half, cosine) + part(rise, sine);
    mark.origin.y = theme_.page.height / 2 + part(half, sine) + part(rise, cosine);
    return item;
  }

 private:
  // Taylor series: the same on every machine, and exact to a thousandth of a point here.
  static double sine_of(double x) {
    const double xx = x * x;
    return x * (1 - xx / 6 * (1 - xx / 20 * (1 - xx / 42 * (1 - xx / 72))));
  }
  static double cosine_of(double x) {
    const double xx = x * x;
    return 1 - xx / 2 * (1 - xx / 12 * (1 - xx / 30 * (1 - xx / 56 * (1 - xx / 90))));
  }

  void add(Page& page, const std::string& text, Length y, ArtifactKind kind, Align align) {
    Box box = set_text(c_, text, theme_.furniture, Ink::artifact(kind), theme_.measure(), align);
    shift(box, theme_.page.left, y);
    std::move(box.items.begin(), box.items.end(), std::back_inserter(page.items));
  }

  static void put(Page& page, PlacedCode placed) {
    page.items.push_back(std::move(placed.ground));
    page.items.push_back(std::move(placed.code));
  }

  const Theme& theme_;
  const TextContext& c_;
};

}  // namespace

Pages with_furniture(Pages pages, PageRange range, const document::Furniture& furniture, const Theme& theme,
                     text::Shaper& shaper, std::size_t codes_before) {
  const TextContext c{theme, shaper};
  FurnitureSetter setter(c);
  const Length head = theme.page.furniture_edge;
  const Length foot = theme.page.height - theme.page.furniture_edge - theme.furniture.leading;
  const std::size_t count = pages.pages.size();
  for (std::size_t i = range.first; i < range.end; ++i) {
    Page& page = pages.pages[i];
    const auto said = [&](const document::FurnitureText& text) { return with_numbers(text, i + 1, count); };
    if (!furniture.watermark.empty())
      page.items.insert(page.items.begin(), setter.watermark(furniture.watermark));
    setter.line(page, said(furniture.head_left), said(furniture.head_right), head, ArtifactKind::header);
    const std::string left = said(furniture.foot_left), right = said(furniture.foot_right);
    const std::string code = page_code_text(furniture, codes_before + i - range.first + 1);
    if (furniture.page_code.empty() || i == range.first) {
      setter.line(page, left, right, foot, ArtifactKind::footer);
      if (!furniture.page_code.empty()) setter.put_code_at_top(page, code);
    } else {
      setter.foot_with_code(page, left, right, foot, code);
    }
  }
  return pages;
}

}  // namespace planpress::typeset

#include "renderer/typeset/furniture.hpp"

#include <qrencode.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <utility>

#include "renderer/typeset/paragraph.hpp"

namespace planpress::typeset {
namespace {

// Text longer than this is shortened with an ellipsis before shaping: nobody reads it at the edge of a page.
constexpr std::size_t longest_text = 160;

// Modules around a code that stay white (ISO/IEC 18004, 5.3.8).
constexpr int quiet_zone = 4;
constexpr int smallest_version = 0;  // qrencode chooses it

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

std::string page_code_text(const document::Furniture& furniture, std::size_t page) {
  return furniture.page_code + "/" + std::to_string(page);
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

// Neighbouring dark modules of a row as one. qrencode keeps a byte a module, dark where its first bit is set.
std::vector<CodeRun> runs_of(const unsigned char* modules, int side) {
  std::vector<CodeRun> runs;
  for (int row = 0; row < side; ++row) {
    bool in_run = false;
    for (int column = 0; column < side; ++column, ++modules) {
      const bool dark = (*modules & 1) != 0;
      if (dark && in_run) ++runs.back().length;
      if (dark && !in_run) runs.push_back({column, row, 1});
      in_run = dark;
    }
  }
  return runs;
}

Length module_at_top(const CodeMark& code, const Theme& theme) {
  return std::min(theme.page_code.width / code.modules, theme.page_code.gap / quiet_zone);
}

// As large as the foot margin allows; a theme whose margin is too small gets smaller modules than it asks
// for.
Length module_at_foot(const CodeMark& code, const Theme& theme) {
  const Length room = theme.page.bottom - theme.page_code.paper_edge;
  const Length wanted = std::max(room / (code.modules + quiet_zone), theme.page_code.module);
  return std::min(wanted, theme.page.bottom / (code.modules + quiet_zone * 2));
}

// Taylor series: the same on every machine, and exact to a thousandth of a point here.
double sine_of(double x) {
  const double xx = x * x;
  return x * (1 - xx / 6 * (1 - xx / 20 * (1 - xx / 42 * (1 - xx / 72))));
}
double cosine_of(double x) {
  const double xx = x * x;
  return 1 - xx / 2 * (1 - xx / 12 * (1 - xx / 30 * (1 - xx / 56 * (1 - xx / 90))));
}

class FurnitureSetter {
 public:
  explicit FurnitureSetter(const TextContext& c) : theme_(c.theme), c_(c) {}

  void head(Page& page, const std::string& left, const std::string& right) {
    line(page, left, right, theme_.page.furniture_edge, ArtifactKind::header);
  }
  void foot(Page& page, const std::string& left, const std::string& right) {
    foot_line(page, left, right, {});
  }
  // The foot line of a page, and in the middle of it, in the foot margin, the code that says `text`.
  void foot_with_code(Page& page, const std::string& left, const std::string& right,
                      const std::string& text) {
    CodeMark code = qr_code(text);
    const Length module = module_at_foot(code, theme_);
    const Between free = foot_line(page, left, right, module * (code.modules + quiet_zone * 2));
    const Point corner{(free.from + free.to - module * code.modules) / 2,
                       theme_.page.height - theme_.page.bottom + module * quiet_zone};
    put(page, std::move(code), corner, module, ArtifactKind::footer);
  }
  // At the top of the text area, on the right.
  void code_at_top(Page& page, const std::string& text) {
    CodeMark code = qr_code(text);
    const Length module = module_at_top(code, theme_);
    const Point corner{theme_.page.width - theme_.page.right - module * code.modules, theme_.page.top};
    put(page, std::move(code), corner, module, ArtifactKind::header);
  }

  // Centred on the page, turned; behind everything.
  Item watermark(const std::string& word) {
    TextStyle style = theme_.furniture.bold().in(theme_.watermark.color);
    style.size = theme_.watermark.size;
    const std::int32_t width = c_.shaper.width(word, style.weight);
    const Length longest = theme_.page.height * 4 / 5;  // of a turned word that stays on the paper
    if (style.size.of_em(width) > longest) style.size = longest * 1000 / width;
    const Box box =
        set_text(c_, word, style, Ink(ArtifactKind::watermark), style.size.of_em(width) + style.size);
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
  // The part of a line that is free between its texts.
  struct Between {
    Length from, to;
  };

  Between foot_line(Page& page, const std::string& left, const std::string& right, Length room) {
    const Length y = theme_.page.height - theme_.page.furniture_edge - theme_.furniture.leading;
    return line(page, left, right, y, ArtifactKind::footer, room);
  }

  // `left` and `right` on one line, its top at `y`. At least `room` is left free between them.
  Between line(Page& page, const std::string& left, const std::string& right, Length y, ArtifactKind kind,
               Length room = {}) {
    const TextStyle& style = theme_.furniture;
    const auto width = [&](const std::string& text) {
      return style.size.of_em(c_.shaper.width(text, style.weight));
    };
    const auto add = [&](const std::string& text, Align align) {
      Box box = set_text(c_, text, style, Ink(kind), theme_.measure(), align);
      shift(box, theme_.page.left, y);
      std::ranges::move(box.items, std::back_inserter(page.items));
    };
    const Length measure = theme_.measure() - room;
    const std::string first = shortened(left, c_.shaper, style, measure * 3 / 5);
    const std::string last = shortened(right, c_.shaper, style, measure - width(first) - style.size);
    add(first, Align::left);
    add(last, Align::right);
    return {theme_.page.left + width(first), theme_.page.width - theme_.page.right - width(last)};
  }

  // On a ground of its own, so that no watermark shades the code.
  void put(Page& page, CodeMark code, Point corner, Length module, ArtifactKind kind) {
    const Length side = module * code.modules, quiet = module * quiet_zone;
    code.rect = {corner.x, corner.y, side, side};
    code.color = theme_.color.text;
    const Rect ground{corner.x - quiet, corner.y - quiet, side + quiet * 2, side + quiet * 2};
    page.items.push_back(Ink(kind).item(FilledRect{ground, theme_.color.paper}));
    page.items.push_back(Ink(kind).item(std::move(code)));
  }

  const Theme& theme_;
  const TextContext& c_;
};

}  // namespace

CodeMark qr_code(const std::string& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()),
                        smallest_version, QR_ECLEVEL_M),
      QRcode_free);
  if (!code) throw std::length_error("a page's code cannot hold its text");
  return {{}, {}, text, code->width, runs_of(code->data, code->width)};
}

Rect code_corner(const document::Furniture& furniture, const Theme& theme) {
  if (furniture.page_code.empty()) return {};
  const CodeMark code = qr_code(page_code_text(furniture, 1));
  const Length width = theme.page_code.width + theme.page_code.gap;
  return {theme.page.width - theme.page.right - width, theme.page.top, width,
          module_at_top(code, theme) * (code.modules + quiet_zone)};
}

Pages with_furniture(Pages pages, PageRange range, const document::Furniture& furniture, const Theme& theme,
                     text::Shaper& shaper, std::size_t codes_before) {
  const TextContext c{theme, shaper};
  FurnitureSetter setter(c);
  const std::size_t count = pages.pages.size();
  for (std::size_t i = range.first; i < range.end; ++i) {
    Page& page = pages.pages[i];
    const auto filled = [&](const document::FurnitureText& text) { return with_numbers(text, i + 1, count); };
    if (!furniture.watermark.empty())
      page.items.insert(page.items.begin(), setter.watermark(furniture.watermark));
    setter.head(page, filled(furniture.head_left), filled(furniture.head_right));
    const std::string left = filled(furniture.foot_left), right = filled(furniture.foot_right);
    const std::string code = page_code_text(furniture, codes_before + i - range.first + 1);
    if (!furniture.page_code.empty() && i > range.first) {
      setter.foot_with_code(page, left, right, code);
    } else {
      setter.foot(page, left, right);
      if (!furniture.page_code.empty()) setter.code_at_top(page, code);
    }
  }
  return pages;
}

}  // namespace planpress::typeset

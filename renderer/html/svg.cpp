#include "renderer/html/svg.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "renderer/html/element.hpp"
#include "renderer/text/xml.hpp"

namespace planpress::html {
namespace {

// "9.571", "-4", "0": no locale, no rounding.
std::string number(Length length) {
  const std::int64_t n = length.thousandths() < 0 ? -length.thousandths() : length.thousandths();
  std::string text = fmt::format("{}{}.{:03}", length < Length{} ? "-" : "", n / 1000, n % 1000);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string hex(typeset::Color c) { return fmt::format("#{:02x}{:02x}{:02x}", c.red, c.green, c.blue); }

std::string box(const Rect& r) {
  return fmt::format(R"(x="{}" y="{}" width="{}" height="{}")", number(r.x), number(r.y), number(r.width),
                     number(r.height));
}

std::string stroked(Length stroke, typeset::Color color) {
  return fmt::format(R"(fill="none" stroke="{}" stroke-width="{}")", hex(color), number(stroke));
}

class SvgWriter {
 public:
  SvgWriter(std::string& out, const typeset::TextContext& c)
      : out_(out), fonts_(c.shaper.fonts()), body_(c.theme.body) {}

  void operator()(const typeset::FilledRect& m) {
    out_ += fmt::format(R"(<rect {} fill="{}"/>)", box(m.rect), hex(m.color));
  }
  void operator()(const typeset::FramedRect& m) {
    const Length half = m.stroke / 2;
    const Rect middle{m.rect.x + half, m.rect.y + half, m.rect.width - m.stroke, m.rect.height - m.stroke};
    out_ += fmt::format("<rect {} {}/>", box(middle), stroked(m.stroke, m.color));
  }
  void operator()(const typeset::Line& m) {
    out_ += fmt::format(R"(<line x1="{}" y1="{}" x2="{}" y2="{}" {}{}/>)", number(m.from.x), number(m.from.y),
                        number(m.to.x), number(m.to.y), stroked(m.stroke, m.color),
                        m.dotted ? fmt::format(R"( stroke-dasharray="{}")", number(m.stroke * 2)) : "");
  }
  void operator()(const typeset::Disc& m) {
    out_ += fmt::format(R"(<circle cx="{}" cy="{}" r="{}" fill="{}")", number(m.center.x), number(m.center.y),
                        number(m.radius - m.stroke / 2), hex(m.fill));
    if (m.stroke > Length{})
      out_ += fmt::format(R"( stroke="{}" stroke-width="{}")", hex(m.stroke_color), number(m.stroke));
    out_ += "/>";
  }
  // Upwards to the right, each line from edge to edge.
  void operator()(const typeset::Hatch& m) {
    const Rect& r = m.rect;
    std::string path;
    for (Length x = r.x - r.height; x < r.right(); x += m.pitch) {
      const Length left = std::max(x, r.x), right = std::min(x + r.height, r.right());
      path += fmt::format("M{} {}L{} {}", number(left), number(r.bottom() - (left - x)), number(right),
                          number(r.bottom() - (right - x)));
    }
    out_ += fmt::format(R"(<path d="{}" {}/>)", path, stroked(m.stroke, m.color));
  }
  void operator()(const typeset::Polyline& m) {
    std::string points;
    for (const Point& p : m.points) points += fmt::format("{} {} ", number(p.x), number(p.y));
    out_ += fmt::format(R"(<polyline points="{}" {}/>)", points, stroked(m.stroke, m.color));
  }
  void operator()(const typeset::TextMark& m) {
    std::string words;
    std::int64_t width = 0, space = 0;
    bool is_bold = false;
    for (const auto& run : m.runs) {
      words += run->text;
      width += run->width;
      space = run->text == " " ? run->width : 0;
      is_bold = is_bold || fonts_.face(run->face).postscript_name().ends_with("Bold");
    }
    if (width == space) return;
    out_ += fmt::format(R"(<text x="{}" y="{}" textLength="{}")", number(m.origin.x), number(m.origin.y),
                        number(m.size.of_em(width - space)));
    if (m.size != body_.size) out_ += fmt::format(R"( font-size="{}")", number(m.size));
    if (m.color != body_.color) out_ += fmt::format(R"( fill="{}")", hex(m.color));
    if (is_bold) out_ += R"( font-weight="bold")";
    if (!m.language.empty()) out_ += fmt::format(R"( lang="{}")", text::escape_xml(m.language));
    out_ += '>';
    if (space > 0) words.pop_back();
    text::append_xml(out_, words);
    out_ += "</text>";
  }
  void operator()(const typeset::PictureMark&) {}  // no chart has one
  void operator()(const typeset::CodeMark&) {}

 private:
  std::string& out_;
  const text::FontLibrary& fonts_;
  const typeset::TextStyle& body_;  // of words that do not say theirs
};

}  // namespace

Length wide_measure(const typeset::Theme& theme) { return theme.body.size * (theme.table.linear ? 36 : 44); }
Length narrow_measure(const typeset::Theme& theme) { return theme.body.size * 21; }

void append_svg(std::string& out, const typeset::TextContext& c, const typeset::Drawing& drawing,
                std::string_view css_class, std::string_view alt) {
  const Length em = c.theme.body.size;
  const std::string width = number(drawing.width * 1000 / em.thousandths()) + "em";
  const std::string view = "0 0 " + number(drawing.width) + " " + number(drawing.height);
  const Element svg(out, "svg",
                    {{"class", css_class},
                     {"role", alt.empty() ? "" : "img"},
                     {"aria-label", alt},
                     {"aria-hidden", alt.empty() ? "true" : ""},
                     {"viewBox", view},
                     {"preserveAspectRatio", css_class == "bar" ? "none" : ""},
                     {"width", width}});
  const Element body(out, "g", {{"font-size", number(em)}, {"fill", hex(c.theme.body.color)}}, Flow::inline_);
  SvgWriter writer(out, c);
  for (const typeset::Mark& mark : drawing.marks) std::visit(writer, mark);
}

}  // namespace planpress::html

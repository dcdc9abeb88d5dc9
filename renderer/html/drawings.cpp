// Charts, bars and pictures. A drawing is inline SVG: its marks as shapes, its words as text in the page's
// own type, as wide as they were measured. It scales with the room that the page gives it.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "renderer/html/writer.hpp"
#include "renderer/text/xml.hpp"
#include "renderer/typeset/charts.hpp"

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

// The room for a drawing: as wide as the page of web.css, in which tables in large print are linear; or a
// phone.
Length wide_measure(const typeset::Theme& theme) { return theme.body.size * (theme.table.linear ? 36 : 44); }
Length narrow_measure(const typeset::Theme& theme) { return theme.body.size * 21; }

// alt: what a screen reader says of it; empty: it is passed over.
void write_svg(Writer& w, const typeset::Drawing& drawing, std::string_view css_class, std::string_view alt) {
  const typeset::TextStyle& body = w.type.theme.body;
  const std::string width = number(drawing.width * 1000 / body.size.thousandths()) + "em";
  const std::string view = "0 0 " + number(drawing.width) + " " + number(drawing.height);
  const Element svg = w.block("svg", {{"class", css_class},
                                      {"role", alt.empty() ? "" : "img"},
                                      {"aria-label", alt},
                                      {"aria-hidden", alt.empty() ? "true" : ""},
                                      {"viewBox", view},
                                      {"preserveAspectRatio", css_class == "bar" ? "none" : ""},
                                      {"width", width}});
  const Element group = w.span("g", {{"font-size", number(body.size)}, {"fill", hex(body.color)}});
  SvgWriter writer(w.out, w.type);
  for (const typeset::Mark& mark : drawing.marks) std::visit(writer, mark);
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) out += i <= count ? letters[group >> (18 - 6 * i) & 63] : '=';
  }
  return out;
}

void write_sentence(Writer& w, const document::Label& label) {
  if (!label.empty()) w.put("p", {}, label);
}

// The description is said once, of the first part. In large print, whose words do not shrink, the box scrolls
// sideways and takes the focus.
void write_chart(Writer& w, const document::IntervalChart& chart, const typeset::IntervalDrawing& drawing,
                 std::string_view css_class) {
  if (drawing.parts.empty()) return;
  const bool scrolls = w.type.theme.table.linear;
  const Element box = w.block("div", {{"class", css_class},
                                      {"role", scrolls ? "group" : ""},
                                      {"tabindex", scrolls ? "0" : ""},
                                      {"aria-labelledby", scrolls ? w.heading_id : ""},
                                      {"aria-label", scrolls && w.heading_id.empty() ? chart.alt : ""}});
  for (const typeset::Drawing& part : drawing.parts)
    write_svg(w, part, "drawing", &part == &drawing.parts.front() ? chart.alt : "");
  if (drawing.key.empty()) return;
  write_sentence(w, chart.key);
  const Element list = w.block("ol");
  for (const document::Inlines& line : drawing.key) w.put("li", {}, line);
}

void write_meanings(Writer& w, const document::IntervalChart& chart) {
  if (chart.meanings.empty()) return;
  const Element legend = w.block("div", {{"class", "legend"}});
  if (!chart.legend.empty()) {
    const Element head = w.block("p");
    w.put("strong", {}, chart.legend);
  }
  const Element list = w.block("ul");
  for (const document::StepMeaning& meaning : chart.meanings) {
    const Element item = w.block("li");
    write_svg(w, draw_swatch(w.type.theme, meaning.step), "swatch", "");
    w.put("strong", {}, meaning.name);
    w.put("span", {{"class", "meaning"}}, meaning.text);
  }
}

}  // namespace

// The figures stand beside it. A plain bar takes the room of its cell.
void write(Writer& w, const document::Bar& bar) {
  const typeset::Theme& theme = w.type.theme;
  const bool progress = bar.style == document::BarStyle::progress;
  const Length width = progress ? theme.bar.progress_width : theme.bar.width;
  write_svg(w, draw_bar(theme, bar, width), progress ? "progress" : "bar", bar.alt);
}

void write(Writer& w, const document::Image& image) {
  if (!image.picture) return;
  const std::string source = "data:image/png;base64," + base64(image.picture->png);
  const std::string width = "width: " + std::to_string(image.width) + "pt";
  const Element line = w.block("div", {{"class", "picture"}});
  append_void_element(w.out, "img",
                      {{"src", source},
                       {"alt", image.alt},
                       {"role", image.alt.empty() ? "presentation" : ""},
                       {"style", width}});
}

// A drawing for a wide page, and one for a phone, of which the stylesheet shows one. To a screen reader it is
// one picture with its description; the table that follows in the document has the data.
void write(Writer& w, const document::IntervalChart& chart) {
  const typeset::IntervalDrawing wide = draw_interval_chart(w.type, chart, wide_measure(w.type.theme));
  const typeset::IntervalDrawing narrow = draw_interval_chart(w.type, chart, narrow_measure(w.type.theme));
  write_sentence(w, wide.parts.empty() ? chart.instead : chart.lead);
  std::optional<Element> beside;
  if (!chart.meanings.empty()) beside.emplace(w.out, "div", Attributes{{"class", "explained"}});
  write_chart(w, chart, wide, narrow.parts.empty() ? "chart" : "chart wide");
  if (!wide.parts.empty()) write_chart(w, chart, narrow, "chart narrow");
  write_meanings(w, chart);
}

// A drawing, and a list of its events: read aloud, and shown in its place on a phone.
void write(Writer& w, const document::Timeline& timeline) {
  const Element box = w.block("div", {{"class", "timeline"}});
  write_svg(w, typeset::draw_timeline(w.type, timeline, wide_measure(w.type.theme)), "drawing", timeline.alt);
  const Element list = w.block("ol", {{"role", "list"}});
  for (const document::TimelineEvent& event : timeline.events) {
    const std::string_view state = event.number.empty() ? "" : event.done ? "stop done" : "stop";
    const Element item = w.block("li", {{"class", state}});
    w.put("strong", {}, event.label);
    if (!event.note.empty()) w.put("span", {}, event.note);
    if (!event.number.empty())
      append_text_element(w.out, "span", {{"class", "disc"}, {"aria-hidden", "true"}}, event.number);
  }
}

}  // namespace planpress::html

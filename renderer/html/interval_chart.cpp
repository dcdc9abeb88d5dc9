// An interval chart as a drawing for a wide page, and one for a phone, of which the stylesheet shows one. To
// a screen reader it is one picture with its description; the table that follows in the document has the
// data.
#include <optional>

#include "renderer/html/svg.hpp"
#include "renderer/html/writer.hpp"

namespace planpress::html {

void Writer::write(const document::IntervalChart& chart) {
  const typeset::IntervalDrawing wide = draw_interval_chart(text_, chart, wide_measure(text_.theme));
  const typeset::IntervalDrawing narrow = draw_interval_chart(text_, chart, narrow_measure(text_.theme));
  write_sentence(wide.parts.empty() ? chart.instead : chart.lead);
  std::optional<Element> beside;
  if (!chart.meanings.empty()) beside.emplace(out_, "div", Attributes{{"class", "explained"}});
  write_chart(chart, wide, narrow.parts.empty() ? "chart" : "chart wide");
  if (!wide.parts.empty()) write_chart(chart, narrow, "chart narrow");
  write_meanings(chart);
}

// The description is said once, of the first part. In large print, whose words do not shrink, the box scrolls
// sideways and takes the focus.
void Writer::write_chart(const document::IntervalChart& chart, const typeset::IntervalDrawing& drawing,
                         std::string_view css_class) {
  if (drawing.parts.empty()) return;
  const bool scrolls = text_.theme.table.linear;
  const Element box = block("div", {{"class", css_class},
                                    {"role", scrolls ? "group" : ""},
                                    {"tabindex", scrolls ? "0" : ""},
                                    {"aria-labelledby", scrolls ? heading_id_ : ""},
                                    {"aria-label", scrolls && heading_id_.empty() ? chart.alt : ""}});
  for (const typeset::Drawing& part : drawing.parts)
    append_svg(out_, text_, part, "drawing", &part == &drawing.parts.front() ? chart.alt : "");
  if (drawing.key.empty()) return;
  write_sentence(chart.key);
  const Element list = block("ol");
  for (const document::Inlines& line : drawing.key) {
    const Element item = block("li");
    write(line);
  }
}

void Writer::write_meanings(const document::IntervalChart& chart) {
  if (chart.meanings.empty()) return;
  const Element legend = block("div", {{"class", "legend"}});
  if (!chart.legend.empty()) {
    const Element head = block("p");
    write_label("strong", {}, chart.legend);
  }
  const Element list = block("ul");
  for (const document::StepMeaning& meaning : chart.meanings) {
    const Element item = block("li");
    append_svg(out_, text_, draw_swatch(text_.theme, meaning.step), "swatch", "");
    write_label("strong", {}, meaning.name);
    write_label("span", {{"class", "meaning"}}, meaning.text);
  }
}

void Writer::write_sentence(const document::Label& label) {
  if (!label.empty()) write_label("p", {}, label);
}

}  // namespace planpress::html

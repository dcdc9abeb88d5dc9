// A timeline as a drawing, and as a list of its events: read aloud, and shown in its place on a phone.
#include "renderer/html/svg.hpp"
#include "renderer/html/writer.hpp"

namespace planpress::html {

void Writer::write(const document::Timeline& timeline) {
  const Element box = block("div", {{"class", "timeline"}});
  append_svg(out_, text_, typeset::draw_timeline(text_, timeline, wide_measure(text_.theme)), "drawing",
             timeline.alt);
  const Element list = block("ol", {{"role", "list"}});
  for (const document::TimelineEvent& event : timeline.events) {
    const std::string_view state = event.number.empty() ? "" : event.done ? "stop done" : "stop";
    const Element item = block("li", {{"class", state}});
    append_label(out_, "strong", {}, event.label);
    if (!event.note.empty()) append_label(out_, "span", {}, event.note);
    if (!event.number.empty())
      append_text_element(out_, "span", {{"class", "disc"}, {"aria-hidden", "true"}}, event.number);
  }
}

}  // namespace planpress::html

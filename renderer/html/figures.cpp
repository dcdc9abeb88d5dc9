#include "renderer/html/svg.hpp"
#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

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

}  // namespace

// The figures stand beside it. A plain bar takes the room of its cell.
void Writer::write(const document::Bar& bar) {
  const typeset::Theme& theme = text_.theme;
  const bool progress = bar.style == document::BarStyle::progress;
  const Length width = progress ? theme.bar.progress_width : theme.bar.width;
  append_svg(out_, text_, draw_bar(theme, bar, width), progress ? "progress" : "bar", bar.alt);
}

void Writer::write(const document::Image& image) {
  if (!image.picture) return;
  const std::string source = "data:image/png;base64," + base64(image.picture->png);
  const std::string width = "width: " + std::to_string(image.width) + "pt";
  const Element line = block("div", {{"class", "picture"}});
  append_void_element(out_, "img",
                      {{"src", source},
                       {"alt", image.alt},
                       {"role", image.alt.empty() ? "presentation" : ""},
                       {"style", width}});
}

void Writer::write(const document::Figure& figure) {
  const Element element = block("figure");
  write(figure.blocks);
  if (figure.caption.empty()) return;
  const Element caption = block("figcaption");
  write(figure.caption);
}

}  // namespace planpress::html

#include "renderer/typeset/pages.hpp"

#include <fmt/format.h>

namespace planpress::typeset {
namespace {

constexpr const char* widget_names[] = {"text",  "multi-line", "comb",     "check",
                                        "radio", "choice",     "signature"};
constexpr const char* artifact_names[] = {"", "layout", "header", "footer", "watermark", "background"};

std::string number(Length length) {
  const std::int64_t n = length.thousandths() < 0 ? -length.thousandths() : length.thousandths();
  std::string text = fmt::format("{}{}.{:03}", length < Length{} ? "-" : "", n / 1000, n % 1000);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}
std::string place(Point p) { return number(p.x) + "," + number(p.y); }
std::string place(Rect r) {
  return fmt::format("{},{} {}x{}", number(r.x), number(r.y), number(r.width), number(r.height));
}
std::string name(Color c) { return fmt::format("#{:02X}{:02X}{:02X}", c.red, c.green, c.blue); }

struct Describe {
  std::string operator()(const TextMark& m) const {
    std::string text;
    for (const auto& run : m.runs) text += run->text;
    return fmt::format("text {} {} {}{} \"{}\"", place(m.origin), number(m.size), name(m.color),
                       m.rotation == 0 ? "" : fmt::format(" turned {}", m.rotation), text);
  }
  std::string operator()(const FilledRect& m) const {
    return fmt::format("fill {} {}", place(m.rect), name(m.color));
  }
  std::string operator()(const FramedRect& m) const {
    return fmt::format("frame {} {} {}", place(m.rect), number(m.stroke), name(m.color));
  }
  std::string operator()(const Line& m) const {
    return fmt::format("line {} to {} {} {}{}", place(m.from), place(m.to), number(m.stroke), name(m.color),
                       m.dotted ? " dotted" : "");
  }
  std::string operator()(const Disc& m) const {
    return fmt::format("disc {} r {} {} {} {}", place(m.center), number(m.radius), name(m.fill),
                       number(m.stroke), name(m.stroke_color));
  }
  std::string operator()(const Hatch& m) const {
    return fmt::format("hatch {} {} {}", place(m.rect), number(m.pitch), name(m.color));
  }
  std::string operator()(const Polyline& m) const {
    std::string out = fmt::format("polyline {} {}", number(m.stroke), name(m.color));
    for (const Point& p : m.points) out += " " + place(p);
    return out;
  }
  std::string operator()(const PictureMark& m) const {
    return fmt::format("picture {} {}", place(m.rect), m.picture->name);
  }
  std::string operator()(const CodeMark& m) const {
    return fmt::format("code {} {} modules {} \"{}\"", place(m.rect), m.modules, name(m.color), m.text);
  }
};

}  // namespace

std::string to_text(const Pages& pages) {
  std::string out = fmt::format("pages \"{}\" {} {}\n", pages.title, pages.language,
                                place(Rect{{}, {}, pages.width, pages.height}));
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    out += fmt::format("page {}\n", i + 1);
    for (const Item& item : pages.pages[i].items) {
      const std::string owner =
          item.artifact == ArtifactKind::none
              ? fmt::format("{}#{}", name_of(pages.structure.nodes[item.owner].role), item.owner)
              : fmt::format("({})", artifact_names[static_cast<int>(item.artifact)]);
      out += fmt::format("  {} {}\n", owner, std::visit(Describe{}, item.mark));
    }
    for (const LinkArea& link : pages.pages[i].links) {
      const std::string target =
          link.href.empty() ? fmt::format("destination {}", link.destination) : link.href;
      out += fmt::format("  link {} to {} \"{}\"\n", place(link.rect), target, link.description);
    }
    for (const FieldArea& field : pages.pages[i].fields) {
      const char* state = field.checked ? " checked" : field.read_only ? " read-only" : "";
      out += fmt::format("  field {} {} {} = \"{}\"{} \"{}\"\n", widget_names[static_cast<int>(field.kind)],
                         place(field.rect), field.name, field.value, state, field.tooltip);
    }
  }
  for (const OutlineEntry& entry : pages.outline) {
    const Destination& to = pages.destinations[entry.destination];
    out +=
        fmt::format("outline {} \"{}\" page {} y {}\n", entry.level, entry.title, to.page + 1, number(to.y));
  }
  return out;
}

}  // namespace planpress::typeset

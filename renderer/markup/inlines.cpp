#include "renderer/markup/inlines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "renderer/markup/xml_text.hpp"
#include "renderer/text/unicode.hpp"

namespace planpress::markup {
namespace {

using document::Inlines;
using document::LineBreak;
using document::TextRun;
using document::Tick;
using document::Tone;

constexpr std::array<std::string_view, 7> inline_elements{"strong", "em", "a", "span", "time", "br", "tick"};

bool same_style(const TextRun& a, const TextRun& b) {
  return a.strong == b.strong && a.light == b.light && a.nowrap == b.nowrap && a.tone == b.tone &&
         a.language == b.language && a.href == b.href && a.link_description == b.link_description;
}

// Runs of white space become one space, in the style of the text that they stand in; none at the edges,
// beside a line break or behind a tick (which brings its own distance).
class Collapser {
 public:
  void text(std::string_view value, const TextRun& around) {
    TextRun style = around;
    for (std::size_t at = 0; at < value.size();) {
      const char c = value[at];
      if (is_xml_space(c)) {
        if (!at_edge_ && !space_) space_ = style;
        ++at;
      } else if (is_line_separator(value, at)) {
        line_break();
        at += line_separator.size();
      } else if (is_passage_mark(value, at)) {
        const std::string_view language = pass_mark(value, at);
        style.language = language.empty() ? around.language : std::string(language);
      } else {
        const auto end = words_end(value, at);
        words(value.substr(at, end - at), style);
        at = end;
      }
    }
  }

  void line_break() {
    space_.reset();
    at_edge_ = true;
    out_.emplace_back(LineBreak{});
  }

  void tick() {
    flush_space();
    at_edge_ = true;
    out_.emplace_back(Tick{});
  }

  // Breaks at the edges would be empty lines: a value that ends in a line feed has none.
  Inlines finish() {
    const auto is_break = [](const document::Inline& piece) {
      return std::holds_alternative<LineBreak>(piece);
    };
    while (!out_.empty() && is_break(out_.back())) out_.pop_back();
    out_.erase(out_.begin(), std::find_if_not(out_.begin(), out_.end(), is_break));
    for (auto& piece : out_) {
      auto* run = std::get_if<TextRun>(&piece);
      if (run && !is_ascii(run->text)) run->text = text::to_nfc(run->text);
    }
    return std::move(out_);
  }

 private:
  // Words with one space between them are taken in one piece.
  static std::size_t words_end(std::string_view value, std::size_t at) {
    const auto ends = [&](std::size_t here) {
      return is_xml_space(value[here]) || is_line_separator(value, here) || is_passage_mark(value, here);
    };
    for (; at < value.size(); ++at) {
      const bool single_space = value[at] == ' ' && at + 1 < value.size() && !ends(at + 1);
      if (!single_space && ends(at)) break;
    }
    return at;
  }

  static bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }

  TextRun& run(const TextRun& style) {
    auto* last = out_.empty() ? nullptr : std::get_if<TextRun>(&out_.back());
    if (last && same_style(*last, style)) return *last;
    return std::get<TextRun>(out_.emplace_back(style));
  }

  void flush_space() {
    if (space_) run(*space_).text += ' ';
    space_.reset();
  }

  void words(std::string_view value, const TextRun& style) {
    flush_space();
    run(style).text += value;
    at_edge_ = false;
  }

  Inlines out_;
  std::optional<TextRun> space_;
  bool at_edge_ = true;
};

class InlineReader {
 public:
  InlineReader(ParseState& state, bool notes) : state_(state), notes_(notes) {}

  void content(pugi::xml_node node, const TextRun& style) {
    for (const auto child : node.children()) {
      if (child.type() == pugi::node_pcdata)
        out_.text(child.value(), style);
      else if (!(notes_ && std::string_view(child.name()) == "note"))
        state_.nested(child, [&] { element(child, style); });
    }
  }

  Inlines finish() { return out_.finish(); }

 private:
  void element(pugi::xml_node node, TextRun style) {
    const std::string_view name = node.name();
    if (!is_inline_element(name)) {
      return state_.fault(node, fmt::format("<{}> cannot stand in running text", name),
                          near_miss(name, {inline_elements.begin(), inline_elements.end()}));
    }
    const Element element(node, state_);
    if (name == "br") return out_.line_break();
    if (name == "tick") return out_.tick();
    if (name == "strong" || name == "em") style.strong = true;
    if (name == "time") style.nowrap = true;
    if (name == "span") span(element, style);
    if (name == "a") {
      if (!style.href.empty())
        element.fault("a link stands inside a link");
      else
        link(element, style);
    }
    content(node, style);
  }

  static void span(const Element& element, TextRun& style) {
    if (auto language = element.language(); !language.empty()) style.language = std::move(language);
    const auto classes = element.text("class");
    if (element.is_any(classes)) return;
    for (const std::string_view name : split(classes, ' ')) {
      if (name == "secondary") {
        style.tone = Tone::secondary;
      } else if (name == "light") {
        style.light = true;
      } else if (name == "nowrap") {
        style.nowrap = true;
      } else {
        element.wrong("class", name, {"secondary", "light", "nowrap"});
      }
    }
  }

  // A link whose address a view left empty is text.
  void link(const Element& element, TextRun& style) {
    style.href = element.required("href");
    style.link_description = element.text("title");
    constexpr std::array<std::string_view, 4> known{"https://", "mailto:", "tel:", "#"};
    const bool leads_somewhere = std::ranges::any_of(known, [&](std::string_view scheme) {
      return style.href.starts_with(scheme) && style.href.size() > scheme.size();
    });
    const bool spaced = style.href.find(' ') != std::string::npos;
    if (!style.href.empty() && !element.is_any(style.href) && (!leads_somewhere || spaced)) {
      element.fault(fmt::format("href: {} is no link", state_.shown(style.href)),
                    "https://..., mailto:..., tel:... or #id");
    }
    state_.link(element.node(), style.href);
  }

  ParseState& state_;
  bool notes_;
  Collapser out_;
};

}  // namespace

bool is_inline_element(std::string_view name) {
  return std::ranges::find(inline_elements, name) != inline_elements.end();
}

Inlines read_inlines(const Element& element, bool notes) {
  InlineReader reader(element.state(), notes);
  reader.content(element.node(), TextRun{});
  return reader.finish();
}

document::Label read_plain(const Element& element) {
  std::string text;
  for (const auto child : element.node().children()) {
    if (child.type() == pugi::node_pcdata) {
      text += child.value();
    } else {
      element.state().fault(child, fmt::format("<{}> cannot stand in <{}>, which holds text only",
                                               child.name(), element.name()));
    }
  }
  return label_of(text);
}

}  // namespace planpress::markup

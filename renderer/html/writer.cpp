#include "renderer/html/writer.hpp"

#include <algorithm>
#include <optional>

#include "renderer/text/xml.hpp"

namespace planpress::html {
namespace {

using document::Heading;
using document::Inline;
using document::Paragraph;
using document::ParagraphStyle;
using document::TextRun;

// About three lines of section size at the prose width; longer statements are set in body size.
constexpr std::size_t short_statement = 150;

std::string_view class_of(const Paragraph& paragraph) {
  if (paragraph.style == ParagraphStyle::tag_filled) return "tag filled";
  if (paragraph.style == ParagraphStyle::statement &&
      character_count(document::plain_text(paragraph.content)) > short_statement)
    return "statement-long";
  return document::paragraph_words[static_cast<std::size_t>(paragraph.style)];
}

const Heading* first_heading(const document::Blocks& blocks) {
  for (const document::Block& block : blocks) {
    if (const auto* heading = std::get_if<Heading>(&block.as_variant())) return heading;
  }
  return nullptr;
}

std::string_view heading_tag(int level) {
  constexpr std::string_view tags[] = {"h1", "h2", "h3", "h4"};
  return tags[static_cast<std::size_t>(std::clamp(level, 1, 4) - 1)];
}

// ---- Running text -----------------------------------------------------------------------------------------

// The schemes that a document may point at; anything else is printed as text without a link.
bool is_allowed(std::string_view href) {
  for (const std::string_view scheme : {"https:", "mailto:", "tel:", "#"}) {
    if (href.starts_with(scheme)) return true;
  }
  return false;
}

std::string_view link_of(const Inline& piece) {
  const auto* run = std::get_if<TextRun>(&piece);
  return run && is_allowed(run->href) ? std::string_view(run->href) : std::string_view{};
}

std::string classes_of(const TextRun& run) {
  std::string names;
  if (run.light) names += " light";
  if (run.nowrap) names += " nowrap";
  if (run.tone == document::Tone::secondary) names += " secondary";
  return names.empty() ? names : names.substr(1);
}

void write_piece(Writer& w, const Inline& piece) {
  if (const auto* run = std::get_if<TextRun>(&piece)) {
    const std::string classes = classes_of(*run);
    std::optional<Element> strong, span;
    if (run->strong) strong.emplace(w.out, "strong", Attributes{}, Flow::inline_);
    if (!classes.empty() || !run->language.empty())
      span.emplace(w.out, "span", Attributes{{"class", classes}, {"lang", run->language}}, Flow::inline_);
    w.write_words(run->text);
  } else if (std::holds_alternative<document::LineBreak>(piece)) {
    append_void_element(w.out, "br");
  } else {
    const Element icon =
        w.span("svg", {{"class", "tick"}, {"viewBox", "0 0 12 12"}, {"aria-hidden", "true"}});
    append_void_element(w.out, "path", {{"d", "M1.5 6.5 4.5 9.5 10.5 2"}});
  }
}

// ---- Contents ---------------------------------------------------------------------------------------------

// The entries of one contents list, and where the deeper ones are nested.
struct ContentsList {
  Writer& w;
  int depth;

  // The first listed from the i-th on. The heading over the list is not in it.
  std::size_t next_listed(std::size_t i) const {
    const std::vector<OutlineEntry>& entries = w.outline.entries();
    const auto listed = std::find_if(
        entries.begin() + static_cast<std::ptrdiff_t>(i), entries.end(), [&](const OutlineEntry& entry) {
          return entry.level > 1 && entry.level <= depth && entry.id != w.heading_id;
        });
    return static_cast<std::size_t>(listed - entries.begin());
  }

  // Writes the entries from `i` that are at `level` or deeper; returns the first that is not.
  std::size_t write(std::size_t i, int level) const {
    const std::vector<OutlineEntry>& entries = w.outline.entries();
    const Element list = w.block("ul", {{"role", "list"}});
    while (i < entries.size() && entries[i].level >= level) {
      const Element item = w.block("li");
      {
        const Element link = w.block("a", {{"href", "#" + entries[i].id}});
        for (const Inline& piece : entries[i].line) {
          const auto& run = std::get<TextRun>(piece);
          w.write(document::Label(run.text, run.language));
        }
      }
      i = next_listed(i + 1);
      if (i < entries.size() && entries[i].level > level) i = write(i, level + 1);
    }
    return i;
  }
};

// By the heading over it. Where several documents on the page have contents, with the title of its document;
// where that does not tell them apart either, it is no landmark.
std::string contents_name(const Writer& w) {
  const OutlineEntry* heading = w.outline.find(w.heading_id);
  if (heading == nullptr || w.outline.is_only(*heading)) return w.heading_id;
  const OutlineEntry& title = w.outline.entries().front();
  return w.outline.is_only(title) ? title.id + " " + w.heading_id : std::string();
}

}  // namespace

std::size_t character_count(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string accessible_name(const std::string& visible, const std::string& description) {
  if (description.empty()) return {};
  const bool holds_words = description.find(visible) != std::string::npos;
  return holds_words ? description : visible + ", " + description;
}

void Writer::write(const document::Blocks& blocks) {
  for (const document::Block& block : blocks)
    std::visit([this](const auto& value) { html::write(*this, value); }, block.as_variant());
}

void Writer::write_item(const document::Blocks& blocks) {
  const auto* only = blocks.size() == 1 ? std::get_if<Paragraph>(&blocks.front().as_variant()) : nullptr;
  const bool is_plain = only && only->style == ParagraphStyle::body && only->language.empty();
  if (is_plain) return write(only->content);
  write(blocks);
}

// Runs that follow each other with the same target are one link, not several.
void Writer::write(const document::Inlines& inlines) {
  for (auto at = inlines.begin(); at != inlines.end();) {
    const std::string_view target = link_of(*at);
    const auto end =
        std::find_if(at, inlines.end(), [&](const Inline& piece) { return link_of(piece) != target; });
    std::optional<Element> link;
    if (!target.empty()) {
      const std::string name =
          accessible_name(document::plain_text({at, end}), std::get<TextRun>(*at).link_description);
      const std::string href = outline.target(target);
      link.emplace(out, "a", Attributes{{"href", href}, {"aria-label", name}}, Flow::inline_);
    }
    for (; at != end; ++at) write_piece(*this, *at);
  }
}

void Writer::write(const document::Label& label) {
  std::optional<Element> passage;
  if (!label.language.empty())
    passage.emplace(out, "span", Attributes{{"lang", label.language}}, Flow::inline_);
  text::append_xml(out, label);
}

// "Boateng-Asare" breaks before it, not inside: a browser would take the hyphen for a place to break a line.
void Writer::write_words(std::string_view words) {
  constexpr std::size_t longest_whole_word = 24;
  while (!words.empty()) {
    const std::string_view word = words.substr(0, std::min(words.find(' '), words.size() - 1) + 1);
    std::optional<Element> whole;
    if (word.find('-') != std::string_view::npos && word.size() <= longest_whole_word)
      whole.emplace(out, "span", Attributes{{"class", "whole"}}, Flow::inline_);
    text::append_xml(out, word);
    words.remove_prefix(word.size());
  }
}

// A named section is a landmark; two landmarks of the same name would not help anyone to find their way, so a
// section whose heading comes again ("Activities and evidence") stays unnamed.
void write(Writer& w, const document::Section& section) {
  const Heading* heading = first_heading(section.blocks);
  const OutlineEntry* entry = heading ? &w.outline.of(*heading) : nullptr;
  const std::string_view label = entry && w.outline.is_only(*entry) ? std::string_view(entry->id) : "";
  w.put("section",
        {{"class", section.new_page ? "page" : ""}, {"lang", section.language}, {"aria-labelledby", label}},
        section.blocks);
}

void write(Writer& w, const Heading& heading) {
  w.heading_id = w.outline.of(heading).id;
  w.put(heading_tag(heading.level), {{"id", w.heading_id}, {"class", heading.title ? "title" : ""}},
        heading.content);
}

void write(Writer& w, const Paragraph& paragraph) {
  w.put("p", {{"class", class_of(paragraph)}, {"lang", paragraph.language}}, paragraph.content);
}

void write(Writer& w, const document::List& list) {
  const Element element = w.block(list.ordered ? "ol" : "ul");
  for (const document::ListItem& item : list.items) {
    const Element li = w.block("li");
    w.write_item(item.blocks);
  }
}

void write(Writer& w, const document::Facts& facts) {
  const Element list =
      w.block("dl", {{"class", document::facts_words[static_cast<std::size_t>(facts.style)]}});
  for (const document::Fact& fact : facts.facts) {
    const Element group = w.block("div");
    w.put("dt", {}, fact.label);
    const Element value = w.block("dd");
    w.write_item(fact.value);
  }
}

// role="note": an aside without it would be a landmark inside the landmark of its section.
void write(Writer& w, const document::Callout& callout) {
  w.put("aside", {{"role", "note"}}, callout.blocks);
}

void write(Writer& w, const document::Banner& banner) {
  const bool framed = banner.tone == document::BannerTone::frame;
  const Element element = w.block("div", {{"class", framed ? "banner frame" : "banner ground"}});
  if (!banner.head.empty()) {
    const Element head = w.block("p", {{"class", "banner-head"}});
    const Element strong = w.span("strong");
    w.write(banner.head);
  }
  w.write(banner.blocks);
}

void write(Writer& w, const document::Contents& contents) {
  const ContentsList list{w, contents.depth};
  const std::size_t first = list.next_listed(0);
  if (first == w.outline.entries().size()) return;
  const std::string name = contents_name(w);
  const Element nav = w.block("nav", {{"aria-labelledby", name}, {"role", name.empty() ? "none" : ""}});
  list.write(first, 2);
}

void write(Writer& w, const document::Figure& figure) {
  const Element element = w.block("figure");
  w.write(figure.blocks);
  if (!figure.caption.empty()) w.put("figcaption", {}, figure.caption);
}

}  // namespace planpress::html

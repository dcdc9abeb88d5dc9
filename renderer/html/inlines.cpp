#include <algorithm>
#include <optional>
#include <span>

#include "renderer/html/writer.hpp"

namespace planpress::html {
namespace {

using document::TextRun;

// The schemes that a document may point at; anything else is printed as text without a link.
bool is_allowed(std::string_view href) {
  for (const std::string_view scheme : {"https:", "mailto:", "tel:", "#"}) {
    if (href.starts_with(scheme)) return true;
  }
  return false;
}

std::string_view link_of(const document::Inline& piece) {
  const auto* run = std::get_if<TextRun>(&piece);
  return run && is_allowed(run->href) ? std::string_view(run->href) : std::string_view{};
}

// One after the last piece that is part of the link which begins at `first`.
std::size_t link_end(const document::Inlines& inlines, std::size_t first) {
  std::size_t end = first;
  while (end < inlines.size() && link_of(inlines[end]) == link_of(inlines[first])) ++end;
  return end;
}

std::string classes_of(const TextRun& run) {
  std::string names;
  const auto add = [&names](bool wanted, std::string_view name) {
    if (!wanted) return;
    if (!names.empty()) names += ' ';
    names += name;
  };
  add(run.light, "light");
  add(run.nowrap, "nowrap");
  add(run.tone == document::Tone::secondary, "secondary");
  return names;
}

constexpr std::size_t longest_whole_word = 24;

bool is_hyphenated(std::string_view word) {
  return word.find('-') != std::string_view::npos && word.size() <= longest_whole_word;
}

}  // namespace

std::size_t character_count(std::string_view utf8) {
  std::size_t count = 0;
  for (const char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  return count;
}

std::string accessible_name(const std::string& visible, const std::string& description) {
  if (description.empty()) return {};
  const bool holds_words = description.find(visible) != std::string::npos;
  return holds_words ? description : visible + ", " + description;
}

void append_label(std::string& out, const document::Label& label) {
  if (label.language.empty()) return text::append_xml(out, label);
  const Element passage(out, "span", {{"lang", label.language}}, Flow::inline_);
  text::append_xml(out, label);
}

void append_label(std::string& out, std::string_view tag, Attributes attributes,
                  const document::Label& label) {
  const Element element(out, tag, attributes);
  append_label(out, label);
}

// Runs that follow each other with the same target are one link, not several.
void Writer::write(const document::Inlines& inlines) {
  for (std::size_t first = 0; first < inlines.size();) {
    const std::size_t end = link_end(inlines, first);
    write_stretch(std::span(inlines).subspan(first, end - first), link_of(inlines[first]));
    first = end;
  }
}

void Writer::write_stretch(std::span<const document::Inline> inlines, std::string_view target) {
  std::optional<Element> link;
  if (!target.empty()) {
    const std::string name = accessible_name(document::plain_text({inlines.begin(), inlines.end()}),
                                             std::get<TextRun>(inlines.front()).link_description);
    const std::string href = outline_.target(target);
    link.emplace(out_, "a", Attributes{{"href", href}, {"aria-label", name}}, Flow::inline_);
  }
  for (const document::Inline& piece : inlines) {
    std::visit([this](const auto& value) { write(value); }, piece);
  }
}

void Writer::write(const TextRun& run) {
  if (!run.strong) return write_text(run);
  const Element strong = span("strong");
  write_text(run);
}

void Writer::write_text(const TextRun& run) {
  const std::string classes = classes_of(run);
  if (classes.empty() && run.language.empty()) return write_words(run.text);
  const Element element = span("span", {{"class", classes}, {"lang", run.language}});
  write_words(run.text);
}

// "Boateng-Asare" breaks before it, not inside: a browser would take the hyphen for a place to break a line.
void Writer::write_words(std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size() - 1) + 1;
    const std::string_view word = words.substr(0, end);
    if (is_hyphenated(word)) {
      const Element whole = span("span", {{"class", "whole"}});
      text(word);
    } else {
      text(word);
    }
    words.remove_prefix(end);
  }
}

void Writer::write(const document::LineBreak&) { append_void_element(out_, "br"); }

void Writer::write(const document::Tick&) {
  const Element icon = span("svg", {{"class", "tick"}, {"viewBox", "0 0 12 12"}, {"aria-hidden", "true"}});
  append_void_element(out_, "path", {{"d", "M1.5 6.5 4.5 9.5 10.5 2"}});
}

}  // namespace planpress::html
